//! Counts of the values of facts. All facts share one column, in which the values of a key follow one another.

use std::collections::HashMap;
use std::ops::Range;

use tantivy::columnar::StrColumn;
use tantivy::{DocId, SegmentReader};

use crate::document::{FACT_GAP, fact_term};
use crate::sweep::count::Tallied;
use crate::sweep::test::Mask;

/// Counts the values of some keys.
pub(crate) struct FactCounter {
    texts: Option<StrColumn>,
    keys: Vec<Key>,
    counts: Vec<u64>,
}

struct Key {
    key: String,
    ordinals: Range<u64>,
    owner: Mask,
}

impl FactCounter {
    /// Counters for these keys; `owners` names the filters by facts.
    pub fn open(reader: &SegmentReader, keys: &[String], owners: &[(String, Mask)]) -> tantivy::Result<FactCounter> {
        let texts = if keys.is_empty() { None } else { reader.fast_fields().str("facts")? };
        let mut counted = Vec::with_capacity(keys.len());
        for key in keys {
            let Some(texts) = &texts else { continue };
            let owner = owners.iter().find(|(owned, _)| owned == key).map_or(0, |(_, mask)| *mask);
            counted.push(Key { key: key.clone(), ordinals: ordinals(texts, key)?, owner });
        }
        let len = texts.as_ref().map_or(0, |texts| texts.num_terms());
        Ok(FactCounter { texts, keys: counted, counts: vec![0; len] })
    }

    /// Counts documents that pass all filters, and for each key those that fail only its own.
    pub fn count(&mut self, passed: &[DocId], near: &[(DocId, Mask)]) {
        let Some(texts) = &self.texts else { return };
        let owned: Mask = self.keys.iter().fold(0, |all, key| all | key.owner);
        let near = near.iter().filter(|(_, failed)| failed & owned != 0);
        for (doc, failed) in passed.iter().map(|doc| (*doc, 0)).chain(near.copied()) {
            for value in texts.ords().values_for_doc(doc) {
                let counted = |key: &Key| key.ordinals.contains(&value) && (failed == 0 || failed == key.owner);
                if self.keys.iter().any(counted)
                    && let Some(count) = self.counts.get_mut(value as usize)
                {
                    *count += 1;
                }
            }
        }
    }

    /// The counts by key and value.
    pub fn named(self) -> HashMap<String, Tallied> {
        let mut named = HashMap::new();
        let Some(texts) = &self.texts else { return named };
        for key in self.keys {
            let mut counts = Tallied::new();
            for value in key.ordinals {
                let count = self.counts.get(value as usize).copied().unwrap_or_default();
                let mut term = String::new();
                if count > 0
                    && texts.ord_to_str(value, &mut term).unwrap_or(false)
                    && let Some((_, value)) = term.split_once(FACT_GAP)
                {
                    counts.insert(value.to_owned(), count);
                }
            }
            named.insert(key.key, counts);
        }
        named
    }
}

fn ordinals(texts: &StrColumn, key: &str) -> tantivy::Result<Range<u64>> {
    let first = fact_term(key, "");
    let mut past = first.clone();
    past.pop();
    past.push('\u{2}');
    let dictionary = texts.dictionary();
    let at = |term: &str| {
        dictionary.term_ord_or_next(term.as_bytes()).map(|found| match found {
            tantivy::columnar::TermOrdHit::Exact(ordinal) | tantivy::columnar::TermOrdHit::Next(ordinal) => ordinal,
        })
    };
    Ok(at(&first)?..at(&past)?.min(texts.num_terms() as u64))
}
