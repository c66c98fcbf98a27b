//! Sort keys. By relevance, the worth of the words is raised a little by freshness and by what agencies order, and lowered for
//! what cannot be ordered.

use tantivy::columnar::Column;
use tantivy::{DocId, Score, Searcher, SegmentReader};

use crate::ask::Sort;
use crate::sweep::best::Best;

const BLOCK: usize = 64;
/// The newest entry's words are worth this much more than those of an old one.
const FRESH: f32 = 0.1;
/// Freshness halves in this time: two years in microseconds.
const HALF_LIFE: f64 = 2.0 * 365.25 * 86_400.0 * 1e6;
/// The words of the entry that most agencies order are worth this much more.
const POPULAR: f32 = 0.15;
/// What the words of an entry are worth that cannot be ordered: so much less that among entries with like words nothing raises
/// it above one that can. Less still would put what has the words in its name behind what has them elsewhere.
pub(crate) const CLOSED: f32 = 0.79;
/// Scores come in tiers of this height, and lifting must not carry an entry into the next.
pub(crate) const TIER: f32 = 4096.0;
/// The most that words are worth within a tier, before they are lifted.
const MOST: f32 = 3000.0;

/// What entries are measured by: the latest date and the most agencies in the whole index.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lift {
    latest: i64,
    /// The logarithm of the most agencies, and one.
    most: f32,
}

/// The parts by which an entry's words are raised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Parts {
    /// By freshness.
    pub fresh: f32,
    /// By orders.
    pub popular: f32,
    /// Whether it can be ordered.
    pub orderable: bool,
}

impl Parts {
    /// What its words are multiplied by.
    pub fn factor(&self) -> f32 {
        (1.0 + self.fresh + self.popular) * if self.orderable { 1.0 } else { CLOSED }
    }
}

impl Lift {
    /// Looks at all segments.
    pub fn of(searcher: &Searcher) -> tantivy::Result<Lift> {
        let (mut latest, mut most) = (i64::MIN, 1);
        for reader in searcher.segment_readers() {
            let columns = reader.fast_fields();
            if let Some(dates) = columns.column_opt::<i64>("date")?.filter(|column| column.num_docs() > 0) {
                latest = latest.max(dates.max_value());
            }
            if let Some(orders) = columns.column_opt::<i64>("popularity")? {
                most = most.max(orders.max_value());
            }
        }
        Ok(Lift { latest, most: (most as f32).ln_1p() })
    }

    /// The parts for an entry of this date and these orders.
    pub fn parts(&self, date: Option<i64>, agencies: i64, orderable: bool) -> Parts {
        let age = date.map(|date| (self.latest as f64 - date as f64).max(0.0));
        let fresh = age.map_or(0.0, |age| FRESH * (-age / HALF_LIFE).exp2() as f32);
        let share = if agencies > 0 { (agencies as f32).ln_1p() / self.most } else { 0.0 };
        Parts { fresh, popular: POPULAR * share.min(1.0), orderable }
    }
}

/// The score with its words raised by these parts.
pub(crate) fn lifted(score: Score, parts: Parts) -> Score {
    let tier = (score / TIER).floor() * TIER;
    tier + (score - tier).min(MOST) * parts.factor()
}

/// The highest sort key that an entry with this score can have.
fn most(score: Score) -> i64 {
    i64::from(lifted(score, Parts { fresh: FRESH, popular: POPULAR, orderable: true }).max(0.0).to_bits())
}

/// The score of which this is the sort key; 0 for the keys of other orders.
pub(crate) fn score_of(key: i64, sort: Sort) -> Score {
    match sort {
        Sort::Relevance => f32::from_bits(key as u32),
        _ => 0.0,
    }
}

/// Makes the sort keys of one segment: the higher, the earlier.
pub(crate) struct Lifter {
    sort: Sort,
    lift: Lift,
    first: Option<Column<i64>>,
    second: Option<Column<i64>>,
    open: Option<Column<bool>>,
    ones: [Option<i64>; BLOCK],
    twos: [Option<i64>; BLOCK],
    opens: [Option<bool>; BLOCK],
    docs: Vec<DocId>,
    scores: Vec<Score>,
}

impl Lifter {
    /// For this segment and order.
    pub fn open(reader: &SegmentReader, sort: Sort, lift: &Lift) -> tantivy::Result<Lifter> {
        let columns = reader.fast_fields();
        let (first, second) = match sort {
            Sort::Relevance => (columns.column_opt("date")?, columns.column_opt("popularity")?),
            Sort::PriceAsc | Sort::PriceDesc => (columns.column_opt("price")?, None),
            Sort::Newest => (columns.column_opt("date")?, None),
        };
        let open = if sort == Sort::Relevance { columns.column_opt("orderable")? } else { None };
        let (ones, twos, opens) = ([None; BLOCK], [None; BLOCK], [None; BLOCK]);
        let (docs, scores) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        Ok(Lifter { sort, lift: *lift, first, second, open, ones, twos, opens, docs, scores })
    }

    /// Puts each document (at most 64) with its key among the best, if it can be one of them.
    pub fn rank(&mut self, docs: &[DocId], scores: &[Score], best: &mut Best) {
        let (mut near, mut its) = (std::mem::take(&mut self.docs), std::mem::take(&mut self.scores));
        near.clear();
        its.clear();
        for (doc, score) in docs.iter().zip(scores) {
            // Reading a date and weighing it costs more than all else about an entry that is far from the best.
            if self.sort != Sort::Relevance || best.takes(most(*score)) {
                near.push(*doc);
                its.push(*score);
            }
        }
        if !near.is_empty() {
            self.keys(&near, &its, |doc, key| best.push(key, doc));
        }
        (self.docs, self.scores) = (near, its);
    }

    fn keys(&mut self, docs: &[DocId], scores: &[Score], mut out: impl FnMut(DocId, i64)) {
        for (column, values) in [(&self.first, &mut self.ones), (&self.second, &mut self.twos)] {
            values.fill(None);
            if let (Some(column), Some(values)) = (column, values.get_mut(..docs.len())) {
                column.first_vals(docs, values);
            }
        }
        self.opens.fill(None);
        if let (Some(column), Some(values)) = (&self.open, self.opens.get_mut(..docs.len())) {
            column.first_vals(docs, values);
        }
        let columns = self.ones.iter().zip(&self.twos).zip(&self.opens);
        for ((doc, score), ((one, two), open)) in docs.iter().zip(scores).zip(columns) {
            let key = match self.sort {
                Sort::Relevance => {
                    let lifted = lifted(*score, self.lift.parts(*one, two.unwrap_or(0), open.unwrap_or(false)));
                    i64::from(lifted.max(0.0).to_bits())
                }
                Sort::PriceAsc => one.map_or(i64::MIN, |price| price.checked_neg().unwrap_or(i64::MAX)),
                Sort::PriceDesc | Sort::Newest => one.unwrap_or(i64::MIN),
            };
            out(*doc, key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifting_stays_within_the_tier_and_orders_equals() {
        let lift = Lift { latest: 1_700_000_000_000_000, most: 100.0f32.ln_1p() };
        let best = lift.parts(Some(lift.latest), 100, true);
        let none = lift.parts(None, 0, true);
        assert_eq!(none, Parts { fresh: 0.0, popular: 0.0, orderable: true });
        assert!((best.fresh - FRESH).abs() < 1e-6 && (best.popular - POPULAR).abs() < 1e-6);
        assert!(lifted(10.0, best) > lifted(10.0, none));
        assert!(lifted(12.6, none) > lifted(10.0, best), "a quarter more words outweigh all else");
        assert!(lifted(TIER - 1.0, best) < lifted(TIER, none));
    }

    #[test]
    fn what_cannot_be_ordered_stays_behind_its_like_and_within_its_tier() {
        let lift = Lift { latest: 1_700_000_000_000_000, most: 100.0f32.ln_1p() };
        let closed = lift.parts(Some(lift.latest), 100, false);
        let open = lift.parts(None, 0, true);
        assert!(lifted(10.0, closed) < lifted(10.0, open));
        assert!(lifted(2.0 * TIER, closed) > lifted(TIER + 500.0, open), "more of the words outweighs it");
        assert!(lifted(20.0, lift.parts(None, 0, false)) > lifted(11.0, lift.parts(Some(lift.latest), 100, true)));
    }
}
