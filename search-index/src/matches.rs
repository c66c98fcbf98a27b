//! What a search found: for each segment its entries, in ascending order, with their scores.

use tantivy::{DocId, Score, Searcher};

/// Entries of one segment, ascending, each once.
pub(crate) type Found = Vec<(DocId, Score)>;

/// Entries of all segments, in the order of the segments.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matches {
    /// One list for each segment.
    pub segments: Vec<Found>,
}

impl Matches {
    /// The same without entries that have been removed.
    pub fn alive(mut self, searcher: &Searcher) -> Matches {
        for (found, segment) in self.segments.iter_mut().zip(searcher.segment_readers()) {
            if let Some(alive) = segment.alive_bitset() {
                found.retain(|(doc, _)| alive.is_alive(*doc));
            }
        }
        self
    }

    /// Both; an entry in both has the better score.
    pub fn or(self, other: &Matches, lead: Score) -> Matches {
        let none = Vec::new();
        let len = self.segments.len().max(other.segments.len());
        let mut mine = self.segments.into_iter();
        let theirs = other.segments.iter().chain(std::iter::repeat(&none));
        let join = |theirs: &Found| match mine.next() {
            Some(mine) => joined(mine, theirs, lead),
            None => joined(Vec::new(), theirs, lead),
        };
        Matches { segments: theirs.take(len).map(join).collect() }
    }
}

fn joined(mine: Found, theirs: &Found, lead: Score) -> Found {
    if theirs.is_empty() {
        return mine;
    }
    let mut out = Vec::with_capacity(mine.len() + theirs.len());
    let mut mine = mine.into_iter().peekable();
    for (doc, score) in theirs.iter().map(|(doc, score)| (*doc, score + lead)) {
        while let Some(before) = mine.next_if(|(other, _)| *other < doc) {
            out.push(before);
        }
        let same = mine.next_if(|(other, _)| *other == doc);
        out.push((doc, same.map_or(score, |(_, other)| other.max(score))));
    }
    out.extend(mine);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_score_of_an_entry_counts() {
        let one = Matches { segments: vec![vec![(1, 1.0), (4, 9.0)], vec![]] };
        let other = Matches { segments: vec![vec![(0, 2.0), (1, 2.0), (4, 2.0), (7, 2.0)], vec![(3, 1.0)]] };
        let both = Matches::default().or(&one, 0.0).or(&other, 1.0);
        assert_eq!(both.segments, [vec![(0, 3.0), (1, 3.0), (4, 9.0), (7, 3.0)], vec![(3, 2.0)]]);
    }
}
