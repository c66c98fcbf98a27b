//! What is asked of recognition and what it gives, and its twin that recognises nothing.

use image::RgbImage;

use crate::page::{Rect, Seal, TickBox, Word};

/// What was recognised on one page image, in the upright frame of [`crate::page::Page`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recognised {
    /// Quarter turns clockwise that bring the image upright.
    pub turn: u8,
    /// Degrees by which the turned image leans clockwise.
    pub tilt: f64,
    /// Words, line by line from the top.
    pub words: Vec<Word>,
    /// Ruling lines, tick boxes and seals.
    pub marks: Marks,
}

/// What is printed or stamped on a page beside its text, in points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// Ruling lines, as thin rectangles.
    pub rules: Vec<Rect>,
    /// Tick boxes, line by line.
    pub ticks: Vec<TickBox>,
    /// Seals and stamps.
    pub seals: Vec<Seal>,
}

/// Why nothing could be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OcrError {
    /// The recognition data is not installed.
    Absent,
    /// The engine gave up on this image.
    Failed,
}

/// Recognises the text of a page image.
pub trait Ocr {
    /// Recognises one page image of `dpi` pixels per inch, whichever way up it is.
    ///
    /// # Errors
    /// When the engine is absent or gives up.
    fn recognise(&self, image: &RgbImage, dpi: f64) -> Result<Recognised, OcrError>;
}

/// The twin that is never installed.
#[derive(Debug, Clone, Copy, Default)]
pub struct NullOcr;

impl Ocr for NullOcr {
    fn recognise(&self, _image: &RgbImage, _dpi: f64) -> Result<Recognised, OcrError> {
        Err(OcrError::Absent)
    }
}
