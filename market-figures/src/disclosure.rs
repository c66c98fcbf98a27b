//! Which figures must not be told, because they would tell of one who stands behind them.
//!
//! A cell is hidden when fewer than k stand behind it, or when one of them makes up most of it. Where sums of rows and
//! columns are told, one hidden cell of a line is its sum less the others: then a second one is hidden, the smallest, until
//! what is hidden in the line has at least k behind it.

/// The contributors of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The figure.
    pub value: i64,
    /// How many stand behind it: agencies, vendors.
    pub contributors: u32,
    /// The largest part of one of them.
    pub largest: i64,
}

/// What may be told.
#[derive(Clone, Copy, Debug)]
pub struct Threshold {
    /// The fewest who must stand behind a figure.
    pub fewest: u32,
    /// The most that one of them may make up, in percent.
    pub most_percent: i64,
}

impl Threshold {
    /// Whether a cell may be told by itself. An empty cell tells of nobody.
    pub fn allows(self, cell: &Cell) -> bool {
        let whole = i128::from(cell.value.max(0)) * i128::from(self.most_percent);
        cell.contributors == 0
            || cell.contributors >= self.fewest && i128::from(cell.largest.max(0)) * 100 <= whole.max(0)
    }
}

/// Which cells of a table are told; rows and columns may have any length, and their sums are taken to be told.
pub fn told(table: &[Vec<Cell>], threshold: Threshold) -> Vec<Vec<bool>> {
    let mut told: Vec<Vec<bool>> =
        table.iter().map(|row| row.iter().map(|cell| threshold.allows(cell)).collect()).collect();
    let columns = table.iter().map(Vec::len).max().unwrap_or(0);
    let rows: Vec<Vec<(usize, usize)>> =
        table.iter().enumerate().map(|(y, row)| (0..row.len()).map(|x| (y, x)).collect()).collect();
    let downs: Vec<Vec<(usize, usize)>> = (0..columns)
        .map(|x| table.iter().enumerate().filter(|(_, row)| x < row.len()).map(|(y, _)| (y, x)).collect())
        .collect();
    // Each round hides at least one cell more, so there are no more rounds than cells.
    loop {
        let mut hidden = false;
        for line in rows.iter().chain(&downs) {
            hidden |= guard(table, &mut told, line, threshold);
        }
        if !hidden {
            return told;
        }
    }
}

/// Hides the smallest told cell of a line whose hidden part could be known by subtraction.
fn guard(table: &[Vec<Cell>], told: &mut [Vec<bool>], line: &[(usize, usize)], threshold: Threshold) -> bool {
    let cell = |at: &(usize, usize)| table.get(at.0).and_then(|row| row.get(at.1)).copied().unwrap_or_default();
    let open = |at: &(usize, usize), told: &[Vec<bool>]| told.get(at.0).and_then(|row| row.get(at.1)) == Some(&true);
    let hidden: Vec<Cell> = line.iter().filter(|at| !open(at, told)).map(cell).collect();
    let behind: u32 = hidden.iter().map(|cell| cell.contributors).sum();
    if hidden.is_empty() || hidden.len() > 1 && behind >= threshold.fewest {
        return false;
    }
    let next = line.iter().filter(|at| open(at, told) && cell(at).contributors > 0).min_by_key(|at| cell(at).value);
    let Some((y, x)) = next.copied() else { return false };
    if let Some(place) = told.get_mut(y).and_then(|row| row.get_mut(x)) {
        *place = false;
    }
    true
}
