//! The words that names, makers, vendors and categories in the index are made of: what a misspelt or shortened word of a
//! question is compared with.

use std::collections::BTreeMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, DocSet, TERMINATED, TantivyDocument, Term};

use crate::error::Result;
use crate::fold::fold_char;
use crate::lookup::Lookup;

/// Longer words are not compared.
pub(crate) const MAX_CHARS: usize = 16;
const MIN_SHORT: usize = 2;
const MAX_SHORT: usize = 8;
const MAX_NEIGHBOURS: usize = 8;
/// Terms compared with a short form, in one segment.
const MOST_COMPARED: usize = 20_000;

/// Looks words up.
pub(crate) struct Glossary<'a> {
    lookup: &'a Lookup<'a>,
}

impl<'a> Glossary<'a> {
    /// The words of the index.
    pub fn new(lookup: &'a Lookup<'a>) -> Glossary<'a> {
        Glossary { lookup }
    }

    /// Whether it is one of the words.
    pub fn knows(&self, word: &str) -> Result<bool> {
        Ok(self.lookup.frequency(self.lookup.fields.word, word)? > 0)
    }

    /// Whether any entry has these tokens somewhere, each for itself.
    pub fn anywhere(&self, tokens: &[&str]) -> Result<bool> {
        for token in tokens {
            if self.lookup.frequency(self.lookup.fields.all, token)? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Words one slip away: a character too many, too few, another, or two swapped. The most frequent first.
    pub fn near(&self, word: &str) -> Result<Vec<String>> {
        self.close(self.lookup.fields.word, word)
    }

    /// Codes one slip away.
    pub fn near_code(&self, code: &str) -> Result<Vec<String>> {
        self.close(self.lookup.fields.code, code)
    }

    /// In how many entries this is a code.
    pub fn is_code(&self, code: &str) -> Result<bool> {
        Ok(self.lookup.frequency(self.lookup.fields.code, code)? > 0)
    }

    /// Longer words that have all the characters of `short` in their order and begin with the first, the shortest first.
    pub fn in_full(&self, short: &str) -> Result<Vec<String>> {
        let count = short.chars().count();
        let Some(first) = short.chars().next().filter(|_| (MIN_SHORT..=MAX_SHORT).contains(&count)) else {
            return Ok(Vec::new());
        };
        let begins = first.to_string();
        let mut found: Vec<String> = Vec::new();
        for segment in self.lookup.searcher.segment_readers() {
            let index = segment.inverted_index(self.lookup.fields.word)?;
            let mut terms = index.terms().range().ge(&begins).into_stream()?;
            let mut compared = 0;
            while compared < MOST_COMPARED && terms.advance() && terms.key().starts_with(begins.as_bytes()) {
                compared += 1;
                if let Ok(term) = std::str::from_utf8(terms.key())
                    && is_short_for(short, term)
                    && !found.iter().any(|other| other == term)
                {
                    found.push(term.to_owned());
                }
            }
        }
        found.sort_by_key(|word| word.chars().count());
        found.truncate(MAX_NEIGHBOURS);
        Ok(found)
    }

    /// The word as an entry writes it.
    pub fn written(&self, word: &str) -> Result<String> {
        let term = Term::from_field_text(self.lookup.fields.word, word);
        for (ordinal, segment) in self.lookup.searcher.segment_readers().iter().enumerate() {
            let index = segment.inverted_index(self.lookup.fields.word)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            let mut doc = postings.doc();
            while doc != TERMINATED && segment.is_deleted(doc) {
                doc = postings.advance();
            }
            if doc == TERMINATED {
                continue;
            }
            let document: TantivyDocument = self.lookup.searcher.doc(DocAddress::new(ordinal as u32, doc))?;
            for field in [
                self.lookup.fields.name,
                self.lookup.fields.maker,
                self.lookup.fields.vendor,
                self.lookup.fields.category,
            ] {
                let text = document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
                if let Some(written) = written_in(text, word) {
                    return Ok(written);
                }
            }
        }
        Ok(word.to_owned())
    }

    fn close(&self, field: Field, word: &str) -> Result<Vec<String>> {
        let slip = FuzzyTermQuery::new(Term::from_field_text(field, word), 1, true).automaton()?;
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.lookup.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut near = index.terms().search(&slip).into_stream()?;
            while near.advance() {
                if let Ok(word) = std::str::from_utf8(near.key()) {
                    *found.entry(word.to_owned()).or_default() += u64::from(near.value().doc_freq);
                }
            }
        }
        let mut words: Vec<_> = found.into_iter().filter(|(near, _)| near != word).collect();
        words.sort_by_key(|(_, frequency)| std::cmp::Reverse(*frequency));
        words.truncate(MAX_NEIGHBOURS);
        Ok(words.into_iter().map(|(word, _)| word).collect())
    }
}

/// Whether the characters of `short` stand in `full` in their order, the first at its beginning, and not all in one run.
fn is_short_for(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let in_order = short.chars().all(|c| rest.any(|other| other == c));
    in_order && !full.contains(short) && full.chars().next() == short.chars().next()
}

/// The stretch of the text whose folded form the word is.
fn written_in(text: &str, word: &str) -> Option<String> {
    let mut folded: Vec<(char, usize, usize)> = Vec::new();
    for (from, c) in text.char_indices() {
        fold_char(c, |folded_char| folded.push((folded_char, from, from + c.len_utf8())));
    }
    let wanted: Vec<char> = word.chars().collect();
    let found = folded.windows(wanted.len().max(1)).find(|run| run.iter().map(|(c, ..)| c).eq(wanted.iter()))?;
    let (first, last) = (found.first()?, found.last()?);
    text.get(first.1..last.2).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_has_the_characters_in_order() {
        assert!(is_short_for("个资法", "个人资料保护法"));
        assert!(!is_short_for("个资法", "个人资料"));
        assert!(!is_short_for("资个法", "个人资料保护法"));
        assert!(!is_short_for("采购法", "采购法规"), "that is found as it stands");
    }

    #[test]
    fn the_word_is_shown_as_written() {
        assert_eq!(written_in("青田ＩＮＳＩＧＨＴ臺灣版", "台湾版"), Some("臺灣版".to_owned()));
        assert_eq!(written_in("青田", "台湾版"), None);
    }
}
