//! What a question probably means when the index does not have it as it stands: words run together are parted, words of
//! joining dropped, misspelt words corrected and short forms taken for the words they stand for.

use crate::analyze::{Analysis, Side};
use crate::code;
use crate::error::Result;
use crate::fold::fold_char;
use crate::glossary::{Glossary, MAX_CHARS};
use crate::readings::{Reading, Via};
use crate::segment::{MAX_STRETCH, Of, Part, parts};
use crate::stretch::stretches;
use crate::words::{Piece, joined};

/// Questions of more stretches are sentences, which the loose search answers better.
const MAX_STRETCHES: usize = 12;
/// More slips than this are another question.
const MAX_FIXES: usize = 2;
/// A stretch with more gaps between its known words is no misspelt name; each gap is compared with many words.
const MAX_GAPS: usize = 8;
/// Codes are only taken for others from this length on: a slip in a short one makes another code.
const MIN_CODE: usize = 7;

/// A question as it is meant.
#[derive(Debug, Default)]
pub(crate) struct Meant {
    /// What must be found.
    pub pieces: Vec<Piece>,
    /// The question with its words corrected; `None` when nothing was misspelt.
    pub said: Option<String>,
    /// Characters that belong to no known word, and are looked for as they stand.
    literal: usize,
    /// How many words were corrected or taken for others.
    fixes: usize,
}

/// A folded character and the bytes of the original it stands for.
type Place = (char, usize, usize);

/// The question as it is probably meant. `None` when too much of it is unknown to tell.
pub(crate) fn meant(question: &str, glossary: &Glossary<'_>) -> Result<Option<Meant>> {
    let stretches = joined(stretches(question));
    if stretches.len() > MAX_STRETCHES {
        return Ok(None);
    }
    let mut meant = Meant::default();
    let mut said: Vec<String> = Vec::new();
    let mut corrected = false;
    for stretch in &stretches {
        if meant.fixes > MAX_FIXES {
            return Ok(None);
        }
        let Some(one) = Stretch::of(stretch).mean(glossary)? else { return Ok(None) };
        corrected |= one.said.is_some();
        meant.literal += one.literal;
        meant.fixes += one.fixes;
        said.push(one.said.unwrap_or_else(|| stretch.clone()));
        for piece in one.pieces {
            if !meant.pieces.contains(&piece) {
                meant.pieces.push(piece);
            }
        }
    }
    // A sentence about other things than names: every word in it put right would be chance.
    let chars: usize = stretches.iter().map(|stretch| stretch.chars().count()).sum();
    if meant.literal * 4 > chars || meant.fixes > MAX_FIXES {
        return Ok(None);
    }
    meant.said = corrected.then(|| said.join(" "));
    Ok(Some(meant).filter(|meant| !meant.pieces.is_empty()))
}

struct Stretch<'a> {
    text: &'a str,
    places: Vec<Place>,
}

impl<'a> Stretch<'a> {
    fn of(text: &'a str) -> Stretch<'a> {
        let mut places = Vec::new();
        for (from, c) in text.char_indices() {
            fold_char(c, |folded| places.push((folded, from, from + c.len_utf8())));
        }
        Stretch { text, places }
    }

    fn mean(&self, glossary: &Glossary<'_>) -> Result<Option<Meant>> {
        if let Some(code) = self.as_code(glossary)? {
            return Ok(Some(code));
        }
        let chars: Vec<char> = self.places.iter().map(|(c, ..)| *c).collect();
        if chars.len() > MAX_STRETCH {
            return Ok(None);
        }
        let parts = parts(&chars, glossary)?;
        if parts.iter().filter(|part| part.of == Of::Gap).count() > MAX_GAPS {
            return Ok(None);
        }
        let mut meant = Meant::default();
        let mut said = String::new();
        let mut corrected = false;
        let mut at = 0;
        // What was found for the gap at hand while the part before it was looked at.
        let mut ahead: Option<Option<Fix>> = None;
        while let Some(part) = parts.get(at) {
            at += 1;
            match part.of {
                Of::Joining | Of::Known | Of::Number => {
                    // A known word may be the sound beginning of a misspelt one, a word of joining the slip in it.
                    ahead = match parts.get(at).filter(|next| next.of == Of::Gap) {
                        Some(_) => Some(self.fix(&parts, at, glossary)?),
                        None => None,
                    };
                    match ahead.take_if(|fix| fix.as_ref().is_some_and(|fix| fix.first < at)).flatten() {
                        Some(fix) => {
                            at = fix.past;
                            corrected = true;
                            said.push_str(&fix.written);
                            meant.fixes += 1;
                            meant.pieces.push(fix.piece);
                        }
                        None => {
                            let typed = self.typed(part.chars.clone());
                            said.push_str(typed);
                            meant.pieces.extend(Piece::of(typed).filter(|_| part.of != Of::Joining));
                        }
                    }
                }
                Of::Gap => match ahead.take().map_or_else(|| self.fix(&parts, at - 1, glossary), Ok)? {
                    Some(fix) if fix.first == at - 1 => {
                        at = fix.past;
                        corrected |= fix.misspelt;
                        said.push_str(&fix.written);
                        meant.fixes += 1;
                        meant.pieces.push(fix.piece);
                    }
                    _ => {
                        let typed = self.typed(part.chars.clone());
                        said.push_str(typed);
                        let Some(piece) = Piece::of(typed) else { continue };
                        let toks = piece.readings.iter().flat_map(|reading| &reading.toks);
                        let texts: Vec<&str> = toks.map(|tok| tok.text.as_str()).collect();
                        match (glossary.anywhere(&texts)?, part.chars.len()) {
                            (true, 2..) => {
                                meant.literal += part.chars.len();
                                meant.pieces.push(piece);
                            }
                            // One character alone between known words is a slip or a particle.
                            (_, 1) if parts.len() > 1 => {}
                            _ => return Ok(None),
                        }
                    }
                },
            }
        }
        meant.said = corrected.then_some(said);
        Ok(Some(meant))
    }

    /// The word that the gap at `gap` belongs to: with its neighbours, as far as they make one known word; the longest first,
    /// since the more of a word is right, the surer the correction.
    fn fix(&self, parts: &[Part], gap: usize, glossary: &Glossary<'_>) -> Result<Option<Fix>> {
        let mut windows: Vec<(usize, usize)> = Vec::new();
        for first in gap.saturating_sub(1)..=gap {
            for past in gap + 1..=(gap + 4).min(parts.len()) {
                windows.push((first, past));
            }
        }
        let span = |(first, past): (usize, usize)| {
            let (first, last) = (parts.get(first)?, parts.get(past.checked_sub(1)?)?);
            Some(first.chars.start..last.chars.end)
        };
        windows.retain(|window| span(*window).is_some_and(|span| (2..=MAX_CHARS).contains(&span.len())));
        windows.sort_by_key(|window| std::cmp::Reverse(span(*window).map_or(0, |span| span.len())));
        for (first, past) in windows {
            let Some(chars) = span((first, past)) else { continue };
            // With a known neighbour, one slip in two or three characters is no evidence of anything.
            let known = |part: &Part| matches!(part.of, Of::Known | Of::Number);
            if chars.len() < 4 && parts.get(first..past).unwrap_or_default().iter().any(known) {
                continue;
            }
            let word = self.folded(chars.clone());
            let mut near = glossary.near(&word)?;
            // What is left when the gap is dropped corrects nothing.
            let whole = parts.get(first..past).unwrap_or_default();
            near.retain(|near| !whole.iter().any(|part| self.folded(part.chars.clone()) == *near));
            if !near.is_empty() {
                return self.fixed(first, past, chars, near, true, glossary).map(Some);
            }
        }
        let Some(part) = parts.get(gap) else { return Ok(None) };
        let full = glossary.in_full(&self.folded(part.chars.clone()))?;
        if full.is_empty() {
            return Ok(None);
        }
        self.fixed(gap, gap + 1, part.chars.clone(), full, false, glossary).map(Some)
    }

    fn fixed(
        &self,
        first: usize,
        past: usize,
        chars: std::ops::Range<usize>,
        words: Vec<String>,
        misspelt: bool,
        glossary: &Glossary<'_>,
    ) -> Result<Fix> {
        let written = match words.first() {
            Some(word) => glossary.written(word)?,
            None => String::new(),
        };
        let readings = words.iter().filter_map(|word| Reading::of(word, Via::Corrected)).collect();
        let piece = Piece { typed: self.typed(chars).to_owned(), readings, code: None };
        Ok(Fix { first, past, piece, written, misspelt })
    }

    /// A code with one slip in it.
    fn as_code(&self, glossary: &Glossary<'_>) -> Result<Option<Meant>> {
        let bare = code::bare(self.text);
        if bare.len() < MIN_CODE || !code::may_be(&bare) || glossary.is_code(&bare)? {
            return Ok(None);
        }
        let analysis = Analysis::of(self.text, Side::Asked);
        let texts: Vec<&str> = analysis.spans().iter().map(|span| analysis.text(span)).collect();
        let near = glossary.near_code(&bare)?;
        let Some(code) = near.first().filter(|_| !texts.is_empty()) else { return Ok(None) };
        let readings = Reading::of(code, Via::Corrected).into_iter().collect();
        let piece = Piece { typed: self.text.to_owned(), readings, code: Some(code.clone()) };
        Ok(Some(Meant { pieces: vec![piece], said: Some(code.to_uppercase()), literal: 0, fixes: 1 }))
    }

    fn folded(&self, chars: std::ops::Range<usize>) -> String {
        self.places.get(chars).unwrap_or_default().iter().map(|(c, ..)| c).collect()
    }

    fn typed(&self, chars: std::ops::Range<usize>) -> &'a str {
        let places = self.places.get(chars).unwrap_or_default();
        let from = places.first().map_or(0, |(_, from, _)| *from);
        let to = places.last().map_or(from, |(_, _, to)| *to);
        self.text.get(from..to).unwrap_or_default()
    }
}

/// A correction of some parts of a stretch.
struct Fix {
    first: usize,
    past: usize,
    piece: Piece,
    written: String,
    misspelt: bool,
}
