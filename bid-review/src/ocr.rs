//! Character recognition.

mod clean;
mod engine;
mod lean;
mod lines;
mod numbers;
mod picture;
pub(crate) mod recognise;
mod second;
mod straight;
mod tesseract;
mod words;

pub use recognise::{Marks, NullOcr, Ocr, OcrError, Recognised};
pub use tesseract::Tesseract;
