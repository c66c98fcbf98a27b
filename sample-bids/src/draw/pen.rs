//! A pen that draws on sheets with one font.

use crate::draw::sheet::{Area, BLACK, Colour, Mark, Sheet, Spot, Voice};
use crate::fonts::Face;

/// Room between lines of a paragraph, in parts of the letter size.
const LEADING: f32 = 1.55;
/// How far the baseline lies under the top of a letter, in parts of its size.
pub(crate) const ASCENT: f32 = 0.86;

/// Draws one document.
pub(crate) struct Pen<'a> {
    pub(crate) face: &'a Face,
    sheets: Vec<Sheet>,
    sheet: Sheet,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(face: &'a Face) -> Self {
        Self { face, sheets: vec![], sheet: Sheet::default() }
    }

    /// Goes on with a new page.
    pub(crate) fn turn_page(&mut self) {
        self.sheets.push(std::mem::take(&mut self.sheet));
    }

    /// The pages drawn.
    pub(crate) fn finish(mut self) -> Vec<Sheet> {
        self.turn_page();
        self.sheets
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        self.sheet.marks.push(mark);
    }

    /// A line of text with the top of its letters at `at`.
    pub(crate) fn text(&mut self, at: Spot, size: f32, text: &str) {
        self.coloured(at, size, text, BLACK);
    }

    pub(crate) fn coloured(&mut self, at: Spot, size: f32, text: &str, colour: Colour) {
        let at = (at.0, at.1 + size * ASCENT);
        if !text.is_empty() {
            self.mark(Mark::Text { at, size, text: text.to_owned(), colour, voice: Voice::Body });
        }
    }

    /// A line of text that ends at `at`.
    pub(crate) fn text_to(&mut self, at: Spot, size: f32, text: &str) {
        self.text((at.0 - self.face.width(text, size), at.1), size, text);
    }

    /// A line of text about `at`.
    pub(crate) fn centred(&mut self, at: Spot, size: f32, text: &str) {
        self.text((at.0 - self.face.width(text, size) / 2.0, at.1), size, text);
    }

    /// A paragraph `width` wide; gives the place under it.
    pub(crate) fn paragraph(&mut self, at: Spot, size: f32, width: f32, text: &str) -> f32 {
        let mut y = at.1;
        for line in self.face.wrap(text, size, width) {
            self.text((at.0, y), size, &line);
            y += size * LEADING;
        }
        y
    }

    pub(crate) fn line(&mut self, from: Spot, to: Spot, width: f32) {
        self.mark(Mark::Line { from, to, width, colour: BLACK });
    }

    pub(crate) fn frame(&mut self, area: Area, width: f32) {
        self.mark(Mark::Frame { area, width, colour: BLACK, fill: None });
    }

    pub(crate) fn fill(&mut self, area: Area, colour: Colour) {
        self.mark(Mark::Frame { area, width: 0.0, colour, fill: Some(colour) });
    }
}
