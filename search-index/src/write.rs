//! Changing the index: put, remove, clear, and the commit that makes it durable and visible.

use std::sync::PoisonError;

use tantivy::directory::error::LockError;
use tantivy::{IndexWriter, TantivyDocument, TantivyError, Term};

use crate::entry::{Entry, Kind};
use crate::error::{Error, Result};
use crate::fields::Fields;
use crate::index::Index;

const WRITER_THREADS: usize = 2;
const WRITER_MEMORY: usize = 64 << 20;

impl Index {
    /// Puts an entry in the place of the one with the same kind and id, if any. Shows after [`Index::commit`].
    pub fn put(&self, entry: &Entry) -> Result<()> {
        let document = document(&self.fields, entry);
        let key = self.key(entry.kind, &entry.id);
        self.with_writer(|writer| {
            writer.delete_term(key);
            writer.add_document(document)?;
            Ok(())
        })
    }

    /// Removes the entry, if it is there. Shows after [`Index::commit`].
    pub fn remove(&self, kind: Kind, id: &str) -> Result<()> {
        let key = self.key(kind, id);
        self.with_writer(|writer| {
            writer.delete_term(key);
            Ok(())
        })
    }

    /// Removes everything. Readers keep what they have until [`Index::commit`], so a rebuild can go on behind them.
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
            let mut prepared = writer.prepare_commit()?;
            prepared.set_payload(&position.to_string());
            prepared.commit()?;
            Ok(())
        })?;
        self.refresh()
    }

    fn key(&self, kind: Kind, id: &str) -> Term {
        Term::from_field_text(self.fields.key, &key(kind, id))
    }

    fn with_writer<T>(&self, work: impl FnOnce(&mut IndexWriter) -> Result<T>) -> Result<T> {
        let mut slot = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => self.index.writer_with_num_threads(WRITER_THREADS, WRITER_MEMORY).map_err(busy)?,
        };
        let done = work(&mut writer);
        // A writer that has failed stays unusable: the next write makes a new one.
        if done.is_ok() {
            *slot = Some(writer);
        }
        done
    }
}

fn key(kind: Kind, id: &str) -> String {
    format!("{kind}:{id}")
}

fn busy(error: TantivyError) -> Error {
    match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => Error::Busy,
        other => Error::Engine(other),
    }
}

fn document(fields: &Fields, entry: &Entry) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_text(fields.key, key(entry.kind, &entry.id));
    document.add_text(fields.id, &entry.id);
    document.add_text(fields.kind, entry.kind.as_str());
    document.add_text(fields.name, &entry.name);
    document.add_text(fields.text, &entry.text);
    let parts = [&entry.name, &entry.text, &entry.maker, &entry.vendor, &entry.agency];
    for part in parts.into_iter().chain(&entry.codes) {
        if !part.is_empty() {
            document.add_text(fields.all, part);
        }
    }
    let exact = [
        (fields.class, entry.class.as_deref()),
        (fields.category, entry.category.as_deref()),
        (fields.maker, Some(entry.maker.as_str())),
        (fields.vendor, Some(entry.vendor.as_str())),
        (fields.agency, Some(entry.agency.as_str())),
    ];
    for (field, value) in exact {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            document.add_text(field, value);
        }
    }
    let numbers = [(fields.year, entry.year), (fields.price, entry.price), (fields.date, entry.date)];
    for (field, value) in numbers {
        if let Some(value) = value {
            document.add_i64(field, value);
        }
    }
    document.add_bool(fields.orderable, entry.orderable);
    document
}
