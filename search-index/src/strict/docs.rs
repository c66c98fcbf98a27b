//! Which entries of a segment hold all tokens of a reading, wherever they stand. Only lists of entries are read for this, the
//! shortest first, so that no list of positions is opened for an entry that cannot match.

use std::rc::Rc;
use std::sync::Arc;

use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{BitSet, DocId, InvertedIndexReader};

use crate::analyze::Make;
use crate::error::Result;
use crate::lookup::Lookup;
use crate::readings::Tok;
use crate::walk::Walk;

/// One segment, as the strict search sees it.
pub(crate) struct Segment<'a> {
    /// Where terms are looked up.
    pub lookup: &'a Lookup<'a>,
    /// Which of the segments it is.
    pub ordinal: usize,
}

impl Segment<'_> {
    /// The index of the field.
    pub fn index(&self, field: Field) -> Result<Arc<InvertedIndexReader>> {
        self.lookup.index(field, self.ordinal)
    }

    /// The term, if the segment has it.
    pub fn term(&self, field: Field, text: &str) -> Result<Option<TermInfo>> {
        Ok(self.lookup.term(field, text)?.info(self.ordinal).cloned())
    }

    /// How many entries of the segment can hold all the tokens at most.
    pub fn most(&self, field: Field, toks: &[Tok]) -> Result<u64> {
        if let [Tok { make: Make::Lone, .. }] = toks {
            return Ok(u64::from(self.max_doc()));
        }
        let mut most = u64::from(self.max_doc());
        for tok in toks {
            let known = self.lookup.term(field, &tok.text)?;
            most = most.min(known.info(self.ordinal).map_or(0, |info| u64::from(info.doc_freq)));
        }
        Ok(most)
    }

    /// The entries that hold all these tokens, ascending; of these entries only, when some are given.
    pub fn holding(&self, field: Field, toks: &[Tok], among: Option<&[DocId]>) -> Result<Vec<DocId>> {
        if let [Tok { make: Make::Lone, text }] = toks {
            let set = self.containing(field, text)?;
            return Ok(match among {
                Some(among) => among.iter().copied().filter(|doc| set.contains(*doc)).collect(),
                None => (0..self.max_doc()).filter(|doc| set.contains(*doc)).collect(),
            });
        }
        let mut terms = Vec::with_capacity(toks.len());
        for tok in toks {
            let Some(info) = self.term(field, &tok.text)? else { return Ok(Vec::new()) };
            terms.push(info);
        }
        terms.sort_by_key(|info| (info.doc_freq, info.postings_range.start));
        terms.dedup();
        let index = self.index(field)?;
        let mut terms = terms.iter().peekable();
        let short = |info: &&TermInfo| among.is_none_or(|among| (info.doc_freq as usize) < among.len());
        let mut docs = match (terms.next_if(short), among) {
            (Some(rarest), None) => all(&index, rarest)?,
            (Some(rarest), Some(among)) => {
                let mut docs = all(&index, rarest)?;
                keep_common(&mut docs, among);
                docs
            }
            (None, among) => among.unwrap_or_default().to_vec(),
        };
        for info in terms {
            if docs.is_empty() {
                break;
            }
            let mut walk = Walk::new(index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?);
            docs.retain(|doc| walk.has(*doc));
        }
        Ok(docs)
    }

    /// Takes the entries out of these that have this word in a name or a category, where nothing need be compared to know that
    /// its tokens stand one after another.
    pub fn with_word(&self, word: &str, docs: &mut Vec<DocId>) -> Result<Vec<DocId>> {
        let field = self.lookup.fields.word;
        let Some(info) = self.term(field, word)? else { return Ok(Vec::new()) };
        let mut having = all(&*self.index(field)?, &info)?;
        keep_common(&mut having, docs);
        drop_common(docs, &having);
        Ok(having)
    }

    /// The entries with this code.
    pub fn coded(&self, code: &str) -> Result<Vec<DocId>> {
        let field = self.lookup.fields.code;
        match self.term(field, code)? {
            Some(info) => Ok(all(&*self.index(field)?, &info)?),
            None => Ok(Vec::new()),
        }
    }

    /// Everything that contains the character: it begins a pair, or it ends its run and stands alone.
    fn containing(&self, field: Field, character: &str) -> Result<Rc<BitSet>> {
        let key = (field, self.ordinal, character.to_owned());
        if let Some(known) = self.lookup.containing.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let index = self.index(field)?;
        let mut set = BitSet::with_max_value(self.max_doc());
        let mut terms = index.terms().range().ge(character).into_stream()?;
        while terms.advance() && terms.key().starts_with(character.as_bytes()) {
            for doc in all(&index, terms.value())? {
                set.insert(doc);
            }
        }
        let set = Rc::new(set);
        self.lookup.containing.borrow_mut().insert(key, Rc::clone(&set));
        Ok(set)
    }

    fn max_doc(&self) -> u32 {
        self.lookup.searcher.segment_reader(self.ordinal as u32).max_doc()
    }
}

/// All entries of a term.
fn all(index: &InvertedIndexReader, info: &TermInfo) -> tantivy::Result<Vec<DocId>> {
    let mut docs = Vec::with_capacity(info.doc_freq as usize);
    let mut postings = index.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    while !postings.docs().is_empty() {
        docs.extend_from_slice(postings.docs());
        postings.advance();
    }
    Ok(docs)
}

/// Keeps what is in `others` too; both ascend.
pub(crate) fn keep_common(docs: &mut Vec<DocId>, others: &[DocId]) {
    let mut others = others.iter().copied().peekable();
    docs.retain(|doc| {
        while others.next_if(|other| other < doc).is_some() {}
        others.peek() == Some(doc)
    });
}

/// Drops what is in `others` too; both ascend.
pub(crate) fn drop_common(docs: &mut Vec<DocId>, others: &[DocId]) {
    let mut others = others.iter().copied().peekable();
    docs.retain(|doc| {
        while others.next_if(|other| other < doc).is_some() {}
        others.peek() != Some(doc)
    });
}

/// Adds the others to the list; both ascend.
pub(crate) fn unite(docs: &mut Vec<DocId>, others: &[DocId]) {
    if others.is_empty() {
        return;
    }
    docs.extend_from_slice(others);
    if docs.len() == others.len() {
        return;
    }
    // Two ascending runs: the stable sort merges them.
    docs.sort();
    docs.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_cut_and_united() {
        let mut docs = vec![1, 3, 5, 7];
        keep_common(&mut docs, &[0, 3, 4, 7, 9]);
        assert_eq!(docs, [3, 7]);
        unite(&mut docs, &[1, 3, 8]);
        assert_eq!(docs, [1, 3, 7, 8]);
        drop_common(&mut docs, &[0, 3, 4, 8, 9]);
        assert_eq!(docs, [1, 7]);
    }
}
