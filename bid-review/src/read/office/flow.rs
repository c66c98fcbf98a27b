//! Laying words out on pages: A4, paragraphs from edge to edge, tables with columns of even width.

use super::block::{Block, Blocks};
use crate::page::{Origin, Page, Rect, TickBox, Word};
use crate::reading::Hidden;

/// Width and height of a page, its margin, the size of its letters and the height of a line, in points.
const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 50.0;
const SIZE: f64 = 10.5;
const LINE: f64 = 16.0;
/// Between the text of a cell and its edge.
const PAD: f64 = 3.0;
/// Least width of a column.
const COLUMN: f64 = 60.0;
/// Widest column of a wide page.
const WIDEST: f64 = 700.0;
/// Signs of empty and of ticked boxes.
const EMPTY: [char; 2] = ['□', '☐'];
const TICKED: [char; 3] = ['☑', '☒', '■'];

/// Pages and the hidden text among them.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub(super) pages: Vec<Page>,
    pub(super) hidden: Vec<Hidden>,
}

/// Lays a document out.
pub(super) fn pages(blocks: &Blocks) -> Laid {
    laid(blocks, WIDTH)
}

/// Lays a document out on pages so wide that the words of its tables stand on one line, up to a limit.
pub(super) fn wide(blocks: &Blocks) -> Laid {
    let cells = blocks.list.iter().filter_map(|block| if let Block::Row(cells) = block { Some(cells) } else { None });
    let need = |cells: &Vec<String>| {
        let longest = cells.iter().map(|cell| cell.chars().map(em).sum::<f64>()).fold(0.0, f64::max);
        (longest + 2.0 * PAD + 1.0).min(WIDEST) * cells.len() as f64
    };
    laid(blocks, cells.map(need).fold(0.0, f64::max) + 2.0 * MARGIN)
}

fn laid(blocks: &Blocks, width: f64) -> Laid {
    let mut desk = Desk { laid: Laid::default(), top: 0.0, width: width.max(WIDTH) };
    desk.turn();
    for block in &blocks.list {
        match block {
            Block::Text(text) => desk.row(std::slice::from_ref(text), false),
            Block::Row(cells) => desk.row(cells, true),
            Block::Break => desk.turn(),
            Block::Hidden(how, text) => {
                let rect = Rect { left: MARGIN, top: desk.top, right: WIDTH - MARGIN, bottom: desk.top + LINE };
                let page = u32::try_from(desk.laid.pages.len().saturating_sub(1)).unwrap_or(u32::MAX);
                desk.laid.hidden.push(Hidden { page, rect, how: *how, text: text.chars().take(200).collect() });
            }
        }
    }
    desk.laid
}

struct Desk {
    laid: Laid,
    top: f64,
    /// Width of its pages.
    width: f64,
}

impl Desk {
    /// A new page, unless the last one is still empty.
    fn turn(&mut self) {
        self.top = MARGIN;
        if self.laid.pages.last().is_some_and(|page| page.words.is_empty()) {
            return;
        }
        self.laid.pages.push(Page::empty(
            u32::try_from(self.laid.pages.len()).unwrap_or(u32::MAX),
            (self.width, HEIGHT),
            Origin::TextLayer,
        ));
    }

    /// Cells beside each other; a wide table has more columns than the page has room for, and goes on to the right of it.
    fn row(&mut self, cells: &[String], ruled: bool) {
        let width = ((self.width - 2.0 * MARGIN) / cells.len().max(1) as f64).max(COLUMN);
        let pad = if ruled { PAD } else { 0.0 };
        let columns: Vec<Vec<String>> = cells.iter().map(|cell| wrapped(cell, width - 2.0 * pad)).collect();
        let most = columns.iter().map(Vec::len).max().unwrap_or(0);
        let mut line = 0;
        while line < most {
            if self.top + LINE > HEIGHT - MARGIN {
                self.turn();
            }
            let room = (((HEIGHT - MARGIN - self.top) / LINE) as usize).max(1).min(most - line);
            if let Some(page) = self.laid.pages.last_mut() {
                for (column, lines) in columns.iter().enumerate() {
                    let left = MARGIN + width * column as f64;
                    for (at, text) in lines.iter().skip(line).take(room).enumerate() {
                        write(page, text, left + pad, self.top + LINE * at as f64);
                    }
                    if ruled {
                        frame(page, left, self.top, width, LINE * room as f64);
                    }
                }
            }
            self.top += LINE * room as f64;
            line += room;
        }
    }
}

fn frame(page: &mut Page, left: f64, top: f64, width: f64, height: f64) {
    let (right, bottom) = (left + width, top + height);
    for [x0, y0, x1, y1] in [
        [left, top, right, top + 0.5],
        [left, bottom, right, bottom + 0.5],
        [left, top, left + 0.5, bottom],
        [right, top, right + 0.5, bottom],
    ] {
        page.rules.push(Rect { left: x0, top: y0, right: x1, bottom: y1 });
    }
}

fn em(letter: char) -> f64 {
    if letter.is_ascii() { SIZE / 2.0 } else { SIZE }
}

/// The lines of a text in a column.
fn wrapped(text: &str, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let (mut line, mut taken) = (String::new(), 0.0);
        for letter in part.chars() {
            if taken + em(letter) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                taken = 0.0;
            }
            line.push(letter);
            taken += em(letter);
        }
        lines.push(line);
    }
    lines
}

/// Writes one line, a word from blank to blank.
fn write(page: &mut Page, line: &str, left: f64, top: f64) {
    let (mut x, mut word, mut start) = (left, String::new(), left);
    let rect = |from: f64, to: f64| Rect { left: from, top: top + 2.0, right: to, bottom: top + 2.0 + SIZE };
    for letter in line.chars().chain([' ']) {
        if letter.is_whitespace() {
            if !word.is_empty() {
                page.words.push(Word { text: std::mem::take(&mut word), rect: rect(start, x), confidence: 1.0 });
            }
            start = x + em(letter);
        } else if let Some(plain) = super::super::letters::plain(letter) {
            if EMPTY.contains(&plain) || TICKED.contains(&plain) {
                let fill = if EMPTY.contains(&plain) { 0.0 } else { 0.5 };
                page.ticks.push(TickBox { rect: rect(x, x + em(plain)), fill });
            }
            word.push(plain);
        }
        x += em(letter);
    }
}
