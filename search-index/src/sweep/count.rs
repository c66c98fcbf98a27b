//! Counts: the total, the values of each field, the bands of prices.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::DocId;

use crate::ask::Ask;
use crate::columns::Columns;
use crate::columns::coded::Coded;
use crate::fields::FACETS;
use crate::hits::{Facet, FactFacet, PriceBand};
use crate::sweep::price::{PRICE_BANDS, banded};

/// Values of one field and how many matching documents have them.
pub(crate) type Tallied = HashMap<Arc<str>, u64>;

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
    counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.truncate(Facet::MAX_VALUES);
    counts.into_iter().map(|(value, count)| (value.to_string(), count)).collect()
}

/// Counts per value of one field of a segment.
pub(crate) struct Counter {
    place: usize,
    counts: Vec<u64>,
}

impl Counter {
    /// The counter of the field at this place of [`FACETS`].
    pub fn new(columns: &Columns, place: usize) -> Counter {
        let len = columns.fields.get(place).map_or(0, Coded::len);
        Counter { place, counts: vec![0; len] }
    }

    /// Counts these documents.
    pub fn count(&mut self, columns: &Columns, docs: &[DocId]) {
        if let Some(field) = columns.fields.get(self.place) {
            field.count(docs, &mut self.counts);
        }
    }

    /// The counts by the values' names.
    pub fn named(self, columns: &Columns) -> Tallied {
        columns.fields.get(self.place).map(|field| field.named(&self.counts).collect()).unwrap_or_default()
    }
}
