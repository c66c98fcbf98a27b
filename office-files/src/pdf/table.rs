//! Tables, and lists of facts, which are tables of two columns.

use crate::document::{Column, shares};
use crate::pdf::layout::{LINE, Layout, Look};
use crate::pdf::lines::Line;
use crate::pdf::page::{BOTTOM, Mark, SIDE, TEXT, TOP};
use crate::pdf::structure::Kind;

/// Size of the letters in cells.
const SIZE: f32 = 9.5;
/// Height of a line in cells.
const HEIGHT: f32 = SIZE * LINE;
/// Space between text and rules.
const PAD: f32 = 4.0;
/// The widest that labels of facts may be, and the narrowest.
const LABELS: (f32, f32) = (TEXT * 0.35, TEXT * 0.16);
/// The highest header row that is repeated.
const REPEATED: f32 = (BOTTOM - TOP) / 3.0;

/// A cell that is set.
#[derive(Debug, Clone)]
struct Cell {
    lines: Vec<Line>,
    right: bool,
    /// Whether it is a label, on a grey ground.
    label: bool,
    node: usize,
}

/// A table that is being drawn.
struct Grid {
    widths: Vec<f32>,
    header: Option<Vec<Cell>>,
}

impl Layout<'_> {
    /// Labels with values.
    pub(super) fn facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        let wide =
            |text: &str| self.setter.lines(text, true, f32::MAX).iter().map(|line| line.width).fold(0.0, f32::max);
        let widest = facts.iter().map(|fact| wide(&fact.0)).fold(0.0, f32::max) * SIZE + 2.0 * PAD + 1.0;
        let label = widest.min(LABELS.0).max(LABELS.1);
        let mut grid = Grid { widths: vec![label, TEXT - label], header: None };
        let table = self.structure.add(Kind::Table, None);
        let body = self.structure.add(Kind::Body, Some(table));
        for (label, value) in facts {
            let row = self.structure.add(Kind::Row, Some(body));
            let cells = [(label, Kind::RowHeader), (value, Kind::Cell)];
            let cells = cells.into_iter().enumerate().map(|(place, (text, kind))| {
                let node = self.structure.add(kind, Some(row));
                self.cell(text, &grid, place, (false, place == 0), node)
            });
            let cells = cells.collect();
            self.row(&mut grid, cells);
        }
        self.y += 9.0;
    }

    /// A ruled table.
    pub(super) fn table(&mut self, caption: &str, columns: &[Column], rows: &[Vec<String>]) {
        let table = self.structure.add(Kind::Table, None);
        if !caption.trim().is_empty() {
            self.need(6.0 * HEIGHT);
            let node = self.structure.add(Kind::Caption, Some(table));
            self.flow(caption, Look { size: 10.0, bold: true, centred: false, after: 2.0 }, node);
        }
        if columns.is_empty() {
            return;
        }
        let mut grid = Grid { widths: shares(columns).into_iter().map(|share| share * TEXT).collect(), header: None };
        let head = self.structure.add(Kind::Head, Some(table));
        let row = self.structure.add(Kind::Row, Some(head));
        let mut titles = vec![];
        for (place, column) in columns.iter().enumerate() {
            let node = self.structure.add(Kind::ColumnHeader, Some(row));
            titles.push(self.cell(&column.title, &grid, place, (column.right_aligned, true), node));
        }
        // The header row does not stand alone at the foot of a page.
        self.need(height(depth(&titles)) + height(1));
        self.row(&mut grid, titles.clone());
        grid.header = Some(titles).filter(|titles| height(depth(titles)) <= REPEATED);
        if rows.is_empty() {
            self.y += 9.0;
            return;
        }
        let body = self.structure.add(Kind::Body, Some(table));
        for texts in rows {
            let row = self.structure.add(Kind::Row, Some(body));
            let mut cells = vec![];
            for (place, column) in columns.iter().enumerate() {
                let node = self.structure.add(Kind::Cell, Some(row));
                let text = texts.get(place).map_or("", String::as_str);
                cells.push(self.cell(text, &grid, place, (column.right_aligned, false), node));
            }
            self.row(&mut grid, cells);
        }
        self.y += 9.0;
    }

    fn cell(&self, text: &str, grid: &Grid, place: usize, (right, label): (bool, bool), node: usize) -> Cell {
        let width = grid.widths.get(place).copied().unwrap_or(TEXT) - 2.0 * PAD;
        Cell { lines: self.setter.lines(text, label, width.max(0.0) / SIZE), right, label, node }
    }

    /// Draws a row. It goes over to the next page whole where it fits there, and line by line where it fits on none.
    fn row(&mut self, grid: &mut Grid, cells: Vec<Cell>) {
        let all = depth(&cells);
        let mut done = 0;
        let mut fresh = self.y <= TOP;
        while done < all {
            let rest = all - done;
            let room = fitting(BOTTOM - self.y);
            let header = grid.header.as_ref().map_or(0.0, |titles| height(depth(titles)));
            let take = match room {
                room if rest <= room => rest,
                room if !fresh && (rest <= fitting(BOTTOM - TOP - header) || room < 2) => 0,
                room => room.max(1),
            };
            if take > 0 {
                self.band(grid, &cells, (done, take), true);
                done += take;
            }
            if done < all {
                self.turn();
                if let Some(titles) = grid.header.take() {
                    self.band(grid, &titles, (0, depth(&titles)), false);
                    grid.header = Some(titles);
                }
                fresh = true;
            }
        }
    }

    /// Draws some lines of each cell, and the rules around them. What is repeated is no part of the structure.
    fn band(&mut self, grid: &Grid, cells: &[Cell], (from, count): (usize, usize), first: bool) {
        let (top, tall) = (self.y, height(count));
        let mut x = SIDE;
        for (cell, width) in cells.iter().zip(&grid.widths) {
            if cell.label {
                self.put(Mark::Ground { x, y: top, width: *width, height: tall });
            }
            for (place, line) in cell.lines.iter().skip(from).take(count).enumerate() {
                let spare = if cell.right { width - 2.0 * PAD - line.width * SIZE } else { 0.0 };
                let y = top + PAD + HEIGHT * u16::try_from(place).map_or(0.0, f32::from);
                self.line((x + PAD + spare, y), SIZE, line.clone(), first.then_some(cell.node));
            }
            x += width;
        }
        let mut x = SIDE;
        for width in [0.0].iter().chain(&grid.widths) {
            x += width;
            self.put(Mark::Rule { from: (x, top), to: (x, top + tall) });
        }
        self.put(Mark::Rule { from: (SIDE, top), to: (x, top) });
        self.put(Mark::Rule { from: (SIDE, top + tall), to: (x, top + tall) });
        self.y += tall;
    }
}

/// How many lines the longest cell has.
fn depth(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0)
}

/// Height of a row of some lines.
fn height(lines: usize) -> f32 {
    u16::try_from(lines).map_or(f32::MAX, f32::from) * HEIGHT + 2.0 * PAD
}

/// How many lines fit into a height.
fn fitting(room: f32) -> usize {
    let lines = (1_u16..).take_while(|lines| height(usize::from(*lines)) <= room).last().unwrap_or(0);
    usize::from(lines)
}
