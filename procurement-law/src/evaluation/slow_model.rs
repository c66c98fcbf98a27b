//! Counting once more, slowly and in another way, for comparison with the sheets; and what must not change the order.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::ranking::{first_places, order, rank_sums, ranks};
use super::score_facts::{BidderFacts, ItemFacts, Method, SheetFacts};
use super::sheets::Scores;
use super::ties::{Step, Tie, TieRule};
use crate::fact::{Number, Values};

const METHODS: [Method; 3] = [Method::Total, Method::UnitPrice, Method::Rank];
const TIE_RULES: [TieRule; 3] = [TieRule::Again, TieRule::Heaviest, TieRule::FirstPlaces];

/// Points by member, bidder and item, with the price of each bidder.
type Table = (Vec<Vec<Vec<u32>>>, Vec<u32>);

fn name(n: usize) -> String {
    format!("b{n}")
}

/// Sheets of a table whose items have the weights 12, 7 and 7; all points and weights times a factor.
fn sheets((points, prices): &Table, factor: u32) -> Scores {
    let items: Vec<_> = [12, 7, 7].iter().enumerate().map(|(n, max)| item(n, max * factor)).collect();
    let bidders: Vec<_> = prices.iter().enumerate().map(|(n, price)| bidder(n, *price)).collect();
    let mut rows = Vec::new();
    for (member, own) in points.iter().enumerate() {
        for (n, given) in own.iter().enumerate() {
            let points = given.iter().map(|p| Number(Decimal::from(p * factor))).collect();
            rows.push(SheetFacts { member: member.to_string(), bidder: name(n), points: Values(points) });
        }
    }
    Scores::new(&items, &bidders, &rows).unwrap()
}

fn item(n: usize, max: u32) -> ItemFacts {
    ItemFacts { item: n.to_string(), max: Number(max.into()), price: false }
}

fn bidder(n: usize, price: u32) -> BidderFacts {
    BidderFacts { bidder: name(n), price: Some(price.into()), passed: true }
}

fn everybody(table: &Table) -> BTreeSet<String> {
    (0..table.1.len()).map(name).collect()
}

/// Pairs of bidders compared one by one: who beats whom, by the words of the law.
fn beats((points, prices): &Table, method: Method, a: usize, b: usize) -> bool {
    let total = |bidder: usize| points.iter().map(|own| own[bidder].iter().sum::<u32>()).sum::<u32>();
    let rank = |bidder: usize| -> u32 {
        let sheet = |own: &Vec<Vec<u32>>| {
            let mut totals: Vec<u32> = own.iter().map(|given| given.iter().sum()).collect();
            totals.sort_unstable_by(|x, y| y.cmp(x));
            totals.iter().position(|one| *one == own[bidder].iter().sum::<u32>()).unwrap() as u32 + 1
        };
        points.iter().map(sheet).sum()
    };
    let quotient = |bidder: usize| (u64::from(prices[bidder]), u64::from(total(bidder)));
    match method {
        Method::Total => total(a) > total(b),
        Method::Rank => rank(a) < rank(b),
        Method::UnitPrice => {
            let ((price, points), (other, others)) = (quotient(a), quotient(b));
            // Over the common denominator of both.
            price * points * others / points < other * points * others / others
        }
    }
}

fn slow_order(table: &Table, method: Method) -> Vec<Vec<String>> {
    let all: Vec<usize> = (0..table.1.len()).collect();
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for a in &all {
        groups.entry(all.iter().filter(|b| beats(table, method, **b, *a)).count()).or_default().push(name(*a));
    }
    groups.into_values().collect()
}

fn table() -> impl Strategy<Value = Table> {
    (1_usize..5, 1_usize..6).prop_flat_map(|(members, bidders)| {
        let given = (0_u32..=12, 0_u32..=7, 1_u32..=7).prop_map(|(a, b, c)| vec![a, b, c]);
        let own = proptest::collection::vec(given, bidders);
        (proptest::collection::vec(own, members), proptest::collection::vec(1_u32..40, bidders))
    })
}

/// Few distinct totals, so that ties abound.
fn tied_table() -> impl Strategy<Value = Table> {
    (1_usize..4, 2_usize..5).prop_flat_map(|(members, bidders)| {
        let given = (0_u32..=1, 0_u32..=1, 1_u32..=2).prop_map(|(a, b, c)| vec![a, b, c]);
        let own = proptest::collection::vec(given, bidders);
        (proptest::collection::vec(own, members), proptest::collection::vec(1_u32..3, bidders))
    })
}

fn next(table: &Table, method: Method, rule: TieRule, again: bool, last_round: bool) -> (Vec<String>, Step) {
    let scores = sheets(table, 1);
    let first = order(method, &scores, &everybody(table)).remove(0);
    let step = Tie { method, rule, scores: &scores, again, last_round }.next(&first);
    (first, step)
}

/// The tie rule by counting names one by one.
fn slow_next(table: &Table, method: Method, rule: TieRule, again: bool, last_round: bool) -> Step {
    let tied = slow_order(table, method).remove(0);
    let number = |name: &str| name.trim_start_matches('b').parse::<usize>().unwrap();
    let heaviest = |b: usize| table.0.iter().map(|own| own[b][0]).sum::<u32>();
    let totals = |own: &Vec<Vec<u32>>| own.iter().map(|given| given.iter().sum::<u32>()).collect::<Vec<_>>();
    let firsts =
        |b: usize| table.0.iter().filter(|own| totals(own).iter().all(|t| *t <= totals(own)[b])).count() as u32;
    let key = |name: &String| match rule {
        TieRule::Again => 0,
        TieRule::Heaviest => heaviest(number(name)),
        TieRule::FirstPlaces => firsts(number(name)),
    };
    let best: Vec<_> = tied.iter().filter(|one| tied.iter().all(|other| key(other) <= key(one))).cloned().collect();
    match (tied.len(), rule, best.len()) {
        (1, _, _) => Step::First(tied[0].clone()),
        (_, TieRule::FirstPlaces, _) if method != Method::Rank => Step::NotOffered,
        _ if last_round => Step::Lots(tied),
        (_, TieRule::Again, _) if !again => Step::Again(tied),
        (_, _, 1) => Step::First(best[0].clone()),
        _ => Step::Lots(best),
    }
}

proptest! {
    #[test]
    fn orders_are_those_of_the_slow_model(table in table(), tied in tied_table()) {
        for (table, method) in [&table, &tied].into_iter().flat_map(|table| METHODS.map(|method| (table, method))) {
            prop_assert_eq!(order(method, &sheets(table, 1), &everybody(table)), slow_order(table, method), "{:?}", method);
        }
    }

    #[test]
    fn ties_end_as_in_the_slow_model(table in tied_table(), again: bool, last_round: bool) {
        for (method, rule) in METHODS.into_iter().flat_map(|method| TIE_RULES.map(|rule| (method, rule))) {
            let (_, step) = next(&table, method, rule, again, last_round);
            prop_assert_eq!(step, slow_next(&table, method, rule, again, last_round), "{:?} {:?}", method, rule);
        }
    }

    #[test]
    fn the_sequence_of_members_and_bidders_changes_nothing(table in table(), members in any::<prop::sample::Index>(), bidders in any::<prop::sample::Index>()) {
        let (mut turned, count) = (table.clone(), table.1.len());
        turned.0.rotate_left(members.index(table.0.len()));
        let by = bidders.index(count);
        turned.0.iter_mut().for_each(|own| own.rotate_left(by));
        turned.1.rotate_left(by);
        // Bidder n of the turned table is bidder (n + by) of the first.
        let back = |name: &String| format!("b{}", (name.trim_start_matches('b').parse::<usize>().unwrap() + by) % count);
        for method in METHODS {
            let groups = order(method, &sheets(&turned, 1), &everybody(&turned));
            let named: Vec<BTreeSet<String>> = groups.iter().map(|group| group.iter().map(back).collect()).collect();
            let plain = order(method, &sheets(&table, 1), &everybody(&table));
            prop_assert_eq!(named, plain.into_iter().map(BTreeSet::from_iter).collect::<Vec<_>>());
        }
    }

    #[test]
    fn larger_points_and_weights_keep_the_order(table in table(), factor in 2_u32..50) {
        for method in METHODS {
            let of = |factor| order(method, &sheets(&table, factor), &everybody(&table));
            prop_assert_eq!(of(1), of(factor));
        }
    }

    #[test]
    fn a_bidder_that_is_last_everywhere_changes_no_sum_of_ranks(table in table()) {
        let mut more = table.clone();
        more.0.iter_mut().for_each(|own| own.push(vec![0, 0, 0]));
        more.1.push(1);
        let (before, mut after) = (rank_sums(&sheets(&table, 1)), rank_sums(&sheets(&more, 1)));
        prop_assert_eq!(after.remove(&name(table.1.len())), Some((table.1.len() as i64 + 1) * table.0.len() as i64));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn equal_bidders_stand_together(table in table(), which in any::<prop::sample::Index>()) {
        let which = which.index(table.1.len());
        let mut more = table.clone();
        more.0.iter_mut().for_each(|own| own.push(own[which].clone()));
        more.1.push(table.1[which]);
        for method in METHODS {
            let groups = order(method, &sheets(&more, 1), &everybody(&more));
            let together = |group: &&Vec<String>| group.contains(&name(which)) && group.contains(&name(table.1.len()));
            prop_assert!(groups.iter().any(|group| together(&group)));
        }
    }

    #[test]
    fn ranks_count_who_is_above(totals in proptest::collection::vec(0_i64..6, 1..8)) {
        let named = totals.iter().enumerate().map(|(n, total)| (name(n), *total)).collect();
        for (bidder, rank) in ranks(&named) {
            prop_assert_eq!(rank, 1 + totals.iter().filter(|total| **total > named[&bidder]).count() as i64);
        }
        prop_assert!(ranks(&named).values().any(|rank| *rank == 1));
    }

    #[test]
    fn every_member_has_a_first_place(table in table()) {
        let firsts: i64 = first_places(&sheets(&table, 1)).values().sum();
        prop_assert!(firsts >= table.0.len() as i64);
    }
}
