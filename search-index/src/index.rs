//! Opening the index: on disk or in memory, built anew when it is of another make or damaged.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tantivy::{IndexWriter, Searcher};

use crate::columns::Unpacked;
use crate::error::Result;
use crate::fields::Fields;
use crate::folder::Folder;
use crate::live::Live;
use crate::sweep::Counts;

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
    pub(crate) fields: Fields,
    /// Where it lies; `None` in memory.
    pub(crate) folder: Option<Folder>,
    /// What is asked and written to; a rebuild puts another in its place.
    pub(crate) live: RwLock<Arc<Live>>,
    /// Made at the first write: a process that only reads must not hold the writer's lock.
    pub(crate) writer: Mutex<Option<IndexWriter>>,
    /// Counts over everything and the state of the index they hold for: the front page asks for them again and again.
    pub(crate) overview: Mutex<Option<Overview>>,
    /// The columns of the segments as plain arrays.
    pub(crate) unpacked: Unpacked,
}

/// Counts over everything, for one state of the index and one choice of keys.
#[derive(Debug, Clone)]
pub(crate) struct Overview {
    pub state: (u64, u64),
    pub keys: Vec<String>,
    pub counts: Counts,
}

impl Index {
    /// An empty index in memory.
    pub fn in_memory() -> Result<Index> {
        Ok(Index::around(Live::in_memory()?, None))
    }

    /// Opens the index in folder `dir`, or makes an empty one there.
    pub fn open(dir: impl AsRef<Path>) -> Result<(Index, Opened)> {
        let folder = Folder::open(dir.as_ref())?;
        if let Some(live) = folder.current() {
            folder.sweep_out(live.name());
            return Ok((Index::around(live, Some(folder)), Opened::Existing));
        }
        folder.empty()?;
        let live = folder.make()?;
        folder.point_at(live.name())?;
        Ok((Index::around(live, Some(folder)), Opened::Fresh))
    }

    /// The position in the feed of changes that the last commit recorded, if there has been one.
    pub fn position(&self) -> Result<Option<i64>> {
        let payload = self.live().index.load_metas()?.payload;
        Ok(payload.and_then(|position| position.parse().ok()))
    }

    /// Shows this process what another one has committed. Commits of this process show by themselves.
    pub fn refresh(&self) -> Result<()> {
        self.follow_swap();
        Ok(self.live().reader.reload()?)
    }

    /// How many entries can be found.
    pub fn len(&self) -> u64 {
        self.searcher().num_docs()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Opens what another process has rebuilt, if it has.
    pub(crate) fn follow_swap(&self) {
        if let Some(folder) = &self.folder
            && folder.pointer().is_some_and(|name| name != self.live().name())
            && let Some(other) = folder.current()
        {
            self.swap(other);
        }
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.live().reader.searcher()
    }

    pub(crate) fn live(&self) -> Arc<Live> {
        Arc::clone(&self.live.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn swap(&self, live: Live) {
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(live);
    }

    fn around(live: Live, folder: Option<Folder>) -> Index {
        let live = RwLock::new(Arc::new(live));
        Index {
            fields: Fields::build().1,
            folder,
            live,
            writer: Mutex::new(None),
            overview: Mutex::new(None),
            unpacked: Unpacked::default(),
        }
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

#[cfg(test)]
mod tests;
