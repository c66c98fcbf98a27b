//! Counts over everything that matches: the total and the facets, in the same pass that picks the best hits.

use std::collections::HashMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::fields::FACETS;
use crate::hits::Facet;

const BLOCK: usize = 64;

/// Counts one whole search.
pub(crate) struct Tally;

/// The total and the counts per field of [`FACETS`].
#[derive(Debug, Default, Clone)]
pub(crate) struct Counts {
    /// How many entries match.
    pub total: u64,
    fields: Vec<HashMap<String, u64>>,
}

impl Counts {
    /// The facets, most frequent values first.
    pub fn into_facets(self) -> Vec<Facet> {
        let fields = FACETS.iter().zip(self.fields);
        let facet = |(field, counts): (&&'static str, HashMap<String, u64>)| {
            let mut counts: Vec<_> = counts.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(Facet::MAX_VALUES);
            Facet { field, counts }
        };
        fields.map(facet).collect()
    }
}

impl Collector for Tally {
    type Fruit = Counts;
    type Child = SegmentTally;

    fn for_segment(&self, _: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let open = |field: &&str| Counter::open(reader, field);
        Ok(SegmentTally {
            total: 0,
            block: Vec::with_capacity(BLOCK),
            values: [None; BLOCK],
            counters: FACETS.iter().map(open).collect::<tantivy::Result<_>>()?,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Counts>) -> tantivy::Result<Counts> {
        let mut all = Counts { total: 0, fields: vec![HashMap::new(); FACETS.len()] };
        for segment in segments {
            all.total += segment.total;
            for (sum, counts) in all.fields.iter_mut().zip(segment.fields) {
                for (value, count) in counts {
                    *sum.entry(value).or_default() += count;
                }
            }
        }
        Ok(all)
    }
}

/// Counts one segment. Documents are gathered into blocks, since a column is much faster to read by the block.
pub(crate) struct SegmentTally {
    total: u64,
    block: Vec<DocId>,
    values: [Option<u64>; BLOCK],
    counters: Vec<Counter>,
}

impl SegmentTally {
    fn count(&mut self, docs: &[DocId]) {
        self.total += docs.len() as u64;
        for block in docs.chunks(BLOCK) {
            let Some(values) = self.values.get_mut(..block.len()) else {
                continue;
            };
            for counter in &mut self.counters {
                counter.count(block, values);
            }
        }
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        self.count(&block);
        self.block = block;
        self.block.clear();
    }
}

impl SegmentCollector for SegmentTally {
    type Fruit = Counts;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.block.push(doc);
        if self.block.len() == BLOCK {
            self.flush();
        }
    }

    fn collect_block(&mut self, docs: &[DocId]) {
        self.count(docs);
    }

    fn harvest(mut self) -> Counts {
        self.flush();
        Counts { total: self.total, fields: self.counters.into_iter().map(Counter::named).collect() }
    }
}

/// Counts per value of one column; values are ordinals, or numbers counted from the smallest.
struct Counter {
    column: Option<Column<u64>>,
    names: Names,
    least: u64,
    counts: Vec<u64>,
}

enum Names {
    Text(StrColumn),
    Number,
}

/// A column of numbers more widespread than this is not a facet; nothing but a corrupt year is.
const MAX_SPREAD: u64 = 10_000;

impl Counter {
    fn open(reader: &SegmentReader, field: &str) -> tantivy::Result<Counter> {
        let columns = reader.fast_fields();
        if let Ok(Some(texts)) = columns.str(field) {
            return Ok(Counter {
                column: Some(texts.ords().clone()),
                counts: vec![0; texts.num_terms()],
                names: Names::Text(texts),
                least: 0,
            });
        }
        let numbers = columns.column_opt::<i64>(field).ok().flatten();
        let column = numbers.map(Column::to_u64_monotonic);
        let least = column.as_ref().map_or(0, Column::min_value);
        let most = column.as_ref().map_or(0, Column::max_value);
        let spread = most.saturating_sub(least).min(MAX_SPREAD) as usize;
        Ok(Counter { column, counts: vec![0; spread + 1], names: Names::Number, least })
    }

    fn count(&mut self, docs: &[DocId], values: &mut [Option<u64>]) {
        let Some(column) = &self.column else {
            return;
        };
        values.fill(None);
        column.first_vals(docs, values);
        for value in values.iter().flatten() {
            let slot = value.wrapping_sub(self.least) as usize;
            if let Some(count) = self.counts.get_mut(slot) {
                *count += 1;
            }
        }
    }

    fn named(self) -> HashMap<String, u64> {
        let mut named = HashMap::new();
        for (slot, count) in self.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            let value = self.least + slot as u64;
            let mut name = String::new();
            match &self.names {
                Names::Text(texts) => {
                    // A value that cannot be read back is a value that cannot be filtered by.
                    if !texts.ord_to_str(value, &mut name).unwrap_or(false) {
                        continue;
                    }
                }
                Names::Number => name = tantivy::u64_to_i64(value).to_string(),
            }
            named.insert(name, *count);
        }
        named
    }
}
