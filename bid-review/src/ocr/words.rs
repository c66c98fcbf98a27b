//! From the pieces that the engine reads to words: runs without a wide gap.

use super::engine::Piece;
use crate::page::{Rect, Word};

/// The words of one line within `rect` from its pieces, in the order of the line.
///
/// A line has no wide gaps, and the engine places characters only roughly: blanks are believed between Latin words alone.
pub fn words(pieces: &[Piece], rect: Rect) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut weight = 0.0;
    for piece in pieces {
        let count = piece.text.chars().count() as f64;
        let latin = |word: &&mut Word| ends_latin(&word.text) && starts_latin(&piece.text);
        let blank = |word: &&mut Word| piece.rect.left - word.rect.right > 0.15 * rect.height();
        match out.last_mut().filter(|word| !(latin(word) && blank(word))) {
            Some(word) => {
                word.confidence = (word.confidence * weight + piece.confidence * count) / (weight + count);
                weight += count;
                word.text.push_str(&piece.text);
                word.rect = word.rect.around(&piece.rect);
            }
            None => {
                weight = count;
                out.push(Word { text: piece.text.clone(), rect: piece.rect, confidence: piece.confidence });
            }
        }
    }
    for word in &mut out {
        (word.rect.top, word.rect.bottom) = (rect.top, rect.bottom);
    }
    if let Some(first) = out.first_mut() {
        first.rect.left = rect.left;
    }
    if let Some(last) = out.last_mut() {
        last.rect.right = rect.right;
    }
    out
}

fn ends_latin(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
}

fn starts_latin(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Whether a word is more than specks and scraps.
pub fn worth_keeping(word: &Word) -> bool {
    let letters = word.text.chars().filter(|c| c.is_alphanumeric()).count();
    match letters {
        0 => word.confidence >= 0.6 && word.rect.height() >= 2.0,
        1 => word.confidence >= 0.2,
        _ => word.confidence >= 0.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f64, right: f64, confidence: f64) -> Piece {
        Piece { text: text.into(), rect: Rect { left, top: 0.0, right, bottom: 10.0 }, confidence }
    }

    const LINE: Rect = Rect { left: 0.0, top: 0.0, right: 80.0, bottom: 10.0 };

    #[test]
    fn the_characters_of_a_line_are_one_word() {
        let pieces = [piece("統一", 0.0, 20.0, 0.9), piece("編", 22.0, 31.0, 0.6), piece("號", 60.0, 70.0, 0.9)];
        let found = words(&pieces, LINE);
        assert_eq!(found.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["統一編號"]);
        assert!((found[0].confidence - 0.825).abs() < 1e-9 && found[0].rect == LINE);
    }

    #[test]
    fn latin_words_end_at_a_blank() {
        let pieces = [piece("Apex", 0.0, 20.0, 0.9), piece("One", 24.0, 40.0, 0.9), piece("版", 43.0, 53.0, 0.9)];
        let found = words(&pieces, LINE);
        assert_eq!(found.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), ["Apex", "One版"]);
    }

    #[test]
    fn scraps_are_dropped() {
        let word = |text: &str, confidence| words(&[piece(text, 0.0, 10.0, confidence)], LINE).remove(0);
        assert!(!worth_keeping(&word("。", 0.3)) && worth_keeping(&word("是", 0.5)));
    }
}
