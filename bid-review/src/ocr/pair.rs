//! Two readers of one page.

use image::{GrayImage, RgbImage};
use unicode_normalization::UnicodeNormalization;

use super::agree::{merged, parted};
use super::clean::Text;
use super::engine::Piece;
use super::lines::Line;
use super::picture::strip;
use super::recognise::{Ocr, OcrError, Recognised};
use super::tesseract::Tesseract;
use super::transcribe::{Sign, Transcriber};
use super::walk::{Glance, Hand, walk};
use super::words::{words, worth_keeping};
use crate::page::{Rect, Word};

/// Letters of a line that may be prose; shorter ones are names, numbers and dates.
const PROSE: usize = 16;
/// Confidence at which the first reader is believed alone.
const SURE: f64 = 0.9;
/// Confidence of the first reader that leaves no doubt about which way is up.
const UPRIGHT: f64 = 0.85;
/// Mean confidence from which a seal's text is taken.
const LEGIBLE: f64 = 0.5;
/// Width, in parts of the true one, at which full-width characters are still told apart: the network takes as much less time.
const NARROWER: f64 = 0.72;

/// A page is read by Tesseract; what it is unsure of, and whatever a review rests on, is read by the network too.
#[derive(Debug)]
pub struct Pair {
    first: Tesseract,
    second: Transcriber,
}

impl Pair {
    /// Two that are open.
    pub fn of(first: Tesseract, second: Transcriber) -> Self {
        Self { first, second }
    }
}

impl Hand for Pair {
    fn line(&self, text: &Text, line: &Line, dpi: f64, seen: Option<Vec<Word>>) -> Result<Vec<Word>, OcrError> {
        let first = seen.map_or_else(|| self.first.plain(text, line, dpi), Ok)?;
        let thin = line.rect.width() < 0.4 * line.rect.height();
        let checked = |words| self.first.checked(text, line, dpi, words);
        if line.block || sure(&first) {
            return checked(first);
        }
        let first = if thin { checked(first)? } else { first };
        // Where the first reader saw nothing at all there may be dirt.
        if thin && first.is_empty() {
            return Ok(first);
        }
        let (picture, place) = strip(text, line.rect);
        let signs = self.second.read(&picture, if narrow(&first) { NARROWER } else { 1.0 })?;
        // What both read alike needs no second look.
        let first = if thin || alike(&first, &signs) { first } else { checked(first)? };
        let merged = merged(&first, &pieces(&signs, place));
        Ok(told(&merged, line.rect, &text.seals))
    }

    fn glance(&self, text: &Text, line: &Line, dpi: f64) -> Result<Glance, OcrError> {
        let first = self.first.glance(text, line, dpi)?;
        if !first.words.is_empty() && first.words.iter().all(|word| word.confidence >= UPRIGHT) {
            return Ok(first);
        }
        // What lies on its head, and what is badly printed: only the second reader tells them apart for certain.
        let (picture, place) = strip(text, line.rect);
        Ok(Glance { words: words(&pieces(&self.second.read(&picture, NARROWER)?, place), line.rect), ..first })
    }

    fn seal(&self, line: &GrayImage) -> Result<(String, f64), OcrError> {
        let signs = self.second.read(line, 1.0)?;
        let surety = signs.iter().map(|sign| sign.confidence).sum::<f64>() / signs.len().max(1) as f64;
        // Below this a name is a guess, and a guess is no name.
        if signs.len() < 2 || surety < LEGIBLE {
            return Ok((String::new(), 0.0));
        }
        Ok((signs.iter().map(|sign| sign.c).collect(), surety))
    }
}

/// Whether the first reader is believed alone: prose that it read without hesitation.
fn sure(words: &[Word]) -> bool {
    let letters: usize = words.iter().map(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    let exact = |c: char| c.is_ascii_alphanumeric() || ('０'..='ｚ').contains(&c);
    let prose = letters >= PROSE && !words.iter().any(|word| word.text.contains(exact));
    prose && words.iter().all(|word| word.confidence >= SURE)
}

/// Whether two readings of a line are the same characters.
fn alike(words: &[Word], signs: &[Sign]) -> bool {
    let shown = |text: String| text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>();
    let first: String = words.iter().map(|word| word.text.as_str()).collect();
    !first.is_empty() && shown(first) == shown(signs.iter().map(|sign| sign.c).collect())
}

/// Whether a line is all of full width, so that its picture may be made narrower.
fn narrow(words: &[Word]) -> bool {
    !words.is_empty() && !words.iter().any(|word| word.text.contains(|c: char| c.is_ascii_alphanumeric()))
}

/// The words of a line, apart where doubt begins and ends; a line that a seal lies on stays whole, so that none of it is taken for the seal's.
fn told(pieces: &[Piece], line: Rect, seals: &[Rect]) -> Vec<Word> {
    let whole = words(pieces, line);
    if !whole.iter().any(worth_keeping) {
        return Vec::new();
    }
    let over = |seal: &Rect| {
        seal.left < line.right && line.left < seal.right && seal.top < line.bottom && line.top < seal.bottom
    };
    if seals.iter().any(over) {
        return whole;
    }
    let parts = parted(pieces);
    let last = parts.len().saturating_sub(1);
    let place = |at: usize, part: &[Piece]| {
        let around = part.iter().map(|piece| piece.rect).reduce(|a, b| a.around(&b)).unwrap_or(line);
        let left = if at == 0 { line.left } else { around.left };
        Rect { left, right: if at == last { line.right } else { around.right }, ..line }
    };
    parts.iter().enumerate().flat_map(|(at, part)| words(part, place(at, part))).collect()
}

impl Ocr for Pair {
    fn recognise(&self, image: &RgbImage, dpi: f64) -> Result<Recognised, OcrError> {
        walk(image, dpi, self)
    }
}

/// Characters with the places between their neighbours.
fn pieces(signs: &[Sign], place: Rect) -> Vec<Piece> {
    let x = |at: f64| place.left + at * place.width();
    let mut out = Vec::new();
    for (i, sign) in signs.iter().enumerate() {
        if sign.c.is_whitespace() {
            continue;
        }
        let before = i.checked_sub(1).and_then(|i| signs.get(i)).map(|s| s.at);
        let after = signs.get(i + 1).map(|s| s.at);
        let left = before.map_or(place.left, |b| x(f64::midpoint(b, sign.at)));
        let right = after.map_or(place.right, |a| x(f64::midpoint(sign.at, a)));
        let rect = Rect { left, right, top: place.top, bottom: place.bottom };
        out.push(Piece { text: sign.c.to_string(), rect, confidence: sign.confidence });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Rect = Rect { left: 0.0, top: 0.0, right: 80.0, bottom: 10.0 };

    fn read(text: &str) -> Vec<Word> {
        text.split('|').map(|part| Word { text: part.to_owned(), rect: PLACE, confidence: 0.5 }).collect()
    }

    fn signs(text: &str) -> Vec<Sign> {
        text.chars().map(|c| Sign { c, at: 0.5, confidence: 0.5 }).collect()
    }

    #[test]
    fn readings_are_alike_by_their_characters() {
        assert!(alike(&read("統一編號：|04595257"), &signs("統一編號: 04595257")));
        assert!(!alike(&read("04595257"), &signs("O4595257")) && !alike(&read("04595257"), &signs("0459525")));
        assert!(!alike(&[], &[]), "what nobody read is looked at again");
    }
}
