//! A walk along the entries of a term, to see which of other, ascending entries it has.

use tantivy::DocId;
use tantivy::postings::BlockSegmentPostings;

/// So many entries are looked at one by one before the rest of the block is searched by halves.
const STEPS: usize = 8;

/// The entries of a term, and how far the walk has come.
pub(crate) struct Walk {
    postings: BlockSegmentPostings,
    at: usize,
}

impl Walk {
    /// At the beginning.
    pub fn new(postings: BlockSegmentPostings) -> Walk {
        Walk { postings, at: 0 }
    }

    /// Whether the term has the entry. Entries are to be asked in ascending order.
    pub fn has(&mut self, doc: DocId) -> bool {
        let docs = self.postings.docs();
        if docs.last().is_none_or(|last| *last < doc) {
            self.at = self.postings.seek(doc);
        } else {
            // Mostly the next one asked is near: to look for the block each time costs more than the block itself.
            let rest = docs.get(self.at..).unwrap_or_default();
            let near = rest.iter().take(STEPS).position(|other| *other >= doc);
            self.at += near.unwrap_or_else(|| rest.partition_point(|other| *other < doc));
        }
        self.postings.docs().get(self.at) == Some(&doc)
    }

    /// How often the entry asked last has the term; 0 where it has not, or the index was not asked for it.
    pub fn count(&self) -> u32 {
        self.postings.freqs().get(self.at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::Term;
    use tantivy::schema::{IndexRecordOption, STRING, Schema};

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

        #[test]
        fn it_has_what_the_term_has(
            having in prop::collection::vec(prop::bool::weighted(0.3), 1..700), every in 1usize..300, from in 0usize..200
        ) {
            let mut schema = Schema::builder();
            let field = schema.add_text_field("field", STRING);
            let index = tantivy::Index::create_in_ram(schema.build());
            let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
            for has in &having {
                writer.add_document(tantivy::doc!(field => if *has { "a" } else { "b" })).unwrap();
            }
            writer.commit().unwrap();
            let searcher = index.reader().unwrap().searcher();
            let terms = searcher.segment_reader(0).inverted_index(field).unwrap();
            let a = Term::from_field_text(field, "a");
            if let Some(postings) = terms.read_block_postings(&a, IndexRecordOption::Basic).unwrap() {
                let mut walk = Walk::new(postings);
                for doc in (from..having.len() + 5).step_by(every) {
                    prop_assert_eq!(walk.has(doc as DocId), having.get(doc) == Some(&true), "{}", doc);
                }
            }
        }
    }
}
