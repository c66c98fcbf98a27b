//! What stands in a document, from the top.

use crate::reading::{Hiding, Reason};

/// Most characters of a document.
const CHARACTERS: usize = 4_000_000;
/// Most pieces of a document.
const PIECES: usize = 400_000;

/// One thing below another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// A row of a table, cell by cell.
    Row(Vec<String>),
    /// The rest stands on a new page.
    Break,
    /// Text that no reader sees.
    Hidden(Hiding, String),
}

/// A document that grows piece by piece, and refuses to grow beyond its limits.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub(super) list: Vec<Block>,
    characters: usize,
}

impl Blocks {
    /// Adds what comes next.
    pub(super) fn push(&mut self, block: Block) -> Result<(), Reason> {
        self.characters += match &block {
            Block::Text(text) | Block::Hidden(_, text) => text.len(),
            Block::Row(cells) => cells.iter().map(|cell| cell.len() + 1).sum(),
            Block::Break => 1,
        };
        if self.characters > CHARACTERS || self.list.len() > PIECES {
            return Err(Reason::Limit);
        }
        self.list.push(block);
        Ok(())
    }
}

/// Text that is being put together: a paragraph, or the cells of the rows it stands in.
#[derive(Debug, Default)]
pub(super) struct Writer {
    /// What is done.
    pub(super) blocks: Blocks,
    line: String,
    rows: Vec<Vec<String>>,
    cells: Vec<String>,
    taken: usize,
}

impl Writer {
    /// Adds text to the paragraph.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Reason> {
        self.taken += text.len();
        if self.taken > CHARACTERS {
            return Err(Reason::Limit);
        }
        self.line.push_str(text);
        Ok(())
    }

    /// The paragraph ends.
    pub(super) fn end_paragraph(&mut self) -> Result<(), Reason> {
        let line = std::mem::take(&mut self.line);
        match self.cells.last_mut() {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(&line);
                Ok(())
            }
            None if line.trim().is_empty() => Ok(()),
            None => line.split('\n').try_for_each(|part| self.blocks.push(Block::Text(part.to_owned()))),
        }
    }

    /// A row begins; `false` where rows are nested deeper than any document has them.
    pub(super) fn begin_row(&mut self) -> Result<(), Reason> {
        if self.rows.len() > 32 {
            return Err(Reason::Limit);
        }
        self.rows.push(Vec::new());
        Ok(())
    }

    /// A cell begins.
    pub(super) fn begin_cell(&mut self) {
        self.cells.push(String::new());
    }

    /// A cell ends.
    pub(super) fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cells.pop(), self.rows.last_mut()) {
            row.push(cell);
        }
    }

    /// A row ends. That of a table within a cell becomes lines of the cell.
    pub(super) fn end_row(&mut self) -> Result<(), Reason> {
        let Some(row) = self.rows.pop() else { return Ok(()) };
        match self.cells.last_mut() {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(&row.join(" "));
                Ok(())
            }
            None if row.iter().all(|cell| cell.trim().is_empty()) => Ok(()),
            None => self.blocks.push(Block::Row(row)),
        }
    }
}
