//! How mails leave.

use std::path::PathBuf;

use serde::Deserialize;

/// Where mails go.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mail {
    /// Each mail becomes a file: for trying and for development.
    Folder {
        /// The folder; the market's own `mail` folder when absent.
        path: Option<PathBuf>,
    },
    /// A relay that takes mails over TLS.
    Smtp {
        /// The relay's host.
        host: String,
        /// The port, 465 for TLS from the start.
        port: u16,
        /// The account at the relay.
        user: Option<String>,
        /// Its password; best given by the environment.
        password: Option<String>,
    },
}

impl Default for Mail {
    fn default() -> Self {
        Mail::Folder { path: None }
    }
}
