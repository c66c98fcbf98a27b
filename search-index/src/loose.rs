//! The loose search: BM25 over single tokens, for sentences and for questions of which nothing has every word.
//!
//! It differs from a plain disjunction in one way: an entry counts only when the tokens it holds make up a given part of the
//! information in the question, weighed by rarity, and its score is scaled by that part: a word of the question that is missing
//! costs more than one that is repeated brings. Scores are summed term by term into one array per segment.

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, Searcher, SegmentReader, TERMINATED, Term};

use crate::bm25::{Channel, mean_length};
use crate::error::Result;
use crate::fields::Fields;
use crate::slots::Slot;

const NAME_WEIGHT: f32 = 0.8;

/// The loose query, ready to run on one searcher.
#[derive(Debug, Clone)]
pub(crate) struct Loose {
    fields: Fields,
    slots: Vec<(Slot, f32)>,
    mass: f32,
    need: f32,
    all_length: f32,
    name_length: f32,
}

impl Loose {
    /// Weighs the slots. `None` when the index knows too few of them to say anything.
    pub fn new(searcher: &Searcher, fields: &Fields, slots: Vec<Slot>) -> Result<Option<Loose>> {
        let count = searcher.num_docs().max(1) as f32;
        let asked = slots.len();
        let mut weighed = Vec::with_capacity(asked);
        for slot in slots {
            let mut frequency = 0;
            for term in &slot.terms {
                frequency += searcher.doc_freq(&Term::from_field_text(fields.all, term))?;
            }
            if frequency > 0 {
                let frequency = (frequency as f32).min(count);
                let rarity = (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln();
                let weight = rarity * slot.weight;
                weighed.push((slot, weight));
            }
        }
        if weighed.len() * 3 < asked || weighed.is_empty() {
            return Ok(None);
        }
        let mass: f32 = weighed.iter().map(|(_, weight)| weight).sum();
        Ok(Some(Loose {
            fields: *fields,
            slots: weighed,
            mass,
            need: 0.0,
            all_length: mean_length(searcher, fields.all)?,
            name_length: mean_length(searcher, fields.name)?,
        }))
    }

    /// The same query for entries that hold at least this part of the question.
    pub fn needing(&self, part: f32) -> Loose {
        Loose { need: part * self.mass, ..self.clone() }
    }

    fn sum(&self, reader: &SegmentReader) -> tantivy::Result<Found> {
        let len = reader.max_doc() as usize;
        let mut scores = vec![0f32; len];
        let mut cover = vec![0f32; len];
        let all = Channel::open(reader, self.fields.all, self.all_length, 1.0)?;
        let name = Channel::open(reader, self.fields.name, self.name_length, NAME_WEIGHT)?;
        for (slot, weight) in &self.slots {
            for term in &slot.terms {
                all.add(term, *weight, |doc, score| {
                    if let Some(sum) = scores.get_mut(doc as usize) {
                        *sum += score;
                    }
                    if let Some(sum) = cover.get_mut(doc as usize) {
                        *sum += weight;
                    }
                })?;
                name.add(term, *weight, |doc, score| {
                    if let Some(sum) = scores.get_mut(doc as usize) {
                        *sum += score;
                    }
                })?;
            }
        }
        let held = cover.iter().zip(&scores).enumerate();
        let found = held
            .filter(|(_, (cover, _))| **cover > 0.0 && **cover >= self.need)
            .map(|(doc, (cover, score))| (doc as DocId, score * cover / self.mass))
            .collect();
        Ok(Found { found, at: 0 })
    }
}

impl Query for Loose {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Loose {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut found = self.sum(reader)?;
        if boost != 1.0 {
            for (_, score) in &mut found.found {
                *score *= boost;
            }
        }
        Ok(Box::new(found))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut found = self.sum(reader)?;
        let score = if found.seek(doc) == doc { found.score() } else { 0.0 };
        Ok(Explanation::new("loose", score))
    }
}

/// The entries of one segment that hold enough, in order.
struct Found {
    found: Vec<(DocId, Score)>,
    at: usize,
}

impl DocSet for Found {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.found.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        self.found.len() as u32
    }
}

impl Scorer for Found {
    fn score(&mut self) -> Score {
        self.found.get(self.at).map_or(0.0, |(_, score)| *score)
    }
}
