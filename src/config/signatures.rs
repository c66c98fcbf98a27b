//! Which certificates are trusted.

use std::path::PathBuf;

use serde::Deserialize;

/// Signatures.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Signatures {
    /// The folder with the certificates of root authorities, PEM or DER. Without it no chain is checked, and every finding says so.
    pub roots: Option<PathBuf>,
}
