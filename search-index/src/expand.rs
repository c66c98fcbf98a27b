//! Latin words the index does not hold: run together by the person (QuickFormGuard), half typed, or with one slip of the finger.

use std::collections::BTreeMap;

use tantivy::Term;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;

use crate::analyze::Make;
use crate::error::Result;
use crate::lookup::Lookup;
use crate::readings::{Reading, Tok};
use crate::words::Piece;

/// Shorter words have too many neighbours for a slip to be told from another word.
const MIN_FUZZY: usize = 3;
const MIN_PART: usize = 2;
const MAX_WORD: usize = 40;
const MAX_NEIGHBOURS: usize = 8;

/// Looks words up in one field of the index.
pub(crate) struct Lexicon<'a> {
    lookup: &'a Lookup<'a>,
    field: Field,
}

impl<'a> Lexicon<'a> {
    /// The words of `field`.
    pub fn new(lookup: &'a Lookup<'a>, field: Field) -> Lexicon<'a> {
        Lexicon { lookup, field }
    }

    /// In how many entries the word occurs.
    pub fn frequency(&self, word: &str) -> Result<u64> {
        self.lookup.frequency(self.field, word)
    }

    /// Adds to each piece the reading in which unknown Latin words are two known ones.
    pub fn part(&self, pieces: &mut [Piece]) -> Result<()> {
        for piece in pieces {
            let mut parted = Vec::new();
            for reading in &piece.readings {
                if let Some(toks) = self.part_reading(&reading.toks)? {
                    parted.push(Reading { toks, ..reading.clone() });
                }
            }
            piece.readings.extend(parted);
        }
        Ok(())
    }

    /// Known words that an unknown Latin one may stand for, in groups: one group per word it consists of.
    pub fn guesses(&self, word: &str) -> Result<Vec<Vec<String>>> {
        let len = word.len();
        if !word.is_ascii() || !(MIN_FUZZY..=MAX_WORD).contains(&len) {
            return Ok(Vec::new());
        }
        let near = self.near(word)?;
        if !near.is_empty() {
            return Ok(vec![near]);
        }
        let mut best: (usize, Vec<Vec<String>>) = (0, Vec::new());
        for at in MIN_FUZZY..=len.saturating_sub(MIN_FUZZY) {
            let (Some(head), Some(tail)) = (word.get(..at), word.get(at..)) else {
                continue;
            };
            if tail.len() > best.0 && self.frequency(tail)? > 0 {
                let near = self.near(head)?;
                if !near.is_empty() {
                    best = (tail.len(), vec![near, vec![tail.to_owned()]]);
                }
            }
            if head.len() > best.0 && self.frequency(head)? > 0 {
                let near = self.near(tail)?;
                if !near.is_empty() {
                    best = (head.len(), vec![vec![head.to_owned()], near]);
                }
            }
        }
        Ok(best.1)
    }

    fn part_reading(&self, reading: &[Tok]) -> Result<Option<Vec<Tok>>> {
        let mut out = Vec::with_capacity(reading.len() + 1);
        for tok in reading {
            match self.parts(tok)? {
                Some(parts) => out.extend(parts.map(|text| Tok { text, make: Make::Letters })),
                None => out.push(tok.clone()),
            }
        }
        Ok((out.len() > reading.len()).then_some(out))
    }

    fn parts(&self, tok: &Tok) -> Result<Option<[String; 2]>> {
        let word = tok.text.as_str();
        let may_part = tok.make == Make::Letters && word.is_ascii() && word.len() <= MAX_WORD;
        if !may_part || word.len() < 2 * MIN_PART || self.frequency(word)? > 0 {
            return Ok(None);
        }
        let mut best: Option<(u64, [String; 2])> = None;
        for at in MIN_PART..=word.len() - MIN_PART {
            let (Some(head), Some(tail)) = (word.get(..at), word.get(at..)) else {
                continue;
            };
            let weight = self.frequency(head)?.min(self.frequency(tail)?);
            if weight > best.as_ref().map_or(0, |(weight, _)| *weight) {
                best = Some((weight, [head.to_owned(), tail.to_owned()]));
            }
        }
        Ok(best.map(|(_, parts)| parts))
    }

    /// Words within one edit of `word`, and those it begins; the most frequent first.
    fn near(&self, word: &str) -> Result<Vec<String>> {
        let slip = FuzzyTermQuery::new(self.term(word), 1, true).automaton()?;
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.lookup.searcher.segment_readers() {
            let index = segment.inverted_index(self.field)?;
            let mut near = index.terms().search(&slip).into_stream()?;
            while near.advance() {
                note(&mut found, near.key(), near.value().doc_freq);
            }
            let mut begun = index.terms().range().ge(word).into_stream()?;
            while begun.advance() && begun.key().starts_with(word.as_bytes()) {
                note(&mut found, begun.key(), begun.value().doc_freq);
            }
        }
        let mut words: Vec<_> = found.into_iter().collect();
        words.sort_by_key(|(_, frequency)| std::cmp::Reverse(*frequency));
        words.truncate(MAX_NEIGHBOURS);
        Ok(words.into_iter().map(|(word, _)| word).collect())
    }

    fn term(&self, word: &str) -> Term {
        Term::from_field_text(self.field, word)
    }
}

fn note(found: &mut BTreeMap<String, u64>, key: &[u8], frequency: u32) {
    if let Ok(word) = std::str::from_utf8(key) {
        *found.entry(word.to_owned()).or_default() += u64::from(frequency);
    }
}
