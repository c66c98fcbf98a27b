//! The form of a step.

use serde::Deserialize;

/// What the form of a step sends; each step uses what it asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct StepForm {
    /// Random per rendering: a double click has one effect.
    pub key: String,
    /// The version that the person saw.
    pub version: i64,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The number on the e-procurement site.
    #[serde(default)]
    pub pcc_number: String,
    /// The day there, in any form of papers.
    #[serde(default)]
    pub pcc_date: String,
    /// The time there, `14:05`.
    #[serde(default)]
    pub pcc_time: String,
}
