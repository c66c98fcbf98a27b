//! Reading numbers and amounts in words a second time, with only the characters that they are written with.

use std::cell::RefCell;

use super::clean::Text;
use super::engine::{Engine, Layout};
use super::numbers::{self, ALLOWED, CAPITALS, Reading};
use super::picture::Picture;
use super::recognise::OcrError;
use crate::page::{Rect, Word};

/// The most that a character which only the second look gave may be trusted.
const CORRECTED: f64 = 0.7;

/// The engines for a second look at a page.
#[derive(Debug)]
pub struct SecondLook<'a> {
    /// Reads Chinese.
    pub engine: &'a RefCell<Engine>,
    /// Reads digits and Latin letters.
    pub latin: &'a RefCell<Engine>,
    /// The page.
    pub text: &'a Text,
    /// Pixels per inch of its image.
    pub dpi: f64,
}

impl SecondLook<'_> {
    /// The words of a line after a second look at its numbers and amounts in words.
    pub fn checked(&self, words: Vec<Word>, line: Rect) -> Result<Vec<Word>, OcrError> {
        if words.iter().all(|word| numbers::numeric(&word.text)) {
            return self.number(&Picture::of(self.text, line, self.dpi), &words, line);
        }
        words.into_iter().map(|word| self.word(word)).collect()
    }

    /// A line that is one number, or was hardly read at all.
    fn number(&self, picture: &Picture, words: &[Word], line: Rect) -> Result<Vec<Word>, OcrError> {
        let text: String = words.iter().map(|w| w.text.as_str()).collect();
        let sure = words.iter().map(|w| w.confidence).reduce(f64::min).unwrap_or(0.0);
        let second = again(picture, self.latin, ALLOWED)?;
        if text.is_empty() && !second.text.chars().any(|c| c.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let found = numbers::agreed(Reading { text, confidence: sure }, second);
        Ok(vec![Word { text: found.text, rect: line, confidence: found.confidence }])
    }

    fn word(&self, word: Word) -> Result<Word, OcrError> {
        let count = word.text.chars().count();
        let tail = numbers::tail(&word.text);
        if tail >= 4 && tail < count { self.tail(word, count - tail) } else { self.amount(word) }
    }

    /// A word that ends in a number.
    fn tail(&self, word: Word, from: usize) -> Result<Word, OcrError> {
        let part = word.part(from, word.text.chars().count());
        let Some(left) = self.text.gap_near(word.rect, part.left) else { return Ok(word) };
        let second = again(&Picture::of(self.text, Rect { left, ..word.rect }, self.dpi), self.latin, ALLOWED)?;
        let tail = word.text.chars().skip(from).collect();
        let agreed = numbers::agreed(Reading { text: tail, confidence: word.confidence }, second);
        let head: String = word.text.chars().take(from).collect();
        Ok(Word { text: head + &agreed.text, confidence: word.confidence.min(agreed.confidence), ..word })
    }

    /// A word with an amount in words.
    fn amount(&self, word: Word) -> Result<Word, OcrError> {
        let Some((from, to)) = numbers::capital(&word.text) else { return Ok(word) };
        let part = word.part(from, to);
        let margin = part.height() * 0.1;
        let wide = Rect { left: part.left - margin, right: part.right + margin, ..part };
        let second = again(&Picture::of(self.text, wide, self.dpi), self.engine, CAPITALS)?;
        let first: String = word.text.chars().skip(from).take(to - from).collect();
        if second.text == first {
            return Ok(word);
        }
        let confidence = word.confidence.min(CORRECTED);
        let amounts = |text: &str| text.chars().filter(|c| !CAPITALS.contains(*c)).count();
        if second.text.chars().count() != to - from || amounts(&first) == 0 {
            return Ok(Word { confidence, ..word });
        }
        // Only characters that no amount is written with are replaced.
        let mended = first.chars().zip(second.text.chars()).map(|(a, b)| if CAPITALS.contains(a) { a } else { b });
        let head: String = word.text.chars().take(from).chain(mended).chain(word.text.chars().skip(to)).collect();
        Ok(Word { text: head, confidence, ..word })
    }
}

/// Reads a picture again with some characters only.
fn again(picture: &Picture, engine: &RefCell<Engine>, allowed: &str) -> Result<Reading, OcrError> {
    let mut engine = engine.try_borrow_mut().map_err(|_| OcrError::Failed)?;
    engine.allow(allowed)?;
    let found = engine.read(&picture.gray, picture.dpi, Layout::Line);
    engine.allow("")?;
    Ok(Reading::of(&found?))
}
