//! What comes in: the files of one bid, read.

use crate::reading::Reading;

/// One file of a bid.
#[derive(Debug, Clone, PartialEq)]
pub struct DossierFile {
    /// Name in evidence. It says nothing about what the file holds.
    pub name: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// What reading it gave.
    pub reading: Reading,
}

/// The files of one bid.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dossier {
    /// The files, in any order.
    pub files: Vec<DossierFile>,
}
