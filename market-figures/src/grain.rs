//! Facts summed by some dimensions, one row for each cell.

use std::collections::{BTreeSet, HashMap};

use crate::ask::{Ask, Filter, Group, Keep};
use crate::columns::Columns;
use crate::error::Error;

/// Rows that stand apart are read more slowly than all in their order: seeking them pays below one in so many.
const SEEKING_PAYS: usize = 4;

/// One grain.
#[derive(Clone, Debug)]
pub(crate) struct Grain {
    /// Which dimensions it keeps, in order.
    kept: Vec<usize>,
    rows: HashMap<Box<[u32]>, usize>,
    columns: Columns,
    /// For some of its own dimensions, the rows of each code.
    sought: Vec<(usize, HashMap<u32, Vec<u32>>)>,
}

impl Grain {
    /// An empty grain that keeps these dimensions, and remembers the rows of those that are sought.
    pub fn new(kept: Vec<usize>, measures: usize, sought: &[usize]) -> Self {
        let columns = Columns::new(kept.len(), measures);
        let own = kept.iter().enumerate().filter(|(_, at)| sought.contains(at));
        let sought = own.map(|(own, _)| (own, HashMap::new())).collect();
        Self { kept, rows: HashMap::new(), columns, sought }
    }

    /// Adds to the cell of a key of all dimensions.
    ///
    /// # Errors
    /// The measures have another shape, or a sum is beyond the range.
    pub fn add(&mut self, key: &[u32], delta: &[i64]) -> Result<(), Error> {
        let own: Box<[u32]> = self.kept.iter().filter_map(|at| key.get(*at).copied()).collect();
        if let Some(row) = self.rows.get(&own) {
            return self.columns.add(*row, delta);
        }
        let row = self.columns.push(&own, delta)?;
        let short = u32::try_from(row).map_err(|_| Error::Overflow)?;
        for (at, rows) in &mut self.sought {
            if let Some(code) = own.get(*at) {
                rows.entry(*code).or_default().push(short);
            }
        }
        self.rows.insert(own, row);
        Ok(())
    }

    /// The measures of the cell with this key.
    pub fn cell(&self, key: &[u32]) -> Option<Vec<i64>> {
        self.columns.row(*self.rows.get(key)?)
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// The question in this grain's own dimensions; none when it lacks one.
    pub fn heard(&self, ask: &Ask) -> Option<Ask> {
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

    /// How many rows a question in this grain's own dimensions makes it read.
    pub fn reads(&self, heard: &Ask) -> usize {
        self.narrowest(heard).map_or(self.columns.len(), |lists| lists.iter().map(|rows| rows.len()).sum())
    }

    /// Groups by a question in this grain's own dimensions.
    ///
    /// # Errors
    /// A sum is beyond the range.
    pub fn ask(&self, heard: &Ask) -> Result<Vec<Group>, Error> {
        match self.narrowest(heard) {
            Some(lists) => self.columns.picked(&lists.concat(), heard.dimensions()).ask(heard),
            None => self.columns.ask(heard),
        }
    }

    /// The rows that pass the filter which the fewest pass, where seeking them pays.
    fn narrowest(&self, heard: &Ask) -> Option<Vec<&[u32]>> {
        let size = |lists: &Vec<&[u32]>| lists.iter().map(|rows| rows.len()).sum::<usize>();
        let lists = heard.filters.iter().filter_map(|filter| self.seek(filter)).min_by_key(size)?;
        (size(&lists) < self.columns.len() / SEEKING_PAYS).then_some(lists)
    }

    fn seek(&self, filter: &Filter) -> Option<Vec<&[u32]>> {
        let (_, rows) = self.sought.iter().find(|(at, _)| *at == filter.dimension)?;
        Some(match &filter.keep {
            Keep::Among(codes) => {
                let codes: BTreeSet<&u32> = codes.iter().collect();
                codes.into_iter().filter_map(|code| rows.get(code)).map(Vec::as_slice).collect()
            }
            Keep::Between(first, last) => {
                let within = rows.iter().filter(|(code, _)| (first..=last).contains(code));
                within.map(|(_, rows)| rows.as_slice()).collect()
            }
        })
    }
}
