//! One pass over everything the words match: filters, counts and the best hits.
//!
//! A field's own filter is left out when its values are counted, so a document that fails one filter only still counts for
//! that filter's field. Doing this while the matches go by is cheaper than asking once more per filter.

pub(crate) mod best;
pub(crate) mod count;
pub(crate) mod facts;
pub(crate) mod lift;
pub(crate) mod price;
pub(crate) mod test;

use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentOrdinal, SegmentReader};

use crate::ask::{Ask, Sort};
use crate::columns::Columns;
use crate::matches::Matches;
use crate::sweep::best::Best;
use crate::sweep::count::{Counter, Tallied};
use crate::sweep::facts::FactCounter;
use crate::sweep::lift::{Lift, Lifter};
use crate::sweep::price::PriceCounter;
use crate::sweep::test::{Mask, Tester};

const BLOCK: usize = 64;

pub(crate) use crate::sweep::count::Counts;

/// What goes by is tested, counted and ranked as this question wants it.
pub(crate) struct Sweep<'a> {
    ask: &'a Ask,
    lift: Lift,
    columns: &'a [Arc<Columns>],
    keep: usize,
}

/// What one sweep brings: the counts, and the best hits with their sort keys, best first.
#[derive(Debug, Default)]
pub(crate) struct Swept {
    /// Totals and facets.
    pub counts: Counts,
    /// Sort keys and addresses, from the first hit to the last of the page.
    pub best: Vec<(i64, DocAddress)>,
}

impl<'a> Sweep<'a> {
    /// A sweep for this question; the columns are those of the segments.
    pub fn new(ask: &'a Ask, lift: Lift, columns: &'a [Arc<Columns>]) -> Sweep<'a> {
        let limit = ask.limit.min(Ask::MAX_LIMIT);
        Sweep { ask, lift, columns, keep: if limit == 0 { 0 } else { limit + ask.offset.min(Ask::MAX_OFFSET) } }
    }

    /// Over what a search found.
    pub fn over(&self, searcher: &Searcher, matches: &Matches) -> tantivy::Result<Swept> {
        let mut swept = Vec::with_capacity(matches.segments.len());
        for (ordinal, (reader, found)) in searcher.segment_readers().iter().zip(&matches.segments).enumerate() {
            if !found.is_empty() {
                let mut sweep = self.for_segment(ordinal as SegmentOrdinal, reader)?;
                found.iter().for_each(|(doc, score)| sweep.collect(*doc, *score));
                swept.push(sweep.harvest());
            }
        }
        self.merge_fruits(swept)
    }

    /// Whether any of this passes all filters.
    pub fn any(&self, searcher: &Searcher, matches: &Matches) -> tantivy::Result<bool> {
        let mut masks = Vec::with_capacity(BLOCK);
        let segments = searcher.segment_readers().iter().zip(self.columns);
        for ((reader, columns), found) in segments.zip(&matches.segments) {
            if found.is_empty() {
                continue;
            }
            let (mut tester, _) = Tester::open(reader, columns, self.ask)?;
            for block in found.chunks(BLOCK) {
                let docs: Vec<DocId> = block.iter().map(|(doc, _)| *doc).collect();
                tester.test(&docs, &mut masks);
                if masks.contains(&0) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

impl Collector for Sweep<'_> {
    type Fruit = Swept;
    type Child = SegmentSweep;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentSweep> {
        let columns = match self.columns.get(segment as usize) {
            Some(columns) => Arc::clone(columns),
            None => Arc::new(Columns::of(reader)?),
        };
        let (tester, owners) = Tester::open(reader, &columns, self.ask)?;
        let counters = owners.facets.into_iter().enumerate();
        let counters = counters.map(|(place, owner)| (Counter::new(&columns, place), owner)).collect();
        let facts = FactCounter::new(&columns.facts, &self.ask.facet_facts, &owners.facts);
        Ok(SegmentSweep {
            segment,
            tester,
            columns,
            counters,
            facts,
            prices: PriceCounter::default(),
            price_owner: owners.price,
            lifter: Lifter::open(reader, self.ask.sort, &self.lift)?,
            total: 0,
            best: Best::new(self.keep),
            docs: Vec::with_capacity(BLOCK),
            scores: Vec::with_capacity(BLOCK),
            masks: Vec::with_capacity(BLOCK),
            passed: Vec::with_capacity(BLOCK),
            near: Vec::with_capacity(BLOCK),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.ask.sort == Sort::Relevance && self.keep > 0
    }

    fn merge_fruits(&self, segments: Vec<Swept>) -> tantivy::Result<Swept> {
        let mut all = Swept::default();
        for segment in segments {
            all.counts.add(segment.counts);
            all.best.extend(segment.best);
        }
        all.best.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        all.best.truncate(self.keep);
        Ok(all)
    }
}

/// The sweep of one segment. Documents are gathered into blocks, since a column is much faster to read by the block.
pub(crate) struct SegmentSweep {
    segment: SegmentOrdinal,
    columns: Arc<Columns>,
    tester: Tester,
    counters: Vec<(Counter, Mask)>,
    facts: FactCounter,
    prices: PriceCounter,
    price_owner: Mask,
    lifter: Lifter,
    total: u64,
    best: Best,
    docs: Vec<DocId>,
    scores: Vec<Score>,
    masks: Vec<Mask>,
    passed: Vec<DocId>,
    near: Vec<(DocId, Mask)>,
}

impl SegmentSweep {
    fn flush(&mut self) {
        self.tester.test(&self.docs, &mut self.masks);
        self.passed.clear();
        self.near.clear();
        let mut kept = 0;
        for (at, mask) in self.masks.iter().enumerate() {
            let (Some(&doc), Some(&score)) = (self.docs.get(at), self.scores.get(at)) else { continue };
            if *mask == 0 {
                self.passed.push(doc);
                if let Some(slot) = self.scores.get_mut(kept) {
                    *slot = score;
                }
                kept += 1;
            } else if mask.is_power_of_two() {
                self.near.push((doc, *mask));
            }
        }
        self.total += self.passed.len() as u64;
        self.lifter.rank(&self.passed, &self.scores, &mut self.best);
        let columns = &self.columns;
        for (counter, owner) in &mut self.counters {
            counter.count(columns, &self.passed);
            if *owner != 0 {
                near(&self.near, *owner, &mut self.docs);
                counter.count(columns, &self.docs);
            }
        }
        self.facts.count(&columns.facts, &self.passed, &self.near);
        self.prices.count(&columns.bands, &self.passed);
        if self.price_owner != 0 {
            near(&self.near, self.price_owner, &mut self.docs);
            self.prices.count(&columns.bands, &self.docs);
        }
        self.docs.clear();
        self.scores.clear();
    }
}

/// The documents that fail this filter only.
fn near(failed: &[(DocId, Mask)], owner: Mask, docs: &mut Vec<DocId>) {
    docs.clear();
    docs.extend(failed.iter().filter(|(_, mask)| *mask == owner).map(|(doc, _)| *doc));
}

impl SegmentCollector for SegmentSweep {
    type Fruit = Swept;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.docs.push(doc);
        self.scores.push(score);
        if self.docs.len() == BLOCK {
            self.flush();
        }
    }

    fn harvest(mut self) -> Swept {
        self.flush();
        let address = |doc| DocAddress::new(self.segment, doc);
        let columns = &self.columns;
        Swept {
            best: self.best.sorted().into_iter().map(|(key, doc)| (key, address(doc))).collect(),
            counts: Counts::of(
                self.total,
                self.counters.into_iter().map(|(counter, _)| counter.named(columns)).collect::<Vec<Tallied>>(),
                self.facts.named(&columns.facts),
                self.prices.counts(),
            ),
        }
    }
}
