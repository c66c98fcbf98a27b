//! Recognition by Tesseract.

use std::cell::RefCell;
use std::path::Path;

use image::RgbImage;

use super::clean::Text;
use super::engine::{Engine, Layout, Piece};
use super::lines::Line;
use super::picture::Picture;
use super::recognise::{Ocr, OcrError, Recognised};
use super::second::SecondLook;
use super::walk::{Glance, Hand, walk};
use super::words::{words, worth_keeping};
use crate::page::Word;

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
}

impl Tesseract {
    /// One line as the engine has it: what it calls words, or characters of several lines.
    pub fn plain(&self, text: &Text, line: &Line, dpi: f64) -> Result<Vec<Word>, OcrError> {
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
        Ok(if line.block { blocks(&pieces) } else { words(&pieces, line.rect) })
    }

    /// The words of a line after a second look at what numbers and amounts are written with.
    pub fn checked(&self, text: &Text, line: &Line, dpi: f64, plain: Vec<Word>) -> Result<Vec<Word>, OcrError> {
        let latin = self.latin.as_ref().unwrap_or(&self.engine);
        let second = SecondLook { engine: &self.engine, latin, text, dpi };
        let found = if line.block { plain } else { second.checked(plain, line.rect)? };
        Ok(found.into_iter().filter(worth_keeping).collect())
    }
}

impl Hand for Tesseract {
    fn line(&self, text: &Text, line: &Line, dpi: f64, seen: Option<Vec<Word>>) -> Result<Vec<Word>, OcrError> {
        let plain = seen.map_or_else(|| self.plain(text, line, dpi), Ok)?;
        self.checked(text, line, dpi, plain)
    }

    fn glance(&self, text: &Text, line: &Line, dpi: f64) -> Result<Glance, OcrError> {
        let seen = self.plain(text, line, dpi)?;
        Ok(Glance { words: seen.iter().filter(|word| worth_keeping(word)).cloned().collect(), seen })
    }
}

impl Ocr for Tesseract {
    fn recognise(&self, image: &RgbImage, dpi: f64) -> Result<Recognised, OcrError> {
        walk(image, dpi, self)
    }
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
