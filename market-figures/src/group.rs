//! Any grouping under any filter, exact.
//!
//! Rows are read in blocks. A block's codes become one slot per row, first for all groupings, then filters send rows to
//! a slot that nobody reads; then each measure is added to its slots. As long as all groups together are few, slots are
//! places of an array; else codes are packed into one number and hashed ([`hashed`]). Large columns are shared among threads.

mod hashed;
mod packed;

use crate::ask::{Ask, Filter, Group, Keep};
use crate::columns::Columns;
use crate::error::Error;
use crate::group::hashed::{careful, hashed};
use crate::group::packed::Packed;

/// Rows that are worked on at once: their slots stay in the fastest memory.
const BLOCK: usize = 2_048;
/// The most slots of an array, for each thread.
const DENSE: u64 = 1 << 21;
/// An array with more slots than this for each row would be emptied for longer than it is filled.
const SPARSE: u64 = 16;
/// Fewer rows than this are not shared among threads.
const SHARED: usize = 200_000;

/// A filter ready to be asked row by row.
struct Test<'a> {
    codes: &'a [u32],
    range: (u32, u32),
    /// By code; empty for a range.
    among: Vec<bool>,
}

impl<'a> Test<'a> {
    fn of(columns: &'a Columns, filter: &Filter) -> Result<Self, Error> {
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

    fn passes(&self, code: u32) -> bool {
        match self.among.is_empty() {
            true => (self.range.0..=self.range.1).contains(&code),
            false => self.among.get(code as usize).copied().unwrap_or(false),
        }
    }
}

/// A dimension of the groups.
struct Part<'a> {
    codes: &'a [u32],
    width: u64,
}

/// What is grouped, by what, and which rows count.
struct Table<'a> {
    rows: usize,
    parts: Vec<Part<'a>>,
    tests: Vec<Test<'a>>,
    measures: Vec<&'a [i64]>,
}

impl Table<'_> {
    fn counts(&self, row: usize) -> bool {
        self.tests.iter().all(|test| test.codes.get(row).is_some_and(|code| test.passes(*code)))
    }
}

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

/// Where the threads' shares begin and end.
fn shares(rows: usize) -> Vec<(usize, usize)> {
    let threads = match rows < SHARED {
        true => 1,
        false => std::thread::available_parallelism().map_or(1, |count| count.get().min(8)),
    };
    let each = rows.div_ceil(threads).max(1);
    (0..threads).map(|at| (at * each, ((at + 1) * each).min(rows))).filter(|(from, to)| from < to).collect()
}

/// Runs the shares side by side and gives what each came to.
fn side_by_side<T: Send>(rows: usize, work: impl Fn(usize, usize) -> T + Sync) -> Vec<T> {
    let shares = shares(rows);
    if let [(from, to)] = shares.as_slice() {
        return vec![work(*from, *to)];
    }
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = shares.into_iter().map(|(from, to)| scope.spawn(move || work(from, to))).collect();
        // A thread that panicked has a fault of this crate; its panic goes on here.
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)))
            .collect()
    })
}

struct Dense {
    rows: Vec<u64>,
    sums: Vec<Vec<i64>>,
}

fn dense(table: &Table<'_>, slots: u64) -> Vec<Group> {
    let size = slots as usize;
    let counted = side_by_side(table.rows, |from, to| {
        let mut found = Dense { rows: vec![0; size + 1], sums: vec![vec![0; size + 1]; table.measures.len()] };
        let mut block = [0_u32; BLOCK];
        let mut start = from;
        while start < to {
            let end = (start + BLOCK).min(to);
            let Some(places) = block.get_mut(..end - start) else { break };
            places.fill(0);
            for part in &table.parts {
                let width = part.width as u32;
                for (place, code) in places.iter_mut().zip(part.codes.get(start..end).unwrap_or_default()) {
                    *place = *place * width + *code;
                }
            }
            for test in &table.tests {
                sift(places, test.codes.get(start..end).unwrap_or_default(), test, size as u32);
            }
            for place in places.iter() {
                if let Some(count) = found.rows.get_mut(*place as usize) {
                    *count += 1;
                }
            }
            for (sums, values) in found.sums.iter_mut().zip(&table.measures) {
                for (place, value) in places.iter().zip(values.get(start..end).unwrap_or_default()) {
                    if let Some(sum) = sums.get_mut(*place as usize) {
                        *sum += *value;
                    }
                }
            }
            start = end;
        }
        found
    });
    let mut all = counted.into_iter();
    let Some(mut total) = all.next() else { return Vec::new() };
    for other in all {
        total.rows.iter_mut().zip(other.rows).for_each(|(sum, more)| *sum += more);
        for (sums, more) in total.sums.iter_mut().zip(other.sums) {
            sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }
    let group = |(place, count): (usize, &u64)| Group {
        key: (place as u64).unpacked(&table.parts),
        rows: *count,
        sums: total.sums.iter().map(|sums| sums.get(place).copied().unwrap_or_default()).collect(),
    };
    total.rows.iter().take(size).enumerate().filter(|(_, count)| **count > 0).map(group).collect()
}

/// Sends the rows that do not pass to the sink.
fn sift(places: &mut [u32], codes: &[u32], test: &Test<'_>, sink: u32) {
    for (place, code) in places.iter_mut().zip(codes) {
        *place = if test.passes(*code) { *place } else { sink };
    }
}
