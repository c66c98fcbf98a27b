//! Files by the digest of their bytes: written once, never changed, in a local folder or any store of `object_store`.

use std::path::Path;
use std::sync::Arc;

use diesel::prelude::*;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutPayload};

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::{Both, DbConn};
use crate::db::schema::stored_file;

/// Where files are.
#[derive(Clone)]
pub struct Storage {
    store: Arc<dyn ObjectStore>,
}

impl Storage {
    /// Files in a folder of this machine.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn local(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(|cause| Error::internal("make the file folder", cause))?;
        let store =
            LocalFileSystem::new_with_prefix(folder).map_err(|cause| Error::internal("open the file folder", cause))?;
        Ok(Self { store: Arc::new(store.with_fsync(true)) })
    }

    /// Keeps bytes and gives their digest. The row that names them comes after, in the caller's transaction.
    ///
    /// # Errors
    /// The store failed.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String, Error> {
        let digest = sha256(&bytes);
        match self.store.put_opts(&key(&digest), PutPayload::from(bytes), PutMode::Create.into()).await {
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(digest),
            Err(cause) => Err(Error::internal("keep a file", cause)),
        }
    }

    /// [`Storage::put`] from a thread that may block.
    ///
    /// # Errors
    /// The store failed.
    pub fn put_now(&self, bytes: Vec<u8>) -> Result<String, Error> {
        runtime()?.block_on(self.put(bytes))
    }

    /// [`Storage::get`] from a thread that may block.
    ///
    /// # Errors
    /// There is no such file, or its bytes are not what they were.
    pub fn get_now(&self, digest: &str) -> Result<Vec<u8>, Error> {
        runtime()?.block_on(self.get(digest))
    }

    /// The bytes of a digest, checked against it.
    ///
    /// # Errors
    /// There is no such file, or its bytes are not what they were.
    pub async fn get(&self, digest: &str) -> Result<Vec<u8>, Error> {
        let found = match self.store.get(&key(digest)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Err(Error::not_found()),
            Err(cause) => return Err(Error::internal("open a file", cause)),
        };
        let bytes = found.bytes().await.map_err(|cause| Error::internal("read a file", cause))?;
        if sha256(&bytes) != digest {
            return Err(Error::internal("read a file", format!("the bytes of {digest} have changed")));
        }
        Ok(bytes.to_vec())
    }
}

/// Names a kept file in the database, so that rows can refer to it.
///
/// # Errors
/// The database failed.
pub fn name_file(conn: &mut DbConn, digest: &str, size: usize, name: &str, now: Time) -> Result<(), Error> {
    let row = (
        stored_file::digest.eq(digest),
        stored_file::size.eq(i64::try_from(size).unwrap_or(i64::MAX)),
        stored_file::name.eq(name),
        stored_file::stored_at.eq(now),
    );
    Both(diesel::insert_into(stored_file::table).values(row).on_conflict_do_nothing()).execute(conn)?;
    Ok(())
}

/// The longest label of a file, in characters.
const LONGEST_LABEL: usize = 200;

/// A file's name as it is kept: without folders and control characters, so that it harms no page and no header; `otherwise` where
/// nothing is left.
#[must_use]
pub fn label(name: &str, otherwise: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|letter| !letter.is_control()).take(LONGEST_LABEL).collect();
    if plain.trim().is_empty() { otherwise.to_owned() } else { plain.trim().to_owned() }
}

fn runtime() -> Result<tokio::runtime::Runtime, Error> {
    tokio::runtime::Builder::new_current_thread().build().map_err(|cause| Error::internal("reach the files", cause))
}

fn key(digest: &str) -> Key {
    let folder = digest.get(..2).unwrap_or("__");
    Key::from(format!("{folder}/{digest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_no_path() {
        assert_eq!(label(r"C:\files\報價 單.csv", "x"), "報價 單.csv");
        assert_eq!(label("../../etc/pass\r\nwd", "x"), "passwd");
        assert_eq!(label("  /", "file.csv"), "file.csv");
        assert_eq!(label(&"長".repeat(300), "x").chars().count(), LONGEST_LABEL);
    }
}
