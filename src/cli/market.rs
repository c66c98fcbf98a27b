//! Opens the market that a command names.

use std::process::ExitCode;

use crate::app::App;
use crate::base::clock::Clock;
use crate::base::error::Error;
use crate::cli::args::Where;
use crate::config::load::load;
use crate::config::market::Market;
use crate::eyes::Eyes;

/// The market at a place, with its settings.
///
/// # Errors
/// It cannot be opened.
pub fn open(at: &Where) -> Result<App, Error> {
    let mut app = App::open(&Market::new(&at.data, at.database.as_deref()), load()?, Clock::System)?;
    app.eyes = Eyes::sandboxed()?;
    Ok(app)
}

/// Migrates and says so.
///
/// # Errors
/// The database cannot be reached or migrated.
pub fn migrate(at: &Where) -> Result<ExitCode, Error> {
    open(at)?;
    println!("資料庫已是最新版本");
    Ok(ExitCode::SUCCESS)
}
