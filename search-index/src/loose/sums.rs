//! What each document of a segment holds of the question so far, term by term.

use std::sync::{Mutex, PoisonError};

use tantivy::DocId;

use crate::bm25::Channel;
use crate::error::Result;
use crate::strict::docs::unite;

/// Arrays that questions hand on to one another: making and emptying one costs more than most questions do.
static POOL: Mutex<Vec<Vec<Held>>> = Mutex::new(Vec::new());
/// Arrays kept; a question uses three at most.
const KEPT: usize = 6;

/// What one document holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
pub(crate) struct Held {
    /// The part of the question's weight that it holds.
    pub cover: f32,
    /// The sum of what its tokens are worth.
    pub score: f32,
}

/// What each document holds, and which documents hold any. All others hold nothing.
#[derive(Debug)]
pub(crate) struct Sums {
    held: Vec<Held>,
    touched: Vec<DocId>,
}

impl Sums {
    /// Nothing yet, for that many documents.
    pub fn new(len: usize) -> Sums {
        let kept = POOL.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut held = kept.unwrap_or_default();
        if held.len() < len {
            held = vec![Held::default(); len];
        }
        Sums { held, touched: Vec::new() }
    }

    /// Adds what the term is worth to every document that has it.
    pub fn add(&mut self, all: &Channel<'_>, name: &Channel<'_>, term: &str, weight: f32) -> Result<()> {
        let Sums { held, touched } = self;
        all.add(term, weight, |doc, score| put(held, touched, doc, Held { cover: weight, score }))?;
        name.add(term, weight, |doc, score| worth(held, doc, score))
    }

    /// Adds it to these documents (ascending) only.
    pub fn add_to(
        &mut self,
        docs: &[DocId],
        all: &Channel<'_>,
        name: &Channel<'_>,
        term: &str,
        weight: f32,
    ) -> Result<()> {
        let Sums { held, touched } = self;
        all.add_to(docs, term, weight, |doc, score| put(held, touched, doc, Held { cover: weight, score }))?;
        name.add_to(docs, term, weight, |doc, score| worth(held, doc, score))
    }

    /// Adds it to the documents that hold something already, and to no other.
    pub fn refine(&mut self, all: &Channel<'_>, name: &Channel<'_>, term: &str, weight: f32) -> Result<()> {
        self.ordered();
        let docs = std::mem::take(&mut self.touched);
        let added = self.add_to(&docs, all, name, term, weight);
        self.touched = docs;
        added
    }

    /// Whether so few documents hold anything that looking each up is cheaper than reading all the term has.
    pub fn few_beside(&self, frequency: u64) -> bool {
        (self.touched.len() as u64) * 2 < frequency
    }

    /// Whether no document holds anything.
    pub fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// The documents, ascending, that hold something here or there, when looking each up is cheaper than reading all that a
    /// term of this frequency has.
    pub fn among_few(&mut self, other: &mut Sums, frequency: u64) -> Option<Vec<DocId>> {
        if (self.touched.len() + other.touched.len()) as u64 * 2 >= frequency {
            return None;
        }
        let mut docs = self.ordered().to_vec();
        unite(&mut docs, other.ordered());
        Some(docs)
    }

    /// What the documents hold that hold something.
    pub fn covers(&self) -> impl Iterator<Item = f32> + Clone {
        self.touched.iter().filter_map(|doc| self.held.get(*doc as usize)).map(|held| held.cover)
    }

    /// Forgets documents that hold less than this, which what is left of the question cannot make enough.
    pub fn keep_reaching(&mut self, least: f32) {
        // Sums come out a little different in another order.
        let least = least - least.abs() * 1e-3;
        let Sums { held, touched } = self;
        touched.retain(|doc| match held.get_mut(*doc as usize) {
            Some(held) if held.cover < least => {
                *held = Held::default();
                false
            }
            held => held.is_some(),
        });
    }

    /// Forgets all but this many documents, those that hold the most.
    pub fn keep_best(&mut self, most: usize) {
        let Sums { held, touched } = self;
        if touched.len() <= most {
            return;
        }
        let of = |doc: &DocId| held.get(*doc as usize).copied().unwrap_or_default();
        touched.select_nth_unstable_by(most, |a, b| {
            let (a, b) = (of(a), of(b));
            b.cover.total_cmp(&a.cover).then(b.score.total_cmp(&a.score))
        });
        for doc in touched.drain(most..) {
            if let Some(held) = held.get_mut(doc as usize) {
                *held = Held::default();
            }
        }
    }

    /// The documents that hold something, in ascending order.
    pub fn ordered(&mut self) -> &[DocId] {
        let Sums { held, touched } = self;
        if !touched.is_sorted() {
            if touched.len() * 8 < held.len() {
                touched.sort_unstable();
            } else {
                // Reading all is quicker than sorting most.
                touched.clear();
                touched.extend(held.iter().zip(0..).filter(|(held, _)| held.cover > 0.0).map(|(_, doc)| doc));
            }
        }
        &self.touched
    }

    /// The documents that hold this much, in ascending order, and what they hold.
    pub fn holding(&mut self, need: f32) -> Vec<(DocId, Held)> {
        self.keep_reaching(need);
        self.ordered();
        let held = |doc: &DocId| self.held.get(*doc as usize).map(|held| (*doc, *held));
        self.touched.iter().filter_map(held).filter(|(_, held)| held.cover >= need).collect()
    }

    /// Keeps of each document what covers more; the other is empty afterwards.
    pub fn keep_better(&mut self, other: &mut Sums) {
        for doc in other.touched.drain(..) {
            let taken = other.held.get_mut(doc as usize).map(std::mem::take).unwrap_or_default();
            if let Some(held) = self.held.get_mut(doc as usize) {
                if held.cover == 0.0 {
                    self.touched.push(doc);
                }
                if taken > *held {
                    *held = taken;
                }
            }
        }
    }

    /// Adds what the other has; the other is empty afterwards.
    pub fn take_all(&mut self, other: &mut Sums) {
        for doc in other.touched.drain(..) {
            let taken = other.held.get_mut(doc as usize).map(std::mem::take).unwrap_or_default();
            put(&mut self.held, &mut self.touched, doc, taken);
        }
    }
}

impl Drop for Sums {
    fn drop(&mut self) {
        for doc in &self.touched {
            if let Some(held) = self.held.get_mut(*doc as usize) {
                *held = Held::default();
            }
        }
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        if pool.len() < KEPT {
            pool.push(std::mem::take(&mut self.held));
        }
    }
}

fn put(sums: &mut [Held], touched: &mut Vec<DocId>, doc: DocId, more: Held) {
    if let Some(sum) = sums.get_mut(doc as usize) {
        if sum.cover == 0.0 {
            touched.push(doc);
        }
        sum.cover += more.cover;
        sum.score += more.score;
    }
}

/// Adds to the worth of a document that holds something.
fn worth(sums: &mut [Held], doc: DocId, score: f32) {
    if let Some(sum) = sums.get_mut(doc as usize).filter(|sum| sum.cover > 0.0) {
        sum.score += score;
    }
}
