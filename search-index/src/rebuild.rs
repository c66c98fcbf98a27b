//! Building the index anew beside the one that serves, and putting it in its place in one step.

use std::sync::PoisonError;

use tantivy::IndexWriter;

use crate::document::{document, key};
use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::live::Live;
use crate::write::{commit, writer};

const THREADS: usize = 2;
const MEMORY: usize = 128 << 20;

/// A new index in the making. Dropping it unfinished, or a crash, leaves the one that serves as it is.
pub struct Rebuild<'a> {
    index: &'a Index,
    live: Live,
    writer: Option<IndexWriter>,
}

impl Index {
    /// Begins to build the index anew. Meanwhile this one answers, and takes changes, which the new one does not see: after
    /// [`Rebuild::finish`] go on from the position given there.
    ///
    /// # Errors
    /// Another process writes to the index, or the disk failed.
    pub fn rebuild(&self) -> Result<Rebuild<'_>> {
        // Holding the writer keeps other processes from writing to what is about to be replaced.
        self.with_writer(|_| Ok(()))?;
        let live = match &self.folder {
            Some(folder) => folder.make()?,
            None => Live::in_memory()?,
        };
        let writer = writer(&live.index, THREADS, MEMORY)?;
        Ok(Rebuild { index: self, live, writer: Some(writer) })
    }
}

impl Rebuild<'_> {
    /// Puts an entry into the new index, in the place of the one with the same kind and id, if any.
    ///
    /// # Errors
    /// The entry has more facts than an entry may have, or the disk failed.
    pub fn put(&self, entry: &Entry) -> Result<()> {
        let fields = &self.index.fields;
        let document = document(fields, entry)?;
        let writer = self.writer.as_ref().ok_or(Error::Busy)?;
        writer.delete_term(key(fields, entry.kind, &entry.id));
        writer.add_document(document)?;
        Ok(())
    }

    /// Makes the new index the one that serves, in one step, with the position in the feed up to which it was built.
    ///
    /// # Errors
    /// The disk failed; the old index serves on.
    pub fn finish(mut self, position: i64) -> Result<()> {
        let Some(mut writer) = self.writer.take() else { return Err(Error::Busy) };
        commit(&mut writer, position)?;
        self.live.reader.reload()?;
        let mut slot = self.index.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let name = self.live.name().to_owned();
        if let Some(folder) = &self.index.folder {
            folder.point_at(&name)?;
        }
        let former = slot.replace(writer);
        self.index.swap(self.live);
        drop(slot);
        // Whoever still reads the former generation holds its files open; only their names go.
        if let Some(former) = former {
            former.wait_merging_threads()?;
        }
        if let Some(folder) = &self.index.folder {
            folder.sweep_out(&name);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
