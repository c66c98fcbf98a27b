//! The folder of an index: one folder per generation, and a small file that says which of them counts.
//!
//! The file is replaced in one step, so that whoever opens the index finds either the old generation or the new one whole.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};

use crate::error::{Error, Result};
use crate::fields::FORMAT;
use crate::live::Live;

/// Names the format, and after a space the generation that counts.
pub(crate) const VERSION_FILE: &str = "gongqi-search-format";
const META_FILE: &str = "meta.json";
const GENERATION: &str = "generation-";

/// The folder of an index.
pub(crate) struct Folder {
    dir: PathBuf,
}

impl Folder {
    /// The folder, made if it is not there.
    pub fn open(dir: &Path) -> Result<Folder> {
        fs::create_dir_all(dir)?;
        Ok(Folder { dir: dir.to_owned() })
    }

    /// The name of the generation that counts, if the folder holds one of this format.
    pub fn pointer(&self) -> Option<String> {
        let content = fs::read_to_string(self.dir.join(VERSION_FILE)).ok()?;
        let (format, name) = content.trim().split_once(' ')?;
        let known = format == FORMAT && name.strip_prefix(GENERATION)?.bytes().all(|b| b.is_ascii_digit());
        known.then(|| name.to_owned())
    }

    /// The generation that counts, if it is sound.
    pub fn current(&self) -> Option<Live> {
        let name = self.pointer()?;
        Live::open(&self.dir.join(&name), &name)
    }

    /// A new, empty generation that does not count yet.
    pub fn make(&self) -> Result<Live> {
        let number = |name: &String| name.strip_prefix(GENERATION).and_then(|n| n.parse::<u64>().ok());
        let next = self.generations()?.iter().filter_map(number).max().map_or(1, |last| last + 1);
        let name = format!("{GENERATION}{next}");
        let dir = self.dir.join(&name);
        fs::create_dir(&dir)?;
        Live::make(&dir, &name)
    }

    /// Makes the generation of that name the one that counts, in one step that outlives a crash.
    pub fn point_at(&self, name: &str) -> Result<()> {
        let beside = self.dir.join("gongqi-search-format.new");
        let mut file = File::create(&beside)?;
        file.write_all(format!("{FORMAT} {name}").as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, self.dir.join(VERSION_FILE))?;
        File::open(&self.dir)?.sync_all()?;
        Ok(())
    }

    /// Removes generations that do not count, unless somebody writes to them. What cannot be removed is tried again next time.
    pub fn sweep_out(&self, current: &str) {
        for name in self.generations().unwrap_or_default() {
            if name != current {
                let _ = self.remove(&name);
            }
        }
    }

    /// Removes the files of a former index. A folder that holds anything else is left alone: a wrong path must not cost data.
    pub fn empty(&self) -> Result<()> {
        let files: Vec<_> = fs::read_dir(&self.dir)?.collect::<std::io::Result<_>>()?;
        if files.is_empty() {
            return Ok(());
        }
        if !self.dir.join(VERSION_FILE).exists() && !self.dir.join(META_FILE).exists() {
            return Err(Error::NotAnIndex(self.dir.clone()));
        }
        for name in self.generations()? {
            self.remove(&name)?;
        }
        let lock = lock(&self.dir)?;
        for file in files.iter().filter(|file| file.path().is_file()) {
            fs::remove_file(file.path())?;
        }
        drop(lock);
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<()> {
        let dir = self.dir.join(name);
        let lock = lock(&dir)?;
        fs::remove_dir_all(&dir)?;
        drop(lock);
        Ok(())
    }

    fn generations(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for file in fs::read_dir(&self.dir)? {
            let file = file?;
            if let Ok(name) = file.file_name().into_string()
                && name.starts_with(GENERATION)
                && file.path().is_dir()
            {
                names.push(name);
            }
        }
        Ok(names)
    }
}

fn lock(dir: &Path) -> Result<tantivy::directory::DirectoryLock> {
    let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
    directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| match error {
        LockError::LockBusy => Error::Busy,
        LockError::IoError(error) => Error::Io(std::io::Error::other(error)),
    })
}
