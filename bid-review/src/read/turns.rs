//! One engine for several threads, one at a time.

use std::sync::Mutex;

use image::RgbImage;

use crate::ocr::{Ocr, OcrError, Recognised};

/// Recognition by an engine that serves one thread: others wait.
#[derive(Debug)]
pub struct InTurn<O>(Mutex<O>);

impl<O: Ocr> InTurn<O> {
    /// Shares an engine.
    pub fn new(engine: O) -> Self {
        Self(Mutex::new(engine))
    }
}

impl<O: Ocr> Ocr for InTurn<O> {
    fn recognise(&self, image: &RgbImage, dpi: f64) -> Result<Recognised, OcrError> {
        // An engine that panicked in another thread is in no known state.
        self.0.lock().map_err(|_| OcrError::Failed)?.recognise(image, dpi)
    }
}
