//! The strict search: every piece of the question occurs as it stands, somewhere in the entry.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query};
use tantivy::query::{RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analyze::Make;
use crate::fields::Fields;
use crate::words::{Piece, Tok, Words};

const NAME_BOOST: f32 = 2.0;
const WHOLE_BOOST: f32 = 2.0;

/// All pieces, those in the name and those in one stretch ranked higher.
pub(crate) fn strict(fields: &Fields, words: &Words) -> Box<dyn Query> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for piece in &words.pieces {
        clauses.push((Occur::Must, any_reading(fields.all, piece)));
        let in_name = any_reading(fields.name, piece);
        clauses.push((Occur::Should, Box::new(BoostQuery::new(in_name, NAME_BOOST))));
    }
    if words.pieces.len() > 1 {
        let typed = words.pieces.iter().filter_map(|piece| piece.readings.first());
        let whole: Vec<Tok> = typed.flatten().cloned().collect();
        for field in [fields.all, fields.name] {
            let whole = phrase(field, &whole);
            clauses.push((Occur::Should, Box::new(BoostQuery::new(whole, WHOLE_BOOST))));
        }
    }
    Box::new(BooleanQuery::new(clauses))
}

/// The same entries without a score, which spares counting how often each phrase occurs.
pub(crate) fn strict_unscored(fields: &Fields, words: &Words) -> Box<dyn Query> {
    let piece = |piece| -> Box<dyn Query> { Box::new(ConstScoreQuery::new(any_reading(fields.all, piece), 0.0)) };
    Box::new(BooleanQuery::intersection(words.pieces.iter().map(piece).collect()))
}

fn any_reading(field: Field, piece: &Piece) -> Box<dyn Query> {
    match piece.readings.as_slice() {
        [only] => phrase(field, only),
        readings => {
            let phrases = readings.iter().map(|reading| phrase(field, reading));
            Box::new(BooleanQuery::union(phrases.collect()))
        }
    }
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
