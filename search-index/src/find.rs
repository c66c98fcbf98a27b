//! Answering: the strict search first, the loose one when that finds next to nothing, then the page with its snippets.

use std::sync::PoisonError;

use tantivy::collector::TopDocs;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, Occur, Query};
use tantivy::schema::Value;
use tantivy::{DocAddress, Order, Searcher, TantivyDocument};

use crate::analyze::Make;
use crate::ask::{Ask, Sort};
use crate::entry::Kind;
use crate::error::Result;
use crate::expand::Lexicon;
use crate::fields::FACETS;
use crate::filter::{is_open, within};
use crate::hits::{Facet, Hit, Hits};
use crate::index::Index;
use crate::loose::Loose;
use crate::phrase::{strict, strict_unscored};
use crate::slots::slots;
use crate::snippet::Marker;
use crate::tally::{Counts, Tally};
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
/// Lifts strict hits above all loose ones.
const STRICT_LEAD: f32 = 1000.0;

/// One search before its page is read from the store.
#[derive(Default)]
struct Found {
    counts: Counts,
    page: Vec<(f32, DocAddress)>,
}

impl Index {
    /// Answers a question. Any text is a valid question; an error means that the index could not be read.
    pub fn ask(&self, ask: &Ask) -> Result<Hits> {
        let searcher = self.searcher();
        if ask.words.trim().is_empty() {
            return self.browse(&searcher, ask);
        }
        let mut words = Words::parse(&ask.words);
        if words.is_empty() {
            return Ok(nothing());
        }
        let lexicon = Lexicon::new(&searcher, self.fields.all);
        lexicon.part(&mut words.pieces)?;
        let strictly = self.strictly(&searcher, &lexicon, &words)?;
        let found = search(&searcher, within(&self.fields, ask, strictly.box_clone()), ask)?;
        if found.counts.total >= FEW {
            let marker = marker(&words.pieces);
            return self.page(&searcher, found, &marker, false);
        }
        lexicon.part(&mut words.matter)?;
        let slots = slots(&lexicon, &words.matter)?;
        let mut marker = marker(&words.pieces);
        for term in slots.iter().flat_map(|slot| &slot.terms) {
            marker.token(term, 0.5);
        }
        let need = match (ask.sort, slots.len()) {
            (Sort::Relevance, len) if len > SENTENCE => NEED_OF_SENTENCE,
            (Sort::Relevance, _) => NEED_OF_WORDS,
            _ => NEED_UNRANKED,
        };
        let Some(loose) = Loose::new(&searcher, &self.fields, slots)? else {
            return self.page(&searcher, found, &marker, false);
        };
        let widened = |need| {
            let loose: Box<dyn Query> = Box::new(loose.needing(need));
            let query = match found.counts.total {
                0 => loose,
                _ => Box::new(BooleanQuery::union(vec![
                    Box::new(ConstScoreQuery::new(strictly.box_clone(), STRICT_LEAD)),
                    strictly.box_clone(),
                    loose,
                ])),
            };
            search(&searcher, within(&self.fields, ask, query), ask)
        };
        let mut wider = widened(need)?;
        if wider.counts.total == 0 && need > NEED_OF_SENTENCE {
            wider = widened(NEED_OF_SENTENCE)?;
        }
        let relaxed = wider.counts.total > found.counts.total;
        self.page(&searcher, wider, &marker, relaxed)
    }

    fn browse(&self, searcher: &Searcher, ask: &Ask) -> Result<Hits> {
        let newest = Ask {
            sort: match ask.sort {
                Sort::Relevance => Sort::Newest,
                sort => sort,
            },
            ..ask.clone()
        };
        let query = within(&self.fields, ask, Box::new(AllQuery));
        let found = if is_open(&self.fields, ask) {
            let (field, order) = number_of(newest.sort).unwrap_or(("date", Order::Desc));
            let top = top(ask).order_by_fast_field::<i64>(field, order);
            let page = unscored(searcher.search(&query, &top)?);
            Found { page: page.into_iter().take(ask.limit).collect(), counts: self.overview(searcher)? }
        } else {
            search(searcher, query, &newest)?
        };
        self.page(searcher, found, &Marker::default(), false)
    }

    /// The strict query. Where even the rarest token is common, phrases are only looked for, and the entries ranked by their
    /// tokens: weighing tens of thousands of phrases would take longer than all the rest.
    fn strictly(&self, searcher: &Searcher, lexicon: &Lexicon<'_>, words: &Words) -> Result<Box<dyn Query>> {
        let mut rarest = u64::MAX;
        for tok in words.pieces.iter().flat_map(|p| &p.readings).flatten() {
            rarest = rarest.min(lexicon.frequency(&tok.text)?);
        }
        if rarest < COMMON || !words.pieces.iter().any(Piece::is_phrase) {
            return Ok(strict(&self.fields, words));
        }
        let found = strict_unscored(&self.fields, words);
        let slots = slots(lexicon, &words.pieces)?;
        let Some(ranked) = Loose::new(searcher, &self.fields, slots)? else {
            return Ok(found);
        };
        Ok(Box::new(BooleanQuery::new(vec![(Occur::Must, found), (Occur::Should, Box::new(ranked))])))
    }

    fn overview(&self, searcher: &Searcher) -> Result<Counts> {
        let generation = searcher.generation().generation_id();
        let mut kept = self.overview.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, counts)) = kept.as_ref().filter(|(of, _)| *of == generation) {
            return Ok(counts.clone());
        }
        let counts = searcher.search(&AllQuery, &Tally)?;
        *kept = Some((generation, counts.clone()));
        Ok(counts)
    }

    fn page(&self, searcher: &Searcher, found: Found, marker: &Marker, relaxed: bool) -> Result<Hits> {
        let mut hits = Vec::with_capacity(found.page.len());
        for (score, address) in found.page {
            let document: TantivyDocument = searcher.doc(address)?;
            let text = |field| document.get_first(field).and_then(|v| v.as_str());
            let Some(kind) = text(self.fields.kind).and_then(Kind::parse) else {
                continue;
            };
            hits.push(Hit {
                kind,
                id: text(self.fields.id).unwrap_or_default().to_owned(),
                score,
                name_snippet: marker.whole(text(self.fields.name).unwrap_or_default()),
                text_snippet: marker.best(text(self.fields.text).unwrap_or_default()),
            });
        }
        Ok(Hits { total: found.counts.total, hits, facets: found.counts.into_facets(), relaxed })
    }
}

fn search(searcher: &Searcher, query: Box<dyn Query>, ask: &Ask) -> Result<Found> {
    let top = top(ask);
    let (page, counts) = match number_of(ask.sort) {
        None => searcher.search(&query, &(top.order_by_score(), Tally))?,
        Some((field, order)) => {
            let top = top.order_by_fast_field::<i64>(field, order);
            let (page, counts) = searcher.search(&query, &(top, Tally))?;
            (unscored(page), counts)
        }
    };
    let page = page.into_iter().take(ask.limit).collect();
    Ok(Found { counts, page })
}

fn top(ask: &Ask) -> TopDocs {
    let limit = ask.limit.clamp(1, Ask::MAX_LIMIT);
    TopDocs::with_limit(limit).and_offset(ask.offset.min(Ask::MAX_OFFSET))
}

/// The field that a sort other than by relevance goes by.
fn number_of(sort: Sort) -> Option<(&'static str, Order)> {
    match sort {
        Sort::Relevance => None,
        Sort::PriceAsc => Some(("price", Order::Asc)),
        Sort::PriceDesc => Some(("price", Order::Desc)),
        Sort::Newest => Some(("date", Order::Desc)),
    }
}

fn unscored(page: Vec<(Option<i64>, DocAddress)>) -> Vec<(f32, DocAddress)> {
    page.into_iter().map(|(_, address)| (0.0, address)).collect()
}

fn nothing() -> Hits {
    let empty = |field| Facet { field, counts: Vec::new() };
    Hits { total: 0, hits: Vec::new(), facets: FACETS.into_iter().map(empty).collect(), relaxed: false }
}

fn marker(pieces: &[Piece]) -> Marker {
    let mut marker = Marker::default();
    for tok in pieces.iter().flat_map(|piece| &piece.readings).flatten() {
        match tok.text.chars().next() {
            Some(character) if tok.make == Make::Lone => marker.character(character),
            _ => marker.token(&tok.text, 1.0),
        }
    }
    marker
}

#[cfg(test)]
mod tests;
