//! The readers that are installed here.

use crate::ocr::{NullOcr, Ocr, Tesseract, models};
use crate::read::InTurn;

/// Name of the first reader.
const FIRST: &str = "tesseract";
/// Name of the second reader.
#[cfg(feature = "second-reader")]
const SECOND: &str = "PP-OCRv6";

/// Recognition by all readers that are installed: by two, by one, or none.
#[must_use]
pub fn open() -> Box<dyn Ocr + Send + Sync> {
    let Ok(first) = Tesseract::open(None) else { return Box::new(NullOcr) };
    #[cfg(feature = "second-reader")]
    if let Some(folder) = models::folder()
        && let Ok(second) = crate::ocr::Transcriber::open(&folder.join(models::READS))
    {
        return Box::new(InTurn::new(crate::ocr::Pair::of(first, second)));
    }
    Box::new(InTurn::new(first))
}

/// The names of the readers that are installed; one is fewer than there could be.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names = Vec::new();
    if Tesseract::open(None).is_ok() {
        names.push(FIRST);
        #[cfg(feature = "second-reader")]
        names.extend(models::folder().map(|_| SECOND));
    }
    names
}
