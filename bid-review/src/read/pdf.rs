//! Reads the pages of a PDF.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::kurbo::Rect as Area;
use hayro_interpret::{Context, InterpreterCache, TransformExt, interpret_page};
use hayro_syntax::page::Page as Sheet;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use image::RgbImage;

use super::glyph::Glyph;
use super::layer::Layer;
use super::lines::Lines;
use super::quality::{self, Source};
use super::raster::Press;
use super::shapes::Shapes;
use super::structure::{self, Structure};
use super::tidy::tidy;
use super::{echo, fonts, hidden, ink, limits, lines, recognise, ruling};
use crate::marks;
use crate::ocr::{Marks, Ocr};
use crate::page::{Origin, Page, Rect, Word};
use crate::reader::Progress;
use crate::reading::{Extent, Hidden, Hiding, MOST_HIDDEN, Note, Reading, Reason};

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
    let mut reader = Pages::of(&pdf, ocr);
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
    let mut hidden = reader.hidden;
    let lying = |piece: &Hidden| piece.how == Hiding::OtherGlyphs;
    notes.extend(hidden.iter().any(|piece| !lying(piece)).then_some(Note::HiddenText));
    notes.extend(hidden.iter().any(lying).then_some(Note::LyingText));
    hidden.truncate(MOST_HIDDEN);
    let read = match reason {
        None => Extent::All,
        Some(_) if pages.is_empty() => Extent::None,
        Some(_) => Extent::Part,
    };
    Reading { page_count: count, pages, read, reason, notes, hidden, about: structure.about }
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
    shapes: Shapes,
    hidden: Vec<Hidden>,
}

impl<'a> Pages<'a> {
    fn of(pdf: &'a Pdf, ocr: &'a dyn Ocr) -> Self {
        let (cache, press) = (InterpreterCache::new(), Press::new());
        Self { pdf, cache, press, ocr, shapes: Shapes::default(), hidden: Vec::new() }
    }

    fn page(&mut self, index: u32) -> Result<Page, Reason> {
        let sheet = self.pdf.pages().get(index as usize).ok_or(Reason::Damaged)?;
        let (width, height) = sheet.render_dimensions();
        let size = (f64::from(width), f64::from(height));
        if !(1.0..=limits::SIDE).contains(&size.0) || !(1.0..=limits::SIDE).contains(&size.1) {
            return Err(Reason::Limit);
        }
        let mut layer = Layer::new(size.0, size.1, &mut self.shapes);
        let start = sheet.initial_transform(true).to_kurbo();
        let area = Area::new(0.0, 0.0, size.0, size.1);
        let mut context = Context::new(start, area, &self.cache, self.pdf.xref(), fonts::settings());
        interpret_page(sheet, &mut context, &mut layer);
        layer.settle();
        if layer.full() {
            return Err(Reason::Limit);
        }
        let source = quality::source(&layer, size.0 * size.1);
        let Seen { glyphs, rules, dpi, drawn } = Seen::of(layer);
        let mut hidden = hidden::found(&glyphs, size, index);
        let page = match source {
            Source::Image => {
                let (least, most, usual) = OCR_DPI;
                let dpi = if dpi > 0.0 { dpi.clamp(least, most) } else { usual };
                let page = self.press.draw(sheet, dpi).and_then(|image| recognise::page(&image, dpi, index, self.ocr));
                hidden = echo::unechoed(hidden, page.as_ref().ok());
                page
            }
            Source::Layer if !drawn => Ok(plain(&glyphs, &rules, size, index)),
            Source::Layer => self.text(sheet, (&glyphs, &rules), size, index).map(|(page, unseen)| {
                hidden.extend(unseen);
                page
            }),
        };
        if self.hidden.len() < MOST_HIDDEN {
            self.hidden.extend(hidden);
        }
        page
    }

    /// The page of a text layer, and the words of it that left no ink.
    fn text(
        &self,
        sheet: &'a Sheet<'a>,
        (glyphs, rules): (&[Glyph], &[Rect]),
        size: (f64, f64),
        index: u32,
    ) -> Result<(Page, Vec<Hidden>), Reason> {
        let mut lines = lines::words(glyphs, rules, size);
        let image = recognise::turned(self.press.draw(sheet, MARKS_DPI)?, lines.turn);
        let mut unseen = Vec::new();
        // Without a Chinese font here, text whose font is not in the file leaves no ink although a viewer shows it.
        if fonts::installed() {
            let (words, blank) = lines.words.into_iter().partition(|word| ink::seen(&image, MARKS_DPI, &word.rect));
            lines.words = words;
            let told = |word: &Word| hidden::piece(word, Hiding::NoInk, (lines.turn, size), index);
            unseen = blank.iter().map(told).collect();
        }
        let page = page_of(lines, marks::find(&image, MARKS_DPI), size, index);
        Ok((page, unseen))
    }
}

/// The page of a text layer that shows nothing but text and lines.
fn plain(glyphs: &[Glyph], rules: &[Rect], size: (f64, f64), index: u32) -> Page {
    let lines = lines::words(glyphs, rules, size);
    let turned: Vec<Rect> = rules.iter().map(|rule| lines::turned(rule, lines.turn, size)).collect();
    let marks = Marks { rules: ruling::joined(turned), ..Marks::default() };
    page_of(lines, marks, size, index)
}

fn page_of(lines: Lines, marks: Marks, size: (f64, f64), index: u32) -> Page {
    let (width, height) = if lines.turn.is_multiple_of(2) { size } else { (size.1, size.0) };
    Page {
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
    }
}

/// What is kept of a layer, which holds on to what is known of the glyphs.
struct Seen {
    glyphs: Vec<Glyph>,
    rules: Vec<Rect>,
    dpi: f64,
    drawn: bool,
}

impl Seen {
    fn of(layer: Layer<'_>) -> Self {
        let drawn = layer.traits.must_be_drawn();
        Self { glyphs: layer.glyphs, rules: layer.rules, dpi: layer.dpi, drawn }
    }
}
