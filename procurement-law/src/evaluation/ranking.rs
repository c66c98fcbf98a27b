//! From score sheets to orders: ranks, rank sums, first places, price per point.
//!
//! Equal totals in one member's sheet share a rank and the next ranks are left out (1, 1, 3).

use std::collections::BTreeSet;

use super::ratio::Ratio;
use super::score_facts::Method;
use super::sheets::{ByBidder, Scores};

/// Ranks of one member's totals: one more than the number of bidders with a higher total.
#[must_use]
pub fn ranks(totals: &ByBidder<i64>) -> ByBidder<i64> {
    let above = |own: &i64| totals.values().filter(|other| *other > own).fold(1, |rank: i64, _| rank.saturating_add(1));
    totals.iter().map(|(bidder, own)| (bidder.clone(), above(own))).collect()
}

/// Sum of each bidder's ranks over all members (序位合計值).
#[must_use]
pub fn rank_sums(scores: &Scores) -> ByBidder<i64> {
    each_sheet(scores, |rank| rank)
}

/// How many members put each bidder first; a shared first rank counts for each who shares it.
#[must_use]
pub fn first_places(scores: &Scores) -> ByBidder<i64> {
    each_sheet(scores, |rank| i64::from(rank == 1))
}

fn each_sheet(scores: &Scores, worth: fn(i64) -> i64) -> ByBidder<i64> {
    let mut sums = ByBidder::new();
    for (bidder, rank) in scores.totals().values().flat_map(ranks) {
        *sums.entry(bidder).or_default() += worth(rank);
    }
    sums
}

/// Price divided by the sum of the totals, for the bidders that have a price and points. All bidders have the same number of sheets, so
/// the order is that of price divided by the average total (評分單價).
#[must_use]
pub fn price_per_point(scores: &Scores) -> ByBidder<Ratio> {
    let sums = scores.sums();
    let quotient = |(bidder, price): (String, i64)| {
        let sum = sums.get(&bidder)?;
        Some((bidder, Ratio::new(price, *sum)?))
    };
    scores.prices().into_iter().filter_map(quotient).collect()
}

/// Bidders in groups, lowest key first; those with equal keys stand together.
#[must_use]
pub fn ascending<K: Ord>(keys: ByBidder<K>) -> Vec<Vec<String>> {
    let mut listed: Vec<(K, String)> = keys.into_iter().map(|(bidder, key)| (key, bidder)).collect();
    listed.sort();
    let groups = listed.chunk_by(|a, b| a.0 == b.0);
    groups.map(|group| group.iter().map(|(_, bidder)| bidder.clone()).collect()).collect()
}

/// Bidders in groups, highest key first.
#[must_use]
pub fn descending<K: Ord>(keys: ByBidder<K>) -> Vec<Vec<String>> {
    let mut groups = ascending(keys);
    groups.reverse();
    groups
}

/// The order of a method among the bidders that may be chosen, best first; the ranks are those of the sheets as they stand.
#[must_use]
pub fn order(method: Method, scores: &Scores, passed: &BTreeSet<String>) -> Vec<Vec<String>> {
    match method {
        Method::Total => descending(only(scores.sums(), passed)),
        Method::UnitPrice => ascending(only(price_per_point(scores), passed)),
        Method::Rank => ascending(only(rank_sums(scores), passed)),
    }
}

/// The entries of some bidders.
#[must_use]
pub fn only<K>(keys: ByBidder<K>, some: &BTreeSet<String>) -> ByBidder<K> {
    keys.into_iter().filter(|(bidder, _)| some.contains(bidder)).collect()
}
