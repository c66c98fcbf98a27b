//! How far back prices are looked at.

use serde::Deserialize;

/// The price reference's settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Prices {
    /// Months of orders that the reference counts, 1 to 120.
    pub window_months: i32,
}

impl Default for Prices {
    fn default() -> Self {
        Self { window_months: 24 }
    }
}
