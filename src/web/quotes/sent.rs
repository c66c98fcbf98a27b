//! What the forms of a request send.

use serde::Deserialize;

/// What these forms send; each step uses what it asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// The version that the person saw.
    pub version: i64,
    /// `offer` or `decline`.
    pub answer: String,
    /// The listing offered.
    pub listing: String,
    /// The price of a unit.
    pub price: String,
    /// Better terms, or why not.
    pub terms: String,
    /// The quote chosen.
    pub quote: String,
    /// Why.
    pub reason: String,
}
