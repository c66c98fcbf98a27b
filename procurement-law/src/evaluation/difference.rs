//! Where members judge a bidder so differently that the convener should see it.
//!
//! The law gives no number for an obvious difference (明顯差異); the thresholds are the project's and only give a hint.

use std::collections::BTreeMap;

use super::ranking::ranks;
use super::sheets::{ByBidder, Scores};

/// What counts as a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Ranks of one bidder that lie at least one part in so many of the number of bidders apart.
    pub rank_part: i64,
    /// A total that is further from the median than so many percent of full marks.
    pub percent: i64,
}

/// Bidders whose ranks or totals differ widely between members, in the order of their names.
#[must_use]
pub fn disputed(scores: &Scores, thresholds: Thresholds) -> Vec<String> {
    let totals = scores.totals();
    let by_rank = gathered(totals.values().map(ranks));
    let by_total = gathered(totals.into_values());
    let far = |(bidder, given): (String, Vec<i64>)| {
        let ranks = by_rank.get(&bidder).map(Vec::as_slice).unwrap_or_default();
        let apart = spread(ranks).saturating_mul(thresholds.rank_part) >= scores.bidders();
        (apart || off_median(given, scores.full(), thresholds.percent)).then_some(bidder)
    };
    by_total.into_iter().filter_map(far).collect()
}

/// The values of all members for each bidder.
fn gathered(sheets: impl Iterator<Item = ByBidder<i64>>) -> BTreeMap<String, Vec<i64>> {
    let mut all: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (bidder, value) in sheets.flatten() {
        all.entry(bidder).or_default().push(value);
    }
    all
}

fn spread(values: &[i64]) -> i64 {
    let (most, least) = (values.iter().max(), values.iter().min());
    most.zip(least).map_or(0, |(most, least)| most.saturating_sub(*least))
}

/// Whether a value is further from the median than a percentage of full marks; doubled, because the median may lie between two values.
fn off_median(mut values: Vec<i64>, full: i64, percent: i64) -> bool {
    values.sort_unstable();
    let (lower, upper) = (values.len().saturating_sub(1) / 2, values.len() / 2);
    let twice = values.get(lower).zip(values.get(upper)).map_or(0, |(lower, upper)| lower.saturating_add(*upper));
    let limit = full.saturating_mul(percent).saturating_mul(2);
    let away = |value: &i64| value.saturating_mul(2).saturating_sub(twice).saturating_abs().saturating_mul(100);
    values.iter().any(|value| away(value) > limit)
}
