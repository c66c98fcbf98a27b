//! Logs to standard error, metrics for `/metrics`.

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

use crate::base::error::Error;

/// Starts the log; `RUST_LOG` chooses what is said. A second start changes nothing.
pub fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false);
    // A test process may have started one already; the first stays.
    let _ = if json { lines.json().try_init() } else { lines.try_init() };
}

/// Starts the metrics recorder and gives what renders it.
///
/// # Errors
/// Another recorder is at work already.
pub fn start_metrics() -> Result<PrometheusHandle, Error> {
    PrometheusBuilder::new().install_recorder().map_err(|cause| Error::internal("start the metrics", cause))
}
