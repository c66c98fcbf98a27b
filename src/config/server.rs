//! Where and how the service listens.

use serde::Deserialize;

/// The service's own settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// `ADDRESS:PORT`; port 0 takes any free one.
    pub listen: String,
    /// The address that people type, `https://…`; needed to listen beyond this machine.
    pub public_url: Option<String>,
    /// Threads that answer requests; 0 means one per core.
    pub workers: usize,
    /// Connections to the database.
    pub connections: u32,
    /// Requests that one caller may make in a minute.
    pub requests_per_minute: u32,
    /// Whether the logs are JSON.
    pub json_logs: bool,
}

impl Server {
    /// The address under which people reach the market, without a slash at its end.
    pub fn address(&self) -> String {
        let address = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        address.trim_end_matches('/').to_owned()
    }
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            workers: 0,
            connections: 16,
            requests_per_minute: 1200,
            json_logs: false,
        }
    }
}
