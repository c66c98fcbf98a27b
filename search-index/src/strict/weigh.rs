//! What a reading is worth in an entry: BM25, a run of tokens being as rare as its tokens are together.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;
use tantivy::{DocId, Score};

use crate::analyze::Make;
use crate::bm25::{Damping, mean_length};
use crate::error::Result;
use crate::lookup::Lookup;
use crate::readings::Tok;
use crate::strict::docs::Segment;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// The measure of one field.
pub(crate) struct Measure {
    field: Field,
    count: f32,
    damping: Damping,
}

/// The measure of one field in one segment.
pub(crate) struct Scale<'a> {
    /// The field.
    pub field: Field,
    measure: &'a Measure,
    lengths: FieldNormReader,
    segment: &'a Segment<'a>,
}

impl Measure {
    /// Of the whole index.
    pub fn of(lookup: &Lookup<'_>, field: Field) -> Result<Measure> {
        let count: u32 = lookup.searcher.segment_readers().iter().map(|segment| segment.max_doc()).sum();
        let damping = Damping::new(K1, B, mean_length(lookup.searcher, field)?);
        Ok(Measure { field, count: count as f32, damping })
    }

    /// The same in one segment.
    pub fn within<'a>(&'a self, segment: &'a Segment<'a>) -> Result<Scale<'a>> {
        let reader = segment.lookup.searcher.segment_reader(segment.ordinal as u32);
        Ok(Scale { field: self.field, measure: self, lengths: reader.get_fieldnorms_reader(self.field)?, segment })
    }
}

impl Scale<'_> {
    /// What the tokens, one after another, are worth where they are endlessly many; a single character is worth 1.
    pub fn weight(&self, toks: &[Tok]) -> Result<f32> {
        let mut sum = 0.0;
        for tok in toks {
            let frequency = self.segment.lookup.frequency(self.field, &tok.text)? as f32;
            let count = self.measure.count.max(frequency);
            sum += (1.0 + (count - frequency + 0.5) / (frequency + 0.5)).ln();
        }
        Ok(sum * (1.0 + K1))
    }

    /// The entries, of these, that hold the tokens one after another, with what that is worth. All are to hold the tokens.
    pub fn runs(&self, toks: &[Tok], docs: &[DocId]) -> Result<Vec<(DocId, Score)>> {
        let lone = matches!(toks, [only] if only.make == Make::Lone);
        let weight = self.weight(toks)?;
        let runs = self.segment.runs(self.field, toks, docs)?;
        Ok(runs
            .into_iter()
            .map(|(doc, count)| (doc, if lone { 1.0 } else { weight * self.share(doc, count) }))
            .collect())
    }

    /// Whether the field has this many tokens, as nearly as the index knows.
    pub fn is_length(&self, doc: DocId, tokens: u32) -> bool {
        self.lengths.fieldnorm_id(doc) == FieldNormReader::fieldnorm_to_id(tokens)
    }

    fn share(&self, doc: DocId, count: u32) -> f32 {
        let count = count as f32;
        count / (count + self.measure.damping.of(self.lengths.fieldnorm_id(doc)))
    }
}
