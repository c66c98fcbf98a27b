//! When segments are merged: every question is asked of each segment anew, so there are to be few.

use tantivy::SegmentMeta;
use tantivy::merge_policy::{MergeCandidate, MergePolicy};

/// Merging goes on until each segment is this many times as large as all smaller ones together.
const RATIO: u64 = 4;
/// With fewer entries than this, a segment costs less to rewrite than to keep.
const SMALL: u64 = 500;
/// A segment with a larger part of removed entries, in hundredths, is rewritten for this alone.
const MOST_REMOVED: u64 = 30;

/// Keeps segments few. It is to be asked once for each commit and not while entries are put, since the segments that a large
/// change makes are better merged all at once.
#[derive(Debug)]
pub(crate) struct Few;

impl MergePolicy for Few {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let mut segments: Vec<&SegmentMeta> = segments.iter().collect();
        segments.sort_by_key(|segment| std::cmp::Reverse(segment.num_docs()));
        let sizes: Vec<u64> = segments.iter().map(|segment| u64::from(segment.num_docs())).collect();
        let kept = kept(&sizes);
        let mut candidates: Vec<MergeCandidate> = segments
            .iter()
            .take(kept)
            .filter(|one| u64::from(one.num_deleted_docs()) * 100 > u64::from(one.max_doc()) * MOST_REMOVED)
            .map(|one| MergeCandidate(vec![one.id()]))
            .collect();
        if segments.len() > kept {
            candidates.push(MergeCandidate(segments.iter().skip(kept).map(|one| one.id()).collect()));
        }
        candidates
    }
}

/// How many of these segments, the largest first, stay as they are; the others become one.
fn kept(sizes: &[u64]) -> usize {
    for (index, size) in sizes.iter().enumerate() {
        let smaller: u64 = sizes.iter().skip(index + 1).sum();
        let single = index + 1 == sizes.len();
        if !single && (smaller * RATIO >= *size || size + smaller <= SMALL) {
            return index;
        }
    }
    sizes.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn like_sizes_become_one_and_a_single_change_rewrites_little() {
        assert_eq!(kept(&[15_000, 14_000, 14_000, 9_000]), 0);
        assert_eq!(kept(&[100_000, 1]), 2);
        assert_eq!(kept(&[100_000, 3, 1]), 1);
        assert_eq!(kept(&[100_000, 3_000, 600, 1]), 4);
        assert_eq!(kept(&[100_000, 24_000, 1_000]), 0);
        assert_eq!((kept(&[]), kept(&[7])), (0, 1));
    }

    proptest! {
        #[test]
        fn there_are_never_many(changes in prop::collection::vec(1u64..5_000, 1..300)) {
            let mut sizes: Vec<u64> = Vec::new();
            for change in changes {
                sizes.push(change);
                sizes.sort_unstable_by(|a, b| b.cmp(a));
                let rest: u64 = sizes.drain(kept(&sizes)..).sum();
                sizes.extend(Some(rest).filter(|rest| *rest > 0));
                prop_assert!(sizes.len() <= 8, "{sizes:?}");
            }
        }
    }
}
