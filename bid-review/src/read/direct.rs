//! Reads a file here and now, in this process.

use image::RgbImage;

use super::tidy::tidy;
use super::{limits, pdf, picture, recognise, structure};
use crate::ocr::Ocr;
use crate::reader::{Progress, Reader};
use crate::reading::{Extent, Reading, Reason};

/// The reader that does the work itself. Files that strangers sent belong into [`crate::worker::Sandboxed`], which runs this one in a child
/// without rights.
pub struct Direct {
    /// Recognises pages that are images.
    pub ocr: Box<dyn Ocr + Send + Sync>,
}

impl Reader for Direct {
    fn read(&self, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading {
        match sniff(bytes) {
            Ok(Kind::Pdf) => pdf::read(bytes, &*self.ocr, progress),
            Ok(Kind::Picture) => {
                let reading = self.picture(bytes);
                progress(Progress { done: 1, of: 1 });
                reading
            }
            Err(reason) => Reading::unread(reason),
        }
    }
}

impl Direct {
    fn picture(&self, bytes: &[u8]) -> Reading {
        let (image, dpi) = match picture::decode(bytes) {
            Ok(picture) => picture,
            Err(reason) => return Reading::unread(reason),
        };
        match recognise::page(&image, dpi, 0, &*self.ocr) {
            Ok(page) => {
                Reading { page_count: 1, pages: vec![tidy(page)], read: Extent::All, reason: None, notes: Vec::new() }
            }
            Err(reason) => Reading { page_count: 1, ..Reading::unread(reason) },
        }
    }
}

enum Kind {
    Pdf,
    Picture,
}

fn sniff(bytes: &[u8]) -> Result<Kind, Reason> {
    if bytes.len() > limits::FILE {
        return Err(Reason::Limit);
    }
    if structure::has(bytes.get(..1024).unwrap_or(bytes), b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if picture::is(bytes) { Ok(Kind::Picture) } else { Err(Reason::NotADocument) }
}

/// Draws one page of a file as displayed, `dpi` pixels to the inch. A picture is given as it is, whatever the resolution asked for.
///
/// # Errors
/// Why it cannot be drawn.
pub fn image(bytes: &[u8], page: u32, dpi: f64) -> Result<RgbImage, Reason> {
    match sniff(bytes)? {
        Kind::Pdf => pdf::image(bytes, page, dpi),
        Kind::Picture if page == 0 => picture::decode(bytes).map(|(image, _)| image),
        Kind::Picture => Err(Reason::Damaged),
    }
}
