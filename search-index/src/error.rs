//! What can go wrong: the disk, somebody else writing at the same time, or a question or an entry without measure.

use std::path::PathBuf;

/// Why the index could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds files that no index of this crate has put there.
    #[error("{0} holds other files and no search index")]
    NotAnIndex(PathBuf),
    /// Another process writes to this index.
    #[error("another process writes to the search index")]
    Busy,
    /// A question with more filters than are looked at.
    #[error("a question may filter and count at most {most} facts, not {given}: leave some out")]
    TooManyFacts {
        /// How many the question has.
        given: usize,
        /// How many it may have.
        most: usize,
    },
    /// An entry that cannot be kept.
    #[error("the entry cannot be kept: {0}")]
    Entry(String),
    /// A file could not be read or written.
    #[error("search index: {0}")]
    Io(#[from] std::io::Error),
    /// The search engine failed.
    #[error("search index: {0}")]
    Engine(#[from] tantivy::TantivyError),
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;
