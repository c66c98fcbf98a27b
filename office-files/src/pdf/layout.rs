//! The blocks of a document put in their places.

use crate::document::{Block, Document};
use crate::pdf::lines::{Line, Setter};
use crate::pdf::page::{ASCENT, BOTTOM, Bookmark, Mark, SIDE, TEXT, TOP};
use crate::pdf::structure::{Kind, Structure};

/// Height of a line in sizes of its letters.
pub(super) const LINE: f32 = 1.5;
/// Sizes of headings from the highest on.
const HEADINGS: [f32; 4] = [14.5, 12.5, 11.5, 11.0];
/// Size of the letters of paragraphs.
const BODY: f32 = 11.0;
/// Size of notes.
const NOTE: f32 = 9.0;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) centred: bool,
    /// Space below.
    pub(super) after: f32,
}

/// The pages as they grow.
pub(super) struct Layout<'a> {
    pub(super) setter: &'a Setter<'a>,
    pub(super) pages: Vec<Vec<Mark>>,
    /// How far down the last page is filled.
    pub(super) y: f32,
    pub(super) structure: Structure,
    pub(super) bookmarks: Vec<Bookmark>,
}

/// Lays a document out.
pub(super) fn lay<'a>(document: &Document, setter: &'a Setter<'a>) -> Layout<'a> {
    let (pages, structure, bookmarks) = (vec![vec![]], Structure::default(), vec![]);
    let mut layout = Layout { setter, pages, y: TOP, structure, bookmarks };
    let organisation = Look { size: 12.0, bold: false, centred: true, after: 2.0 };
    layout.text(&document.organisation, organisation, Kind::Paragraph);
    let title = Look { size: 18.0, bold: true, centred: true, after: 10.0 };
    layout.bookmark(1, &document.title);
    layout.text(&document.title, title, Kind::Heading(1, document.title.clone()));
    let head = Look { size: BODY, bold: false, centred: false, after: 2.0 };
    for (label, text) in document.head() {
        layout.text(&format!("{label}{text}"), head, Kind::Paragraph);
    }
    layout.y += 6.0;
    document.blocks.iter().for_each(|block| layout.block(block));
    layout
}

impl Layout<'_> {
    fn block(&mut self, block: &Block) {
        let body = Look { size: BODY, bold: false, centred: false, after: 7.0 };
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => self.text(text, body, Kind::Paragraph),
            Block::Note(text) => self.text(text, Look { size: NOTE, ..body }, Kind::Paragraph),
            Block::Facts(facts) => self.facts(facts),
            Block::Table { caption, columns, rows } => self.table(caption, columns, rows),
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let level = level.clamp(1, 4);
        let size = HEADINGS.get(usize::from(level - 1)).copied().unwrap_or(BODY);
        let look = Look { size, bold: true, centred: false, after: 4.0 };
        if self.y > TOP {
            self.y += 8.0;
        }
        // A heading does not stand alone at the foot of a page.
        let lines = self.setter.lines(text, true, TEXT / size).len();
        let count = u16::try_from(lines).map_or(0.0, f32::from);
        self.need(count * size * LINE + 2.5 * BODY * LINE);
        self.bookmark(level + 1, text);
        self.text(text, look, Kind::Heading(u16::from(level) + 1, text.to_owned()));
    }

    fn bookmark(&mut self, level: u8, text: &str) {
        if !text.trim().is_empty() {
            let (page, y) = (self.pages.len() - 1, self.y);
            self.bookmarks.push(Bookmark { level, text: text.to_owned(), page, y });
        }
    }

    /// Lines of text from margin to margin, going on over pages.
    pub(super) fn text(&mut self, text: &str, look: Look, kind: Kind) {
        if text.trim().is_empty() {
            return;
        }
        let node = self.structure.add(kind, None);
        self.flow(text, look, node);
    }

    /// The same for a node that is there already.
    pub(super) fn flow(&mut self, text: &str, look: Look, node: usize) {
        let height = look.size * LINE;
        for line in self.setter.lines(text, look.bold, TEXT / look.size) {
            self.need(height);
            let spare = if look.centred { (TEXT - line.width * look.size) / 2.0 } else { 0.0 };
            self.line((SIDE + spare, self.y), look.size, line, Some(node));
            self.y += height;
        }
        self.y += look.after;
    }

    /// A line whose height begins at a place.
    pub(super) fn line(&mut self, (x, top): (f32, f32), size: f32, line: Line, node: Option<usize>) {
        let y = top + size * (LINE - 1.0) / 2.0 + size * ASCENT;
        self.put(Mark::Text { x, y, size, line, node });
    }

    pub(super) fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Begins a new page where less than a height is left on this one.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.turn();
        }
    }

    /// Begins a new page.
    pub(super) fn turn(&mut self) {
        self.pages.push(vec![]);
        self.y = TOP;
    }
}
