//! The parts of a review report that are scored. Every key may be absent.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::truth::Piece;

/// A review report.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Report {
    /// The bids.
    pub bids: Vec<ReportedBid>,
}

/// One bid.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReportedBid {
    /// Its name.
    pub bid: String,
    /// The documents found.
    pub documents: Vec<ReportedDocument>,
    /// The findings.
    pub findings: Vec<ReportedFinding>,
}

/// One document.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReportedDocument {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// The file it stands in.
    pub file: String,
    /// First page and the page after the last.
    pub pages: Vec<u32>,
    /// Where it goes on in other files.
    pub more: Vec<Piece>,
    /// Its fields.
    pub fields: Map<String, Value>,
}

/// One finding.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReportedFinding {
    /// The rule.
    pub rule: String,
    /// `pass`, `fail` or `person`.
    pub verdict: String,
    /// `doubt` or `always`.
    pub ask: Option<String>,
    /// Kind of defect.
    pub kind: Option<String>,
    /// Type of the document concerned.
    pub document: Option<String>,
    /// Its file.
    pub file: Option<String>,
    /// Page in the file.
    pub page: Option<u32>,
    /// The place.
    #[serde(rename = "box")]
    pub bbox: Option<Vec<f64>>,
    /// The place in the law.
    pub citation: Option<String>,
    /// Why a file could not be read.
    pub reason: Option<String>,
}

impl ReportedFinding {
    /// Whether it stops a pass: a fail, or a question to a person.
    pub fn flags(&self) -> bool {
        matches!(self.verdict.as_str(), "fail" | "person")
    }
}
