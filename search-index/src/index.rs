//! Opening the index: on disk or in memory, with a version file, rebuilt empty when it is of another make or damaged.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher};

use crate::error::{Error, Result};
use crate::fields::{FORMAT, Fields};
use crate::tally::Counts;
use crate::tokenizer::{Bigrams, NAME};

const VERSION_FILE: &str = "gongqi-search-format";
const META_FILE: &str = "meta.json";

/// How an index on disk was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// Empty: there was none, or it was of another format or damaged. Everything must be put again.
    Fresh,
    /// As it was left; go on from [`Index::position`].
    Existing,
}

/// The search index. Shared by reference among threads; one process writes, any number read.
pub struct Index {
    pub(crate) index: tantivy::Index,
    pub(crate) fields: Fields,
    pub(crate) reader: IndexReader,
    /// Made at the first write: a process that only reads must not hold the writer's lock.
    pub(crate) writer: Mutex<Option<IndexWriter>>,
    /// Counts over everything and the generation of the index they hold for: the front page asks for them again and again.
    pub(crate) overview: Mutex<Option<(u64, Counts)>>,
}

impl Index {
    /// An empty index in memory.
    pub fn in_memory() -> Result<Index> {
        let (schema, fields) = Fields::build();
        Index::around(tantivy::Index::create_in_ram(schema), fields)
    }

    /// Opens the index in folder `dir`, or makes an empty one there.
    pub fn open(dir: impl AsRef<Path>) -> Result<(Index, Opened)> {
        let dir = dir.as_ref();
        fs::create_dir_all(dir)?;
        if let Some(index) = Index::open_existing(dir) {
            return Ok((index, Opened::Existing));
        }
        empty_folder(dir)?;
        let (schema, fields) = Fields::build();
        let index = tantivy::Index::create_in_dir(dir, schema)?;
        fs::write(dir.join(VERSION_FILE), FORMAT)?;
        Ok((Index::around(index, fields)?, Opened::Fresh))
    }

    /// The position in the feed of changes that the last commit recorded, if there has been one.
    pub fn position(&self) -> Result<Option<i64>> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.and_then(|position| position.parse().ok()))
    }

    /// Shows this process what another one has committed. Commits of this process show by themselves.
    pub fn refresh(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }

    /// How many entries can be found.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// `None` when there is no sound index of this format; why not makes no difference to what follows.
    fn open_existing(dir: &Path) -> Option<Index> {
        if fs::read_to_string(dir.join(VERSION_FILE)).ok()?.trim() != FORMAT {
            return None;
        }
        let index = tantivy::Index::open_in_dir(dir).ok()?;
        let (schema, fields) = Fields::build();
        let sound = index.schema() == schema && index.validate_checksum().ok()?.is_empty();
        if !sound {
            return None;
        }
        Index::around(index, fields).ok()
    }

    fn around(index: tantivy::Index, fields: Fields) -> Result<Index> {
        index.tokenizers().register(NAME, Bigrams::default());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Index { index, fields, reader, writer: Mutex::new(None), overview: Mutex::new(None) })
    }
}

impl Drop for Index {
    /// Waits for merges, so that the folder can be opened again at once.
    fn drop(&mut self) {
        let writer = self.writer.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(writer) = writer.take() {
            // A merge that fails here leaves the segments it would have joined, which is sound.
            let _ = writer.wait_merging_threads();
        }
    }
}

/// Removes the files of a former index. A folder that holds anything else is left alone: a wrong path must not cost data.
fn empty_folder(dir: &Path) -> Result<()> {
    let files: Vec<_> = fs::read_dir(dir)?.collect::<std::io::Result<_>>()?;
    if files.is_empty() {
        return Ok(());
    }
    if !dir.join(VERSION_FILE).exists() && !dir.join(META_FILE).exists() {
        return Err(Error::NotAnIndex(dir.to_owned()));
    }
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    let lock = directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| match error {
        LockError::LockBusy => Error::Busy,
        LockError::IoError(error) => Error::Io(std::io::Error::other(error)),
    })?;
    for file in files.iter().filter(|file| file.path().is_file()) {
        fs::remove_file(file.path())?;
    }
    drop(lock);
    Ok(())
}

#[cfg(test)]
mod tests;
