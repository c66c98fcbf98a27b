//! Recognition by Tesseract.

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::Path;

use image::RgbImage;

use super::clean::{Text, clean};
use super::engine::{Engine, Layout, Piece};
use super::lean::{lean, without_stamps};
use super::lines::{Line, lines};
use super::numbers::{self, ALLOWED, CAPITALS, Reading};
use super::picture::Picture;
use super::straight::{straightened, turned, worth};
use super::words::{words, worth_keeping};
use super::{Ocr, OcrError, Recognised};
use crate::marks::find_in;
use crate::marks::ink::Ink;
use crate::page::{Rect, Word};

/// Mean confidence of a sample that leaves no doubt about which way is up.
const SURE: f64 = 0.8;

/// Recognises Traditional Chinese with Tesseract; one instance serves one thread.
///
/// The engine runs several threads of its own, which makes it slower: `OMP_THREAD_LIMIT=1` belongs in the environment of the process.
#[derive(Debug)]
pub struct Tesseract {
    engine: RefCell<Engine>,
    /// Reads digits better; where it is not installed the first one takes the second look too.
    latin: Option<RefCell<Engine>>,
}

impl Tesseract {
    /// Opens the recognition data in a folder, or where the system keeps it.
    ///
    /// # Errors
    /// [`OcrError::Absent`] when the data for Traditional Chinese is not there.
    pub fn open(tessdata: Option<&Path>) -> Result<Self, OcrError> {
        let engine = RefCell::new(Engine::open(tessdata, "chi_tra")?);
        Ok(Self { engine, latin: Engine::open(tessdata, "eng").ok().map(RefCell::new) })
    }

    fn read(&self, picture: &Picture, layout: Layout) -> Result<Vec<Piece>, OcrError> {
        self.engine.try_borrow_mut().map_err(|_| OcrError::Failed)?.read(&picture.gray, picture.dpi, layout)
    }

    /// Reads a picture again with some characters only.
    fn again(&self, picture: &Picture, engine: &RefCell<Engine>, allowed: &str) -> Result<Reading, OcrError> {
        let mut engine = engine.try_borrow_mut().map_err(|_| OcrError::Failed)?;
        engine.allow(allowed)?;
        let found = engine.read(&picture.gray, picture.dpi, Layout::Line);
        engine.allow("")?;
        Ok(Reading::of(&found?))
    }

    /// One line, in points of the page.
    fn line(&self, text: &Text, line: &Line, dpi: f64) -> Result<Vec<Word>, OcrError> {
        let picture = Picture::of(text, line.rect, dpi);
        let single = line.rect.width() < 1.3 * line.rect.height();
        let layout = if line.block { Layout::Block } else { Layout::Line };
        let mut pieces = self.read(&picture, layout)?;
        if pieces.is_empty() && single {
            pieces = self.read(&picture, Layout::Character)?;
        }
        for piece in &mut pieces {
            piece.rect = picture.points(piece.rect);
        }
        let mut found = if line.block { blocks(&pieces) } else { words(&pieces, line.rect) };
        if !line.block {
            self.check(text, &picture, &mut found, dpi)?;
        }
        Ok(found.into_iter().filter(worth_keeping).collect())
    }

    /// Takes a second look at numbers and amounts in words.
    fn check(&self, text: &Text, picture: &Picture, found: &mut [Word], dpi: f64) -> Result<(), OcrError> {
        let latin = self.latin.as_ref().unwrap_or(&self.engine);
        for word in found {
            let first = Reading { text: word.text.clone(), confidence: word.confidence };
            let from = word.text.chars().count() - numbers::tail(&word.text);
            if numbers::numeric(&word.text) {
                let agreed = numbers::agreed(first, self.again(picture, latin, ALLOWED)?);
                (word.text, word.confidence) = (agreed.text, agreed.confidence);
            } else if numbers::tail(&word.text) >= 4 {
                let (head, tail) =
                    (word.text.chars().take(from).collect::<String>(), word.text.chars().skip(from).collect());
                let Some(left) = text.gap_near(word.rect, word.part(from, word.text.chars().count()).left) else {
                    continue;
                };
                let part = Picture::of(text, Rect { left, ..word.rect }, dpi);
                let second = self.again(&part, latin, ALLOWED)?;
                let agreed = numbers::agreed(Reading { text: tail, confidence: word.confidence }, second);
                word.text = head + &agreed.text;
                word.confidence = word.confidence.min(agreed.confidence);
            }
        }
        Ok(())
    }

    /// The quarter turns that bring the page upright, and its lean then.
    fn upright(&self, image: &RgbImage, dpi: f64) -> Result<(u8, f64), OcrError> {
        let ink = Ink::of(image, dpi);
        let dark = without_stamps(&ink);
        let (level, upright) = (lean(&dark, false), lean(&dark, true));
        let order: [(u8, f64); 4] = if level.sharpness >= upright.sharpness {
            [(0, level.degrees), (2, level.degrees), (1, upright.degrees), (3, upright.degrees)]
        } else {
            [(1, upright.degrees), (3, upright.degrees), (0, level.degrees), (2, level.degrees)]
        };
        let mut best = (-1.0, (0, 0.0));
        for (turn, degrees) in order {
            let degrees = worth(degrees);
            let score = self.sample(&straightened(turned(image, turn), degrees), dpi)?;
            if score > best.0 {
                best = (score, (turn, degrees));
            }
            if score >= SURE {
                break;
            }
        }
        Ok(best.1)
    }

    /// How surely a few lines of the page are read.
    fn sample(&self, image: &RgbImage, dpi: f64) -> Result<f64, OcrError> {
        let ink = Ink::of(image, dpi);
        let marks = find_in(&ink);
        let text = clean(image, dpi, &ink, &marks);
        let mut all = lines(&text, &marks.rules);
        all.retain(|l| !l.block && l.rect.width() > 4.0 * l.rect.height());
        all.sort_by(|a, b| b.rect.width().total_cmp(&a.rect.width()));
        let (mut sum, mut count) = (0.0, 0.0);
        for line in all.iter().skip(all.len() / 8).take(3) {
            for word in self.line(&text, line, dpi)? {
                let chars = word.text.chars().count() as f64;
                sum += word.confidence * chars;
                count += chars;
            }
        }
        Ok(if count > 0.0 { sum / count } else { 0.0 })
    }
}

impl Ocr for Tesseract {
    fn recognise(&self, image: &RgbImage, dpi: f64) -> Result<Recognised, OcrError> {
        let dpi = if dpi.is_finite() { dpi.clamp(36.0, 1200.0) } else { 72.0 };
        let (turn, tilt) = self.upright(image, dpi)?;
        let straight: Cow<'_, RgbImage> = straightened(turned(image, turn), tilt);
        let ink = Ink::of(&straight, dpi);
        let marks = find_in(&ink);
        let text = clean(&straight, dpi, &ink, &marks);
        let mut found = Vec::new();
        for line in lines(&text, &marks.rules) {
            found.extend(self.line(&text, &line, dpi)?);
        }
        Ok(Recognised { turn, tilt, words: in_order(found), marks })
    }
}

/// Line by line from the top, each from the left.
fn in_order(mut found: Vec<Word>) -> Vec<Word> {
    found.sort_by(|a, b| a.rect.middle().1.total_cmp(&b.rect.middle().1));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in found {
        let (_, y) = word.rect.middle();
        let same = rows.last_mut().filter(|row| {
            let first = row.iter().map(|w| w.rect).reduce(|a, b| if a.height() >= b.height() { a } else { b });
            first.is_some_and(|f| (f.middle().1 - y).abs() < 0.5 * f.height().max(word.rect.height()))
        });
        match same {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    rows.iter_mut().for_each(|row| row.sort_by(|a, b| a.rect.left.total_cmp(&b.rect.left)));
    rows.into_iter().flatten().collect()
}

/// The words of several lines that could not be told apart: each piece on its own.
fn blocks(pieces: &[Piece]) -> Vec<Word> {
    pieces.iter().flat_map(|piece| words(std::slice::from_ref(piece), piece.rect)).collect()
}
