//! First reduction and comparison rounds (減價, 比減價格): what was asked and answered is played again, and the next lawful step follows.
//!
//! A bidder that gave up, or stayed above the price announced, need not be invited to the next round; inviting it is lawful all the same
//! (施行細則 70-3 says 得). Its last price stands (施行細則 83).

use rust_decimal::Decimal;

use crate::award::contest::{Answer, Ask, Bid, Contest, Fault, FaultKind, Lowest, Reply, Step};

/// The next step after a history.
///
/// # Errors
/// The first fault of the history.
pub fn next(contest: &Contest, history: &[Reply]) -> Result<Step, Fault> {
    let mut table = Table::open(contest)?;
    for replies in history.chunk_by(|a, b| a.round == b.round) {
        table.play(replies)?;
    }
    Ok(table.step())
}

/// Who stands lowest when bidders that took part are rejected after a history (政府採購法 58); `None` where nobody is left.
///
/// # Errors
/// The first fault of the history.
pub fn without(contest: &Contest, history: &[Reply], rejected: &[&str]) -> Result<Option<Lowest>, Fault> {
    let mut table = Table::open(contest)?;
    for replies in history.chunk_by(|a, b| a.round == b.round) {
        table.play(replies)?;
    }
    table.seats.retain(|seat| !rejected.contains(&seat.bidder));
    Ok(table.lowest())
}

/// The prices on the table.
struct Table<'a> {
    contest: &'a Contest,
    seats: Vec<Seat<'a>>,
    /// Whether there is one compliant bidder from the start.
    sole: bool,
    /// Rounds played, the first reduction among them.
    played: i64,
    /// Most rounds to be played, the first reduction among them.
    most: i64,
}

/// A bidder at the table.
struct Seat<'a> {
    bidder: &'a str,
    price: Decimal,
    /// Need not be invited to the next comparison round.
    out: bool,
}

impl<'a> Table<'a> {
    fn open(contest: &'a Contest) -> Result<Self, Fault> {
        let mut seats: Vec<Seat<'a>> = Vec::with_capacity(contest.bids.len());
        for Bid { bidder, price } in &contest.bids {
            if seats.iter().any(|seat| seat.bidder == bidder) {
                return Err(Fault::of(FaultKind::Twice, bidder, 0));
            }
            seats.push(Seat { bidder, price: *price, out: false });
        }
        let sole = seats.len() == 1;
        let most = most(contest, sole)?;
        Ok(Self { contest, seats, sole, played: 0, most })
    }

    fn lowest(&self) -> Option<Lowest> {
        let price = self.seats.iter().map(|seat| seat.price).min()?;
        let holders = self.seats.iter().filter(|seat| seat.price == price);
        let bidders = holders.map(|seat| seat.bidder.to_owned()).collect();
        // A sole bidder's reductions are no comparisons.
        let rounds = if self.sole { 0 } else { self.played.saturating_sub(1).max(0) };
        Some(Lowest { bidders, price, rounds })
    }

    fn step(&self) -> Step {
        let Some(lowest) = self.lowest() else {
            return Step::NoBid;
        };
        if lowest.price <= self.contest.limit {
            return Step::Within(lowest);
        }
        let invited: Vec<String> = self.seats.iter().filter(|seat| !seat.out).map(|s| s.bidder.to_owned()).collect();
        if self.played >= self.most || invited.is_empty() {
            return Step::Over(lowest);
        }
        let (ask, bidders) = match (self.sole, self.played, invited.len()) {
            (true, ..) => (Ask::Sole, invited),
            (false, 0, _) => (Ask::First, lowest.bidders),
            (false, _, 1) => (Ask::Last, invited),
            _ => (Ask::Round, invited),
        };
        Step::Ask { ask, round: self.played, bidders, reach: lowest.price }
    }

    fn play(&mut self, replies: &[Reply]) -> Result<(), Fault> {
        let round = replies.first().map_or(self.played, |reply| reply.round);
        let fault = |kind, bidder: &str| Err(Fault::of(kind, bidder, round));
        let Some(lowest) = self.lowest() else {
            return fault(FaultKind::NotEntitled, replies.first().map_or("", |reply| &reply.bidder));
        };
        match () {
            () if lowest.price <= self.contest.limit => return fault(FaultKind::AlreadyWithin, ""),
            () if self.played >= self.most => return fault(FaultKind::TooManyRounds, ""),
            () if round != self.played => return fault(FaultKind::RoundOrder, ""),
            () => {}
        }
        let sole = self.sole;
        let (first, comparison) = (self.played == 0 && !sole, self.played > 0 && !sole);
        let asked = |seat: &Seat<'_>| replies.iter().any(|reply| reply.bidder == seat.bidder);
        for (nth, Reply { bidder, .. }) in replies.iter().enumerate() {
            if !self.seats.iter().any(|seat| seat.bidder == bidder) {
                return fault(FaultKind::NotEntitled, bidder);
            }
            if replies.iter().take(nth).any(|earlier| earlier.bidder == *bidder) {
                return fault(FaultKind::Twice, bidder);
            }
            if !comparison && !lowest.bidders.contains(bidder) {
                return fault(FaultKind::NotLowest, bidder);
            }
        }
        if let Some(left) = self.seats.iter().find(|seat| comparison && !seat.out && !asked(seat)) {
            return fault(FaultKind::NotInvited, left.bidder);
        }
        let wrote = replies.iter().filter(|reply| reply.answer != Answer::Waived).count();
        let alone = sole || (comparison && wrote == 1);
        for seat in &mut self.seats {
            let Some(reply) = replies.iter().find(|reply| reply.bidder == seat.bidder) else {
                continue;
            };
            let price = match reply.answer {
                Answer::Waived => seat.price,
                Answer::Price(price) => price,
                Answer::ToLimit(less) if alone && less <= self.contest.limit => self.contest.limit.saturating_sub(less),
                Answer::ToLimit(_) => return fault(FaultKind::NoPrice, seat.bidder),
            };
            if price > seat.price {
                return fault(FaultKind::Raised, seat.bidder);
            }
            seat.price = price;
            // Giving up the first reduction does not close the first comparison, which is for all compliant bidders.
            seat.out = !first && (reply.answer == Answer::Waived || price > lowest.price);
        }
        self.played += 1;
        Ok(())
    }
}

/// Most rounds to be played, the first reduction among them.
fn most(contest: &Contest, sole: bool) -> Result<i64, Fault> {
    let fault = |kind| Err(Fault::of(kind, "", 0));
    match contest.fixed {
        Some(fixed) if fixed < 1 || (!sole && fixed > contest.rounds) => fault(FaultKind::BadLimit),
        Some(fixed) if !contest.told && (sole || fixed < contest.rounds) => fault(FaultKind::UntoldLimit),
        Some(fixed) if sole => Ok(fixed),
        None if sole => Ok(i64::MAX),
        fixed => Ok(fixed.unwrap_or(contest.rounds).saturating_add(1)),
    }
}
