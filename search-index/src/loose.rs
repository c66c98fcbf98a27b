//! The loose search: BM25 over single tokens, for sentences and for questions of which nothing has every word.
//!
//! It differs from a plain disjunction in one way: an entry counts only when the tokens it holds make up a given part of the
//! information in the question, weighed by rarity, and its score is scaled by that part: a word of the question that is missing
//! costs more than one that is repeated brings. Scores are summed term by term into one array per segment.

use tantivy::DocId;

use crate::bm25::{Channel, mean_length};
use crate::error::Result;
use crate::lookup::Lookup;
use crate::matches::{Found, Matches};
use crate::slots::Slot;

const NAME_WEIGHT: f32 = 0.8;

/// What a way other than the typed one counts.
const OTHER_WAY: f32 = 0.85;

/// The loose query, ready to run.
pub(crate) struct Loose<'a> {
    lookup: &'a Lookup<'a>,
    slots: Vec<Weighed>,
    mass: f32,
    all_length: f32,
    name_length: f32,
}

/// A slot with its weight. Each way is its tokens with theirs, scaled so that every way weighs what the slot does.
#[derive(Debug, Clone)]
struct Weighed {
    ways: Vec<Vec<(String, f32)>>,
    weight: f32,
}

impl Weighed {
    /// The most an entry can hold of it: one that has several guesses at a word holds more than the word.
    fn most(&self) -> f32 {
        let masses = self.ways.iter().map(|way| way.iter().map(|(_, weight)| *weight).sum::<f32>());
        masses.fold(self.weight, f32::max)
    }
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

    /// The entries that hold at least this part of the question.
    pub fn needing(&self, part: f32) -> Result<Matches> {
        let mut matches = Matches::default();
        for segment in 0..self.lookup.searcher.segment_readers().len() {
            matches.segments.push(self.sum(segment, part * self.mass)?);
        }
        Ok(matches.alive(self.lookup.searcher))
    }

    fn sum(&self, segment: usize, need: f32) -> Result<Found> {
        let len = self.lookup.searcher.segment_reader(segment as u32).max_doc() as usize;
        let mut sums = Sums::new(len);
        let mut ways: Option<(Sums, Sums)> = None;
        let fields = self.lookup.fields;
        let all = Channel::open(self.lookup, segment, fields.all, self.all_length, 1.0)?;
        let name = Channel::open(self.lookup, segment, fields.name, self.name_length, NAME_WEIGHT)?;
        let mut left: f32 = self.slots.iter().map(Weighed::most).sum();
        for slot in &self.slots {
            // What no rarer slot has touched cannot hold enough any more: the common ones only add to what is there.
            let settled = left < need;
            if settled {
                sums.keep_reaching(need - left);
            }
            left -= slot.most();
            if let [only] = slot.ways.as_slice() {
                for (term, weight) in only {
                    let frequency = self.lookup.frequency(fields.all, term)?;
                    if settled && sums.few_beside(frequency) {
                        sums.refine(&all, &name, term, *weight)?;
                    } else {
                        sums.add(&all, &name, term, *weight)?;
                    }
                }
                continue;
            }
            let (best, one) = ways.get_or_insert_with(|| (Sums::new(len), Sums::new(len)));
            for way in &slot.ways {
                for (term, weight) in way {
                    one.add(&all, &name, term, *weight)?;
                }
                best.keep_better(one);
            }
            sums.take_all(best);
        }
        sums.order();
        let held = |doc: &DocId| {
            let (score, cover) = (sums.scores.get(*doc as usize)?, sums.cover.get(*doc as usize)?);
            (*cover > 0.0 && *cover >= need).then(|| (*doc, score * cover / self.mass))
        };
        Ok(sums.touched.iter().filter_map(held).collect())
    }
}

struct Rarity<'a> {
    lookup: &'a Lookup<'a>,
    count: f32,
}

impl Rarity<'_> {
    /// `None` for tokens that the index does not have.
    fn of(&self, terms: &[String]) -> Result<Option<f32>> {
        let mut frequency = 0;
        for term in terms {
            frequency += self.lookup.frequency(self.lookup.fields.all, term)?;
        }
        let frequency = (frequency as f32).min(self.count);
        Ok((frequency > 0.0).then(|| (1.0 + (self.count - frequency + 0.5) / (frequency + 0.5)).ln()))
    }

    fn weigh(&self, slot: &Slot) -> Result<Option<Weighed>> {
        let ways = match slot {
            Slot::Token { terms, weight } => {
                let Some(rarity) = self.of(terms)? else { return Ok(None) };
                let weight = rarity * weight;
                let way = terms.iter().map(|term| (term.clone(), weight)).collect();
                return Ok(Some(Weighed { ways: vec![way], weight }));
            }
            Slot::Ways(ways) => ways,
        };
        let mut weighed: Vec<(Vec<(String, f32)>, f32)> = Vec::new();
        for (index, way) in ways.iter().enumerate() {
            let mut tokens = Vec::new();
            for term in way {
                if let Some(rarity) = self.of(std::slice::from_ref(term))? {
                    tokens.push((term.clone(), rarity));
                }
            }
            let mass: f32 = tokens.iter().map(|(_, rarity)| rarity).sum();
            // A way most of whose tokens no entry has is not a way to find anything.
            if tokens.len() * 2 > way.len() || (index == 0 && !tokens.is_empty()) {
                weighed.push((tokens, mass));
            }
        }
        let weight = weighed.iter().map(|(_, mass)| *mass).fold(0.0, f32::max);
        if weight <= 0.0 {
            return Ok(None);
        }
        let scaled = |(index, (tokens, mass)): (usize, (Vec<(String, f32)>, f32))| {
            let scale = weight / mass.max(f32::MIN_POSITIVE) * if index == 0 { 1.0 } else { OTHER_WAY };
            tokens.into_iter().map(|(term, rarity)| (term, rarity * scale)).collect()
        };
        Ok(Some(Weighed { ways: weighed.into_iter().enumerate().map(scaled).collect(), weight }))
    }
}

/// Score and held part of the question for each document, and which documents have any.
struct Sums {
    scores: Vec<f32>,
    cover: Vec<f32>,
    touched: Vec<DocId>,
}

impl Sums {
    fn new(len: usize) -> Sums {
        Sums { scores: vec![0.0; len], cover: vec![0.0; len], touched: Vec::new() }
    }

    fn add(&mut self, all: &Channel<'_>, name: &Channel<'_>, term: &str, weight: f32) -> Result<()> {
        let Sums { scores, cover, touched } = self;
        all.add(term, weight, |doc, score| {
            if let (Some(sum), Some(held)) = (scores.get_mut(doc as usize), cover.get_mut(doc as usize)) {
                if *held == 0.0 {
                    touched.push(doc);
                }
                *sum += score;
                *held += weight;
            }
        })?;
        name.add(term, weight, |doc, score| {
            if let Some(sum) = scores.get_mut(doc as usize) {
                *sum += score;
            }
        })
    }

    /// Whether so few documents have anything that looking each up is cheaper than reading all the term has.
    fn few_beside(&self, frequency: u64) -> bool {
        (self.touched.len() as u64) * 2 < frequency
    }

    /// Forgets documents that hold less than this, which what is left of the question cannot make enough.
    fn keep_reaching(&mut self, least: f32) {
        // Sums come out a little different in another order.
        let least = least - least.abs() * 1e-3;
        let cover = &self.cover;
        self.touched.retain(|doc| cover.get(*doc as usize).is_some_and(|held| *held >= least));
    }

    /// Puts the documents that have something in ascending order.
    fn order(&mut self) {
        let Sums { cover, touched, .. } = self;
        if touched.len() * 8 < cover.len() {
            touched.sort_unstable();
        } else {
            // Reading all is quicker than sorting most; a document forgotten before does not come back with enough.
            touched.clear();
            touched.extend(cover.iter().zip(0..).filter(|(held, _)| **held > 0.0).map(|(_, doc)| doc));
        }
    }

    /// Adds to the documents that have something already, and to no other.
    fn refine(&mut self, all: &Channel<'_>, name: &Channel<'_>, term: &str, weight: f32) -> Result<()> {
        let Sums { scores, cover, touched } = self;
        if !touched.is_sorted() {
            touched.sort_unstable();
        }
        all.add_to(touched, term, weight, |doc, score| {
            if let (Some(sum), Some(held)) = (scores.get_mut(doc as usize), cover.get_mut(doc as usize)) {
                *sum += score;
                *held += weight;
            }
        })?;
        name.add_to(touched, term, weight, |doc, score| {
            if let Some(sum) = scores.get_mut(doc as usize) {
                *sum += score;
            }
        })
    }

    /// Keeps of each document what covers more; the other is empty afterwards.
    fn keep_better(&mut self, other: &mut Sums) {
        for doc in other.touched.drain(..) {
            let (score, cover) = take(&mut other.scores, &mut other.cover, doc);
            if let (Some(sum), Some(held)) = (self.scores.get_mut(doc as usize), self.cover.get_mut(doc as usize)) {
                if *held == 0.0 {
                    self.touched.push(doc);
                }
                if (cover, score) > (*held, *sum) {
                    (*held, *sum) = (cover, score);
                }
            }
        }
    }

    /// Adds what the other has; the other is empty afterwards.
    fn take_all(&mut self, other: &mut Sums) {
        for doc in other.touched.drain(..) {
            let (score, cover) = take(&mut other.scores, &mut other.cover, doc);
            if let (Some(sum), Some(held)) = (self.scores.get_mut(doc as usize), self.cover.get_mut(doc as usize)) {
                if *held == 0.0 {
                    self.touched.push(doc);
                }
                *sum += score;
                *held += cover;
            }
        }
    }
}

fn take(scores: &mut [f32], cover: &mut [f32], doc: DocId) -> (f32, f32) {
    let taken = |from: &mut [f32]| from.get_mut(doc as usize).map(std::mem::take).unwrap_or_default();
    (taken(scores), taken(cover))
}
