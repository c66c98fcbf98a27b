//! Disjoint sets of indices.

/// Disjoint sets over `0..len`.
#[derive(Debug, Clone)]
pub struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    /// Each index on its own.
    pub fn new(len: usize) -> Self {
        Self { parents: (0..len).collect() }
    }

    /// The index that stands for the set of this one.
    pub fn root(&mut self, mut index: usize) -> usize {
        while let Some(&parent) = self.parents.get(index) {
            if parent == index {
                break;
            }
            // Halving the path keeps long chains short.
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(index) {
                *slot = above;
            }
            index = above;
        }
        index
    }

    /// Makes one set of two.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(parent) = self.parents.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_indices_share_a_root() {
        let mut sets = Sets::new(5);
        sets.join(0, 3);
        sets.join(3, 4);
        assert_eq!(sets.root(4), sets.root(0));
        assert_ne!(sets.root(1), sets.root(0));
    }
}
