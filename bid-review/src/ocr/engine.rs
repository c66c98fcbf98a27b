//! The recognition engine behind a small face: a gray picture in, characters with places out.

use std::ffi::CString;
use std::path::Path;

use image::GrayImage;
use leptess::Variable;
use leptess::tesseract::TessApi;

use super::recognise::OcrError;
use crate::page::Rect;

/// How the engine takes a picture apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One block of lines.
    Block,
    /// One line.
    Line,
    /// One character.
    Character,
    /// One line, taken as it is.
    Raw,
}

/// What the engine takes for one word: a Chinese character or a few, a Latin word, a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// Where they stand, in pixels of the picture.
    pub rect: Rect,
    /// How sure the engine is, from 0 to 1.
    pub confidence: f64,
}

/// One engine with one language.
pub struct Engine {
    inner: TessApi,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").finish_non_exhaustive()
    }
}

impl Engine {
    /// Opens the data of a language, in a folder or where the system keeps it.
    pub fn open(tessdata: Option<&Path>, language: &str) -> Result<Self, OcrError> {
        let folder = match tessdata {
            Some(path) => Some(path.to_str().ok_or(OcrError::Absent)?),
            None => None,
        };
        let mut opened = Self { inner: TessApi::new(folder, language).map_err(|_| OcrError::Absent)? };
        // Pictures are dark on white: what is badly read is not read once more with black and white exchanged.
        opened.set(Variable::TesseditDoInvert, "0")?;
        Ok(opened)
    }

    fn set(&mut self, variable: Variable, value: &str) -> Result<(), OcrError> {
        let value = CString::new(value).map_err(|_| OcrError::Failed)?;
        self.inner.raw.set_variable(variable.as_cstr(), &value).map_err(|_| OcrError::Failed)
    }

    /// Allows only these characters; all when empty.
    pub fn allow(&mut self, characters: &str) -> Result<(), OcrError> {
        self.set(Variable::TesseditCharWhitelist, characters)
    }

    /// Reads a picture of `dpi` pixels per inch.
    pub fn read(&mut self, picture: &GrayImage, dpi: f64, layout: Layout) -> Result<Vec<Piece>, OcrError> {
        let mode = match layout {
            Layout::Block => "6",
            Layout::Line => "7",
            Layout::Character => "10",
            Layout::Raw => "13",
        };
        self.set(Variable::TesseditPagesegMode, mode)?;
        let (Ok(width), Ok(height)) = (picture.width().try_into(), picture.height().try_into()) else {
            return Err(OcrError::Failed);
        };
        self.inner.raw.set_image(picture.as_raw(), width, height, 1, width).map_err(|_| OcrError::Failed)?;
        self.inner.set_source_resolution(dpi.clamp(70.0, 600.0) as i32);
        let table = self.inner.get_tsv_text(0).map_err(|_| OcrError::Failed)?;
        Ok(table.lines().filter_map(piece).collect())
    }
}

/// One row of the engine's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
fn piece(row: &str) -> Option<Piece> {
    let cells: Vec<&str> = row.split('\t').collect();
    let ["5", _, _, _, _, _, left, top, width, height, confidence, text] = cells.as_slice() else { return None };
    let number = |cell: &str| cell.parse::<f64>().ok();
    let (left, top) = (number(left)?, number(top)?);
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(Piece {
        text,
        rect: Rect { left, top, right: left + number(width)?, bottom: top + number(height)? },
        confidence: (number(confidence)? / 100.0).clamp(0.0, 1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_words_are_pieces() {
        let found = piece("5\t1\t1\t1\t1\t2\t10\t20\t30\t40\t87.5\t統一").unwrap();
        assert_eq!(found.text, "統一");
        assert_eq!(<[f64; 4]>::from(found.rect), [10.0, 20.0, 40.0, 60.0]);
        assert!((found.confidence - 0.875).abs() < 1e-9);
        assert_eq!(piece("4\t1\t1\t1\t1\t0\t10\t20\t30\t40\t-1\t"), None);
        assert_eq!(piece("level\tpage_num"), None);
    }

    #[test]
    fn a_folder_without_data_is_absent() {
        let folder = std::env::temp_dir().join("no-recognition-data-here");
        assert_eq!(Engine::open(Some(&folder), "chi_tra").err(), Some(OcrError::Absent));
    }
}
