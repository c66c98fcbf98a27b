//! Properties of whole contests: bidders answer by a plan of their own, and the machine says who is asked when.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::contest::{Answer, Ask, Bid, Contest, Lowest, Reply, Step};
use super::reduction::next;
use crate::money::dollars;

/// A bidder: its price, and by how much it reduces each time it is asked (0 = gives up).
type Plan = (u32, Vec<u32>);

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    prop::collection::vec((900_u32..1200, prop::collection::vec(0_u32..60, 4)), 1..5)
}

fn contest(plans: &[Plan], order: &[usize], limit: u32, scale: u32) -> Contest {
    let bid = |n: &usize| Bid { bidder: n.to_string(), price: dollars(plans[*n].0) * dollars(scale) };
    let bids = order.iter().map(bid).collect();
    Contest { limit: dollars(limit) * dollars(scale), bids, rounds: 3, fixed: Some(3), told: true }
}

/// Plays to the end; gives the history with the last step.
fn play(contest: &Contest, plans: &[Plan], scale: u32) -> (Vec<Reply>, Step) {
    let mut history: Vec<Reply> = Vec::new();
    loop {
        match next(contest, &history).unwrap() {
            Step::Ask { round, bidders, .. } => {
                let answers: Vec<Reply> =
                    bidders.iter().map(|name| reply(contest, plans, &history, name, round, scale)).collect();
                history.extend(answers);
            }
            end => return (history, end),
        }
    }
}

fn reply(contest: &Contest, plans: &[Plan], history: &[Reply], name: &str, round: i64, scale: u32) -> Reply {
    let plan = &plans[name.parse::<usize>().unwrap()];
    let less = dollars(plan.1[usize::try_from(round).unwrap()]) * dollars(scale);
    let written = history.iter().filter(|reply| reply.bidder == name).filter_map(|reply| match reply.answer {
        Answer::Price(price) => Some(price),
        _ => None,
    });
    let opening = contest.bids.iter().find(|bid| bid.bidder == name).map(|bid| bid.price).unwrap();
    let now = written.min().unwrap_or(opening);
    let answer = if less.is_zero() { Answer::Waived } else { Answer::Price(now - less) };
    Reply { round, bidder: name.to_owned(), answer }
}

fn sorted(mut lowest: Lowest, scale: u32) -> (Vec<String>, Decimal, i64) {
    lowest.bidders.sort();
    (lowest.bidders, (lowest.price / dollars(scale)).normalize(), lowest.rounds)
}

fn end(step: Step, scale: u32) -> (bool, (Vec<String>, Decimal, i64)) {
    match step {
        Step::Within(lowest) => (true, sorted(lowest, scale)),
        Step::Over(lowest) => (false, sorted(lowest, scale)),
        other => panic!("{other:?} is no end"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn neither_order_nor_scale_changes_the_end(plans in plans(), turn in 0_usize..5, scale in 1_u32..9000) {
        let forward: Vec<usize> = (0..plans.len()).collect();
        let mut turned = forward.clone();
        turned.rotate_left(turn % plans.len());
        turned.reverse();
        let of = |order: &[usize], scale| end(play(&contest(&plans, order, 1000, scale), &plans, scale).1, scale);
        prop_assert_eq!(of(&forward, 1), of(&turned, 1));
        prop_assert_eq!(of(&forward, 1), of(&forward, scale));
    }

    #[test]
    fn what_is_reached_is_within_and_belongs_to_a_bidder(plans in plans(), limit in 850_u32..1200) {
        let order: Vec<usize> = (0..plans.len()).collect();
        let contest = contest(&plans, &order, limit, 1);
        let (history, step) = play(&contest, &plans, 1);
        let within = matches!(step, Step::Within(_));
        let (_, (bidders, price, rounds)) = end(step, 1);
        prop_assert_eq!(price <= contest.limit, within);
        prop_assert!((0..=3).contains(&rounds) && !bidders.is_empty());
        for name in &bidders {
            let own = contest.bids.iter().find(|bid| bid.bidder == *name).unwrap();
            let wrote = history.iter().any(|r| r.bidder == *name && r.answer == Answer::Price(price));
            prop_assert!(own.price == price || wrote);
        }
    }

    #[test]
    fn a_lower_limit_never_makes_it_easier(plans in plans(), limit in 850_u32..1200, less in 1_u32..200) {
        let order: Vec<usize> = (0..plans.len()).collect();
        let (history, low) = play(&contest(&plans, &order, limit - less, 1), &plans, 1);
        let high = contest(&plans, &order, limit, 1);
        let (shorter, high) = play(&high, &plans, 1);
        // The rounds before either end are the same, so the higher limit ends at the same round or before.
        prop_assert!(shorter.len() <= history.len() && history[..shorter.len()] == shorter[..]);
        prop_assert!(end(high, 1).0 || !end(low, 1).0);
    }

    #[test]
    fn a_sole_bidder_is_asked_until_it_gives_up(price in 1001_u32..1200) {
        let plans = vec![(price, vec![1, 0, 0, 0])];
        let open = Contest { fixed: None, told: false, ..contest(&plans, &[0], 900, 1) };
        let (history, step) = play(&open, &plans, 1);
        prop_assert_eq!(history.len(), 2);
        prop_assert_eq!(end(step, 1), (false, (vec!["0".to_owned()], dollars(price - 1), 0)));
        let again = next(&open, &history[..1]).unwrap();
        let asked_again = matches!(again, Step::Ask { ask: Ask::Sole, round: 1, .. });
        prop_assert!(asked_again);
    }
}
