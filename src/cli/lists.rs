//! `gongqi lists import`.

use std::process::ExitCode;

use crate::base::error::Error;
use crate::cli::args::ImportLists;
use crate::cli::import::{source, tell};
use crate::cli::market;
use crate::intake::lists::{self, Told};

/// Imports reference lists.
///
/// # Errors
/// A file cannot be read or is no known list, or the database failed.
pub fn import(import: &ImportLists) -> Result<ExitCode, Error> {
    let app = market::open(&import.at)?;
    let told = Told { kind: import.kind, as_of: import.as_of };
    if told.as_of.is_none() {
        eprintln!("未以 --as-of 指定名單日期，以今日 {} 為準", app.clock.now().local_date());
    }
    let mut refused = false;
    for path in &import.files {
        let (call, file, settings) = (app.system_call("lists import")?, source(&app, path)?, app.config.lists);
        let done = app.door.write_now(move |conn| lists::import(conn, &call, &file, told, &settings));
        let (kind, report) = done?;
        refused |= !report.written;
        tell(import.json, path, kind.as_str(), &report)?;
    }
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
