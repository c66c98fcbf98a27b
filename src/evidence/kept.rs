//! Files beside what people say: what kind of file it is by its first bytes, how large it may be, how it is named.

use crate::base::error::Error;
use crate::evidence::media::Media;
use crate::storage::{Storage, label};

/// The largest file, in bytes.
pub const MOST: usize = 10 * 1024 * 1024;

/// A file that the storage holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of its bytes.
    pub digest: String,
    /// Its bytes.
    pub size: usize,
    /// Its label; never a path.
    pub name: String,
    /// What it is.
    pub media: Media,
}

/// Keeps a file that is what it may be.
///
/// # Errors
/// It is empty, too large, or neither PDF nor JPEG nor PNG; or the store failed.
pub async fn keep(storage: &Storage, name: &str, bytes: Vec<u8>) -> Result<Kept, Error> {
    let media = judge(&bytes)?;
    let size = bytes.len();
    Ok(Kept { digest: storage.put(bytes).await?, size, name: label(name, &format!("file.{media}")), media })
}

/// What the bytes are.
///
/// # Errors
/// They are empty, too many, or of no kind that is taken.
pub fn judge(bytes: &[u8]) -> Result<Media, Error> {
    if bytes.is_empty() {
        return Err(Error::invalid("file.missing").at("file"));
    }
    if bytes.len() > MOST {
        return Err(Error::invalid("file.too_large").with("most", MOST / 1024 / 1024).at("file"));
    }
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"%PDF-") {
        Ok(Media::Pdf)
    } else if begins(&[0xff, 0xd8, 0xff]) {
        Ok(Media::Jpeg)
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Ok(Media::Png)
    } else {
        Err(Error::invalid("file.not_taken").at("file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_are() {
        assert_eq!(judge(b"%PDF-1.7 ...").unwrap(), Media::Pdf);
        assert_eq!(judge(b"\x89PNG\r\n\x1a\n...").unwrap(), Media::Png);
        assert_eq!(judge(&[0xff, 0xd8, 0xff, 0xe0]).unwrap(), Media::Jpeg);
        assert_eq!(judge(b"").unwrap_err().code, "file.missing");
        assert_eq!(judge(b"MZ\x90 %PDF-").unwrap_err().code, "file.not_taken");
        assert_eq!(judge(&vec![b'%'; MOST + 1]).unwrap_err().code, "file.too_large");
    }
}
