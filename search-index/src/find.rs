//! Answering: the strict search first; when that finds next to nothing, the question as it was probably meant, and the loose
//! search; then the page with its snippets.

use std::sync::PoisonError;

use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query};
use tantivy::{Searcher, Term};

use crate::analyze::Make;
use crate::ask::{Ask, Sort};
use crate::codes::with_codes;
use crate::error::{Error, Result};
use crate::expand::Lexicon;
use crate::glossary::Glossary;
use crate::hits::Hits;
use crate::index::{Index, Overview};
use crate::loose::Loose;
use crate::meant::{Meant, meant};
use crate::page::{Marks, Page};
use crate::phrase::{strict, strict_by_tokens};
use crate::readings::Reading;
use crate::slots::slots;
use crate::sweep::lift::{Lift, TIER};
use crate::sweep::{Counts, Sweep, Swept};
use crate::unknown::unknown;
use crate::words::{Piece, Words};

/// With fewer strict hits than this, entries that match most of the words follow.
const FEW: u64 = 10;
/// From this many entries on a token is common.
const COMMON: u64 = 4_000;
/// A question of more tokens than this is read as a sentence, of which an entry need hold less.
const SENTENCE: usize = 6;
const NEED_OF_WORDS: f32 = 0.5;
const NEED_OF_SENTENCE: f32 = 0.12;
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
        let search = Search { index: self, searcher: &searcher, lift: Lift::of(&searcher)?, ask };
        if ask.words.trim().is_empty() {
            return search.browse(live.serial);
        }
        search.find()
    }
}

/// One question on one state of the index.
struct Search<'a> {
    index: &'a Index,
    searcher: &'a Searcher,
    lift: Lift,
    ask: &'a Ask,
}

impl Search<'_> {
    fn find(&self) -> Result<Hits> {
        let mut words = Words::parse(&self.ask.words);
        let mut page = Page::new(self.index, self.searcher, self.ask, self.lift);
        page.cut = words.cut;
        let fields = &self.index.fields;
        if words.is_empty() {
            return page.answer(Swept::default(), &Marks::default());
        }
        let lexicon = Lexicon::new(self.searcher, fields.all);
        let glossary = Glossary::new(self.searcher, fields);
        words.pieces = with_codes(words.pieces, &glossary)?;
        lexicon.part(&mut words.pieces)?;
        self.prune(&mut words.pieces)?;
        let typed = self.strictly(&words.pieces)?;
        let found = self.sweep(typed.as_ref())?;
        let mut marks = Marks::of(&words.pieces);
        // Whoever types a code that exists wants what has it, and nothing like it.
        let all_codes = words.pieces.iter().all(|piece| piece.code.is_some());
        if found.counts.total >= FEW || (all_codes && found.counts.total > 0) {
            return page.answer(found, &marks);
        }
        page.unknown = unknown(self.searcher, fields, &self.ask.words)?;
        let meant = meant(&self.ask.words, &glossary)?.filter(|meant| meant.pieces != words.pieces);
        let (as_meant, meant) = match meant {
            Some(meant) => self.as_meant(meant)?,
            None => (None, Meant::default()),
        };
        page.instead = meant.said.filter(|_| found.counts.total == 0);
        marks.also(&meant.pieces);
        if let Some(as_meant) = &as_meant {
            let tiers = [(2.0 * TIER, typed.as_ref()), (TIER, as_meant.as_ref())];
            let both: Vec<Box<dyn Query>> = tiers.into_iter().map(|(lead, query)| lifted(lead, query)).collect();
            let wider = self.sweep(&DisjunctionMaxQuery::new(both))?;
            if wider.counts.total >= FEW {
                page.relaxed = true;
                return page.answer(wider, &marks);
            }
        }
        lexicon.part(&mut words.matter)?;
        self.prune(&mut words.matter)?;
        let slots = slots(&lexicon, &words.matter)?;
        for term in slots.iter().flat_map(|slot| slot.marked()) {
            marks.token(term);
        }
        let size: usize = slots.iter().map(|slot| slot.size()).sum();
        let need = match (self.ask.sort, size) {
            (Sort::Relevance, size) if size > SENTENCE => NEED_OF_SENTENCE,
            (Sort::Relevance, _) => NEED_OF_WORDS,
            _ => NEED_UNRANKED,
        };
        let loose = Loose::new(self.searcher, fields, slots)?;
        let mut tiers: Vec<(f32, &dyn Query)> = Vec::new();
        if found.counts.total > 0 {
            tiers.push((2.0 * TIER, typed.as_ref()));
        }
        if let Some(as_meant) = &as_meant {
            tiers.push((TIER, as_meant.as_ref()));
        }
        let widened = |need| {
            let mut queries: Vec<Box<dyn Query>> = Vec::new();
            for (lead, query) in &tiers {
                queries.push(lifted(*lead, *query));
            }
            if let Some(loose) = &loose {
                queries.push(Box::new(loose.needing(need)));
            }
            self.sweep(&DisjunctionMaxQuery::new(queries))
        };
        if tiers.is_empty() && loose.is_none() {
            return page.answer(found, &marks);
        }
        let mut wider = widened(need)?;
        if wider.counts.total == 0 && need > NEED_OF_SENTENCE {
            wider = widened(NEED_OF_SENTENCE)?;
        }
        page.relaxed = wider.counts.total > found.counts.total;
        page.answer(wider, &marks)
    }

    /// The query for the question as meant, if anything answers it.
    fn as_meant(&self, mut meant: Meant) -> Result<(Option<Box<dyn Query>>, Meant)> {
        let lexicon = Lexicon::new(self.searcher, self.index.fields.all);
        lexicon.part(&mut meant.pieces)?;
        self.prune(&mut meant.pieces)?;
        let query = self.strictly(&meant.pieces)?;
        let ask = Ask { limit: 0, ..self.ask.clone() };
        let swept = self.searcher.search(query.as_ref(), &Sweep::new(&ask, self.lift))?;
        match swept.counts.total {
            0 => Ok((None, Meant::default())),
            _ => Ok((Some(query), meant)),
        }
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
            self.searcher.search(&AllQuery, &Sweep::new(&newest, self.lift))?
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
        let counts = self.searcher.search(&AllQuery, &Sweep::new(&ask, self.lift))?.counts;
        *kept = Some(Overview { state, keys: open.facet_facts.clone(), counts: counts.clone() });
        Ok(counts)
    }

    fn sweep(&self, query: &dyn Query) -> Result<Swept> {
        Ok(self.searcher.search(query, &Sweep::new(self.ask, self.lift))?)
    }

    /// Drops readings with a token that no entry has, but for the first, which is as typed.
    fn prune(&self, pieces: &mut [Piece]) -> Result<()> {
        for piece in pieces {
            let mut kept = Vec::with_capacity(piece.readings.len());
            for (index, reading) in std::mem::take(&mut piece.readings).into_iter().enumerate() {
                if index == 0 || self.rarest(&reading)? > 0 {
                    kept.push(reading);
                }
            }
            piece.readings = kept;
        }
        Ok(())
    }

    /// In how many entries the rarest token of the reading occurs.
    fn rarest(&self, reading: &Reading) -> Result<u64> {
        let mut rarest = u64::MAX;
        // A single character is looked up in another way.
        for tok in reading.toks.iter().filter(|tok| tok.make != Make::Lone) {
            rarest = rarest.min(self.searcher.doc_freq(&Term::from_field_text(self.index.fields.all, &tok.text))?);
        }
        Ok(rarest)
    }

    /// The strict query. Where even the rarest piece is common, phrases are only looked for, and the entries ranked by single
    /// tokens: weighing tens of thousands of phrases would take longer than all the rest.
    fn strictly(&self, pieces: &[Piece]) -> Result<Box<dyn Query>> {
        let fields = &self.index.fields;
        let mut rarest = u64::MAX;
        for piece in pieces {
            let mut most: u64 = 0;
            for reading in &piece.readings {
                most = most.saturating_add(self.rarest(reading)?);
            }
            rarest = rarest.min(most);
        }
        if rarest < COMMON || !pieces.iter().any(Piece::is_phrase) {
            return Ok(strict(fields, pieces));
        }
        Ok(strict_by_tokens(fields, pieces))
    }
}

/// The query with its scores lifted by whole tiers.
fn lifted(lead: f32, query: &dyn Query) -> Box<dyn Query> {
    let lead = ConstScoreQuery::new(Box::new(AllQuery), lead);
    Box::new(BooleanQuery::new(vec![(Occur::Must, query.box_clone()), (Occur::Must, Box::new(lead))]))
}

#[cfg(test)]
mod facets;
#[cfg(test)]
mod tests;
