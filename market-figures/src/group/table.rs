//! What is grouped: rows, the dimensions of their groups, and which of them count.

use crate::ask::{Filter, Keep};
use crate::columns::Columns;
use crate::error::Error;

/// A filter ready to be asked row by row.
pub(super) struct Test<'a> {
    /// The code of each row.
    pub codes: &'a [u32],
    range: (u32, u32),
    /// By code; empty for a range.
    among: Vec<bool>,
}

impl<'a> Test<'a> {
    /// The filter of these columns.
    pub fn of(columns: &'a Columns, filter: &Filter) -> Result<Self, Error> {
        let codes = columns.dimension(filter.dimension).ok_or(Error::Dimension)?;
        let width = columns.width(filter.dimension).ok_or(Error::Dimension)? as usize;
        Ok(match &filter.keep {
            Keep::Between(first, last) => Self { codes, range: (*first, *last), among: Vec::new() },
            Keep::Among(kept) => {
                let mut among = vec![false; width.max(1)];
                for code in kept {
                    if let Some(place) = among.get_mut(*code as usize) {
                        *place = true;
                    }
                }
                Self { codes, range: (0, u32::MAX), among }
            }
        })
    }

    /// Whether a row with this code counts.
    pub fn passes(&self, code: u32) -> bool {
        match self.among.is_empty() {
            true => (self.range.0..=self.range.1).contains(&code),
            false => self.among.get(code as usize).copied().unwrap_or(false),
        }
    }
}

/// A dimension of the groups.
pub(super) struct Part<'a> {
    /// The code of each row.
    pub codes: &'a [u32],
    /// One more than the largest code.
    pub width: u64,
}

/// What is grouped, by what, and which rows count.
pub(super) struct Table<'a> {
    /// How many rows there are.
    pub rows: usize,
    /// The dimensions of the groups.
    pub parts: Vec<Part<'a>>,
    /// The filters.
    pub tests: Vec<Test<'a>>,
    /// What is summed.
    pub measures: Vec<&'a [i64]>,
}

impl Table<'_> {
    /// Whether a row passes all filters.
    pub fn counts(&self, row: usize) -> bool {
        self.tests.iter().all(|test| test.codes.get(row).is_some_and(|code| test.passes(*code)))
    }
}
