//! Encryption with an empty user password: anyone can open the file, but only a reader that decrypts.

use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};
use sha2::{Digest, Sha256};

use crate::error::SampleError;

/// Key length in bits.
const KEY: usize = 128;

/// Encrypts a PDF. RC4 needs no chance, so the same bytes come out each time.
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
    let mut out = vec![];
    document.save_to(&mut out).map_err(|error| SampleError::Pdf(error.to_string()))?;
    Ok(out)
}
