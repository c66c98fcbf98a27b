//! The certificates of authorities that the office trusts: files in a folder, read whenever a signature is looked at, so that the
//! office may put a root there at any time. Without them no chain is checked, and every finding says so.

use std::path::Path;

use signed_papers::pem_or_der;

use crate::base::error::Error;

/// The largest file that is read as a certificate, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// The certificates in a folder, DER; none where there is no folder.
///
/// # Errors
/// The folder or a file cannot be read.
pub fn roots(folder: Option<&Path>) -> Result<Vec<Vec<u8>>, Error> {
    let failed = |cause: std::io::Error| Error::internal("read the roots of certificates", cause);
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else { return Ok(Vec::new()) };
    let mut files: Vec<_> = std::fs::read_dir(folder).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
    files.sort_by_key(std::fs::DirEntry::path);
    let mut roots = Vec::new();
    for file in files {
        let about = file.metadata().map_err(failed)?;
        if about.is_file() && about.len() <= LARGEST {
            roots.extend(pem_or_der(&std::fs::read(file.path()).map_err(failed)?));
        }
    }
    Ok(roots)
}
