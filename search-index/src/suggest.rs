//! Suggestions: what a person may be about to type.

use std::collections::BTreeMap;

use serde::Serialize;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

use crate::begin::{Completes, begin, written};
use crate::error::Result;
use crate::index::Index;

/// Terms of one kind looked at in one segment; a single letter begins tens of thousands.
const MOST_LOOKED_AT: usize = 300;
/// The most suggestions of one answer.
const MOST: usize = 50;
const MAX_PREFIX: usize = 80;

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The text as its entry has it.
    pub text: String,
    /// What it is.
    pub kind: Completes,
    /// About how many entries have it.
    pub entries: u64,
}

impl Index {
    /// Categories, makers, names and codes that begin with what has been typed, however it is written; of each kind the most
    /// frequent first. An empty prefix suggests nothing.
    ///
    /// # Errors
    /// The index could not be read.
    pub fn suggest(&self, prefix: &str, limit: usize) -> Result<Vec<Suggestion>> {
        let prefix: String = prefix.chars().take(MAX_PREFIX).collect();
        let limit = limit.min(MOST);
        let searcher = self.searcher();
        let mut suggestions = Vec::new();
        for kind in Completes::ALL {
            let begin = begin(kind, &prefix);
            if begin.len() < 2 {
                continue;
            }
            let mut found: BTreeMap<String, u64> = BTreeMap::new();
            for segment in searcher.segment_readers() {
                let index = segment.inverted_index(self.fields.begin)?;
                let mut terms = index.terms().range().ge(&begin).into_stream()?;
                let mut looked_at = 0;
                while looked_at < MOST_LOOKED_AT && terms.advance() && terms.key().starts_with(begin.as_bytes()) {
                    looked_at += 1;
                    let Some(text) = std::str::from_utf8(terms.key()).ok().and_then(written) else { continue };
                    if lives(segment, &index, terms.value())? {
                        *found.entry(text.to_owned()).or_default() += u64::from(terms.value().doc_freq);
                    }
                }
            }
            let mut found: Vec<Suggestion> =
                found.into_iter().map(|(text, entries)| Suggestion { text, kind, entries }).collect();
            // Among equals the shorter is the nearer to what has been typed.
            found
                .sort_by_cached_key(|one| (std::cmp::Reverse(one.entries), one.text.chars().count(), one.text.clone()));
            found.truncate(limit);
            suggestions.push(found);
        }
        Ok(shared(suggestions, limit))
    }
}

/// Whether an entry of the term has not been removed.
fn lives(segment: &SegmentReader, index: &InvertedIndexReader, term: &tantivy::postings::TermInfo) -> Result<bool> {
    let Some(alive) = segment.alive_bitset() else { return Ok(true) };
    let mut postings = index.read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
    let mut doc = postings.doc();
    while doc != TERMINATED {
        if alive.is_alive(doc) {
            return Ok(true);
        }
        doc = postings.advance();
    }
    Ok(false)
}

/// A fair share of the page for each kind, and what is left for those that have more.
fn shared(kinds: Vec<Vec<Suggestion>>, limit: usize) -> Vec<Suggestion> {
    let share = limit.div_ceil(kinds.len().max(1)).max(1);
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for mut found in kinds {
        let more = found.split_off(found.len().min(share));
        first.extend(found);
        rest.extend(more);
    }
    first.truncate(limit);
    let left = limit - first.len();
    first.extend(rest.into_iter().take(left));
    first.sort_by_key(|one| one.kind);
    first
}

#[cfg(test)]
mod tests;
