//! Counts: the total, the values of each field, the bands of prices.

use std::collections::HashMap;

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader};

use crate::ask::Ask;
use crate::fields::FACETS;
use crate::hits::{Facet, FactFacet, PriceBand};
use crate::sweep::price::{PRICE_BANDS, banded};

const BLOCK: usize = 64;

/// Values of one field and how many matching documents have them.
pub(crate) type Tallied = HashMap<String, u64>;

/// The total and the counts per field of [`FACETS`], per key of facts and per band of prices.
#[derive(Debug, Default, Clone)]
pub(crate) struct Counts {
    /// How many entries match.
    pub total: u64,
    fields: Vec<Tallied>,
    facts: HashMap<String, Tallied>,
    prices: [u64; PRICE_BANDS],
}

impl Counts {
    /// The counts of one segment.
    pub fn of(total: u64, fields: Vec<Tallied>, facts: HashMap<String, Tallied>, prices: [u64; PRICE_BANDS]) -> Counts {
        Counts { total, fields, facts, prices }
    }

    /// Adds those of another segment.
    pub fn add(&mut self, other: Counts) {
        self.total += other.total;
        self.fields.resize_with(FACETS.len(), HashMap::new);
        for (sum, counts) in self.fields.iter_mut().zip(other.fields) {
            add(sum, counts);
        }
        for (key, counts) in other.facts {
            add(self.facts.entry(key).or_default(), counts);
        }
        for (sum, count) in self.prices.iter_mut().zip(other.prices) {
            *sum += count;
        }
    }

    /// The facets, the counted facts in the order of the question, and the bands of prices.
    pub fn into_facets(mut self, ask: &Ask) -> (Vec<Facet>, Vec<FactFacet>, Vec<PriceBand>) {
        self.fields.resize_with(FACETS.len(), HashMap::new);
        let fields = FACETS.iter().zip(self.fields);
        let facets = fields.map(|(field, counts)| Facet { field, counts: ordered(counts) }).collect();
        let keys = ask.facet_facts.iter();
        let fact = |key: &String| FactFacet {
            key: key.clone(),
            counts: ordered(self.facts.get(key).cloned().unwrap_or_default()),
        };
        (facets, keys.map(fact).collect(), banded(self.prices))
    }
}

fn add(sum: &mut Tallied, counts: Tallied) {
    for (value, count) in counts {
        *sum.entry(value).or_default() += count;
    }
}

fn ordered(counts: Tallied) -> Vec<(String, u64)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.truncate(Facet::MAX_VALUES);
    counts
}

/// Counts per value of one column; values are ordinals, or numbers counted from the smallest.
pub(crate) struct Counter {
    column: Option<Column<u64>>,
    names: Names,
    least: u64,
    counts: Vec<u64>,
    values: [Option<u64>; BLOCK],
}

enum Names {
    Text(StrColumn),
    Number,
}

/// A column of numbers more widespread than this is not a facet; nothing but a corrupt year is.
const MAX_SPREAD: u64 = 10_000;

impl Counter {
    /// The counter of this field of a segment.
    pub fn open(reader: &SegmentReader, field: &str) -> tantivy::Result<Counter> {
        let columns = reader.fast_fields();
        let values = [None; BLOCK];
        if let Ok(Some(texts)) = columns.str(field) {
            return Ok(Counter {
                column: Some(texts.ords().clone()),
                counts: vec![0; texts.num_terms()],
                names: Names::Text(texts),
                least: 0,
                values,
            });
        }
        let numbers = columns.column_opt::<i64>(field).ok().flatten();
        let column = numbers.map(Column::to_u64_monotonic);
        let least = column.as_ref().map_or(0, Column::min_value);
        let most = column.as_ref().map_or(0, Column::max_value);
        let spread = most.saturating_sub(least).min(MAX_SPREAD) as usize;
        Ok(Counter { column, counts: vec![0; spread + 1], names: Names::Number, least, values })
    }

    /// Counts at most 64 documents.
    pub fn count(&mut self, docs: &[DocId]) {
        let (Some(column), Some(values)) = (&self.column, self.values.get_mut(..docs.len())) else {
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

    /// The counts by the values' names.
    pub fn named(self) -> Tallied {
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
