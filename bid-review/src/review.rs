//! What a review gives.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::finding::Finding;

/// What the machine understood of one bid, and what its rules say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Review {
    /// The documents found, in the order of the files.
    pub documents: Vec<Document>,
    /// The findings, in the order of the rules.
    pub findings: Vec<Finding>,
}
