//! Groups that are few enough for an array. Rows are read in blocks: a block's codes become one slot per row, filters send rows to
//! a slot that nobody reads, and each measure is added to its slots.

use crate::ask::Group;
use crate::group::packed::Packed;
use crate::group::shares::side_by_side;
use crate::group::table::{Table, Test};

/// Rows that are worked on at once: their slots stay in the fastest memory.
const BLOCK: usize = 2_048;

struct Dense {
    rows: Vec<u64>,
    sums: Vec<Vec<i64>>,
}

/// Groups rows whose sums cannot pass 63 bits.
pub(super) fn dense(table: &Table<'_>, slots: u64) -> Vec<Group> {
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
