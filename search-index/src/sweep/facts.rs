//! Counts of the values of facts.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use tantivy::DocId;

use crate::columns::facts::Facts;
use crate::sweep::count::Tallied;
use crate::sweep::test::Mask;

/// Counts the values of some keys.
pub(crate) struct FactCounter {
    keys: Vec<Key>,
    counts: Vec<u64>,
}

struct Key {
    key: String,
    numbers: Range<usize>,
    owner: Mask,
}

impl FactCounter {
    /// Counters for these keys; `owners` names the filters by facts.
    pub fn new(facts: &Facts, keys: &[String], owners: &[(String, Mask)]) -> FactCounter {
        let mut counted: Vec<Key> = Vec::with_capacity(keys.len());
        for key in keys {
            let owner = owners.iter().find(|(owned, _)| owned == key).map_or(0, |(_, mask)| *mask);
            if !counted.iter().any(|other| other.key == *key) {
                counted.push(Key { key: key.clone(), numbers: facts.of_key(key), owner });
            }
        }
        let len = if counted.is_empty() { 0 } else { facts.len() };
        FactCounter { keys: counted, counts: vec![0; len] }
    }

    /// Counts documents that pass all filters, and for each key those that fail only its own.
    pub fn count(&mut self, facts: &Facts, passed: &[DocId], near: &[(DocId, Mask)]) {
        if self.counts.is_empty() {
            return;
        }
        // Facts of other keys are counted too, and never named: to tell them apart costs more.
        for value in passed.iter().flat_map(|doc| facts.of_doc(*doc)) {
            add(&mut self.counts, *value as usize);
        }
        for key in self.keys.iter().filter(|key| key.owner != 0) {
            let failed = near.iter().filter(|(_, failed)| *failed == key.owner);
            for value in failed.flat_map(|(doc, _)| facts.of_doc(*doc)).map(|value| *value as usize) {
                if key.numbers.contains(&value) {
                    add(&mut self.counts, value);
                }
            }
        }
    }

    /// The counts by key and value.
    pub fn named(self, facts: &Facts) -> HashMap<String, Tallied> {
        let mut named = HashMap::new();
        for key in self.keys {
            let mut counts = Tallied::new();
            for number in key.numbers {
                let count = self.counts.get(number).copied().unwrap_or_default();
                if count > 0
                    && let Some(value) = facts.value(number)
                {
                    counts.insert(Arc::from(value), count);
                }
            }
            named.insert(key.key, counts);
        }
        named
    }
}

fn add(counts: &mut [u64], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}
