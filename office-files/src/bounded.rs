//! A sheet that grows cell by cell, and refuses to grow beyond its limits.

use crate::error::SheetError;
use crate::limits::Limits;
use crate::sheet::{Cell, Sheet};

/// Rows that are being read, the header first.
#[derive(Debug)]
pub(crate) struct Bounded<'a> {
    limits: &'a Limits,
    rows: Vec<Vec<Cell>>,
    cells: usize,
    width: usize,
}

impl<'a> Bounded<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Self { limits, rows: vec![], cells: 0, width: 0 }
    }

    /// Puts a cell in its place (counted from 0). Empty cells take no room; a later cell takes the place of an earlier one.
    pub(crate) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), SheetError> {
        if cell.is_empty() {
            return Ok(());
        }
        let limits = self.limits;
        if row > limits.rows {
            return Err(SheetError::TooManyRows { limit: limits.rows });
        }
        if column >= limits.columns {
            return Err(SheetError::TooManyColumns { row: row + 1, limit: limits.columns });
        }
        if let Cell::Text(text) = &cell
            && text.len() > limits.characters
            && text.chars().count() > limits.characters
        {
            return Err(SheetError::CellTooLong { row: row + 1, column: column + 1, limit: limits.characters });
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, Cell::default);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = cell;
            }
        }
        self.width = self.width.max(column + 1);
        // What the sheet will take once it is rectangular.
        self.cells = self.rows.len().saturating_mul(self.width);
        if self.cells > limits.cells {
            return Err(SheetError::TooManyCells { limit: limits.cells });
        }
        Ok(())
    }

    /// The sheet: the first row is the header, all rows are as long as the longest.
    pub(crate) fn finish(self, name: String) -> Result<Sheet, SheetError> {
        if self.width == 0 {
            return Err(SheetError::Empty);
        }
        let mut rows = self.rows;
        rows.iter_mut().for_each(|row| row.resize_with(self.width, Cell::default));
        let mut rows = rows.into_iter();
        let header = rows.next().unwrap_or_default().iter().map(|cell| cell.text().into_owned()).collect();
        Ok(Sheet { name, header, rows: rows.collect() })
    }
}
