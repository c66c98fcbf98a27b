//! The strict search: every piece of the question occurs as it stands, somewhere in the entry.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhraseQuery};
use tantivy::query::{Query, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analyze::Make;
use crate::fields::Fields;
use crate::readings::{Reading, Tok, Via};
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

/// All pieces, those in the name and those in one stretch ranked higher.
pub(crate) fn strict(fields: &Fields, pieces: &[Piece]) -> Box<dyn Query> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for piece in pieces {
        clauses.push((Occur::Must, coded(fields, piece, any_reading(fields.all, piece))));
        let in_name = any_reading(fields.name, piece);
        clauses.push((Occur::Should, Box::new(BoostQuery::new(in_name, NAME_BOOST))));
    }
    if pieces.len() > 1 {
        let typed = pieces.iter().filter_map(|piece| piece.readings.first());
        let whole: Vec<Tok> = typed.flat_map(|reading| reading.toks.iter().cloned()).collect();
        for field in [fields.all, fields.name] {
            let whole = phrase(field, &whole);
            clauses.push((Occur::Should, Box::new(BoostQuery::new(whole, WHOLE_BOOST))));
        }
    }
    Box::new(BooleanQuery::new(clauses))
}

/// The same entries, ranked by single tokens of the name, which spares counting how often each phrase occurs.
pub(crate) fn strict_by_tokens(fields: &Fields, pieces: &[Piece]) -> Box<dyn Query> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for piece in pieces {
        let mut readings: Vec<Box<dyn Query>> =
            widest(piece).into_iter().map(|reading| phrase(fields.all, &reading.toks)).collect();
        // A union looks at all its phrases match, a phrase alone only at what the other pieces leave.
        let any = match (readings.len(), readings.pop()) {
            (1, Some(only)) => only,
            (_, last) => Box::new(BooleanQuery::union(readings.into_iter().chain(last).collect())),
        };
        let found = ConstScoreQuery::new(any, 0.0);
        clauses.push((Occur::Must, coded(fields, piece, Box::new(found))));
        for (index, reading) in piece.readings.iter().take(RANKED_READINGS).enumerate() {
            for tok in reading.toks.iter().filter(|tok| tok.make != Make::Lone) {
                let term = Term::from_field_text(fields.name, &tok.text);
                let query = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                let weight = if index == 0 { 1.0 } else { TIE };
                clauses.push((Occur::Should, Box::new(BoostQuery::new(query, weight))));
            }
        }
    }
    Box::new(BooleanQuery::new(clauses))
}

/// The query, or the code that the piece is.
fn coded(fields: &Fields, piece: &Piece, query: Box<dyn Query>) -> Box<dyn Query> {
    let Some(code) = &piece.code else { return query };
    let term = Term::from_field_text(fields.code, code);
    let exact = Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), CODE));
    Box::new(BooleanQuery::union(vec![exact, query]))
}

fn any_reading(field: Field, piece: &Piece) -> Box<dyn Query> {
    let mut queries: Vec<Box<dyn Query>> = Vec::new();
    for (query, weight) in alternatives(field, piece) {
        queries.push(if weight < 1.0 { Box::new(BoostQuery::new(query, weight)) } else { query });
    }
    match queries.len() {
        1 => queries.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, TIE)),
    }
}

fn alternatives(field: Field, piece: &Piece) -> Vec<(Box<dyn Query>, f32)> {
    let weight = |reading: &Reading| match reading.via {
        Via::Typed => 1.0,
        Via::Synonym => SYNONYM,
        Via::Corrected => CORRECTED,
    };
    piece.readings.iter().map(|reading| (phrase(field, &reading.toks), weight(reading))).collect()
}

/// The readings without those that find nothing which a shorter one within them does not.
fn widest(piece: &Piece) -> Vec<&Reading> {
    let within = |short: &Reading, long: &Reading| {
        let len = short.toks.len();
        len < long.toks.len() && long.toks.windows(len.max(1)).any(|run| run == short.toks)
    };
    let all = &piece.readings;
    all.iter().filter(|long| !all.iter().any(|short| within(short, long))).collect()
}

fn phrase(field: Field, reading: &[Tok]) -> Box<dyn Query> {
    match reading {
        [] => Box::new(EmptyQuery),
        [one] if one.make == Make::Lone => containing(field, &one.text),
        [one] => Box::new(TermQuery::new(Term::from_field_text(field, &one.text), IndexRecordOption::WithFreqs)),
        many => Box::new(PhraseQuery::new(many.iter().map(|tok| Term::from_field_text(field, &tok.text)).collect())),
    }
}

/// Everything that contains the character: it begins a bigram, or it ends its run and stands alone.
fn containing(field: Field, character: &str) -> Box<dyn Query> {
    let first = Term::from_field_text(field, character);
    let last = Term::from_field_text(field, &format!("{character}\u{10FFFF}"));
    Box::new(RangeQuery::new(Bound::Included(first), Bound::Included(last)))
}
