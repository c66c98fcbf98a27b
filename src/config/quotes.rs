//! How many vendors are asked for quotes.

use serde::Deserialize;

/// Requests for quotes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Quotes {
    /// The fewest awarded vendors of an item that are asked; all of them where there are no more.
    pub fewest: u32,
    /// The longest that vendors are given, in days.
    pub days: u32,
}

impl Default for Quotes {
    fn default() -> Self {
        Self { fewest: 3, days: 60 }
    }
}
