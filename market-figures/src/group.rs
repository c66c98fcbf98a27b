//! Any grouping under any filter, exact.
//!
//! As long as all groups together are few, they are places of an array ([`dense`]); else codes are packed into one number and
//! hashed ([`hashed`]). Large columns are shared among threads.

mod dense;
mod hashed;
mod packed;
mod shares;
mod table;

use crate::ask::{Ask, Group};
use crate::columns::Columns;
use crate::error::Error;
use crate::group::dense::dense;
use crate::group::hashed::{careful, hashed};
use crate::group::packed::Packed;
use crate::group::table::{Part, Table, Test};

/// The most slots of an array, for each thread.
const DENSE: u64 = 1 << 21;
/// An array with more slots than this for each row would be emptied for longer than it is filled.
const SPARSE: u64 = 16;

impl Columns {
    /// Groups the rows; the groups are sorted by their keys.
    ///
    /// # Errors
    /// A dimension is none of these, the codes do not fit into 128 bits, or a sum is beyond the range.
    pub fn ask(&self, ask: &Ask) -> Result<Vec<Group>, Error> {
        group(self, ask)
    }
}

fn group(columns: &Columns, ask: &Ask) -> Result<Vec<Group>, Error> {
    let tests = ask.filters.iter().map(|filter| Test::of(columns, filter)).collect::<Result<Vec<_>, _>>()?;
    let part = |at: &usize| {
        let codes = columns.dimension(*at).ok_or(Error::Dimension)?;
        Ok(Part { codes, width: u64::from(columns.width(*at).unwrap_or(0)).max(1) })
    };
    let parts = ask.by.iter().map(part).collect::<Result<Vec<_>, _>>()?;
    let measures: Vec<&[i64]> = columns.measures().map(|(values, _)| values).collect();
    // When no sum of any rows can pass 63 bits, nothing has to be checked on the way.
    let rows = columns.len() as u128;
    let table = Table { rows: columns.len(), parts, tests, measures };
    let may_pass = columns.measures().any(|(_, bound)| u128::from(bound) * rows > i64::MAX as u128);
    match (u64::slots(&table.parts), u128::slots(&table.parts)) {
        (_, None) => Err(Error::TooWide),
        _ if may_pass => careful(&table),
        (Some(slots), _) if slots < DENSE.min(SPARSE * (rows as u64 + 64)) => Ok(dense(&table, slots)),
        (Some(_), _) => Ok(hashed::<u64>(&table)),
        (None, _) => Ok(hashed::<u128>(&table)),
    }
}
