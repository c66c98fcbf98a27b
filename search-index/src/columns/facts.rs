//! The facts of a segment: of each document the numbers of its facts. The facts of a key follow one another.

use std::ops::Range;
use std::sync::Arc;

use tantivy::{DocId, SegmentReader};

use crate::columns::coded::names;
use crate::document::{FACT_GAP, fact_term};

/// All facts.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Where the facts of each document begin, and where those of the last one end.
    starts: Vec<u32>,
    values: Vec<u32>,
    /// Key and value of each fact, ascending.
    terms: Vec<Arc<str>>,
}

impl Facts {
    /// Those of this segment.
    pub fn of(segment: &SegmentReader) -> tantivy::Result<Facts> {
        let Some(texts) = segment.fast_fields().str("facts")? else { return Ok(Facts::default()) };
        let mut facts = Facts { terms: names(&texts)?, ..Facts::default() };
        facts.starts.push(0);
        for doc in 0..segment.max_doc() {
            facts.values.extend(texts.ords().values_for_doc(doc).map(|value| value as u32));
            facts.starts.push(facts.values.len() as u32);
        }
        Ok(facts)
    }

    /// The facts of a document.
    pub fn of_doc(&self, doc: DocId) -> &[u32] {
        let at = doc as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.values.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// How many different facts there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// The number of a fact, if any document has it.
    pub fn number(&self, key: &str, value: &str) -> Option<u32> {
        let term = fact_term(key, value);
        self.terms.binary_search_by(|other| (**other).cmp(term.as_str())).ok().map(|at| at as u32)
    }

    /// The facts of a key.
    pub fn of_key(&self, key: &str) -> Range<usize> {
        let head = fact_term(key, "");
        let first = self.terms.partition_point(|term| **term < *head.as_str());
        let rest = self.terms.get(first..).unwrap_or_default();
        first..first + rest.partition_point(|term| term.starts_with(head.as_str()))
    }

    /// The value of a fact.
    pub fn value(&self, number: usize) -> Option<&str> {
        self.terms.get(number)?.split_once(FACT_GAP).map(|(_, value)| value)
    }
}
