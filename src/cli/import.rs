//! `gongqi catalog import` and `gongqi awards import`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use crate::app::App;
use crate::base::error::Error;
use crate::cli::args::{Import, OnError};
use crate::cli::{market, say};
use crate::exchange::files;
use crate::intake::award_notices;
use crate::intake::keep::Source;
use crate::intake::outcome::Report;
use crate::intake::run::OnFault;

/// Refused rows that are listed; the rest stand in the import's lines.
const SHOWN: usize = 20;

/// Imports files of the market.
///
/// # Errors
/// A file cannot be read or has no known layout, or the database failed.
pub fn catalog(import: &Import) -> Result<ExitCode, Error> {
    each(import, |app, source, on_fault| {
        let call = app.system_call("catalog import")?;
        app.door.write_now(move |conn| {
            files::import(conn, &call, &source, on_fault).map(|(name, report)| (name.to_owned(), report))
        })
    })
}

/// Imports files of award notices.
///
/// # Errors
/// A file cannot be read or is no such file, or the database failed.
pub fn awards(import: &Import) -> Result<ExitCode, Error> {
    each(import, |app, source, on_fault| {
        let call = app.system_call("awards import")?;
        app.door.write_now(move |conn| {
            award_notices::import(conn, &call, &source, on_fault).map(|report| ("award_notices".to_owned(), report))
        })
    })
}

/// Keeps a file by its digest and hands it on.
///
/// # Errors
/// The file cannot be read or kept.
pub fn source(app: &App, path: &Path) -> Result<Source, Error> {
    let bytes = std::fs::read(path)
        .map_err(|cause| Error::internal("read the file", format!("{}: {cause}", path.display())))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Source::keep_now(&app.storage, &name, bytes)
}

fn each(
    import: &Import,
    run: impl Fn(&App, Source, OnFault) -> Result<(String, Report), Error>,
) -> Result<ExitCode, Error> {
    let app = market::open(&import.at)?;
    let on_fault = match import.on_error {
        OnError::Skip => OnFault::SkipRow,
        OnError::Nothing => OnFault::ImportNothing,
    };
    let mut refused = false;
    for path in &import.files {
        let (layout, report) = run(&app, source(&app, path)?, on_fault)?;
        refused |= !report.written;
        tell(import.json, path, &layout, &report)?;
    }
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// Says what became of a file.
///
/// # Errors
/// The output is closed.
pub fn tell(as_json: bool, path: &Path, layout: &str, report: &Report) -> Result<(), Error> {
    for line in report.faults.iter().take(if as_json { usize::MAX } else { SHOWN }) {
        if let Some(fault) = &line.fault {
            eprintln!("{}：第 {} 行 {}：{}", path.display(), line.line, fault.column, fault.reason);
        }
    }
    if as_json {
        return say::json(&json!({
            "file": path.display().to_string(), "layout": layout, "rows": report.rows, "imported": report.imported,
            "corrected": report.corrected, "duplicates": report.duplicates, "rejected": report.rejected,
            "written": report.written, "amount": report.amount,
        }));
    }
    let done = if report.written { "已寫入" } else { "未寫入（有列被拒，整檔不匯入）" };
    println!(
        "{}：{layout}，{} 列，新增 {}、更正 {}、重複 {}、拒絕 {}，{done}",
        path.display(),
        report.rows,
        report.imported,
        report.corrected,
        report.duplicates,
        report.rejected
    );
    Ok(())
}
