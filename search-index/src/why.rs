//! Why an entry was found: which words stand where, and what raised it.

use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};

use crate::analyze::{Analysis, Side};
use crate::code;
use crate::fields::Fields;
use crate::hits::{Place, Why};
use crate::readings::{Reading, Tok, Via, text_of};
use crate::sweep::lift::{CLOSED, Parts};
use crate::words::Piece;

/// More reasons than this explain nothing.
const MOST: usize = 40;

/// What a hit's reasons are made of.
pub(crate) struct Reasons<'a> {
    /// The pieces of the question as typed, then as meant.
    pub pieces: &'a [Piece],
    /// By what its words were raised.
    pub parts: Parts,
    /// How many agencies have ordered it.
    pub agencies: i64,
    /// Its score.
    pub score: f32,
}

/// The reasons for this entry.
pub(crate) fn why(fields: &Fields, document: &TantivyDocument, reasons: &Reasons<'_>) -> Vec<Why> {
    let places = places(fields, document);
    let mut why = Vec::new();
    for piece in reasons.pieces {
        for (place, text, analysis) in &places {
            if *place == Place::Code {
                if piece.code.as_ref().is_some_and(|code| *code == code::bare(text)) {
                    push(&mut why, Why::Code { code: text.clone() });
                }
                continue;
            }
            match piece.readings.iter().find(|reading| holds(analysis, &reading.toks)) {
                Some(reading) => push(&mut why, reason(piece, reading, *place)),
                None => partly(&mut why, piece, analysis, *place),
            }
        }
    }
    why.truncate(MOST);
    let Parts { fresh, popular, orderable } = reasons.parts;
    why.push(Why::Words { part: reasons.score });
    why.push(Why::Fresh { part: fresh });
    why.push(Why::Popular { agencies: reasons.agencies, part: popular });
    if !orderable {
        why.push(Why::Closed { part: 1.0 - CLOSED });
    }
    why
}

fn reason(piece: &Piece, reading: &Reading, place: Place) -> Why {
    let word = piece.typed.clone();
    match reading.via {
        Via::Typed => Why::Word { word, place },
        Via::Synonym => Why::Synonym { word, of: reading.said.clone(), place },
        Via::Corrected => Why::Corrected { word, to: reading.said.clone(), place },
    }
}

/// The runs of the piece's tokens that stand there although the whole does not.
fn partly(why: &mut Vec<Why>, piece: &Piece, analysis: &Analysis, place: Place) {
    let Some(typed) = piece.readings.first() else { return };
    let mut rest = typed.toks.as_slice();
    while !rest.is_empty() {
        let held = (1..=rest.len()).take_while(|len| holds(analysis, rest.get(..*len).unwrap_or_default())).last();
        if let Some(run) = held.and_then(|len| rest.get(..len)) {
            let word = text_of(run);
            push(
                why,
                match typed.via {
                    Via::Corrected => Why::Corrected { word: piece.typed.clone(), to: word, place },
                    _ => Why::Word { word, place },
                },
            );
        }
        rest = rest.get(held.unwrap_or(1)..).unwrap_or_default();
    }
}

fn push(why: &mut Vec<Why>, reason: Why) {
    if !why.contains(&reason) {
        why.push(reason);
    }
}

fn places(fields: &Fields, document: &TantivyDocument) -> Vec<(Place, String, Analysis)> {
    let of = |(place, field): (Place, Field)| {
        let texts = document.get_all(field).filter_map(|value| value.as_str());
        texts.map(|text| (place, text.to_owned(), Analysis::of(text, Side::Stored))).collect::<Vec<_>>()
    };
    let all = [
        (Place::Name, fields.name),
        (Place::Maker, fields.maker),
        (Place::Category, fields.category),
        (Place::Vendor, fields.vendor),
        (Place::Agency, fields.agency),
        (Place::Text, fields.text),
        (Place::Code, fields.code),
    ];
    all.into_iter().flat_map(of).collect()
}

/// Whether the tokens stand there one after another.
fn holds(analysis: &Analysis, toks: &[Tok]) -> bool {
    let Some((first, rest)) = toks.split_first() else { return false };
    let spans = analysis.spans();
    spans.iter().enumerate().filter(|(_, span)| analysis.text(span) == first.text).any(|(index, start)| {
        let after = spans.get(index + 1..).unwrap_or_default();
        rest.iter().enumerate().all(|(offset, tok)| {
            let position = start.position + offset + 1;
            let there = after.iter().take_while(|span| span.position <= position);
            there.filter(|span| span.position == position).any(|span| analysis.text(span) == tok.text)
        })
    })
}
