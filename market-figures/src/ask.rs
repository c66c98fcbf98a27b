//! What is asked of rows, and what they answer.

use smallvec::SmallVec;

/// What is asked: the dimensions that make the groups, and which rows count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The dimensions of the groups, in the order of their keys.
    pub by: Vec<usize>,
    /// What rows must have, all of it.
    pub filters: Vec<Filter>,
}

/// What a row must have in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The dimension.
    pub dimension: usize,
    /// Which codes count.
    pub keep: Keep,
}

/// Codes that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// From the first to the second, both included.
    Between(u32, u32),
    /// These.
    Among(Vec<u32>),
}

/// The codes of a group. There are hundreds of thousands of groups at times: few codes take no memory of their own.
pub type Codes = SmallVec<[u32; 4]>;

/// The sums of a group.
pub type Sums = SmallVec<[i64; 4]>;

/// A group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its codes in the order of [`Ask::by`].
    pub key: Codes,
    /// How many rows it has.
    pub rows: u64,
    /// The sums of the measures over these rows.
    pub sums: Sums,
}

impl Ask {
    /// Groups by these dimensions; by none it is one group of all.
    pub fn by(dimensions: &[usize]) -> Self {
        Self { by: dimensions.to_vec(), filters: Vec::new() }
    }

    /// Only rows with one of these codes.
    #[must_use]
    pub fn only(mut self, dimension: usize, codes: impl IntoIterator<Item = u32>) -> Self {
        let mut codes: Vec<u32> = codes.into_iter().collect();
        codes.sort_unstable();
        codes.dedup();
        self.filters.push(Filter { dimension, keep: Keep::Among(codes) });
        self
    }

    /// Only rows with a code from one to another, both included.
    #[must_use]
    pub fn between(mut self, dimension: usize, first: u32, last: u32) -> Self {
        self.filters.push(Filter { dimension, keep: Keep::Between(first, last) });
        self
    }

    /// Every dimension that is asked about.
    pub fn dimensions(&self) -> impl Iterator<Item = usize> {
        self.by.iter().copied().chain(self.filters.iter().map(|filter| filter.dimension))
    }
}
