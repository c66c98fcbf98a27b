//! How often the tokens of a reading stand one after another in an entry.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet};

use crate::analyze::Make;
use crate::error::Result;
use crate::readings::Tok;
use crate::strict::docs::Segment;
use crate::walk::Walk;

impl Segment<'_> {
    /// The entries, of these, in which the tokens stand one after another, and how often they do. The entries ascend and hold
    /// all the tokens.
    pub fn runs(&self, field: Field, toks: &[Tok], docs: &[DocId]) -> Result<Vec<(DocId, u32)>> {
        let mut found = Vec::with_capacity(docs.len());
        if let [only] = toks {
            if only.make == Make::Lone {
                return Ok(docs.iter().map(|doc| (*doc, 1)).collect());
            }
            if let Some(info) = self.term(field, &only.text)? {
                let index = self.index(field)?;
                let postings = index.read_block_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
                let mut walk = Walk::new(postings);
                for doc in docs {
                    if walk.has(*doc) {
                        found.push((*doc, walk.count()));
                    }
                }
            }
            return Ok(found);
        }
        let mut terms = Vec::with_capacity(toks.len());
        for (offset, tok) in toks.iter().enumerate() {
            let Some(term) = self.postings(field, tok)? else { return Ok(found) };
            // Shifted so that the tokens of a run all come to the same place.
            terms.push(((toks.len() - offset) as u32, term));
        }
        let (mut run, mut next) = (Vec::new(), Vec::new());
        for doc in docs {
            let count = count(&mut terms, *doc, &mut run, &mut next);
            if count > 0 {
                found.push((*doc, count));
            }
        }
        Ok(found)
    }

    fn postings(&self, field: Field, tok: &Tok) -> Result<Option<SegmentPostings>> {
        let option = IndexRecordOption::WithFreqsAndPositions;
        Ok(match self.term(field, &tok.text)? {
            Some(info) => Some(self.index(field)?.read_postings_from_terminfo(&info, option)?),
            None => None,
        })
    }
}

fn count(terms: &mut [(u32, SegmentPostings)], doc: DocId, run: &mut Vec<u32>, next: &mut Vec<u32>) -> u32 {
    for (index, (shift, term)) in terms.iter_mut().enumerate() {
        if !at(term, doc) {
            return 0;
        }
        if index == 0 {
            term.positions_with_offset(*shift, run);
            continue;
        }
        term.positions_with_offset(*shift, next);
        let mut places = next.iter().copied().peekable();
        run.retain(|place| {
            while places.next_if(|other| other < place).is_some() {}
            places.peek() == Some(place)
        });
        if run.is_empty() {
            return 0;
        }
    }
    run.len() as u32
}

fn at(term: &mut SegmentPostings, doc: DocId) -> bool {
    if term.doc() < doc {
        term.seek(doc);
    }
    term.doc() == doc
}
