//! Canonical JSON (RFC 8785): the bytes that are hashed and kept.

use serde::Serialize;

use crate::base::error::Error;

/// The canonical text of a value.
///
/// # Errors
/// The value has no JSON form, which is a fault of the program.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json_canonicalizer::to_string(value).map_err(|cause| Error::internal("canonical JSON", cause))
}
