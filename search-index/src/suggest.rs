//! Suggestions: what a person may be about to type.

use std::collections::BTreeMap;

use serde::Serialize;
use tantivy::postings::TermInfo;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, DocId, DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyDocument};

use crate::begin::{Completes, begin, terms_of};
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
            let mut begun: BTreeMap<String, Begun> = BTreeMap::new();
            for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
                let index = segment.inverted_index(self.fields.begin)?;
                let mut terms = index.terms().range().ge(&begin).into_stream()?;
                let mut looked_at = 0;
                while looked_at < MOST_LOOKED_AT && terms.advance() && terms.key().starts_with(begin.as_bytes()) {
                    looked_at += 1;
                    let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                    if let Some(doc) = living(segment, &index, terms.value())? {
                        let address = DocAddress::new(ordinal as u32, doc);
                        let known = begun.entry(term.to_owned()).or_insert(Begun { entries: 0, address });
                        known.entries += u64::from(terms.value().doc_freq);
                    }
                }
            }
            let mut begun: Vec<(String, Begun)> = begun.into_iter().collect();
            // Among equals the shorter is the nearer to what has been typed.
            begun.sort_by_cached_key(|(term, of)| (std::cmp::Reverse(of.entries), term.chars().count(), term.clone()));
            begun.truncate(limit);
            let mut found: Vec<Suggestion> = Vec::with_capacity(begun.len());
            for (term, Begun { entries, address }) in begun {
                if let Some(text) = self.written(&searcher, kind, &term, address)?
                    && !found.iter().any(|one| one.text == text)
                {
                    found.push(Suggestion { text, kind, entries });
                }
            }
            found
                .sort_by_cached_key(|one| (std::cmp::Reverse(one.entries), one.text.chars().count(), one.text.clone()));
            suggestions.push(found);
        }
        Ok(shared(suggestions, limit))
    }

    /// The text as the entry has it that the term stands for.
    fn written(&self, searcher: &Searcher, kind: Completes, term: &str, address: DocAddress) -> Result<Option<String>> {
        let document: TantivyDocument = searcher.doc(address)?;
        let field = match kind {
            Completes::Category => self.fields.category,
            Completes::Maker => self.fields.maker,
            Completes::Name => self.fields.name,
            Completes::Code => self.fields.code,
        };
        let mut texts = document.get_all(field).filter_map(|value| value.as_str());
        let text = texts.find(|text| terms_of(kind, text).iter().any(|other| other == term));
        Ok(text.map(|text| text.trim().to_owned()))
    }
}

/// How many entries have a term, and one of them.
struct Begun {
    entries: u64,
    address: DocAddress,
}

/// An entry of the term that has not been removed, if there is one.
fn living(segment: &SegmentReader, index: &InvertedIndexReader, term: &TermInfo) -> Result<Option<DocId>> {
    let mut postings = index.read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
    let mut doc = postings.doc();
    while doc != TERMINATED && segment.is_deleted(doc) {
        doc = postings.advance();
    }
    Ok((doc != TERMINATED).then_some(doc))
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
