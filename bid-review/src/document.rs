//! A document found in a bid's files, with the fields read from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kind::DocumentKind;

/// A document: some pages of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: DocumentKind,
    /// The file it stands in.
    pub file: String,
    /// First page and the page after the last, from 0.
    pub pages: [u32; 2],
    /// How sure the type is, from 0 to 1.
    pub confidence: f64,
    /// The fields read, by name. A field that was looked for and not found is absent.
    pub fields: BTreeMap<String, Field>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The value in neutral form: texts as written, ISO dates, months `YYYY-MM`, money as whole dollars, lists for rows and answers.
    pub value: Value,
    /// What stood there, before it was understood.
    pub text: String,
    /// Page in the file, from 0.
    pub page: u32,
    /// Where it stands, on the page as displayed: left, top, right, bottom in PDF points.
    #[serde(rename = "box")]
    pub bbox: [f64; 4],
    /// How sure the reading is, from 0 to 1.
    pub confidence: f64,
}
