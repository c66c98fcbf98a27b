//! One generation of the index: the files or the memory that are asked now, until a rebuild puts others in their place.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use tantivy::{IndexBuilder, IndexReader, IndexSettings, ReloadPolicy};

use crate::error::Result;
use crate::fields::Fields;
use crate::tokenizer::{Bigrams, CODE, Codes, NAME};

static SERIAL: AtomicU64 = AtomicU64::new(0);

/// Stored texts are packed in blocks of so many bytes: a page reads a few entries from as many blocks, and unpacks each whole.
const STORED_BLOCK: usize = 4 << 10;

fn builder() -> IndexBuilder {
    let settings = IndexSettings { docstore_blocksize: STORED_BLOCK, ..IndexSettings::default() };
    tantivy::Index::builder().schema(Fields::build().0).settings(settings)
}

/// An open generation.
pub(crate) struct Live {
    pub index: tantivy::Index,
    pub reader: IndexReader,
    /// Differs from that of every other generation this process has opened.
    pub serial: u64,
    name: String,
}

impl Live {
    /// An empty generation in memory.
    pub fn in_memory() -> Result<Live> {
        Live::around(builder().create_in_ram()?, String::new())
    }

    /// An empty generation in a folder of its own.
    pub fn make(dir: &Path, name: &str) -> Result<Live> {
        Live::around(builder().create_in_dir(dir)?, name.to_owned())
    }

    /// The generation in that folder. `None` when it is not sound; why not makes no difference to what follows.
    pub fn open(dir: &Path, name: &str) -> Option<Live> {
        let index = tantivy::Index::open_in_dir(dir).ok()?;
        let sound = index.schema() == Fields::build().0 && index.validate_checksum().ok()?.is_empty();
        if !sound {
            return None;
        }
        Live::around(index, name.to_owned()).ok()
    }

    /// The name of its folder.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn around(index: tantivy::Index, name: String) -> Result<Live> {
        index.tokenizers().register(NAME, Bigrams::default());
        index.tokenizers().register(CODE, Codes);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Live { index, reader, serial: SERIAL.fetch_add(1, Ordering::Relaxed), name })
    }
}
