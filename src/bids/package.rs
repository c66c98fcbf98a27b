//! A vendor's package put into storage: a ZIP or a folder. Nothing of it counts until rows name it.

use std::path::Path;

use tokio::sync::Semaphore;

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::bids::unpack::{self, MOST_ENTRIES, MOST_FILE, MOST_PACKAGE, Names, is_litter};
use crate::storage::Storage;

/// How many packages a node unpacks at once: each may take its whole size in memory.
pub static HANDS: Semaphore = Semaphore::const_new(2);

/// How deep a folder may be.
const DEEPEST: usize = 8;
/// The longest label of a vendor, in characters.
const LONGEST: usize = 60;

/// A package whose bytes are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The vendor's label.
    pub label: String,
    /// The stored package.
    pub digest: String,
    /// Its bytes.
    pub size: usize,
    /// The digest over names and digests of its files.
    pub contents: String,
    /// Its files.
    pub files: Vec<PackedFile>,
}

/// A file whose bytes are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedFile {
    /// Its label.
    pub name: String,
    /// The stored bytes.
    pub digest: String,
    /// How many.
    pub size: usize,
}

/// The vendor's label that the name of a ZIP or folder gives.
///
/// # Errors
/// It is empty or too long, or holds what no label holds.
pub fn label(name: &str) -> Result<String, Error> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match last.rsplit_once('.') {
        Some((stem, end)) if end.eq_ignore_ascii_case("zip") => stem,
        _ => last,
    };
    let plain = stem.trim();
    if plain.is_empty() || plain.chars().count() > LONGEST || plain.chars().any(char::is_control) {
        return Err(Error::invalid("package.label").with("most", LONGEST).at("label"));
    }
    Ok(plain.to_owned())
}

/// Keeps a ZIP and the files in it. May take long.
///
/// # Errors
/// It is beyond the limits or damaged; then nothing of it is kept. Or the store failed.
pub fn from_zip(storage: &Storage, label: &str, bytes: Vec<u8>) -> Result<Package, Error> {
    let checked = unpack::check(&bytes)?;
    let mut files = Vec::with_capacity(checked.entries.len());
    for entry in &checked.entries {
        files.push(keep(storage, entry.name.clone(), checked.take(entry)?)?);
    }
    let (contents, _) = list(&files);
    let size = bytes.len();
    Ok(Package { label: label.to_owned(), digest: storage.put_now(bytes)?, size, contents, files })
}

/// Keeps the files of a folder, with a list of them in the place of a ZIP. May take long.
///
/// # Errors
/// It is beyond the limits, holds links, or cannot be read; or the store failed.
pub fn from_folder(storage: &Storage, label: &str, folder: &Path) -> Result<Package, Error> {
    let mut paths = Vec::new();
    walk(folder, 0, &mut paths)?;
    paths.sort();
    let mut total = 0;
    for (path, size) in &paths {
        if *size > MOST_FILE {
            return Err(Error::invalid("package.file_too_large").with("most", MOST_FILE / 1024 / 1024));
        }
        total += size;
        if total > MOST_PACKAGE {
            return Err(unpack::too_large());
        }
        std::fs::File::open(path).map_err(|cause| unreadable(path, &cause))?;
    }
    if paths.is_empty() {
        return Err(Error::invalid("package.empty"));
    }
    let (mut files, mut names) = (Vec::with_capacity(paths.len()), Names::default());
    for (path, _) in &paths {
        let bytes = std::fs::read(path).map_err(|cause| unreadable(path, &cause))?;
        let name = names.label(&path.file_name().unwrap_or_default().to_string_lossy(), files.len() + 1);
        files.push(keep(storage, name, bytes)?);
    }
    let (contents, text) = list(&files);
    let size = text.len();
    Ok(Package { label: label.to_owned(), digest: storage.put_now(text.into_bytes())?, size, contents, files })
}

fn keep(storage: &Storage, name: String, bytes: Vec<u8>) -> Result<PackedFile, Error> {
    let size = bytes.len();
    Ok(PackedFile { name, digest: storage.put_now(bytes)?, size })
}

/// Digests and names, sorted, and the digest of that text.
fn list(files: &[PackedFile]) -> (String, String) {
    let mut lines: Vec<String> = files.iter().map(|file| format!("{}  {}\n", file.digest, file.name)).collect();
    lines.sort();
    let text = lines.concat();
    (sha256(text.as_bytes()), text)
}

fn walk(folder: &Path, depth: usize, paths: &mut Vec<(std::path::PathBuf, u64)>) -> Result<(), Error> {
    if depth > DEEPEST {
        return Err(unpack::too_many());
    }
    for entry in std::fs::read_dir(folder).map_err(|cause| unreadable(folder, &cause))? {
        let entry = entry.map_err(|cause| unreadable(folder, &cause))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(|cause| unreadable(folder, &cause))?);
        if kind.is_symlink() {
            return Err(Error::invalid("package.link"));
        } else if kind.is_dir() {
            walk(&path, depth + 1, paths)?;
        } else if !is_litter(&entry.file_name().to_string_lossy()) {
            paths.push((path.clone(), entry.metadata().map_err(|cause| unreadable(&path, &cause))?.len()));
        }
        if paths.len() > MOST_ENTRIES {
            return Err(unpack::too_many());
        }
    }
    Ok(())
}

fn unreadable(path: &Path, cause: &std::io::Error) -> Error {
    Error::internal("read a package", format!("{}: {cause}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_the_name_without_its_end() {
        assert_eq!(label("04595257.ZIP").unwrap(), "04595257");
        assert_eq!(label("標案/甲廠商").unwrap(), "甲廠商");
        assert_eq!(label("v1.2").unwrap(), "v1.2");
        for bad in ["", " .zip", "a\u{7}b", &"x".repeat(61)] {
            assert_eq!(label(bad).unwrap_err().code, "package.label", "{bad:?}");
        }
    }

    #[test]
    fn a_folder_is_kept_flat() {
        let (folder, store) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let storage = Storage::local(store.path()).unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        std::fs::write(folder.path().join("a.pdf"), "one").unwrap();
        std::fs::write(folder.path().join("b/a.pdf"), "two").unwrap();
        std::fs::write(folder.path().join("Thumbs.db"), "x").unwrap();
        let package = from_folder(&storage, "v", folder.path()).unwrap();
        let names: Vec<&str> = package.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.pdf", "a.pdf (2)"]);
        assert_eq!(storage.get_now(&package.files[1].digest).unwrap(), b"two");
        assert_eq!(package.digest, package.contents);
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("link")).unwrap();
        assert_eq!(from_folder(&storage, "v", folder.path()).unwrap_err().code, "package.link");
    }
}
