//! Under which name open data are published.

use serde::Deserialize;

/// Open data.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenData {
    /// The prefix of contracting processes in the Open Contracting Data Standard. The default is not registered: an office that
    /// publishes asks the Open Contracting Partnership for its own.
    pub ocid_prefix: String,
}

impl Default for OpenData {
    fn default() -> Self {
        Self { ocid_prefix: "ocds-gongqi".to_owned() }
    }
}
