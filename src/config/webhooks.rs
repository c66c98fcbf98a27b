//! Where webhooks may lead.

use serde::Deserialize;

/// Webhooks.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Webhooks {
    /// Whether addresses of private networks, and plain http, are admitted: for a market inside a closed network.
    pub private: bool,
}
