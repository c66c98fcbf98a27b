//! The loose search: BM25 over single tokens, for sentences and for questions of which nothing has every word.
//!
//! It differs from a plain disjunction in one way: an entry counts only when the tokens it holds make up a given part of the
//! information in the question, weighed by rarity, and its score is scaled by that part: a word of the question that is missing
//! costs more than one that is repeated brings. Scores are summed term by term into one array per segment.
//!
//! Where many entries hold much, those that hold little are noise and do not count: see [`floor`].

mod floor;
mod rarity;
mod sums;
mod weighed;

use tantivy::DocId;

use crate::bm25::{Channel, mean_length};
use crate::error::Result;
use crate::lookup::Lookup;
use crate::loose::floor::Floor;
use crate::loose::rarity::Rarity;
use crate::loose::sums::{Held, Sums};
use crate::loose::weighed::Weighed;
use crate::matches::Matches;
use crate::slots::Slot;

const NAME_WEIGHT: f32 = 0.8;
/// Entries that a question reads, counted once for each term. What comes after that, all of it commoner, is looked up only for
/// the entries that hold the most by then: a question of a hundred common words is answered in the time of one of ten.
const READ: u64 = 500_000;
/// As many as that where something holds the whole question: what follows it is near, and need not be all that is near.
const READ_BESIDE: u64 = 20_000;
/// How many these are.
const LED: usize = 500;

/// The loose query, ready to run.
pub(crate) struct Loose<'a> {
    lookup: &'a Lookup<'a>,
    slots: Vec<Weighed>,
    mass: f32,
    all_length: f32,
    name_length: f32,
}

impl<'a> Loose<'a> {
    /// Weighs the slots. `None` when the index knows too few of them to say anything.
    pub fn new(lookup: &'a Lookup<'a>, slots: Vec<Slot>) -> Result<Option<Loose<'a>>> {
        let rarity = Rarity { lookup, count: lookup.searcher.num_docs().max(1) as f32 };
        let (mut asked, mut known) = (0, 0);
        let mut weighed = Vec::with_capacity(slots.len());
        for slot in slots {
            asked += slot.size();
            if let Some(one) = rarity.weigh(&slot)? {
                known += slot.size();
                weighed.push(one);
            }
        }
        if known * 3 < asked || weighed.is_empty() {
            return Ok(None);
        }
        weighed.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        Ok(Some(Loose {
            lookup,
            mass: weighed.iter().map(|slot| slot.weight).sum(),
            slots: weighed,
            all_length: mean_length(lookup.searcher, lookup.fields.all)?,
            name_length: mean_length(lookup.searcher, lookup.fields.name)?,
        }))
    }

    /// The entries that hold at least this part of the question, and so much as the floor wants; fewer are read where the question
    /// is answered already.
    pub fn needing(&self, part: f32, answered: bool) -> Result<Matches> {
        let read = if answered { READ_BESIDE } else { READ };
        let mut floor = Floor::new(part * self.mass);
        let mut held = Vec::new();
        for segment in 0..self.lookup.searcher.segment_readers().len() {
            held.push(self.sum(segment, &mut floor, read)?);
        }
        let need = floor.over(held.iter().flatten().map(|(_, held)| held.cover));
        let mut matches = Matches::default();
        for found in held {
            let enough = found.into_iter().filter(|(_, held)| held.cover >= need);
            matches.segments.push(enough.map(|(doc, held)| (doc, held.score * held.cover / self.mass)).collect());
        }
        Ok(matches.alive(self.lookup.searcher))
    }

    /// What the entries of a segment hold that hold enough, in ascending order.
    fn sum(&self, segment: usize, floor: &mut Floor, most: u64) -> Result<Vec<(DocId, Held)>> {
        let len = self.lookup.searcher.segment_reader(segment as u32).max_doc() as usize;
        let mut sums = Sums::new(len);
        let mut ways: Option<(Sums, Sums)> = None;
        let fields = self.lookup.fields;
        let all = Channel::open(self.lookup, segment, fields.all, self.all_length, 1.0)?;
        let name = Channel::open(self.lookup, segment, fields.name, self.name_length, NAME_WEIGHT)?;
        let mut left: f32 = self.slots.iter().map(Weighed::most).sum();
        let share = self.share(len, most);
        let mut read = 0;
        for (step, slot) in self.slots.iter().enumerate() {
            if worth_raising(step) {
                floor.raise(sums.covers());
            }
            let enough = read > share;
            if enough {
                sums.keep_best(LED);
            }
            // What no rarer slot has touched cannot hold enough any more: the common ones only add to what is there.
            let settled = enough || left < floor.need;
            if settled {
                sums.keep_reaching(floor.need - left);
            }
            left -= slot.most();
            if let [only] = slot.ways.as_slice() {
                for (term, weight) in only {
                    let frequency = self.lookup.frequency(fields.all, term)?;
                    if settled && sums.few_beside(frequency) {
                        sums.refine(&all, &name, term, *weight)?;
                    } else {
                        read += frequency;
                        sums.add(&all, &name, term, *weight)?;
                    }
                }
                continue;
            }
            let (best, one) = ways.get_or_insert_with(|| (Sums::new(len), Sums::new(len)));
            for way in &slot.ways {
                let mut rest = left + way.iter().map(|(_, weight)| *weight).sum::<f32>();
                for (step, (term, weight)) in way.iter().enumerate() {
                    if worth_raising(step) {
                        floor.raise(one.covers());
                    }
                    let settled = enough || rest < floor.need;
                    if settled && sums.is_empty() {
                        one.keep_reaching(floor.need - rest);
                    }
                    rest -= weight;
                    let frequency = self.lookup.frequency(fields.all, term)?;
                    match if settled { one.among_few(&mut sums, frequency) } else { None } {
                        Some(docs) => one.add_to(&docs, &all, &name, term, *weight)?,
                        None => {
                            read += frequency;
                            one.add(&all, &name, term, *weight)?;
                        }
                    }
                }
                best.keep_better(one);
            }
            sums.take_all(best);
        }
        floor.raise(sums.covers());
        Ok(sums.holding(floor.need))
    }

    /// The part of what may be read that falls to a segment of so many entries.
    fn share(&self, len: usize, read: u64) -> u64 {
        let all: u32 = self.lookup.searcher.segment_readers().iter().map(|one| one.max_doc()).sum();
        len as u64 * read / u64::from(all.max(1))
    }
}

/// Whether to see how much the entries hold before this term: the first few tell most, and to look costs.
fn worth_raising(step: usize) -> bool {
    step < 4 || step.is_multiple_of(3)
}
