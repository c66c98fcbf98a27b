//! Encryption with an empty user password: anyone can open the file, but only a reader that decrypts.

use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
use sha2::{Digest, Sha256};

use crate::error::SampleError;

/// Key length in bits.
const KEY: usize = 128;

/// Bytes of the user password's check; as many that mean nothing follow.
const CHECK: usize = 16;

/// Encrypts a PDF; the same bytes come out each time.
pub(crate) fn lock(pdf: &[u8]) -> Result<Vec<u8>, SampleError> {
    let mut document = Document::load_mem(pdf)?;
    let id: Vec<u8> = Sha256::digest(pdf).iter().copied().take(16).collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let state = EncryptionState::try_from(EncryptionVersion::V2 {
        document: &document,
        owner_password: "sample-bids",
        user_password: "",
        key_length: KEY,
        permissions: Permissions::all(),
    })?;
    document.encrypt(&state)?;
    settle(&mut document)?;
    let mut out = vec![];
    document.save_to(&mut out).map_err(|error| SampleError::Pdf(error.to_string()))?;
    Ok(out)
}

/// Makes zeros of the bytes that mean nothing, which are random at first.
fn settle(document: &mut Document) -> Result<(), SampleError> {
    let id = document.trailer.get(b"Encrypt")?.as_reference()?;
    if let Object::String(check, _) = document.get_dictionary_mut(id)?.get_mut(b"U")? {
        check.truncate(CHECK);
        check.resize(2 * CHECK, 0);
    }
    Ok(())
}
