//! Engines that are shared: one for several threads, one at a time; and one that is opened when the first page needs it.

use std::sync::{Mutex, OnceLock};

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

/// Recognition that is opened by the first page that needs it: most files have none, and opening takes longer than reading them.
pub struct Late<F> {
    open: F,
    engine: OnceLock<Box<dyn Ocr + Send + Sync>>,
}

impl<F: Fn() -> Box<dyn Ocr + Send + Sync>> Late<F> {
    /// Keeps how to open an engine.
    pub fn new(open: F) -> Self {
        Self { open, engine: OnceLock::new() }
    }
}

impl<F: Fn() -> Box<dyn Ocr + Send + Sync>> Ocr for Late<F> {
    fn recognise(&self, image: &RgbImage, dpi: f64) -> Result<Recognised, OcrError> {
        self.engine.get_or_init(&self.open).recognise(image, dpi)
    }
}
