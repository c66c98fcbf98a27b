//! The page of an answer: hits read from the store with their marks and reasons, and the counts.

use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument};

use crate::analyze::Make;
use crate::ask::{Ask, Sort};
use crate::entry::Kind;
use crate::error::Result;
use crate::hits::{Hit, Hits};
use crate::index::Index;
use crate::readings::{Reading, Via};
use crate::snippet::Marker;
use crate::sweep::Swept;
use crate::sweep::lift::{Lift, Parts, TIER, score_of};
use crate::why::{Reasons, why};
use crate::words::Piece;

/// What of the question is marked in the hits, and explains them.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    marker: Marker,
    pieces: Vec<Piece>,
}

impl Marks {
    /// Marks these pieces.
    pub fn of(pieces: &[Piece]) -> Marks {
        let mut marks = Marks::default();
        marks.also(pieces);
        marks
    }

    /// Marks these too.
    pub fn also(&mut self, pieces: &[Piece]) {
        // A longer word for the same thing marks no more than the word that was typed.
        let within = |piece: &Piece, said: &str| piece.readings.first().is_some_and(|typed| said.contains(&typed.said));
        let shown = |piece: &&Piece, reading: &&Reading| reading.via != Via::Synonym || !within(piece, &reading.said);
        let readings = pieces.iter().flat_map(|piece| piece.readings.iter().filter(move |one| shown(&piece, one)));
        for tok in readings.flat_map(|reading| &reading.toks) {
            match tok.text.chars().next() {
                Some(character) if tok.make == Make::Lone => self.marker.character(character),
                _ => self.marker.token(&tok.text, 1.0),
            }
        }
        for piece in pieces {
            if !self.pieces.contains(piece) {
                self.pieces.push(piece.clone());
            }
        }
    }

    /// Marks a token that is only looked for loosely.
    pub fn token(&mut self, token: &str) {
        self.marker.token(token, 0.5);
    }
}

/// An answer in the making.
pub(crate) struct Page<'a> {
    index: &'a Index,
    searcher: &'a Searcher,
    ask: &'a Ask,
    lift: Lift,
    /// See [`Hits::relaxed`].
    pub relaxed: bool,
    /// See [`Hits::unknown`].
    pub unknown: Vec<String>,
    /// See [`Hits::instead`].
    pub instead: Option<String>,
    /// See [`Hits::cut`].
    pub cut: bool,
}

impl<'a> Page<'a> {
    /// An answer to this question.
    pub fn new(index: &'a Index, searcher: &'a Searcher, ask: &'a Ask, lift: Lift) -> Page<'a> {
        Page { index, searcher, ask, lift, relaxed: false, unknown: Vec::new(), instead: None, cut: false }
    }

    /// The answer with the page of what was found.
    pub fn answer(self, found: Swept, marks: &Marks) -> Result<Hits> {
        let mut hits = Vec::with_capacity(self.ask.limit.min(found.best.len()));
        if self.ask.limit > 0 {
            for (key, address) in found.best.iter().skip(self.ask.offset.min(Ask::MAX_OFFSET)) {
                hits.extend(self.hit(*key, *address, marks)?);
            }
        }
        let total = found.counts.total;
        let (facets, facts, price_bands) = found.counts.into_facets(self.ask);
        Ok(Hits {
            total,
            hits,
            facets,
            facts,
            price_bands,
            relaxed: self.relaxed,
            unknown: self.unknown,
            instead: self.instead,
            cut: self.cut,
        })
    }

    fn hit(&self, key: i64, address: DocAddress, marks: &Marks) -> Result<Option<Hit>> {
        let fields = &self.index.fields;
        let document: TantivyDocument = self.searcher.doc(address)?;
        let text = |field| document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
        let Some(kind) = Kind::parse(text(fields.kind)) else { return Ok(None) };
        let score = score_of(key, self.ask.sort);
        let mut hit = Hit {
            kind,
            id: text(fields.id).to_owned(),
            score,
            name_snippet: marks.marker.whole(text(fields.name)),
            text_snippet: marks.marker.best(text(fields.text)),
            why: Vec::new(),
        };
        if self.ask.explain {
            let (parts, agencies) = self.parts(address)?;
            let words = if self.ask.sort == Sort::Relevance { score % TIER / parts.factor() } else { 0.0 };
            hit.why = why(fields, &document, &Reasons { pieces: &marks.pieces, parts, agencies, score: words });
        }
        Ok(Some(hit))
    }

    fn parts(&self, address: DocAddress) -> Result<(Parts, i64)> {
        let columns = self.searcher.segment_reader(address.segment_ord).fast_fields();
        let first = |field| -> Result<Option<i64>> {
            Ok(columns.column_opt::<i64>(field)?.and_then(|column| column.first(address.doc_id)))
        };
        let agencies = first("popularity")?.unwrap_or(0);
        let open = columns.column_opt::<bool>("orderable")?.and_then(|column| column.first(address.doc_id));
        Ok((self.lift.parts(first("date")?, agencies, open.unwrap_or(false)), agencies))
    }
}
