//! `gongqi figures rebuild`.

use std::process::ExitCode;

use crate::analytics::{follow, rebuild};
use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::{market, say};
use crate::worker;

/// Counts all figures anew and says what was wrong: 0 when nothing was, 1 when something was mended.
///
/// # Errors
/// The market cannot be opened, or the database failed.
pub fn rebuild(at: &Where, as_json: bool) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    worker::number_waiting(&app)?;
    follow::follow(&app.door, app.clock.now())?;
    let found = rebuild::rebuild(&app.door)?;
    if as_json {
        say::json(&found)?;
    } else {
        println!("核對訂單 {} 筆，更正 {} 筆、彙總 {} 格", found.orders, found.orders_mended, found.cells_mended);
    }
    Ok(if found.orders_mended + found.cells_mended == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
