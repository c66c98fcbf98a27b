//! Character recognition.

#[cfg(feature = "second-reader")]
mod agree;
mod clean;
mod engine;
mod lean;
mod lines;
pub mod models;
#[cfg(feature = "second-reader")]
mod network;
mod numbers;
#[cfg(feature = "second-reader")]
mod pair;
mod picture;
pub(crate) mod recognise;
mod seal;
mod second;
mod stamp;
mod straight;
mod tesseract;
#[cfg(feature = "second-reader")]
mod transcribe;
mod walk;
mod words;

#[cfg(feature = "second-reader")]
pub use pair::Pair;
pub use recognise::{Marks, NullOcr, Ocr, OcrError, Recognised};
pub use tesseract::Tesseract;
#[cfg(feature = "second-reader")]
pub use transcribe::Transcriber;
