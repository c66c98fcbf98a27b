//! Rows kept in columns: codes of dimensions, and measures that can be summed.

use crate::error::Error;

/// The rows.
#[derive(Clone, Debug)]
pub struct Columns {
    keys: Vec<Vec<u32>>,
    /// One more than the largest code of each dimension.
    widths: Vec<u32>,
    measures: Vec<Vec<i64>>,
    /// The largest absolute value of each measure.
    bounds: Vec<u64>,
    rows: usize,
}

impl Columns {
    /// Empty columns.
    pub fn new(dimensions: usize, measures: usize) -> Self {
        Self {
            keys: vec![Vec::new(); dimensions],
            widths: vec![0; dimensions],
            measures: vec![Vec::new(); measures],
            bounds: vec![0; measures],
            rows: 0,
        }
    }

    /// Adds a row, and gives its place.
    ///
    /// # Errors
    /// It has more or fewer codes or measures than there are columns.
    pub fn push(&mut self, key: &[u32], values: &[i64]) -> Result<usize, Error> {
        if key.len() != self.keys.len() || values.len() != self.measures.len() {
            return Err(Error::Shape);
        }
        for ((column, width), code) in self.keys.iter_mut().zip(&mut self.widths).zip(key) {
            column.push(*code);
            *width = (*width).max(code.saturating_add(1));
        }
        for ((column, bound), value) in self.measures.iter_mut().zip(&mut self.bounds).zip(values) {
            column.push(*value);
            *bound = (*bound).max(value.unsigned_abs());
        }
        self.rows += 1;
        Ok(self.rows - 1)
    }

    /// Adds to the measures of a row; nothing is added when one of them cannot hold it.
    ///
    /// # Errors
    /// There is no such row, it has other measures, or a sum is beyond the range.
    pub fn add(&mut self, row: usize, delta: &[i64]) -> Result<(), Error> {
        if delta.len() != self.measures.len() || row >= self.rows {
            return Err(Error::Shape);
        }
        let at = |column: &Vec<i64>| column.get(row).copied().unwrap_or_default();
        let sums: Option<Vec<i64>> =
            self.measures.iter().zip(delta).map(|(column, more)| at(column).checked_add(*more)).collect();
        for ((column, bound), sum) in self.measures.iter_mut().zip(&mut self.bounds).zip(sums.ok_or(Error::Overflow)?) {
            if let Some(cell) = column.get_mut(row) {
                *cell = sum;
                *bound = (*bound).max(sum.unsigned_abs());
            }
        }
        Ok(())
    }

    /// These rows, with the codes of these dimensions only; the other dimensions are empty.
    pub(crate) fn picked(&self, rows: &[u32], dimensions: impl Iterator<Item = usize>) -> Self {
        let mut picked = Self {
            widths: self.widths.clone(),
            bounds: self.bounds.clone(),
            rows: rows.len(),
            ..Self::new(self.keys.len(), 0)
        };
        for at in dimensions {
            if let (Some(own), Some(codes)) = (picked.keys.get_mut(at), self.keys.get(at)) {
                *own = rows.iter().filter_map(|row| codes.get(*row as usize).copied()).collect();
            }
        }
        let values = |column: &Vec<i64>| rows.iter().filter_map(|row| column.get(*row as usize).copied()).collect();
        picked.measures = self.measures.iter().map(values).collect();
        picked
    }

    /// The measures of a row.
    pub fn row(&self, row: usize) -> Option<Vec<i64>> {
        self.measures.iter().map(|column| column.get(row).copied()).collect()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// How many dimensions there are.
    pub fn dimensions(&self) -> usize {
        self.keys.len()
    }

    /// The codes of a dimension, row by row.
    pub fn dimension(&self, at: usize) -> Option<&[u32]> {
        self.keys.get(at).map(Vec::as_slice)
    }

    /// One more than the largest code of a dimension.
    pub fn width(&self, at: usize) -> Option<u32> {
        self.widths.get(at).copied()
    }

    /// The measures, row by row, with the largest absolute value of each.
    pub fn measures(&self) -> impl Iterator<Item = (&[i64], u64)> {
        self.measures.iter().map(Vec::as_slice).zip(self.bounds.iter().copied())
    }
}
