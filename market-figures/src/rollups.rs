//! The same facts summed at several grains, corrected in place.

use crate::ask::{Ask, Group};
use crate::error::Error;
use crate::grain::Grain;

/// Facts summed by every dimension, and again by some of them.
#[derive(Clone, Debug)]
pub struct Rollups {
    /// The finest first.
    grains: Vec<Grain>,
    dimensions: usize,
}

impl Rollups {
    /// Empty rollups: one by all dimensions, and one by each of these choices of them. Every grain remembers where the rows
    /// of each code of the `sought` dimensions stand (4 bytes a row and dimension): a filter by these reads only such rows.
    pub fn new(dimensions: usize, measures: usize, coarser: &[&[usize]], sought: &[usize]) -> Self {
        let kept = std::iter::once((0..dimensions).collect()).chain(coarser.iter().map(|some| some.to_vec()));
        Self { grains: kept.map(|kept| Grain::new(kept, measures, sought)).collect(), dimensions }
    }

    /// Adds to the cell of a key in every grain. What is taken away is added with a minus.
    ///
    /// # Errors
    /// The key or the measures have another shape, or a sum is beyond the range.
    pub fn add(&mut self, key: &[u32], delta: &[i64]) -> Result<(), Error> {
        if key.len() != self.dimensions {
            return Err(Error::Shape);
        }
        self.grains.iter_mut().try_for_each(|grain| grain.add(key, delta))
    }

    /// Gives the cell of a key these measures, whatever it had, and carries the difference into every grain.
    ///
    /// # Errors
    /// As [`Rollups::add`].
    pub fn set(&mut self, key: &[u32], values: &[i64]) -> Result<(), Error> {
        let finest = self.grains.first();
        let had = finest.and_then(|grain| grain.cell(key)).unwrap_or_default();
        let had = had.into_iter().chain(std::iter::repeat(0));
        let delta: Option<Vec<i64>> = values.iter().zip(had).map(|(value, had)| value.checked_sub(had)).collect();
        self.add(key, &delta.ok_or(Error::Overflow)?)
    }

    /// Groups, asking the grain that has to read the fewest rows. Groups whose measures all came to nought are left out.
    ///
    /// # Errors
    /// There is no such dimension, or a sum is beyond the range.
    pub fn ask(&self, ask: &Ask) -> Result<Vec<Group>, Error> {
        let able = self.grains.iter().filter_map(|grain| Some((grain, grain.heard(ask)?)));
        let (grain, heard) = able.min_by_key(|(grain, heard)| grain.reads(heard)).ok_or(Error::Dimension)?;
        let mut groups = grain.ask(&heard)?;
        groups.retain(|group| group.sums.iter().any(|sum| *sum != 0));
        Ok(groups)
    }

    /// The cells of the finest grain.
    pub fn cells(&self) -> usize {
        self.grains.first().map_or(0, Grain::len)
    }

    /// Rows that are read for an answer.
    pub fn read(&self, ask: &Ask) -> Option<usize> {
        self.grains.iter().filter_map(|grain| Some(grain.reads(&grain.heard(ask)?))).min()
    }
}
