//! The strict search: every piece of the question occurs as it stands, somewhere in the entry.
//!
//! First the entries that hold all tokens of every piece are found, the rarest piece first; only for these are positions
//! compared. Entries are ranked by runs of tokens, those in the name and those in one stretch higher; where even the rarest
//! piece is common, by single tokens of the name: a run of common tokens would outweigh all that tells entries apart. An entry
//! whose whole name the question is stands before all like it.

pub(crate) mod docs;
pub(crate) mod runs;
pub(crate) mod weigh;

use tantivy::{DocId, Score};

use crate::analyze::{Analysis, Make, Side};
use crate::error::Result;
use crate::lookup::Lookup;
use crate::matches::{Found, Matches};
use crate::readings::{Reading, Tok, Via};
use crate::strict::docs::{Segment, unite};
use crate::strict::weigh::{Measure, Scale};
use crate::words::Piece;

const NAME_BOOST: f32 = 2.0;
const WHOLE_BOOST: f32 = 2.0;
/// What a word not typed counts beside a typed one.
const SYNONYM: f32 = 0.8;
const CORRECTED: f32 = 0.9;
/// What the second-best reading adds to the best.
const TIE: f32 = 0.1;
/// Readings whose tokens rank entries, when tokens do.
const RANKED_READINGS: usize = 2;
/// Whoever types a whole code wants that one entry.
const CODE: f32 = 300.0;
/// How much more the words of an entry are worth whose whole name the question is: more than all that raises another.
const NAMED: f32 = 2.0;
/// From this many entries on a piece is common.
const COMMON: u64 = 4_000;
/// A score of entries that lack a piece.
const LACKING: f32 = f32::NEG_INFINITY;

/// The entries that have all the pieces of the question.
pub(crate) fn strict(lookup: &Lookup<'_>, question: &str, pieces: &[Piece]) -> Result<Matches> {
    let segments = lookup.searcher.segment_readers();
    let segments: Vec<Segment<'_>> = (0..segments.len()).map(|ordinal| Segment { lookup, ordinal }).collect();
    let mut held: Vec<Held> = Vec::with_capacity(segments.len());
    for segment in &segments {
        held.push(holding_all(segment, pieces)?);
    }
    let by_tokens = all_common(lookup, pieces)? && pieces.iter().any(Piece::is_phrase);
    let measures = [Measure::of(lookup, lookup.fields.all)?, Measure::of(lookup, lookup.fields.name)?];
    let typed: Vec<&str> = pieces.iter().map(|piece| piece.typed.as_str()).collect();
    let lengths = [question, &typed.join(" ")].map(|text| Analysis::of(text, Side::Stored).spans().len() as u32);
    let mut found = Matches::default();
    for (segment, docs) in segments.iter().zip(held) {
        let [all, name] = &measures;
        let ranking = Ranking { segment, all: all.within(segment)?, name: name.within(segment)?, pieces, lengths };
        found.segments.push(if by_tokens { ranking.by_tokens(docs)? } else { ranking.by_runs(docs.docs)? });
    }
    Ok(found.alive(lookup.searcher))
}

/// Whether even the rarest piece may be in very many entries.
fn all_common(lookup: &Lookup<'_>, pieces: &[Piece]) -> Result<bool> {
    for piece in pieces {
        let mut most: u64 = 0;
        for reading in &piece.readings {
            let mut rarest = u64::MAX;
            for tok in reading.toks.iter().filter(|tok| tok.make != Make::Lone) {
                rarest = rarest.min(lookup.frequency(lookup.fields.all, &tok.text)?);
            }
            most = most.saturating_add(rarest);
        }
        if most < COMMON {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Entries that hold all tokens of a reading of every piece.
#[derive(Default)]
struct Held {
    docs: Vec<DocId>,
    /// The piece looked at last, and the entries by its widest readings.
    last: (usize, Vec<Vec<DocId>>),
}

fn holding_all(segment: &Segment<'_>, pieces: &[Piece]) -> Result<Held> {
    let all = segment.lookup.fields.all;
    let mut planned = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let mut most = 0;
        for reading in widest(piece) {
            most += segment.most(all, &reading.toks)?;
        }
        planned.push((most, index, piece));
    }
    planned.sort_by_key(|(most, ..)| *most);
    let mut docs: Option<Vec<DocId>> = None;
    let mut last = (0, Vec::new());
    for (_, index, piece) in planned {
        let mut lists = Vec::new();
        for reading in widest(piece) {
            lists.push(segment.holding(all, &reading.toks, docs.as_deref())?);
        }
        let mut having = Vec::new();
        for list in &lists {
            unite(&mut having, list);
        }
        unite(&mut having, &coded(segment, piece, docs.as_deref())?);
        if having.is_empty() {
            return Ok(Held::default());
        }
        (docs, last) = (Some(having), (index, lists));
    }
    Ok(Held { docs: docs.unwrap_or_default(), last })
}

/// The entries, of these if some are given, whose code the piece is.
fn coded(segment: &Segment<'_>, piece: &Piece, among: Option<&[DocId]>) -> Result<Vec<DocId>> {
    let Some(code) = &piece.code else { return Ok(Vec::new()) };
    let mut coded = segment.coded(code)?;
    if let Some(docs) = among {
        docs::keep_common(&mut coded, docs);
    }
    Ok(coded)
}

/// The readings without those that find nothing which a shorter one within them does not.
fn widest(piece: &Piece) -> impl Iterator<Item = &Reading> {
    let within = |short: &Reading, long: &Reading| {
        let len = short.toks.len();
        len < long.toks.len() && long.toks.windows(len.max(1)).any(|run| run == short.toks)
    };
    let all = &piece.readings;
    all.iter().filter(move |long| !all.iter().any(|short| within(short, long)))
}

/// Ranks entries of one segment.
struct Ranking<'a> {
    segment: &'a Segment<'a>,
    all: Scale<'a>,
    name: Scale<'a>,
    pieces: &'a [Piece],
    /// How many tokens a name has that is the question, with all that was typed and without what was left out.
    lengths: [u32; 2],
}

impl Ranking<'_> {
    /// For each of the entries, whether its name is as long as the question.
    fn as_long(&self, docs: &[DocId]) -> Vec<bool> {
        docs.iter().map(|doc| self.lengths.iter().any(|length| self.name.is_length(*doc, *length))).collect()
    }

    /// By how rare the pieces are that stand there as they stand in the question.
    fn by_runs(&self, docs: Vec<DocId>) -> Result<Found> {
        if docs.is_empty() {
            return Ok(Found::new());
        }
        let mut sums = vec![0.0; docs.len()];
        let mut called = self.as_long(&docs);
        for piece in self.pieces {
            let (mut all, mut name) = (Better::new(docs.len()), Better::new(docs.len()));
            for (index, reading) in piece.readings.iter().enumerate() {
                let weight = weight(reading);
                let holding = self.segment.holding(self.all.field, &reading.toks, Some(&docs))?;
                let runs = self.all.runs(&reading.toks, &holding)?;
                all.take(&docs, &runs, weight);
                let held: Vec<DocId> = runs.iter().map(|(doc, _)| *doc).collect();
                let named = self.segment.holding(self.name.field, &reading.toks, Some(&held))?;
                let runs = self.name.runs(&reading.toks, &named)?;
                name.take(&docs, &runs, weight);
                if index == 0 {
                    only(&mut called, &docs, &runs);
                }
            }
            let coded = within(&docs, &coded(self.segment, piece, Some(&docs))?);
            for (((sum, all), name), coded) in sums.iter_mut().zip(all.scores()).zip(name.scores()).zip(coded) {
                *sum += match (all, coded) {
                    (None, false) => LACKING,
                    (all, coded) => {
                        let code = if coded { CODE } else { 0.0 };
                        all.unwrap_or_default() + code + NAME_BOOST * name.unwrap_or_default()
                    }
                };
            }
        }
        if self.pieces.len() > 1 {
            let typed = self.pieces.iter().filter_map(|piece| piece.readings.first());
            let whole: Vec<Tok> = typed.flat_map(|reading| reading.toks.iter().cloned()).collect();
            for scale in [&self.all, &self.name] {
                let holding = self.segment.holding(scale.field, &whole, Some(&docs))?;
                let runs = scale.runs(&whole, &holding)?;
                each(&docs, &runs, |sum, score| *sum += WHOLE_BOOST * score, &mut sums);
            }
        }
        raise(&mut sums, &called);
        Ok(docs.into_iter().zip(sums).filter(|(_, sum)| *sum > LACKING).collect())
    }

    /// By single tokens in the name: the same entries, found without counting how often each run occurs.
    fn by_tokens(&self, held: Held) -> Result<Found> {
        let Held { mut docs, last: (last, lists) } = held;
        let whole = docs.len();
        for (index, piece) in self.pieces.iter().enumerate() {
            let mut having = coded(self.segment, piece, Some(&docs))?;
            for (place, reading) in widest(piece).enumerate() {
                let holding = match lists.get(place).filter(|_| index == last) {
                    Some(list) if docs.len() == whole => list.clone(),
                    _ => self.segment.holding(self.all.field, &reading.toks, Some(&docs))?,
                };
                if reading.toks.len() < 2 {
                    unite(&mut having, &holding);
                    continue;
                }
                let mut unsure = holding;
                let sure = self.segment.with_word(&reading.said, &mut unsure)?;
                unite(&mut having, &sure);
                let runs = self.segment.runs(self.all.field, &reading.toks, &unsure)?;
                let running: Vec<DocId> = runs.into_iter().map(|(doc, _)| doc).collect();
                unite(&mut having, &running);
            }
            docs = having;
        }
        let mut sums = vec![0.0; docs.len()];
        let mut called = self.as_long(&docs);
        for piece in self.pieces {
            let coded = within(&docs, &coded(self.segment, piece, Some(&docs))?);
            for (sum, coded) in sums.iter_mut().zip(coded) {
                *sum += if coded { CODE } else { 0.0 };
            }
            for (index, reading) in piece.readings.iter().take(RANKED_READINGS).enumerate() {
                let weight = if index == 0 { 1.0 } else { TIE };
                for tok in reading.toks.iter().filter(|tok| tok.make != Make::Lone) {
                    let runs = self.name.runs(std::slice::from_ref(tok), &docs)?;
                    each(&docs, &runs, |sum, score| *sum += weight * score, &mut sums);
                    if index == 0 {
                        only(&mut called, &docs, &runs);
                    }
                }
            }
        }
        raise(&mut sums, &called);
        Ok(docs.into_iter().zip(sums).collect())
    }
}

fn weight(reading: &Reading) -> f32 {
    match reading.via {
        Via::Typed => 1.0,
        Via::Synonym => SYNONYM,
        Via::Corrected => CORRECTED,
    }
}

/// The best reading of a piece for each entry, with a little of the others.
struct Better {
    best: Vec<f32>,
    sum: Vec<f32>,
}

impl Better {
    fn new(len: usize) -> Better {
        Better { best: vec![LACKING; len], sum: vec![0.0; len] }
    }

    fn take(&mut self, docs: &[DocId], runs: &[(DocId, Score)], weight: f32) {
        each(docs, runs, |best, score| *best = best.max(weight * score), &mut self.best);
        each(docs, runs, |sum, score| *sum += weight * score, &mut self.sum);
    }

    fn scores(&self) -> impl Iterator<Item = Option<f32>> {
        let score = |(best, sum): (&f32, &f32)| (*best > LACKING).then(|| best + TIE * (sum - best));
        self.best.iter().zip(&self.sum).map(score)
    }
}

/// Hands each entry that has a score its place in `values` and the score. Both lists of entries ascend.
fn each(docs: &[DocId], scores: &[(DocId, Score)], mut with: impl FnMut(&mut f32, f32), values: &mut [f32]) {
    let mut places = docs.iter().zip(values);
    for (wanted, score) in scores {
        if let Some((_, value)) = places.find(|(doc, _)| *doc >= wanted).filter(|(doc, _)| *doc == wanted) {
            with(value, *score);
        }
    }
}

/// Keeps the mark of entries that are among the others. Both ascend.
fn only(marks: &mut [bool], docs: &[DocId], others: &[(DocId, Score)]) {
    if marks.contains(&true) {
        let mut others = others.iter().map(|(doc, _)| *doc).peekable();
        for (doc, mark) in docs.iter().zip(marks) {
            while others.next_if(|other| other < doc).is_some() {}
            *mark &= others.peek() == Some(doc);
        }
    }
}

/// Raises the entries that the question calls by their name.
fn raise(sums: &mut [f32], called: &[bool]) {
    for (sum, _) in sums.iter_mut().zip(called).filter(|(_, called)| **called) {
        *sum *= NAMED;
    }
}

/// For each of the entries, whether it is among the others. Both ascend.
fn within(docs: &[DocId], others: &[DocId]) -> Vec<bool> {
    let mut others = others.iter().copied().peekable();
    let known = |doc: &DocId| {
        while others.next_if(|other| other < doc).is_some() {}
        others.peek() == Some(doc)
    };
    docs.iter().map(known).collect()
}
