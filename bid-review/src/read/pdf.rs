//! Reads the pages of a PDF.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_interpret::InterpreterCache;
use hayro_interpret::kurbo::Rect as Area;
use hayro_syntax::page::Page as Sheet;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use image::RgbImage;

use super::glyph::Glyph;
use super::layer::Layer;
use super::lines::Lines;
use super::quality::{self, Source};
use super::raster::Press;
use super::regions::regions;
use super::shapes::Shapes;
use super::structure::{self, Structure};
use super::tidy::tidy;
use super::view::View;
use super::{echo, fields, fonts, hidden, limits, lines, recognise, ruling, switched, view, walk};
use crate::marks;
use crate::ocr::{Marks, Ocr};
use crate::page::{Origin, Page, Rect, Word};
use crate::reader::Progress;
use crate::reading::{Extent, Hidden, Hiding, MOST_HIDDEN, Note, Reading, Reason};

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
    let there = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
    let untold = structure.untold.and_then(|bytes| Pdf::new(Arc::new(bytes)).ok());
    let mut reader = Pages::of(&pdf, untold.as_ref(), ocr);
    let mut pages = Vec::new();
    let mut reason = structure.damaged.then_some(Reason::Damaged);
    progress(Progress { done: 0, of: count });
    for index in 0..there {
        match guarded(|| reader.page(index)) {
            Ok(page) => pages.push(tidy(page)),
            Err(why) => reason = reason.or(Some(why)),
        }
        progress(Progress { done: index + 1, of: count });
    }
    let mut notes = structure.notes;
    let mut hidden = reader.hidden;
    if let Some(all_on) = structure.all_on {
        hidden.extend(guarded(|| Ok(switched::found(&pdf, all_on))).unwrap_or_default());
    }
    hidden.extend(fields::told(structure.unshown, &pdf));
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
    let mut structure = match structure::look(bytes) {
        // What this parser cannot open the other may: what it sees is read, and the file counts as damaged.
        Err(Reason::Damaged) => Structure::lost(),
        other => other?,
    };
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Reason::Password
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Reason::Damaged,
    })?;
    let pages = pdf.pages().len();
    let pdf = structure.switched.take().and_then(|bytes| Pdf::new(Arc::new(bytes)).ok()).unwrap_or(pdf);
    if pdf.pages().len() != pages {
        return Err(Reason::Damaged);
    }
    match pages {
        0 => return Err(Reason::Damaged),
        _ if pages > limits::PAGES => return Err(Reason::Limit),
        // Two parsers that count differently see two different files.
        _ => structure.damaged |= pages != structure.pages,
    }
    structure.pages = structure.pages.max(pages);
    Ok((structure, pdf))
}

struct Pages<'a> {
    pdf: &'a Pdf,
    /// The same file without its own tables of characters, where fonts of standard sets have some.
    untold: Option<(&'a Pdf, InterpreterCache<'a>)>,
    cache: InterpreterCache<'a>,
    press: Press<'a>,
    ocr: &'a dyn Ocr,
    shapes: Shapes,
    hidden: Vec<Hidden>,
}

impl<'a> Pages<'a> {
    fn of(pdf: &'a Pdf, untold: Option<&'a Pdf>, ocr: &'a dyn Ocr) -> Self {
        let (cache, press) = (InterpreterCache::new(), Press::new());
        let untold = untold.map(|pdf| (pdf, InterpreterCache::new()));
        Self { pdf, untold, cache, press, ocr, shapes: Shapes::default(), hidden: Vec::new() }
    }

    fn page(&mut self, index: u32) -> Result<Page, Reason> {
        let sheet = self.pdf.pages().get(index as usize).ok_or(Reason::Damaged)?;
        let size = walk::size(sheet)?;
        // A viewer draws such fonts by their sets; where the page does not say the same, it is drawn so and looked at.
        let untold = self.untold.as_ref().map(|(pdf, cache)| {
            let sheet = pdf.pages().get(index as usize).ok_or(Reason::Damaged)?;
            Ok::<_, Reason>((sheet, walk::unheld(sheet, cache)?))
        });
        let (drawn, unheld) = untold.transpose()?.unzip();
        let mut layer = walk::layer(sheet, &self.cache, &mut self.shapes, unheld)?;
        let source = quality::source(&layer, size.0 * size.1);
        let replaced = layer.replaced();
        let Seen { glyphs, rules, dpi, doubtful } = Seen::of(layer);
        let mut hidden = hidden::found(&glyphs, size, index);
        let page = match source {
            Source::Image => {
                let (least, most, usual) = OCR_DPI;
                let dpi = if dpi > 0.0 { dpi.clamp(least, most) } else { usual };
                let image = drawn.map_or_else(|| self.press.draw(sheet, dpi), |sheet| Press::new().draw(sheet, dpi));
                let page = image.and_then(|image| recognise::page(&image, dpi, index, self.ocr));
                hidden = echo::unechoed(hidden, page.as_ref().ok());
                page
            }
            Source::Layer => {
                let parts = regions(&doubtful, Area::new(0.0, 0.0, size.0, size.1));
                self.text(sheet, (&glyphs, &rules), (size, index), &parts).map(|(page, unseen)| {
                    hidden.extend(unseen);
                    page
                })
            }
        };
        hidden.extend(replaced.into_iter().map(|(text, rect)| hidden::claimed(&text, rect, index)));
        if self.hidden.len() < MOST_HIDDEN {
            self.hidden.extend(hidden);
        }
        page
    }

    /// A part of a page, drawn.
    fn view(&mut self, sheet: &'a Sheet<'a>, part: Area, dpi: f64, turned: (u8, (f64, f64))) -> Result<View, Reason> {
        let (image, start) = match walk::drawn(sheet, &self.cache, &mut self.shapes, part, dpi / 72.0) {
            Some(image) => (image, (part.x0, part.y0)),
            None => self.press.part(sheet, dpi, part)?,
        };
        Ok(View::of((image, dpi), start, turned))
    }

    /// The page of a text layer, and the words of it that left no ink. What else it shows is looked for in these parts of it.
    fn text(
        &mut self,
        sheet: &'a Sheet<'a>,
        (glyphs, rules): (&[Glyph], &[Rect]),
        (size, index): ((f64, f64), u32),
        parts: &[Area],
    ) -> Result<(Page, Vec<Hidden>), Reason> {
        let mut lines = lines::words(glyphs, rules, size);
        let turned = |rect: &Rect| lines::turned(rect, lines.turn, size);
        let mut marks = Marks { rules: ruling::joined(rules.iter().map(turned).collect()), ..Marks::default() };
        let mut unseen = Vec::new();
        for part in parts {
            let view = self.view(sheet, *part, view::DPI, (lines.turn, size))?;
            let before = marks.ticks.len();
            view.marks(&mut marks);
            if marks.ticks.len() > before {
                let fine = self.view(sheet, *part, view::FINE, (lines.turn, size))?.ticks();
                if fine.len() >= marks.ticks.len() - before {
                    marks.ticks.truncate(before);
                    marks.ticks.extend(fine);
                }
            }
            // Without a Chinese font here, text whose font is not in the file leaves no ink although a viewer shows it.
            if fonts::installed() {
                let (words, blank) = lines.words.into_iter().partition(|word| view.shows(&word.rect));
                lines.words = words;
                let told = |word: &Word| hidden::piece(word, Hiding::NoInk, (lines.turn, size), index);
                unseen.extend(blank.iter().map(told));
            }
        }
        if parts.len() > 1 {
            marks::in_order(&mut marks);
        }
        Ok((page_of(lines, marks, size, index), unseen))
    }
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
    doubtful: Vec<Area>,
}

impl Seen {
    fn of(layer: Layer<'_>) -> Self {
        Self { glyphs: layer.glyphs, rules: layer.rules, dpi: layer.dpi, doubtful: layer.traits.doubtful() }
    }
}
