//! Any grouping under any filter, exact.
//!
//! Rows are read in blocks. A block's codes become one slot per row, first for all groupings, then filters send rows to
//! a slot that nobody reads; then each measure is added to its slots. As long as all groups together are few, slots are
//! places of an array; else codes are packed into 128 bits and hashed. Large columns are shared among threads.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::ask::{Ask, Filter, Group, Keep};
use crate::columns::Columns;
use crate::error::Error;

/// Rows that are worked on at once: their slots stay in the fastest memory.
const BLOCK: usize = 2_048;
/// The most slots of an array, for each thread.
const DENSE: u64 = 1 << 21;
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
    if columns.measures().any(|(_, bound)| u128::from(bound) * rows > i64::MAX as u128) {
        return careful(columns.len(), &parts, &tests, &measures);
    }
    let slots =
        parts.iter().try_fold(1_u64, |slots, part| slots.checked_mul(part.width)).filter(|slots| *slots < DENSE);
    match slots {
        Some(slots) => Ok(dense(columns.len(), &parts, &tests, &measures, slots)),
        None => hashed(columns.len(), &parts, &tests, &measures),
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

fn dense(rows: usize, parts: &[Part<'_>], tests: &[Test<'_>], measures: &[&[i64]], slots: u64) -> Vec<Group> {
    let size = slots as usize;
    let counted = side_by_side(rows, |from, to| {
        let mut found = Dense { rows: vec![0; size + 1], sums: vec![vec![0; size + 1]; measures.len()] };
        let mut block = [0_u32; BLOCK];
        let mut start = from;
        while start < to {
            let end = (start + BLOCK).min(to);
            let Some(places) = block.get_mut(..end - start) else { break };
            places.fill(0);
            for part in parts {
                let width = part.width as u32;
                for (place, code) in places.iter_mut().zip(part.codes.get(start..end).unwrap_or_default()) {
                    *place = *place * width + *code;
                }
            }
            for test in tests {
                sift(places, test.codes.get(start..end).unwrap_or_default(), test, size as u32);
            }
            for place in places.iter() {
                if let Some(count) = found.rows.get_mut(*place as usize) {
                    *count += 1;
                }
            }
            for (sums, values) in found.sums.iter_mut().zip(measures) {
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
        key: unpacked(place as u128, parts.iter().map(|part| u128::from(part.width))),
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

/// The codes of a place; the last dimension moves fastest.
fn unpacked(place: u128, widths: impl DoubleEndedIterator<Item = u128>) -> Vec<u32> {
    let mut rest = place;
    let mut key: Vec<u32> = widths
        .rev()
        .map(|width| {
            let code = (rest % width) as u32;
            rest /= width;
            code
        })
        .collect();
    key.reverse();
    key
}

/// Mixes a packed key; keys of neighbours must not fall into neighbouring places.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn write_u128(&mut self, value: u128) {
        let folded = (value as u64) ^ ((value >> 64) as u64).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let mixed = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

type Table = HashMap<u128, usize, BuildHasherDefault<Mixer>>;

fn packs(parts: &[Part<'_>]) -> Result<(), Error> {
    let fits = parts.iter().try_fold(1_u128, |slots, part| slots.checked_mul(u128::from(part.width)));
    fits.map(drop).ok_or(Error::TooWide)
}

fn packed(parts: &[Part<'_>], row: usize) -> u128 {
    let code = |part: &Part<'_>| u128::from(part.codes.get(row).copied().unwrap_or_default());
    parts.iter().fold(0, |key, part| key * u128::from(part.width) + code(part))
}

fn counts(tests: &[Test<'_>], row: usize) -> bool {
    tests.iter().all(|test| test.codes.get(row).is_some_and(|code| test.passes(*code)))
}

fn hashed(rows: usize, parts: &[Part<'_>], tests: &[Test<'_>], measures: &[&[i64]]) -> Result<Vec<Group>, Error> {
    packs(parts)?;
    let width = measures.len();
    let counted = side_by_side(rows, |from, to| {
        let (mut table, mut keys) = (Table::default(), Vec::new());
        let (mut counted, mut sums): (Vec<u64>, Vec<i64>) = (Vec::new(), Vec::new());
        for row in (from..to).filter(|row| counts(tests, *row)) {
            let key = packed(parts, row);
            let place = *table.entry(key).or_insert_with(|| {
                keys.push(key);
                counted.push(0);
                sums.resize(sums.len() + width, 0);
                keys.len() - 1
            });
            if let Some(count) = counted.get_mut(place) {
                *count += 1;
            }
            let cells = sums.get_mut(place * width..(place + 1) * width).unwrap_or_default();
            for (sum, values) in cells.iter_mut().zip(measures) {
                *sum += values.get(row).copied().unwrap_or_default();
            }
        }
        (keys, counted, sums)
    });
    let mut all: HashMap<u128, Group, BuildHasherDefault<Mixer>> = HashMap::default();
    for (keys, counted, sums) in counted {
        for (place, (key, count)) in keys.into_iter().zip(counted).enumerate() {
            let more = sums.get(place * width..(place + 1) * width).unwrap_or_default();
            let group = all.entry(key).or_insert_with(|| Group { key: Vec::new(), rows: 0, sums: vec![0; width] });
            group.rows += count;
            group.sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
    }
    Ok(sorted(all, parts))
}

fn sorted(all: impl IntoIterator<Item = (u128, Group)>, parts: &[Part<'_>]) -> Vec<Group> {
    let mut all: Vec<(u128, Group)> = all.into_iter().collect();
    // Packed keys are in the order of their codes.
    all.sort_unstable_by_key(|(key, _)| *key);
    let widths = || parts.iter().map(|part| u128::from(part.width));
    all.into_iter().map(|(key, group)| Group { key: unpacked(key, widths()), ..group }).collect()
}

/// The same in 128 bits, for amounts so large that 64 might not hold a sum.
fn careful(rows: usize, parts: &[Part<'_>], tests: &[Test<'_>], measures: &[&[i64]]) -> Result<Vec<Group>, Error> {
    packs(parts)?;
    let mut all: HashMap<u128, (u64, Vec<i128>), BuildHasherDefault<Mixer>> = HashMap::default();
    for row in (0..rows).filter(|row| counts(tests, *row)) {
        let (count, sums) = all.entry(packed(parts, row)).or_insert_with(|| (0, vec![0; measures.len()]));
        *count += 1;
        for (sum, values) in sums.iter_mut().zip(measures) {
            *sum += i128::from(values.get(row).copied().unwrap_or_default());
        }
    }
    let whole = |(key, (rows, sums)): (u128, (u64, Vec<i128>))| {
        let sums = sums.into_iter().map(i64::try_from).collect::<Result<Vec<i64>, _>>();
        sums.map(|sums| (key, Group { key: Vec::new(), rows, sums })).map_err(|_| Error::Overflow)
    };
    Ok(sorted(all.into_iter().map(whole).collect::<Result<Vec<_>, _>>()?, parts))
}
