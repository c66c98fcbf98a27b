//! The best of many, by sort key; among equals the one that came first.

use tantivy::DocId;

/// Keeps the best `keep` documents, put in ascending order of their ids.
pub(crate) struct Best {
    keep: usize,
    found: Vec<(i64, DocId)>,
    /// Keys up to this one cannot be among the best any more.
    floor: Option<i64>,
}

impl Best {
    /// Keeps this many.
    pub fn new(keep: usize) -> Best {
        Best { keep, found: Vec::new(), floor: None }
    }

    /// Whether a key as high as this may still be among the best.
    pub fn takes(&self, key: i64) -> bool {
        self.keep > 0 && self.floor.is_none_or(|floor| key > floor)
    }

    /// Takes one in, if it is good enough.
    pub fn push(&mut self, key: i64, doc: DocId) {
        if !self.takes(key) {
            return;
        }
        self.found.push((key, doc));
        if self.found.len() >= 2 * self.keep.max(32) {
            self.cut();
        }
    }

    /// The best, in their order.
    pub fn sorted(mut self) -> Vec<(i64, DocId)> {
        self.found.sort_unstable_by_key(order);
        self.found.truncate(self.keep);
        self.found
    }

    fn cut(&mut self) {
        self.found.select_nth_unstable_by_key(self.keep - 1, order);
        self.found.truncate(self.keep);
        self.floor = self.found.last().map(|(key, _)| *key);
    }
}

fn order(found: &(i64, DocId)) -> (std::cmp::Reverse<i64>, DocId) {
    (std::cmp::Reverse(found.0), found.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keeps_what_sorting_all_would(keys in prop::collection::vec(-20i64..20, 0..400), keep in 0usize..60) {
            let mut best = Best::new(keep);
            let mut all = Vec::new();
            for (doc, key) in keys.iter().enumerate() {
                best.push(*key, doc as DocId);
                all.push((*key, doc as DocId));
            }
            all.sort_by_key(order);
            all.truncate(keep);
            prop_assert_eq!(best.sorted(), all);
        }
    }
}
