//! Recognition by Tesseract.

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::Path;

use image::RgbImage;

use super::clean::{Text, clean};
use super::engine::{Engine, Layout, Piece};
use super::lean::{lean, without_stamps};
use super::lines::{Line, lines};
use super::picture::Picture;
use super::recognise::{Ocr, OcrError, Recognised};
use super::second::SecondLook;
use super::straight::{straightened, turned, worth};
use super::words::{words, worth_keeping};
use crate::marks::find_in;
use crate::marks::ink::Ink;
use crate::page::Word;

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

    /// The first layout that gives anything at all.
    fn first(&self, picture: &Picture, layouts: &[Layout]) -> Result<Vec<Piece>, OcrError> {
        for layout in layouts {
            let found = self.read(picture, *layout)?;
            if found.iter().any(|piece| piece.confidence >= 0.15) {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// One line, in points of the page.
    fn line(&self, text: &Text, line: &Line, dpi: f64) -> Result<Vec<Word>, OcrError> {
        let picture = Picture::of(text, line.rect, dpi);
        let single = line.rect.width() < 1.3 * line.rect.height();
        let layouts: &[Layout] = match (line.block, single) {
            (true, _) => &[Layout::Block],
            (_, true) => &[Layout::Line, Layout::Character, Layout::Raw],
            _ => &[Layout::Line, Layout::Raw],
        };
        let mut pieces = self.first(&picture, layouts)?;
        for piece in &mut pieces {
            piece.rect = picture.points(piece.rect);
        }
        if line.block {
            return Ok(blocks(&pieces).into_iter().filter(worth_keeping).collect());
        }
        let second = SecondLook { engine: &self.engine, latin: self.latin.as_ref().unwrap_or(&self.engine), text, dpi };
        let found = second.checked(&picture, words(&pieces, line.rect), line.rect)?;
        Ok(found.into_iter().filter(worth_keeping).collect())
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

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_blank_page_gives_nothing() {
        let engine = Tesseract::open(None).expect("the recognition data is installed");
        let found = engine.recognise(&RgbImage::from_pixel(600, 800, Rgb([250; 3])), 100.0).unwrap();
        assert!(found.words.is_empty() && found.marks.rules.is_empty() && found.marks.seals.is_empty());
        assert_eq!(found.tilt, 0.0);
    }

    /// The digits of a seven-segment display, of 30 by 60 pixels.
    fn digit(image: &mut RgbImage, segments: &str, left: i32, top: i32) {
        use imageproc::drawing::draw_filled_rect_mut;
        use imageproc::rect::Rect;
        for segment in segments.chars() {
            let (x, y, w, h) = match segment {
                'a' => (0, 0, 30, 7),
                'b' => (23, 0, 7, 33),
                'c' => (23, 27, 7, 33),
                'd' => (0, 53, 30, 7),
                'e' => (0, 27, 7, 33),
                'f' => (0, 0, 7, 33),
                _ => (0, 27, 30, 7),
            };
            draw_filled_rect_mut(image, Rect::at(left + x, top + y).of_size(w, h), Rgb([0; 3]));
        }
    }

    #[test]
    fn digits_are_read_in_their_place() {
        let mut image = RgbImage::from_pixel(1200, 1600, Rgb([255; 3]));
        for (at, segments) in ["bc", "abc", "acdfg", "abcdg", "abcdefg"].into_iter().enumerate() {
            digit(&mut image, segments, 200 + 46 * at as i32, 300);
        }
        let engine = Tesseract::open(None).expect("the recognition data is installed");
        let found = engine.recognise(&image, 300.0).unwrap();
        let word = found.words.iter().find(|w| w.text.chars().any(|c| c.is_ascii_digit()));
        let word = word.unwrap_or_else(|| panic!("{found:?}"));
        if found.turn == 0 {
            assert!((word.rect.left - 48.0).abs() < 12.0 && (word.rect.top - 72.0).abs() < 6.0, "{word:?}");
        }
    }

    #[test]
    fn absent_data_is_told() {
        let folder = std::env::temp_dir().join("no-recognition-data-here");
        assert_eq!(Tesseract::open(Some(&folder)).err(), Some(OcrError::Absent));
    }
}
