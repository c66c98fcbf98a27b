//! An item that a tender asks for.

use serde::{Deserialize, Serialize};

/// An item asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenderItem {
    /// Name.
    pub name: String,
    /// Specification.
    pub spec: String,
    /// Unit.
    pub unit: String,
    /// Quantity asked for.
    pub qty: i64,
    /// The bid bond asked for this item alone, whole dollars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bid_bond: Option<i64>,
}
