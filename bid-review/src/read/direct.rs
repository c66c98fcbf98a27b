//! Reads a file here and now, in this process.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::RgbImage;

use super::tidy::tidy;
use super::{limits, office, pdf, picture, recognise, structure, tiff};
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
        // A parser that panics has met a damaged file.
        let read = || match sniff(bytes) {
            Ok(Kind::Pdf) => pdf::read(bytes, &*self.ocr, progress),
            Ok(Kind::Picture) => self.pictures(bytes, progress),
            Ok(Kind::Office) => office::read(bytes, &*self.ocr, progress),
            Err(reason) => Reading::unread(reason),
        };
        catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Reading::unread(Reason::Damaged))
    }
}

impl Direct {
    /// Every page of a picture: a TIFF may have several.
    fn pictures(&self, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading {
        let places = match if tiff::is(bytes) { tiff::pages(bytes) } else { Ok(vec![0]) } {
            Ok(places) => places,
            Err(reason) => return Reading::unread(reason),
        };
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let (mut pages, mut reason) = (Vec::new(), None);
        for (index, place) in (0_u32..).zip(&places) {
            let image = page_of(bytes, *place);
            match image.and_then(|(image, dpi)| recognise::page(&image, dpi, index, &*self.ocr)) {
                Ok(page) => pages.push(tidy(page)),
                Err(why) => reason = reason.or(Some(why)),
            }
            progress(Progress { done: index + 1, of: count });
        }
        let read = match reason {
            None => Extent::All,
            Some(_) if pages.is_empty() => Extent::None,
            Some(_) => Extent::Part,
        };
        Reading { page_count: count, pages, read, reason, ..Reading::default() }
    }
}

fn page_of(bytes: &[u8], place: u64) -> Result<(RgbImage, f64), Reason> {
    if place == 0 { picture::decode(bytes) } else { picture::decode(&tiff::beginning_at(bytes.to_vec(), place)) }
}

enum Kind {
    Pdf,
    Picture,
    Office,
}

fn sniff(bytes: &[u8]) -> Result<Kind, Reason> {
    if bytes.len() > limits::FILE {
        return Err(Reason::Limit);
    }
    // What is a picture or a pack and a PDF as well is two files, of which a person might see the other one.
    let pdf = structure::has(bytes.get(..1024).unwrap_or(bytes), b"%PDF-");
    if pdf { Ok(Kind::Pdf) } else { other(bytes) }
}

fn other(bytes: &[u8]) -> Result<Kind, Reason> {
    if picture::is(bytes) {
        Ok(Kind::Picture)
    } else if office::is(bytes) {
        Ok(Kind::Office)
    } else {
        Err(Reason::NotADocument)
    }
}

/// Draws one page of a file as displayed, `dpi` pixels to the inch. A picture is given as it is, whatever the resolution asked for.
///
/// # Errors
/// Why it cannot be drawn.
pub fn image(bytes: &[u8], page: u32, dpi: f64) -> Result<RgbImage, Reason> {
    match sniff(bytes)? {
        Kind::Pdf => pdf::image(bytes, page, dpi),
        Kind::Picture if tiff::is(bytes) => {
            let place = tiff::pages(bytes)?.get(page as usize).copied().ok_or(Reason::Damaged)?;
            page_of(bytes, place).map(|(image, _)| image)
        }
        Kind::Picture if page == 0 => picture::decode(bytes).map(|(image, _)| image),
        Kind::Picture => Err(Reason::Damaged),
        Kind::Office => office::drawn(bytes, page, dpi),
    }
}
