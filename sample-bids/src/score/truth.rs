//! The parts of a bundle's truth that are scored.

use serde::Deserialize;
use serde_json::{Map, Value};

/// The truth of a bundle.
#[derive(Debug, Clone, Deserialize)]
pub struct Truth {
    /// The bids.
    pub bids: Vec<TrueBid>,
}

/// One bid.
#[derive(Debug, Clone, Deserialize)]
pub struct TrueBid {
    /// Its name.
    pub bid: String,
    /// `text` or `scan`.
    pub mode: String,
    /// Its documents.
    pub documents: Vec<TrueDocument>,
    /// What was put in.
    pub defects: Vec<Defect>,
}

/// One document.
#[derive(Debug, Clone, Deserialize)]
pub struct TrueDocument {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// The file it stands in.
    pub file: String,
    /// First page and the page after the last.
    pub pages: [u32; 2],
    /// Where it goes on in other files.
    #[serde(default)]
    pub more: Vec<Piece>,
    /// Its fields.
    pub fields: Map<String, Value>,
}

/// Further pages of a document, in another file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Piece {
    /// The file.
    pub file: String,
    /// First page and the page after the last.
    pub pages: [u32; 2],
}

/// One defect.
#[derive(Debug, Clone, Deserialize)]
pub struct Defect {
    /// Its kind.
    pub kind: String,
    /// Type of the document that holds it.
    pub document: Option<String>,
    /// The bid that shares a file with this one.
    pub other_bid: Option<String>,
    /// Set on what only follows from another defect.
    pub consequence_of: Option<Value>,
}
