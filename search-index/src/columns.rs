//! The columns of a segment as plain arrays: what is counted of every match is read far more often than it is unpacked, and a
//! segment never changes.

pub(crate) mod bands;
pub(crate) mod coded;
pub(crate) mod facts;

use std::sync::{Arc, Mutex, PoisonError};

use tantivy::index::SegmentId;
use tantivy::{Searcher, SegmentReader};

use crate::columns::coded::Coded;
use crate::columns::facts::Facts;
use crate::fields::FACETS;

/// What answers count and filters compare, of one segment.
#[derive(Debug)]
pub(crate) struct Columns {
    /// The fields of [`FACETS`], in their order.
    pub fields: Vec<Coded>,
    /// The facts.
    pub facts: Facts,
    /// The band of each document's price, counted from 1; 0 without a price.
    pub bands: Vec<u8>,
}

impl Columns {
    /// Reads them all.
    pub fn of(segment: &SegmentReader) -> tantivy::Result<Columns> {
        let fields = FACETS.iter().map(|field| Coded::of(segment, field));
        Ok(Columns {
            fields: fields.collect::<tantivy::Result<_>>()?,
            facts: Facts::of(segment)?,
            bands: bands::of(segment)?,
        })
    }
}

/// The columns of the segments that were asked last.
#[derive(Debug, Default)]
pub(crate) struct Unpacked(Mutex<Vec<(SegmentId, Arc<Columns>)>>);

impl Unpacked {
    /// The columns of each segment, in their order; those that no question has asked yet are unpacked now.
    pub fn of(&self, searcher: &Searcher) -> tantivy::Result<Vec<Arc<Columns>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut columns: Vec<(SegmentId, Arc<Columns>)> = Vec::with_capacity(searcher.segment_readers().len());
        for segment in searcher.segment_readers() {
            let id = segment.segment_id();
            let one = match kept.iter().find(|(other, _)| *other == id) {
                Some((_, known)) => Arc::clone(known),
                None => Arc::new(Columns::of(segment)?),
            };
            columns.push((id, one));
        }
        let all = columns.iter().map(|(_, one)| Arc::clone(one)).collect();
        // What has been merged away is of no more use.
        *kept = columns;
        Ok(all)
    }
}
