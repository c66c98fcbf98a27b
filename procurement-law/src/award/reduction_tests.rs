//! The reduction machine against a slow model that asks each question of the whole history anew, over every small history.

use super::contest::{Answer, Ask, Bid, Contest, Fault, FaultKind, Lowest, Reply, Step};
use super::reduction::next;
use crate::money::dollars;

const NAMES: [&str; 4] = ["A", "B", "C", "X"];
const LIMIT: u32 = 2;

/// A small answer.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Small {
    Price(u32),
    Limit,
    Waived,
}

type Round = Vec<(usize, Small)>;

/// The slow model: bidders are numbers, and nothing is carried from one round to the next.
struct Slow<'a> {
    prices: &'a [u32],
    rounds: usize,
    history: Vec<Round>,
}

impl Slow<'_> {
    fn price(&self, bidder: usize, before: usize) -> u32 {
        let written = self.history[..before].iter().flatten().filter(|(who, _)| *who == bidder);
        let written = written.filter_map(|(_, small)| match small {
            Small::Price(price) => Some(*price),
            Small::Limit => Some(LIMIT),
            Small::Waived => None,
        });
        written.min().unwrap_or(9).min(self.prices[bidder])
    }

    fn lowest(&self, before: usize) -> u32 {
        (0..self.prices.len()).map(|bidder| self.price(bidder, before)).min().unwrap()
    }

    fn sole(&self) -> bool {
        self.prices.len() == 1
    }

    fn allowed(&self) -> usize {
        if self.sole() { self.rounds } else { self.rounds + 1 }
    }

    /// Whether the bidder has to be asked now.
    fn must(&self, bidder: usize) -> bool {
        let now = self.history.len();
        if now == 0 {
            return self.price(bidder, 0) == self.lowest(0);
        }
        if now == 1 && !self.sole() {
            return true;
        }
        self.history[now - 1].iter().any(|(who, small)| {
            let price = if *small == Small::Limit { LIMIT } else { self.price(*who, now) };
            *who == bidder && *small != Small::Waived && price <= self.lowest(now - 1)
        })
    }

    fn takes(&self, round: &Round) -> bool {
        let now = self.history.len();
        let wrote = round.iter().filter(|(_, small)| *small != Small::Waived).count();
        let alone = self.sole() || (now > 0 && wrote == 1);
        let known = round.iter().all(|(who, _)| *who < self.prices.len());
        known
            && self.lowest(now) > LIMIT
            && now < self.allowed()
            && (now > 0 || round.iter().all(|(who, _)| self.must(*who)))
            && (now == 0
                || (0..self.prices.len()).all(|who| !self.must(who) || round.iter().any(|r| r.0 == who))
                || self.sole())
            && round.iter().all(|(who, small)| match small {
                Small::Price(price) => *price <= self.price(*who, now),
                Small::Limit => alone,
                Small::Waived => true,
            })
    }

    fn step(&self) -> Step {
        let now = self.history.len();
        let price = self.lowest(now);
        let all = 0..self.prices.len();
        let names = |which: Vec<usize>| which.into_iter().map(|who| NAMES[who].to_owned()).collect::<Vec<_>>();
        let bidders = names(all.clone().filter(|who| self.price(*who, now) == price).collect());
        let rounds = if self.sole() { 0 } else { i64::try_from(now.max(1)).unwrap() - 1 };
        let lowest = Lowest { bidders, price: dollars(price), rounds };
        let must = names(all.filter(|who| self.must(*who)).collect());
        if price <= LIMIT {
            return Step::Within(lowest);
        }
        if now == self.allowed() || must.is_empty() {
            return Step::Over(lowest);
        }
        let ask = match (self.sole(), now, must.len()) {
            (true, ..) => Ask::Sole,
            (_, 0, _) => Ask::First,
            (_, _, 1) => Ask::Last,
            _ => Ask::Round,
        };
        Step::Ask { ask, round: i64::try_from(now).unwrap(), bidders: must, reach: dollars(price) }
    }

    fn contest(&self) -> Contest {
        let bids = self.prices.iter().zip(NAMES);
        let bids = bids.map(|(price, name)| Bid { bidder: name.to_owned(), price: dollars(*price) }).collect();
        let fixed = Some(i64::try_from(self.rounds).unwrap());
        Contest { limit: dollars(LIMIT), bids, rounds: 3, fixed, told: true }
    }
}

fn replies(history: &[Round]) -> Vec<Reply> {
    let of = |(round, (who, small)): (usize, &(usize, Small))| Reply {
        round: i64::try_from(round).unwrap(),
        bidder: NAMES[*who].to_owned(),
        answer: match small {
            Small::Price(price) => Answer::Price(dollars(*price)),
            Small::Limit => Answer::ToLimit(dollars(0)),
            Small::Waived => Answer::Waived,
        },
    };
    history.iter().enumerate().flat_map(|(n, round)| round.iter().map(move |one| (n, one))).map(of).collect()
}

/// Every round in which each of `people` is left out or gives one of the answers.
fn every_round(people: &[usize], answers: &[Small]) -> Vec<Round> {
    people.iter().fold(vec![Vec::new()], |rounds: Vec<Round>, who| {
        let with = |round: &Round| {
            let said = answers.iter().map(|small| round.iter().copied().chain([(*who, *small)]).collect());
            std::iter::once(round.clone()).chain(said).collect::<Vec<Round>>()
        };
        rounds.iter().flat_map(with).collect()
    })
}

/// Compares the two on every lawful history and on every round that could follow it; gives the number of histories.
fn explore(slow: &mut Slow<'_>, candidates: &[Round]) -> usize {
    let contest = slow.contest();
    assert_eq!(next(&contest, &replies(&slow.history)), Ok(slow.step()), "{:?} {:?}", slow.prices, slow.history);
    let mut seen = 1;
    for round in candidates.iter().filter(|round| !round.is_empty()) {
        let lawful = slow.takes(round);
        slow.history.push(round.clone());
        if lawful {
            seen += explore(slow, candidates);
        } else {
            let judged = next(&contest, &replies(&slow.history));
            assert!(judged.is_err(), "{:?} {:?} {judged:?}", slow.prices, slow.history);
        }
        slow.history.pop();
    }
    seen
}

fn every_start(people: usize, prices: &[u32], rounds: usize, candidates: &[Round]) -> usize {
    let starts = (0..people).fold(vec![vec![]], |starts: Vec<Vec<u32>>, _| {
        starts.iter().flat_map(|s| prices.iter().map(|p| [s.as_slice(), &[*p]].concat()).collect::<Vec<_>>()).collect()
    });
    starts.iter().map(|prices| explore(&mut Slow { prices, rounds, history: Vec::new() }, candidates)).sum()
}

#[test]
fn every_history_of_one_bidder() {
    let answers = [Small::Waived, Small::Limit, Small::Price(1), Small::Price(2), Small::Price(3), Small::Price(4)];
    assert!(every_start(1, &[1, 2, 3, 4], 3, &every_round(&[0, 3], &answers)) > 50);
}

#[test]
fn every_history_of_two_bidders() {
    let few = [Small::Waived, Small::Limit, Small::Price(3)];
    let all = every_round(&[0, 1], &[few.as_slice(), &[Small::Price(2), Small::Price(4)]].concat());
    let seen = every_start(2, &[2, 3, 4], 1, &all) + every_start(2, &[3, 4], 2, &all);
    assert!(seen + every_start(2, &[3, 4], 3, &every_round(&[0, 1], &few)) > 1000, "{seen}");
}

#[test]
fn every_history_of_three_bidders() {
    let some = every_round(&[2, 0, 1], &[Small::Waived, Small::Limit, Small::Price(3)]);
    let seen = every_start(3, &[3, 4], 1, &some);
    let mut twice = Slow { prices: &[3, 4, 3], rounds: 2, history: Vec::new() };
    let fewer = every_round(&[2, 0, 1], &[Small::Waived, Small::Price(3)]);
    assert!(seen + explore(&mut twice, &fewer) > 400, "{seen}");
}

fn contest(prices: &[u32]) -> Contest {
    Slow { prices, rounds: 3, history: Vec::new() }.contest()
}

fn fault(contest: &Contest, history: &[(i64, &str, Answer)]) -> Fault {
    let of = |(round, bidder, answer): &(i64, &str, Answer)| Reply {
        round: *round,
        bidder: (*bidder).to_owned(),
        answer: *answer,
    };
    next(contest, &history.iter().map(of).collect::<Vec<_>>()).unwrap_err()
}

#[test]
fn each_fault_is_named_with_bidder_and_round() {
    use FaultKind::{
        AlreadyWithin, NoPrice, NotEntitled, NotInvited, NotLowest, Raised, RoundOrder, TooManyRounds, Twice,
    };
    let (two, w, p) = (contest(&[3, 4]), Answer::Waived, |n| Answer::Price(dollars(n)));
    let l = |n| Answer::ToLimit(dollars(n));
    let first = (0, "A", w);
    let round = |n| [(n, "A", w), (n, "B", p(4))];
    let full = [[first].as_slice(), &round(1), &[(2, "A", w), (3, "A", w)]].concat();
    for (history, kind, bidder, at) in [
        (vec![(1, "A", w)], RoundOrder, "", 1),
        (vec![(0, "B", w)], NotLowest, "B", 0),
        (vec![(0, "X", w)], NotEntitled, "X", 0),
        (vec![first, first], Twice, "A", 0),
        (vec![first, (2, "A", w), (2, "B", w)], RoundOrder, "", 2),
        (vec![first, (1, "A", w)], NotInvited, "B", 1),
        (vec![first, (1, "A", w), (1, "B", p(5))], Raised, "B", 1),
        (vec![(0, "A", p(2)), (1, "A", w)], AlreadyWithin, "", 1),
        (vec![(0, "A", l(0))], NoPrice, "A", 0),
        (vec![first, (1, "A", l(0)), (1, "B", p(3))], NoPrice, "A", 1),
        (vec![first, (1, "A", l(3)), (1, "B", w)], NoPrice, "A", 1),
        ([full.as_slice(), &[(4, "A", w)]].concat(), TooManyRounds, "", 4),
    ] {
        assert_eq!(fault(&two, &history), Fault::of(kind, bidder, at), "{history:?}");
    }
    assert_eq!(fault(&contest(&[]), &[first]), Fault::of(NotEntitled, "A", 0));
    let mut double = two.clone();
    double.bids[1].bidder = "A".to_owned();
    assert_eq!(fault(&double, &[]), Fault::of(Twice, "A", 0));
    assert_eq!(next(&contest(&[]), &[]), Ok(Step::NoBid));
}

#[test]
fn a_limit_of_rounds_is_lawful_and_told() {
    use FaultKind::{BadLimit, UntoldLimit};
    let limited = |prices: &[u32], fixed, told| {
        let judged = next(&Contest { fixed, told, ..contest(prices) }, &[]);
        judged.err().map(|fault| fault.kind)
    };
    for (prices, fixed, told, expected) in [
        (vec![3, 4], Some(0), true, Some(BadLimit)),
        (vec![3, 4], Some(1), true, None),
        (vec![3, 4], Some(3), true, None),
        (vec![3, 4], Some(4), true, Some(BadLimit)),
        (vec![3, 4], Some(2), false, Some(UntoldLimit)),
        (vec![3, 4], Some(3), false, None),
        (vec![3, 4], None, false, None),
        (vec![3], Some(0), true, Some(BadLimit)),
        (vec![3], Some(4), true, None),
        (vec![3], Some(3), false, Some(UntoldLimit)),
        (vec![3], None, false, None),
    ] {
        assert_eq!(limited(&prices, fixed, told), expected, "{prices:?} {fixed:?} {told}");
    }
}

#[test]
fn without_a_limit_a_sole_bidder_may_be_asked_on_and_others_three_times() {
    let many: Vec<Reply> =
        (0..9).map(|round| Reply { round, bidder: "A".to_owned(), answer: Answer::Price(dollars(3)) }).collect();
    let open = |prices: &[u32]| Contest { fixed: None, told: false, ..contest(prices) };
    assert!(matches!(next(&open(&[3]), &many), Ok(Step::Ask { ask: Ask::Sole, round: 9, .. })));
    assert_eq!(next(&open(&[3, 4]), &many).unwrap_err().kind, FaultKind::NotInvited);
    let limit =
        |less| next(&open(&[3]), &[Reply { round: 0, bidder: "A".into(), answer: Answer::ToLimit(dollars(less)) }]);
    for (less, price) in [(0, 2), (1, 1), (2, 0)] {
        assert!(matches!(limit(less), Ok(Step::Within(Lowest { price: reached, .. })) if reached == dollars(price)));
    }
    assert!(limit(3).is_err());
}
