//! BM25 term by term: what one term adds to the score of each document that holds it.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, InvertedIndexReader, Searcher};

use crate::error::Result;
use crate::lookup::Lookup;
use crate::walk::Walk;

const K1: f32 = 0.9;
const B: f32 = 0.6;

/// Mean number of tokens of a field.
pub(crate) fn mean_length(searcher: &Searcher, field: Field) -> Result<f32> {
    let (mut tokens, mut documents) = (0, 0);
    for reader in searcher.segment_readers() {
        tokens += reader.inverted_index(field)?.total_num_tokens();
        documents += u64::from(reader.max_doc());
    }
    Ok((tokens as f32 / documents.max(1) as f32).max(1.0))
}

/// The length's part of the formula, for each of the 256 lengths the index tells apart.
#[derive(Debug, Clone)]
pub(crate) struct Damping(Vec<f32>);

impl Damping {
    /// With these constants, for a field of this mean length.
    pub fn new(k1: f32, b: f32, mean: f32) -> Damping {
        let damp = |id| k1 * (1.0 - b + b * FieldNormReader::id_to_fieldnorm(id) as f32 / mean);
        Damping((0..=u8::MAX).map(damp).collect())
    }

    /// Of the length with this number.
    pub fn of(&self, length: u8) -> f32 {
        self.0.get(usize::from(length)).copied().unwrap_or(1.0)
    }
}

/// BM25 over one field of one segment.
pub(crate) struct Channel<'a> {
    lookup: &'a Lookup<'a>,
    segment: usize,
    index: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
    field: Field,
    weight: f32,
    damping: Damping,
}

impl<'a> Channel<'a> {
    /// The field of this segment; `mean` is its mean length in the whole index.
    pub fn open(lookup: &'a Lookup<'a>, segment: usize, field: Field, mean: f32, weight: f32) -> Result<Channel<'a>> {
        let lengths = lookup.searcher.segment_reader(segment as u32).get_fieldnorms_reader(field)?;
        let (index, damping) = (lookup.index(field, segment)?, Damping::new(K1, B, mean));
        Ok(Channel { lookup, segment, index, lengths, field, weight, damping })
    }

    /// Hands each document that holds the term, and what that adds to its score, to `add`.
    pub fn add(&self, term: &str, weight: f32, mut add: impl FnMut(DocId, f32)) -> Result<()> {
        let Some(info) = self.term(term)? else { return Ok(()) };
        let mut postings = self.index.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
        let weight = weight * self.weight * (K1 + 1.0);
        while !postings.docs().is_empty() {
            for (&doc, &count) in postings.docs().iter().zip(postings.freqs()) {
                let damping = self.damping.of(self.lengths.fieldnorm_id(doc));
                let count = count as f32;
                add(doc, weight * count / (count + damping));
            }
            postings.advance();
        }
        Ok(())
    }

    /// As [`Channel::add`], for these documents (ascending) only: cheaper when they are few and the term is common.
    pub fn add_to(&self, docs: &[DocId], term: &str, weight: f32, mut add: impl FnMut(DocId, f32)) -> Result<()> {
        let Some(info) = self.term(term)? else { return Ok(()) };
        let postings = self.index.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
        let mut walk = Walk::new(postings);
        let weight = weight * self.weight * (K1 + 1.0);
        for doc in docs {
            if walk.has(*doc) {
                let damping = self.damping.of(self.lengths.fieldnorm_id(*doc));
                let count = walk.count() as f32;
                add(*doc, weight * count / (count + damping));
            }
        }
        Ok(())
    }

    fn term(&self, text: &str) -> Result<Option<TermInfo>> {
        Ok(self.lookup.term(self.field, text)?.info(self.segment).cloned())
    }
}
