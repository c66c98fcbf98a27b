//! Changing the index: put, remove, clear, and the commit that makes it durable and visible.

use std::sync::PoisonError;

use tantivy::directory::error::LockError;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::{IndexWriter, TantivyError};

use crate::document::{document, key};
use crate::entry::{Entry, Kind};
use crate::error::{Error, Result};
use crate::index::Index;
use crate::merge::Few;

const WRITER_THREADS: usize = 2;
const WRITER_MEMORY: usize = 64 << 20;

impl Index {
    /// Puts an entry in the place of the one with the same kind and id, if any. Shows after [`Index::commit`].
    ///
    /// # Errors
    /// The entry has more facts than an entry may have, another process writes, or the disk failed.
    pub fn put(&self, entry: &Entry) -> Result<()> {
        let document = document(&self.fields, entry)?;
        let key = key(&self.fields, entry.kind, &entry.id);
        self.with_writer(|writer| {
            writer.delete_term(key);
            writer.add_document(document)?;
            Ok(())
        })
    }

    /// Removes the entry, if it is there. Shows after [`Index::commit`].
    pub fn remove(&self, kind: Kind, id: &str) -> Result<()> {
        let key = key(&self.fields, kind, id);
        self.with_writer(|writer| {
            writer.delete_term(key);
            Ok(())
        })
    }

    /// Removes everything. Readers keep what they have until [`Index::commit`].
    pub fn clear(&self) -> Result<()> {
        self.with_writer(|writer| {
            writer.delete_all_documents()?;
            Ok(())
        })
    }

    /// Makes all changes durable and visible at once, together with the position in the feed they come from.
    ///
    /// When this or a change before it fails, everything since the last commit is dropped: go on from [`Index::position`].
    pub fn commit(&self, position: i64) -> Result<()> {
        self.with_writer(|writer| {
            commit(writer, position)?;
            Ok(())
        })?;
        self.refresh()
    }

    pub(crate) fn with_writer<T>(&self, work: impl FnOnce(&mut IndexWriter) -> Result<T>) -> Result<T> {
        let mut slot = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = match slot.take() {
            Some(writer) => writer,
            None => {
                // Another process may have put a rebuilt index in the place of the one this process has open.
                self.follow_swap();
                writer(&self.live().index, WRITER_THREADS, WRITER_MEMORY).map_err(busy)?
            }
        };
        let done = work(&mut taken);
        // A writer that has failed stays unusable: the next write makes a new one.
        if done.is_ok() {
            *slot = Some(taken);
        }
        done
    }
}

/// A writer that merges nothing until the commit.
pub(crate) fn writer(index: &tantivy::Index, threads: usize, memory: usize) -> tantivy::Result<IndexWriter> {
    let writer = index.writer_with_num_threads(threads, memory)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    Ok(writer)
}

/// Commits, and lets segments be merged in the background.
pub(crate) fn commit(writer: &mut IndexWriter, position: i64) -> tantivy::Result<()> {
    writer.set_merge_policy(Box::new(Few));
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&position.to_string());
    prepared.commit()?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    Ok(())
}

fn busy(error: TantivyError) -> Error {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => Error::Busy,
        other => Error::Engine(other),
    }
}
