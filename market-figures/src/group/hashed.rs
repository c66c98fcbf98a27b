//! Groups that are too many for an array: each thread hashes its share of the rows, and the sorted shares are merged.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use smallvec::smallvec;

use crate::ask::Group;
use crate::error::Error;
use crate::group::packed::{Mixer, Packed};
use crate::group::shares::side_by_side;
use crate::group::table::Table;

/// A packed key and where its sums stand.
type Places<P> = HashMap<P, usize, BuildHasherDefault<Mixer>>;

/// What one share of the rows came to.
struct Share<P> {
    /// The keys in ascending order, and the place of each.
    keys: Vec<(P, usize)>,
    rows: Vec<u64>,
    /// As many as there are measures for each place.
    sums: Vec<i64>,
}

impl<P: Packed> Share<P> {
    fn of(table: &Table<'_>, from: usize, to: usize) -> Self {
        let width = table.measures.len();
        let mut places = Places::default();
        let mut share = Self { keys: Vec::new(), rows: Vec::new(), sums: Vec::new() };
        for row in (from..to).filter(|row| table.counts(*row)) {
            let place = *places.entry(P::of(&table.parts, row)).or_insert_with(|| {
                share.rows.push(0);
                share.sums.resize(share.sums.len() + width, 0);
                share.rows.len() - 1
            });
            if let Some(count) = share.rows.get_mut(place) {
                *count += 1;
            }
            let cells = share.sums.get_mut(place * width..(place + 1) * width).unwrap_or_default();
            for (sum, values) in cells.iter_mut().zip(&table.measures) {
                *sum += values.get(row).copied().unwrap_or_default();
            }
        }
        share.keys = places.into_iter().collect();
        share.keys.sort_unstable();
        share
    }

    /// Adds what stands at a place to a group.
    fn add(&self, place: usize, group: &mut Group) {
        let width = group.sums.len();
        group.rows += self.rows.get(place).copied().unwrap_or_default();
        let more = self.sums.get(place * width..(place + 1) * width).unwrap_or_default();
        group.sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    }
}

/// Groups rows whose sums cannot pass 63 bits.
pub(super) fn hashed<P: Packed>(table: &Table<'_>) -> Vec<Group> {
    let shares = side_by_side(table.rows, |from, to| Share::<P>::of(table, from, to));
    let most = shares.iter().map(|share| share.keys.len()).max().unwrap_or_default();
    let mut heads: Vec<_> = shares.iter().map(|share| (share, share.keys.iter().copied().peekable())).collect();
    let mut groups = Vec::with_capacity(most);
    loop {
        let next = heads.iter_mut().filter_map(|(_, keys)| keys.peek()).map(|(key, _)| *key).min();
        let Some(key) = next else { return groups };
        let mut group = Group { key: key.unpacked(&table.parts), rows: 0, sums: smallvec![0; table.measures.len()] };
        for (share, keys) in &mut heads {
            if let Some((_, place)) = keys.next_if(|(other, _)| *other == key) {
                share.add(place, &mut group);
            }
        }
        groups.push(group);
    }
}

/// The same with sums of 128 bits, for amounts so large that 64 might not hold one.
pub(super) fn careful(table: &Table<'_>) -> Result<Vec<Group>, Error> {
    let mut all: HashMap<u128, (u64, Vec<i128>), BuildHasherDefault<Mixer>> = HashMap::default();
    for row in (0..table.rows).filter(|row| table.counts(*row)) {
        let key = u128::of(&table.parts, row);
        let (count, sums) = all.entry(key).or_insert_with(|| (0, vec![0; table.measures.len()]));
        *count += 1;
        for (sum, values) in sums.iter_mut().zip(&table.measures) {
            *sum += i128::from(values.get(row).copied().unwrap_or_default());
        }
    }
    let mut all: Vec<_> = all.into_iter().collect();
    all.sort_unstable_by_key(|(key, _)| *key);
    let group = |(key, (rows, sums)): (u128, (u64, Vec<i128>))| {
        let sums = sums.into_iter().map(|sum| i64::try_from(sum).map_err(|_| Error::Overflow));
        Ok(Group { key: key.unpacked(&table.parts), rows, sums: sums.collect::<Result<_, _>>()? })
    };
    all.into_iter().map(group).collect()
}
