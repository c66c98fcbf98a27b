//! What must not stand readable in the database before its time, such as a reserve price: sealed with a key that lies
//! beside the files, never in a row.
//!
//! ChaCha20-Poly1305 (RFC 8439). What a sealed text belongs to is authenticated with it, so that one cannot be put in the
//! place of another.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::base::call::seed;
use crate::base::digest::hex;
use crate::base::error::Error;

/// The key file in the data folder: 64 hexadecimal digits, readable by its owner alone.
const FILE: &str = "vault.key";

/// Seals and opens with the market's key.
#[derive(Clone)]
pub struct Vault(Arc<LessSafeKey>);

impl Vault {
    /// Opens the key of a data folder; the first time it is made.
    ///
    /// # Errors
    /// The file cannot be read or written, or holds no key.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => made(&path)?,
            Err(error) => return Err(Error::internal("read the vault's key", error)),
        };
        let key = bytes(text.trim()).ok_or_else(|| Error::internal("read the vault's key", "it is no key"))?;
        Self::of(&key)
    }

    /// A vault with this key.
    ///
    /// # Errors
    /// It has not 32 bytes.
    pub fn of(key: &[u8]) -> Result<Self, Error> {
        let key = UnboundKey::new(&CHACHA20_POLY1305, key).map_err(|cause| Error::internal("take the key", cause))?;
        Ok(Self(Arc::new(LessSafeKey::new(key))))
    }

    /// Seals a text for what it belongs to. The nonce is random and never used again with this key.
    ///
    /// # Errors
    /// The text is beyond what can be sealed.
    pub fn seal(&self, nonce: [u8; NONCE_LEN], belongs: &str, text: &str) -> Result<String, Error> {
        let mut sealed = text.as_bytes().to_vec();
        let nonce_ = Nonce::assume_unique_for_key(nonce);
        let done = self.0.seal_in_place_append_tag(nonce_, Aad::from(belongs.as_bytes()), &mut sealed);
        done.map_err(|cause| Error::internal("seal", cause))?;
        Ok(format!("{}{}", hex(&nonce), hex(&sealed)))
    }

    /// Opens what was sealed for the same thing.
    ///
    /// # Errors
    /// It was sealed with another key or for something else, or was altered.
    pub fn unseal(&self, belongs: &str, sealed: &str) -> Result<String, Error> {
        let broken = |cause: &str| Error::internal("open what is sealed", cause);
        let sealed = bytes(sealed).ok_or_else(|| broken("it is no sealed text"))?;
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>().ok_or_else(|| broken("it is too short"))?;
        let (nonce, mut rest) = (Nonce::assume_unique_for_key(*nonce), rest.to_vec());
        let text = self.0.open_in_place(nonce, Aad::from(belongs.as_bytes()), &mut rest);
        let text = text.map_err(|_| broken("another key sealed it, for something else, or it was altered"))?;
        String::from_utf8(text.to_vec()).map_err(|_| broken("it holds no text"))
    }
}

/// Makes the key. Of two that make it at once, one is first and the other takes that one's.
fn made(path: &Path) -> Result<String, Error> {
    let key = hex(&seed().map_err(|cause| Error::internal("randomness", cause))?);
    let failed = |cause: std::io::Error| Error::internal("make the vault's key", cause);
    // The bytes are there before the name is.
    let part = path.with_extension(format!("key.{}", key.get(..8).unwrap_or_default()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part).map_err(failed)?;
    file.write_all(key.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    let linked = std::fs::hard_link(&part, path);
    std::fs::remove_file(&part).map_err(failed)?;
    match linked {
        Ok(()) => Ok(key),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => std::fs::read_to_string(path).map_err(failed),
        Err(error) => Err(failed(error)),
    }
}

fn bytes(hexadecimal: &str) -> Option<Vec<u8>> {
    let pairs = hexadecimal.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_for_its_own_thing_and_key() {
        let vault = Vault::of(&[7; 32]).unwrap();
        let sealed = vault.seal([1; NONCE_LEN], "case 1", "底價 98000").unwrap();
        assert!(!sealed.contains("98000"));
        assert_eq!(vault.unseal("case 1", &sealed).unwrap(), "底價 98000");
        assert!(vault.unseal("case 2", &sealed).is_err());
        assert!(Vault::of(&[8; 32]).unwrap().unseal("case 1", &sealed).is_err());
        let altered = format!("{}0", sealed.get(..sealed.len() - 1).unwrap());
        assert!(altered == sealed || vault.unseal("case 1", &altered).is_err());
        for wrong in ["", "0", "zz", "00"] {
            assert!(vault.unseal("case 1", wrong).is_err(), "{wrong}");
        }
        assert!(Vault::of(&[7; 31]).is_err());
    }

    #[test]
    fn a_folder_keeps_its_key_and_nobody_else_reads_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let sealed = Vault::open(folder.path()).unwrap().seal([1; NONCE_LEN], "a", "x").unwrap();
        assert_eq!(Vault::open(folder.path()).unwrap().unseal("a", &sealed).unwrap(), "x");
        let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no part is left behind");
        std::fs::write(folder.path().join(FILE), "no key").unwrap();
        assert!(Vault::open(folder.path()).is_err());
    }
}
