//! The same facts summed at several grains, corrected in place.

use std::collections::HashMap;

use crate::ask::{Ask, Filter, Group};
use crate::columns::Columns;
use crate::error::Error;

/// Facts summed by every dimension, and again by some of them.
#[derive(Clone, Debug)]
pub struct Rollups {
    /// The finest first.
    grains: Vec<Grain>,
    dimensions: usize,
}

#[derive(Clone, Debug)]
struct Grain {
    /// Which dimensions it keeps, in order.
    kept: Vec<usize>,
    rows: HashMap<Box<[u32]>, usize>,
    columns: Columns,
}

impl Grain {
    fn new(kept: Vec<usize>, measures: usize) -> Self {
        let columns = Columns::new(kept.len(), measures);
        Self { kept, rows: HashMap::new(), columns }
    }

    fn add(&mut self, key: &[u32], delta: &[i64]) -> Result<(), Error> {
        let own: Box<[u32]> = self.kept.iter().filter_map(|at| key.get(*at).copied()).collect();
        if let Some(row) = self.rows.get(&own) {
            return self.columns.add(*row, delta);
        }
        let row = self.columns.push(&own, delta)?;
        self.rows.insert(own, row);
        Ok(())
    }

    /// The question in this grain's own dimensions; none when it lacks one.
    fn heard(&self, ask: &Ask) -> Option<Ask> {
        let own = |at: usize| self.kept.iter().position(|kept| *kept == at);
        let filters = ask
            .filters
            .iter()
            .map(|filter| own(filter.dimension).map(|dimension| Filter { dimension, keep: filter.keep.clone() }));
        Some(Ask {
            by: ask.by.iter().map(|at| own(*at)).collect::<Option<_>>()?,
            filters: filters.collect::<Option<_>>()?,
        })
    }
}

impl Rollups {
    /// Empty rollups: one by all dimensions, and one by each of these choices of them.
    pub fn new(dimensions: usize, measures: usize, coarser: &[&[usize]]) -> Self {
        let kept = std::iter::once((0..dimensions).collect()).chain(coarser.iter().map(|some| some.to_vec()));
        Self { grains: kept.map(|kept| Grain::new(kept, measures)).collect(), dimensions }
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
        let had = finest.and_then(|grain| grain.columns.row(*grain.rows.get(key)?)).unwrap_or_default();
        let had = had.into_iter().chain(std::iter::repeat(0));
        let delta: Option<Vec<i64>> = values.iter().zip(had).map(|(value, had)| value.checked_sub(had)).collect();
        self.add(key, &delta.ok_or(Error::Overflow)?)
    }

    /// Groups, asking the grain with the fewest rows that can answer. Groups whose measures all came to nought are left out.
    ///
    /// # Errors
    /// There is no such dimension, or a sum is beyond the range.
    pub fn ask(&self, ask: &Ask) -> Result<Vec<Group>, Error> {
        let able = self.grains.iter().filter_map(|grain| Some((grain.columns.len(), grain, grain.heard(ask)?)));
        let (_, grain, heard) = able.min_by_key(|(rows, ..)| *rows).ok_or(Error::Dimension)?;
        let mut groups = grain.columns.ask(&heard)?;
        groups.retain(|group| group.sums.iter().any(|sum| *sum != 0));
        Ok(groups)
    }

    /// The cells of the finest grain.
    pub fn cells(&self) -> usize {
        self.grains.first().map_or(0, |grain| grain.columns.len())
    }

    /// Rows of the grain that would answer.
    pub fn read(&self, ask: &Ask) -> Option<usize> {
        self.grains.iter().filter(|grain| grain.heard(ask).is_some()).map(|grain| grain.columns.len()).min()
    }
}
