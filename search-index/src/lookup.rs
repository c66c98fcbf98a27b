//! The terms a question needs, each looked up once: a question asks for the same token in many places.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy::{BitSet, InvertedIndexReader, Searcher};

use crate::error::Result;
use crate::fields::Fields;

/// One term.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// In how many entries it occurs, over all segments; removed entries count until they are merged away.
    pub frequency: u64,
    /// Where each segment has it.
    infos: Vec<Option<TermInfo>>,
}

impl Known {
    /// Where the segment has it; `None` when it does not.
    pub fn info(&self, segment: usize) -> Option<&TermInfo> {
        self.infos.get(segment).and_then(Option::as_ref)
    }
}

/// The terms of one field: one index for each segment, and what has been looked up.
struct Column {
    indexes: Vec<Arc<InvertedIndexReader>>,
    known: HashMap<String, Rc<Known>>,
}

/// Looks terms up in one state of the index.
pub(crate) struct Lookup<'a> {
    /// The state.
    pub searcher: &'a Searcher,
    /// Its fields.
    pub fields: &'a Fields,
    columns: RefCell<HashMap<Field, Column>>,
    /// What of each segment contains a character: many terms go into one such list.
    pub containing: RefCell<HashMap<(Field, usize, String), Rc<BitSet>>>,
}

impl<'a> Lookup<'a> {
    /// Nothing looked up yet.
    pub fn new(searcher: &'a Searcher, fields: &'a Fields) -> Lookup<'a> {
        Lookup { searcher, fields, columns: RefCell::default(), containing: RefCell::default() }
    }

    /// The term of this text.
    pub fn term(&self, field: Field, text: &str) -> Result<Rc<Known>> {
        let mut columns = self.columns.borrow_mut();
        let column = self.column(&mut columns, field)?;
        if let Some(known) = column.known.get(text) {
            return Ok(Rc::clone(known));
        }
        let mut infos = Vec::with_capacity(column.indexes.len());
        for index in &column.indexes {
            infos.push(index.terms().get(text)?);
        }
        let frequency = infos.iter().flatten().map(|info| u64::from(info.doc_freq)).sum();
        let known = Rc::new(Known { frequency, infos });
        column.known.insert(text.to_owned(), Rc::clone(&known));
        Ok(known)
    }

    /// In how many entries the text is a term of the field.
    pub fn frequency(&self, field: Field, text: &str) -> Result<u64> {
        Ok(self.term(field, text)?.frequency)
    }

    /// The field's index in one segment.
    pub fn index(&self, field: Field, segment: usize) -> Result<Arc<InvertedIndexReader>> {
        let mut columns = self.columns.borrow_mut();
        let found = self.column(&mut columns, field)?.indexes.get(segment).map(Arc::clone);
        match found {
            Some(index) => Ok(index),
            None => Ok(self.searcher.segment_reader(segment as u32).inverted_index(field)?),
        }
    }

    fn column<'c>(&self, columns: &'c mut HashMap<Field, Column>, field: Field) -> Result<&'c mut Column> {
        use std::collections::hash_map::Entry;
        Ok(match columns.entry(field) {
            Entry::Occupied(column) => column.into_mut(),
            Entry::Vacant(place) => {
                let segments = self.searcher.segment_readers().iter();
                let indexes = segments.map(|segment| segment.inverted_index(field)).collect::<tantivy::Result<_>>()?;
                place.insert(Column { indexes, known: HashMap::new() })
            }
        })
    }
}
