//! The forms of the desk.

use serde::Deserialize;

/// The form of a finding.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SettleForm {
    /// Random per rendering: a double click has one effect.
    pub key: String,
    /// The finding's version that the person saw.
    pub version: i64,
    /// `confirm` or `overrule`; nothing is chosen beforehand.
    #[serde(default)]
    pub answer: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// The form that ends a review.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct FinishForm {
    /// Random per rendering.
    pub key: String,
    /// The review's version that the person saw.
    pub version: i64,
    /// `qualified` or `unqualified`.
    #[serde(default)]
    pub outcome: String,
    /// The ground of a rejection; nothing is chosen beforehand.
    #[serde(default)]
    pub ground: String,
    /// The agency's finding, where the ground lies in conduct.
    #[serde(default)]
    pub ground_finding: String,
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// The form of the second person.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct SecondForm {
    /// Random per rendering.
    pub key: String,
    /// The review's version that the person saw.
    pub version: i64,
    /// `agree` or `return`.
    #[serde(default)]
    pub answer: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// The form that asks for a review again.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct AgainForm {
    /// Random per rendering.
    pub key: String,
    /// The review's version that the person saw.
    pub version: i64,
}
