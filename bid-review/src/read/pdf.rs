//! Reads the pages of a PDF.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::kurbo::Rect as Area;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::page::Page as Sheet;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use image::RgbImage;

use super::layer::Layer;
use super::quality::{self, Source};
use super::raster::Press;
use super::structure::{self, Structure};
use super::tidy::tidy;
use super::{fonts, ink, limits, lines, recognise};
use crate::marks;
use crate::ocr::Ocr;
use crate::page::{Origin, Page};
use crate::reader::Progress;
use crate::reading::{Extent, Note, Reading, Reason};

/// Pixels per inch at which the marks of a page with a text layer are looked for.
const MARKS_DPI: f64 = 100.0;
/// Least and most pixels per inch for recognition, and those for a page without an image.
const OCR_DPI: (f64, f64, f64) = (150.0, 300.0, 200.0);

/// Reads a PDF, telling after each page how far it is.
pub(super) fn read(bytes: &[u8], ocr: &dyn Ocr, progress: &mut dyn FnMut(Progress)) -> Reading {
    let opened = guarded(|| open(bytes));
    let (structure, pdf) = match opened {
        Ok(opened) => opened,
        Err(reason) => return Reading::unread(reason),
    };
    let count = u32::try_from(structure.pages).unwrap_or(u32::MAX);
    let mut reader = Pages { pdf: &pdf, cache: InterpreterCache::new(), press: Press::new(), ocr, hidden: false };
    let mut pages = Vec::new();
    let mut reason = structure.damaged.then_some(Reason::Damaged);
    progress(Progress { done: 0, of: count });
    for index in 0..count {
        match guarded(|| reader.page(index)) {
            Ok(page) => pages.push(tidy(page)),
            Err(why) => reason = reason.or(Some(why)),
        }
        progress(Progress { done: index + 1, of: count });
    }
    let mut notes = structure.notes;
    if reader.hidden {
        notes.push(Note::HiddenText);
    }
    let read = match reason {
        None => Extent::All,
        Some(_) if pages.is_empty() => Extent::None,
        Some(_) => Extent::Part,
    };
    Reading { page_count: count, pages, read, reason, notes }
}

/// Draws one page as displayed.
pub(super) fn image(bytes: &[u8], index: u32, dpi: f64) -> Result<RgbImage, Reason> {
    guarded(|| {
        let (_, pdf) = open(bytes)?;
        let page = pdf.pages().get(index as usize).ok_or(Reason::Damaged)?;
        Press::new().draw(page, dpi)
    })
}

/// A parser that panics has met a damaged file.
fn guarded<T>(work: impl FnOnce() -> Result<T, Reason>) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Reason::Damaged))
}

fn open(bytes: &[u8]) -> Result<(Structure, Pdf), Reason> {
    let structure = structure::look(bytes)?;
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Reason::Password
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Reason::Damaged,
    })?;
    // Two parsers that count differently see two different files.
    if pdf.pages().len() != structure.pages || structure.pages == 0 {
        return Err(Reason::Damaged);
    }
    Ok((structure, pdf))
}

struct Pages<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    press: Press<'a>,
    ocr: &'a dyn Ocr,
    hidden: bool,
}

impl<'a> Pages<'a> {
    fn page(&mut self, index: u32) -> Result<Page, Reason> {
        let sheet = self.pdf.pages().get(index as usize).ok_or(Reason::Damaged)?;
        let (width, height) = sheet.render_dimensions();
        let size = (f64::from(width), f64::from(height));
        if !(1.0..=limits::SIDE).contains(&size.0) || !(1.0..=limits::SIDE).contains(&size.1) {
            return Err(Reason::Limit);
        }
        let layer = self.layer(sheet, size);
        if layer.full() {
            return Err(Reason::Limit);
        }
        match quality::source(&layer, size.0 * size.1) {
            Source::Image => {
                let (least, most, usual) = OCR_DPI;
                let dpi = if layer.dpi > 0.0 { layer.dpi.clamp(least, most) } else { usual };
                recognise::page(&self.press.draw(sheet, dpi)?, dpi, index, self.ocr)
            }
            Source::Layer => {
                self.hidden |= layer.hides();
                self.text(sheet, &layer, size, index)
            }
        }
    }

    fn layer(&self, sheet: &'a Sheet<'a>, size: (f64, f64)) -> Layer {
        let mut layer = Layer::new(size.0, size.1);
        let start = sheet.initial_transform(true).to_kurbo();
        let area = Area::new(0.0, 0.0, size.0, size.1);
        let mut context = Context::new(start, area, &self.cache, self.pdf.xref(), InterpreterSettings::default());
        interpret_page(sheet, &mut context, &mut layer);
        layer
    }

    fn text(&mut self, sheet: &'a Sheet<'a>, layer: &Layer, size: (f64, f64), index: u32) -> Result<Page, Reason> {
        let mut lines = lines::words(&layer.glyphs, &layer.rules, size);
        let image = recognise::turned(self.press.draw(sheet, MARKS_DPI)?, lines.turn);
        // Without a Chinese font here, text whose font is not in the file leaves no ink although a viewer shows it.
        if fonts::installed() {
            let all = lines.words.len();
            lines.words.retain(|word| ink::seen(&image, MARKS_DPI, &word.rect));
            self.hidden |= lines.words.len() < all;
        }
        let marks = marks::find(&image, MARKS_DPI);
        let (width, height) = if lines.turn.is_multiple_of(2) { size } else { (size.1, size.0) };
        Ok(Page {
            index,
            width,
            height,
            turn: lines.turn,
            tilt: 0.0,
            origin: Origin::TextLayer,
            words: lines.words,
            rules: marks.rules,
            ticks: marks.ticks,
            seals: marks.seals,
        })
    }
}
