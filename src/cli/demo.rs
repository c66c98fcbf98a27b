//! `gongqi demo`.

use std::path::Path;
use std::process::ExitCode;

use crate::app::App;
use crate::base::clock::Clock;
use crate::base::error::Error;
use crate::cli::serve;
use crate::config::load::load;
use crate::config::market::Market;
use crate::demo::fill::fill;
use crate::demo::logins::logins;
use crate::eyes::Eyes;
use crate::server::{self, Bound};
use crate::telemetry;

/// Ports tried after the wanted one.
const PORTS: u16 = 50;

/// Fills the folder, prints how to come in, and serves.
///
/// # Errors
/// The market cannot be made, or no port is free.
pub fn demo(data: &Path, no_serve: bool, listen: &str) -> Result<ExitCode, Error> {
    let mut app = App::open(&Market::new(data, None), load()?, Clock::System)?;
    app.demo = true;
    app.eyes = Eyes::sandboxed()?;
    fill(&app, data)?;
    let bound = if no_serve { None } else { Some(free(&app, listen)?) };
    println!("{}", logins(data, bound.as_ref().map(|bound| bound.address.as_str()))?);
    match bound {
        None => Ok(ExitCode::SUCCESS),
        Some(bound) => {
            telemetry::start_log(false);
            println!("listening on {}", bound.address);
            serve::run(app, bound, true)
        }
    }
}

fn free(app: &App, listen: &str) -> Result<Bound, Error> {
    let Some((host, port)) = listen.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse::<u16>().ok()?)))
    else {
        return server::bind(app, listen);
    };
    let tried = (port..port.saturating_add(PORTS)).find_map(|port| server::bind(app, &format!("{host}:{port}")).ok());
    tried.map_or_else(|| server::bind(app, listen), Ok)
}
