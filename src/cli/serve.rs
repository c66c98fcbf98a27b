//! `gongqi serve` and `gongqi worker`.

use std::process::ExitCode;

use crate::app::App;
use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::market;
use crate::server::{self, Bound};
use crate::telemetry;
use crate::worker::Worker;

/// Serves until told to stop.
///
/// # Errors
/// The market cannot be opened, or the address not taken.
pub fn serve(at: &Where, listen: Option<String>, with_worker: bool) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    telemetry::start_log(app.config.server.json_logs);
    let listen = listen.unwrap_or_else(|| app.config.server.listen.clone());
    let bound = server::bind(&app, &listen)?;
    println!("listening on {}", bound.address);
    run(app, bound, with_worker)
}

/// Serves a market that is open, on an address that is taken.
///
/// # Errors
/// The server cannot start, or failed.
pub fn run(app: App, bound: Bound, with_worker: bool) -> Result<ExitCode, Error> {
    actix_web::rt::System::new().block_on(server::serve(app, bound, with_worker))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs jobs until told to stop.
///
/// # Errors
/// The market cannot be opened.
pub fn worker(at: &Where) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    telemetry::start_log(app.config.server.json_logs);
    let worker = Worker::jobs_only(app)?;
    println!("working");
    actix_web::rt::System::new()
        .block_on(async { stop_signal().await })
        .map_err(|cause| Error::internal("wait for the signal to stop", cause))?;
    worker.stop();
    Ok(ExitCode::SUCCESS)
}

async fn stop_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
