//! Answering: the strict search first; when that finds next to nothing, the question as it was probably meant, and the loose
//! search; then the page with its snippets.

use std::sync::{Arc, PoisonError};

use tantivy::Searcher;
use tantivy::query::AllQuery;

use crate::analyze::Make;
use crate::ask::{Ask, Sort};
use crate::codes::with_codes;
use crate::columns::Columns;
use crate::error::{Error, Result};
use crate::expand::Lexicon;
use crate::glossary::Glossary;
use crate::hits::Hits;
use crate::index::{Index, Overview};
use crate::lookup::Lookup;
use crate::loose::Loose;
use crate::matches::Matches;
use crate::meant::meant;
use crate::page::{Marks, Page};
use crate::readings::Reading;
use crate::slots::slots;
use crate::strict::strict;
use crate::sweep::lift::{Lift, TIER};
use crate::sweep::{Counts, Sweep, Swept};
use crate::unknown::unknown;
use crate::words::{Piece, Words, looked_at};

/// With fewer strict hits than this, entries that match most of the words follow.
const FEW: u64 = 10;
/// A question of more tokens than this is read as a sentence, of which an entry need hold less.
const SENTENCE: usize = 6;
const NEED_OF_WORDS: f32 = 0.5;
const NEED_OF_SENTENCE: f32 = 0.12;
/// Where something holds the whole question, what holds little of it is no answer.
const NEED_BESIDE: f32 = 0.7;
/// When the order is not by relevance nothing else keeps weak matches from the top of the page.
const NEED_UNRANKED: f32 = 0.7;

impl Index {
    /// Answers a question. Any text is a valid question.
    ///
    /// # Errors
    /// The question has more facts than [`Ask::MAX_FACTS`], or the index could not be read.
    pub fn ask(&self, ask: &Ask) -> Result<Hits> {
        let given = ask.facts.len().max(ask.facet_facts.len());
        if given > Ask::MAX_FACTS {
            return Err(Error::TooManyFacts { given, most: Ask::MAX_FACTS });
        }
        let live = self.live();
        let searcher = live.reader.searcher();
        let (question, cut) = looked_at(&ask.words);
        let (lift, columns) = (Lift::of(&searcher)?, self.unpacked.of(&searcher)?);
        let search = Search { index: self, searcher: &searcher, lift, columns, ask, question };
        if question.is_empty() {
            return search.browse(live.serial);
        }
        search.find(cut)
    }
}

/// One question on one state of the index.
struct Search<'a> {
    index: &'a Index,
    searcher: &'a Searcher,
    lift: Lift,
    columns: Vec<Arc<Columns>>,
    ask: &'a Ask,
    /// As much of the words as is looked at.
    question: &'a str,
}

impl Search<'_> {
    fn find(&self, cut: bool) -> Result<Hits> {
        let mut words = Words::parse(self.question);
        let mut page = Page::new(self.index, self.searcher, self.ask, self.lift);
        page.cut = cut;
        if words.is_empty() {
            return page.answer(Swept::default(), &Marks::default());
        }
        let lookup = Lookup::new(self.searcher, &self.index.fields);
        let glossary = Glossary::new(&lookup);
        words.pieces = with_codes(words.pieces, &glossary)?;
        let typed = self.strictly(&lookup, &mut words.pieces)?;
        let found = self.sweep(&typed)?;
        let total = found.counts.total;
        let mut marks = Marks::of(&words.pieces);
        // Whoever types a code that exists wants what has it, and nothing like it.
        let all_codes = words.pieces.iter().all(|piece| piece.code.is_some());
        if total >= FEW || (all_codes && total > 0) {
            return page.answer(found, &marks);
        }
        page.unknown = unknown(&lookup, self.question)?;
        let meant = meant(self.question, &glossary)?.filter(|meant| meant.pieces != words.pieces);
        let mut best = Matches::default().or(&typed, 2.0 * TIER);
        let mut matter = words.matter;
        if let Some(mut meant) = meant {
            let as_meant = self.strictly(&lookup, &mut meant.pieces)?;
            if Sweep::new(self.ask, self.lift, &self.columns).any(self.searcher, &as_meant)? {
                page.instead = meant.said.filter(|_| total == 0);
                marks.also(&meant.pieces);
                matter = meant.pieces;
                for piece in &mut matter {
                    piece.readings.truncate(1);
                }
                best = best.or(&as_meant, TIER);
                let wider = self.sweep(&best)?;
                if wider.counts.total >= FEW {
                    page.relaxed = true;
                    return page.answer(wider, &marks);
                }
            }
        }
        let wider = self.loosely(&lookup, matter, &best, &mut marks)?;
        page.relaxed = wider.counts.total > total;
        page.answer(wider, &marks)
    }

    /// What is found already, and behind it the entries that have part of the question.
    fn loosely(&self, lookup: &Lookup<'_>, mut matter: Vec<Piece>, best: &Matches, marks: &mut Marks) -> Result<Swept> {
        let lexicon = Lexicon::new(lookup, lookup.fields.all);
        lexicon.part(&mut matter)?;
        prune(lookup, &mut matter)?;
        let slots = slots(&lexicon, &matter)?;
        for term in slots.iter().flat_map(|slot| slot.marked()) {
            marks.token(term);
        }
        let size: usize = slots.iter().map(|slot| slot.size()).sum();
        let answered = best.segments.iter().any(|found| !found.is_empty());
        let need = match (self.ask.sort, size) {
            (Sort::Relevance, _) if answered => NEED_BESIDE,
            (Sort::Relevance, size) if size > SENTENCE => NEED_OF_SENTENCE,
            (Sort::Relevance, _) => NEED_OF_WORDS,
            _ => NEED_UNRANKED,
        };
        let Some(loose) = Loose::new(lookup, slots)? else { return self.sweep(best) };
        let swept = self.sweep(&loose.needing(need, answered)?.or(best, 0.0))?;
        if swept.counts.total > 0 || answered || need <= NEED_OF_SENTENCE {
            return Ok(swept);
        }
        self.sweep(&loose.needing(NEED_OF_SENTENCE, answered)?.or(best, 0.0))
    }

    /// What has all of the pieces.
    fn strictly(&self, lookup: &Lookup<'_>, pieces: &mut [Piece]) -> Result<Matches> {
        Lexicon::new(lookup, lookup.fields.all).part(pieces)?;
        prune(lookup, pieces)?;
        strict(lookup, self.question, pieces)
    }

    fn browse(&self, serial: u64) -> Result<Hits> {
        let newest = Ask {
            sort: match self.ask.sort {
                Sort::Relevance => Sort::Newest,
                sort => sort,
            },
            ..self.ask.clone()
        };
        let page = Page::new(self.index, self.searcher, &newest, self.lift);
        let open = Ask { words: String::new(), facet_facts: self.ask.facet_facts.clone(), ..Ask::default() };
        let unfiltered = Ask {
            words: String::new(),
            limit: open.limit,
            offset: open.offset,
            sort: open.sort,
            explain: open.explain,
            ..self.ask.clone()
        };
        let found = if unfiltered == open && self.ask.limit == 0 {
            Swept { counts: self.overview(serial, &open)?, best: Vec::new() }
        } else {
            self.searcher.search(&AllQuery, &Sweep::new(&newest, self.lift, &self.columns))?
        };
        page.answer(found, &Marks::default())
    }

    /// Counts over everything, kept as long as the index does not change.
    fn overview(&self, serial: u64, open: &Ask) -> Result<Counts> {
        let state = (serial, self.searcher.generation().generation_id());
        let mut kept = self.index.overview.lock().unwrap_or_else(PoisonError::into_inner);
        let holds = |kept: &&Overview| kept.state == state && kept.keys == open.facet_facts;
        if let Some(overview) = kept.as_ref().filter(holds) {
            return Ok(overview.counts.clone());
        }
        let ask = Ask { limit: 0, ..open.clone() };
        let counts = self.searcher.search(&AllQuery, &Sweep::new(&ask, self.lift, &self.columns))?.counts;
        *kept = Some(Overview { state, keys: open.facet_facts.clone(), counts: counts.clone() });
        Ok(counts)
    }

    fn sweep(&self, matches: &Matches) -> Result<Swept> {
        Ok(Sweep::new(self.ask, self.lift, &self.columns).over(self.searcher, matches)?)
    }
}

/// Drops readings with a token that no entry has, but for the first, which is as typed.
fn prune(lookup: &Lookup<'_>, pieces: &mut [Piece]) -> Result<()> {
    for piece in pieces {
        let mut kept = Vec::with_capacity(piece.readings.len());
        for (index, reading) in std::mem::take(&mut piece.readings).into_iter().enumerate() {
            if index == 0 || all_known(lookup, &reading)? {
                kept.push(reading);
            }
        }
        piece.readings = kept;
    }
    Ok(())
}

fn all_known(lookup: &Lookup<'_>, reading: &Reading) -> Result<bool> {
    // A single character is looked up in another way.
    for tok in reading.toks.iter().filter(|tok| tok.make != Make::Lone) {
        if lookup.frequency(lookup.fields.all, &tok.text)? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod facets;
#[cfg(test)]
mod order;
#[cfg(test)]
mod tests;
