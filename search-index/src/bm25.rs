//! BM25 term by term: what one term adds to the score of each document that holds it.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, Searcher, SegmentReader, Term};

use crate::error::Result;

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

/// BM25 over one field of one segment.
pub(crate) struct Channel {
    index: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
    field: Field,
    weight: f32,
    /// The length's part of the formula, for each of the 256 lengths the index tells apart.
    damping: Vec<f32>,
}

impl Channel {
    /// The field of this segment; `mean` is its mean length in the whole index.
    pub fn open(reader: &SegmentReader, field: Field, mean: f32, weight: f32) -> tantivy::Result<Channel> {
        let damp = |id| {
            let length = FieldNormReader::id_to_fieldnorm(id) as f32;
            K1 * (1.0 - B + B * length / mean)
        };
        Ok(Channel {
            index: reader.inverted_index(field)?,
            lengths: reader.get_fieldnorms_reader(field)?,
            field,
            weight,
            damping: (0..=u8::MAX).map(damp).collect(),
        })
    }

    /// Hands each document that holds the term, and what that adds to its score, to `add`.
    pub fn add(&self, term: &str, weight: f32, mut add: impl FnMut(DocId, f32)) -> tantivy::Result<()> {
        let term = Term::from_field_text(self.field, term);
        let option = IndexRecordOption::WithFreqs;
        let Some(mut postings) = self.index.read_block_postings(&term, option)? else {
            return Ok(());
        };
        let weight = weight * self.weight * (K1 + 1.0);
        while !postings.docs().is_empty() {
            for (&doc, &count) in postings.docs().iter().zip(postings.freqs()) {
                let length = usize::from(self.lengths.fieldnorm_id(doc));
                let damping = self.damping.get(length).copied().unwrap_or(K1);
                let count = count as f32;
                add(doc, weight * count / (count + damping));
            }
            postings.advance();
        }
        Ok(())
    }

    /// As [`Channel::add`], for these documents (ascending) only: cheaper when they are few and the term is common.
    pub fn add_to(
        &self,
        docs: &[DocId],
        term: &str,
        weight: f32,
        mut add: impl FnMut(DocId, f32),
    ) -> tantivy::Result<()> {
        let term = Term::from_field_text(self.field, term);
        let Some(mut postings) = self.index.read_postings(&term, IndexRecordOption::WithFreqs)? else {
            return Ok(());
        };
        let weight = weight * self.weight * (K1 + 1.0);
        for doc in docs {
            if postings.doc() < *doc {
                postings.seek(*doc);
            }
            if postings.doc() == *doc {
                let length = usize::from(self.lengths.fieldnorm_id(*doc));
                let damping = self.damping.get(length).copied().unwrap_or(K1);
                let count = postings.term_freq() as f32;
                add(*doc, weight * count / (count + damping));
            }
        }
        Ok(())
    }
}
