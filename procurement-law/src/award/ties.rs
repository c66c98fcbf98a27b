//! Equal lowest prices (標價相同): one more comparison among the holders while fewer than three were held, then lots (施行細則 62).

use rust_decimal::Decimal;

use crate::facts::choice;

/// Holders of the same lowest price that could be awarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The holders.
    pub bidders: Vec<String>,
    /// Their price, NT$.
    pub price: Decimal,
    /// Comparison rounds held before.
    pub rounds: i64,
    /// Most comparison rounds by law; a lower limit set by the agency does not shorten this.
    pub most: i64,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// One more comparison among these.
    Compare(Vec<String>),
    /// Lots among these, at this price.
    Lots(Vec<String>, Decimal),
    /// This bidder at this price.
    Winner(String, Decimal),
}

choice! {
    /// Why a tie cannot be settled as recorded.
    pub enum TieFault {
        /// Fewer than two holders, or one named twice.
        NoTie = "no_tie",
        /// A number of rounds that cannot have been held.
        BadRounds = "bad_rounds",
        /// A comparison after three were held.
        NoMoreRounds = "no_more_rounds",
        /// Not each of the holders answered once, or somebody else did.
        NotTheHolders = "not_the_holders",
        /// A price above the one held.
        TieRaised = "tie_raised",
        /// Lots where a comparison is still due or a lower price decides.
        LotsTooEarly = "lots_too_early",
        /// The bidder drawn is not among those in the lots.
        NotInLots = "not_in_lots",
    }
}

/// What follows from the tie, from the answers of one more comparison (`None` = gave up) and from the lots drawn.
///
/// # Errors
/// What is unlawful in the record.
pub fn next(tie: &Tie, replies: &[(String, Option<Decimal>)], drawn: Option<&str>) -> Result<Next, TieFault> {
    let once = |name: &String| tie.bidders.iter().filter(|other| *other == name).count() == 1;
    match () {
        () if tie.bidders.len() < 2 || !tie.bidders.iter().all(once) => Err(TieFault::NoTie),
        () if tie.rounds < 0 || tie.rounds > tie.most => Err(TieFault::BadRounds),
        () if replies.is_empty() && tie.rounds < tie.most => early(drawn, Next::Compare(tie.bidders.clone())),
        () if replies.is_empty() => lots(tie.bidders.clone(), tie.price, drawn),
        () if tie.rounds >= tie.most => Err(TieFault::NoMoreRounds),
        () => compared(tie, replies, drawn),
    }
}

fn compared(tie: &Tie, replies: &[(String, Option<Decimal>)], drawn: Option<&str>) -> Result<Next, TieFault> {
    let answered = |name: &String| replies.iter().filter(|(who, _)| who == name).count() == 1;
    if replies.len() != tie.bidders.len() || !tie.bidders.iter().all(answered) {
        return Err(TieFault::NotTheHolders);
    }
    let held: Vec<(&String, Decimal)> = replies.iter().map(|(who, price)| (who, price.unwrap_or(tie.price))).collect();
    let lowest = held.iter().fold(tie.price, |lowest, (_, price)| lowest.min(*price));
    if held.iter().any(|(_, price)| *price > tie.price) {
        return Err(TieFault::TieRaised);
    }
    let still = |name: &String| held.iter().any(|(who, price)| *who == name && *price == lowest);
    let holders: Vec<String> = tie.bidders.iter().filter(|name| still(name)).cloned().collect();
    match holders.as_slice() {
        [winner] => early(drawn, Next::Winner(winner.clone(), lowest)),
        _ => lots(holders, lowest, drawn),
    }
}

/// Lots have no place yet.
fn early(drawn: Option<&str>, next: Next) -> Result<Next, TieFault> {
    if drawn.is_some() { Err(TieFault::LotsTooEarly) } else { Ok(next) }
}

fn lots(holders: Vec<String>, price: Decimal, drawn: Option<&str>) -> Result<Next, TieFault> {
    match drawn {
        None => Ok(Next::Lots(holders, price)),
        Some(name) if holders.iter().any(|holder| holder == name) => Ok(Next::Winner(name.to_owned(), price)),
        Some(_) => Err(TieFault::NotInLots),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    /// The law's two sentences once more, over numbers: who may be the winner, or `None` while a comparison is due.
    fn slow(rounds: i64, answers: Option<[u32; 3]>) -> (u32, Option<Vec<usize>>) {
        match answers {
            None if rounds < 3 => (2, None),
            None => (2, Some(vec![0, 1, 2])),
            Some(prices) => {
                let best = prices.into_iter().min().unwrap();
                (best, Some((0..3).filter(|n| prices[*n] == best).collect()))
            }
        }
    }

    #[test]
    fn every_tie_of_three() {
        let names = ["A", "B", "C"].map(str::to_owned);
        for rounds in 0..=3 {
            let tie = Tie { bidders: names.to_vec(), price: dollars(2), rounds, most: 3 };
            let every = (0..27).map(|n| Some([n % 3, n / 3 % 3, n / 9]));
            for answers in every.chain([None]) {
                // Answer 2 is the price held, which is the same as giving up.
                let reply = |(name, price): (&String, u32)| (name.clone(), (price < 2).then(|| dollars(price)));
                let replies: Vec<_> = answers.map_or(vec![], |prices| names.iter().zip(prices).map(reply).collect());
                if rounds == 3 && answers.is_some() {
                    assert_eq!(next(&tie, &replies, None), Err(TieFault::NoMoreRounds));
                    continue;
                }
                let (price, holders) = slow(rounds, answers);
                let expected = match holders.as_deref() {
                    None => Next::Compare(names.to_vec()),
                    Some([one]) => Next::Winner(names[*one].clone(), dollars(price)),
                    Some(many) => Next::Lots(many.iter().map(|n| names[*n].clone()).collect(), dollars(price)),
                };
                for drawn in ["A", "B", "C", "X"] {
                    let drew = match &expected {
                        Next::Lots(among, price) if among.iter().any(|name| name == drawn) => {
                            Ok(Next::Winner(drawn.to_owned(), *price))
                        }
                        Next::Lots(..) => Err(TieFault::NotInLots),
                        _ => Err(TieFault::LotsTooEarly),
                    };
                    assert_eq!(next(&tie, &replies, Some(drawn)), drew);
                }
                assert_eq!(next(&tie, &replies, None), Ok(expected));
            }
        }
    }
}
