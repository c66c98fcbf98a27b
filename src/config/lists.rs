//! How long a reference list counts.

use serde::Deserialize;

/// Days after its day on which what a list does not name still counts as not named.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lists {
    /// Debarred vendors (拒絕往來廠商).
    pub debarred_days: u32,
    /// The company registry.
    pub registry_days: u32,
    /// Lists of mainland capital and of mainland-capital IT firms.
    pub mainland_days: u32,
    /// Vendors with awarded merit (優良廠商).
    pub merit_days: u32,
    /// Accredited laboratories.
    pub laboratory_days: u32,
    /// Codes of banks and their branches.
    pub bank_days: u32,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            debarred_days: 7,
            registry_days: 30,
            mainland_days: 90,
            merit_days: 90,
            laboratory_days: 180,
            bank_days: 365,
        }
    }
}
