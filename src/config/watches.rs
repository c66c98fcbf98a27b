//! How often saved searches are looked at.

use serde::Deserialize;

/// The saved searches' settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Watches {
    /// Minutes between two looks at one saved search.
    pub every_minutes: i64,
}

impl Default for Watches {
    fn default() -> Self {
        Self { every_minutes: 60 }
    }
}
