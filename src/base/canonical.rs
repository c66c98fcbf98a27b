//! JSON that is kept: canonical (RFC 8785) where its bytes are hashed, plain where they are only read again.

use serde::Serialize;

use crate::base::error::Error;

/// The canonical text of a value.
///
/// # Errors
/// The value has no JSON form, which is a fault of the program.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json_canonicalizer::to_string(value).map_err(|cause| Error::internal("canonical JSON", cause))
}

/// The plain text of a value. It takes less time: canonical text sorts the keys of every object that it writes.
///
/// # Errors
/// The value has no JSON form, which is a fault of the program.
pub fn plain<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|cause| Error::internal("JSON", cause))
}
