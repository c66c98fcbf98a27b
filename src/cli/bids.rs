//! `gongqi bids import`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use crate::app::App;
use crate::base::error::Error;
use crate::bids::admit::admit;
use crate::bids::keep::Place;
use crate::bids::package::{from_folder, from_zip, label};
use crate::bids::unpack::{MOST_PACKAGE, too_large};
use crate::cli::args::ImportBids;
use crate::cli::{market, say};
use crate::review::receive::{Receipt, receive};

/// Imports packages, each for itself; 1 when one is refused, and when the opening has not come.
///
/// # Errors
/// The path cannot be read, or the database failed.
pub fn import(import: &ImportBids) -> Result<ExitCode, Error> {
    let app = market::open(&import.at)?;
    let place = Place {
        case_no: import.tender_no.clone(),
        stage: import.stage,
        replace: import.replace,
        despite: import.despite,
    };
    let (call, asked) = (app.system_call("bids import")?, place.clone());
    let admitted = app.door.write_now(move |conn| admit(conn, &call, &asked.case_no, asked.stage))?;
    if let Err(error) = admitted.opened() {
        if import.json {
            say::json(
                &json!({ "tender": place.case_no, "stage": place.stage, "outcome": "refused", "code": error.code }),
            )?;
        }
        eprintln!("{}", say::error(&error));
        return Ok(ExitCode::from(1));
    }
    let mut refused = false;
    for path in packages(&import.path)? {
        let received = take(&app, &place, &path);
        refused |= received.is_err();
        tell(&path, received, import.json)?;
    }
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// One ZIP, or each folder and ZIP in a folder.
fn packages(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let failed = |cause: std::io::Error| Error::internal("read the packages", format!("{}: {cause}", path.display()));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?.path();
        let is_zip = entry.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
        if entry.is_dir() || is_zip {
            found.push(entry);
        }
    }
    found.sort();
    if found.is_empty() { Err(Error::invalid("package.empty")) } else { Ok(found) }
}

fn take(app: &App, place: &Place, path: &Path) -> Result<Receipt, Error> {
    let label = label(&path.file_name().unwrap_or_default().to_string_lossy())?;
    let package = if path.is_dir() {
        from_folder(&app.storage, &label, path)?
    } else {
        let failed = |cause: std::io::Error| Error::internal("read a package", format!("{}: {cause}", path.display()));
        if std::fs::metadata(path).map_err(failed)?.len() > MOST_PACKAGE {
            return Err(too_large());
        }
        from_zip(&app.storage, &label, std::fs::read(path).map_err(failed)?)?
    };
    let (call, place) = (app.system_call("bids import")?, place.clone());
    app.door.write_now(move |conn| receive(conn, &call, &place, &package))
}

fn tell(path: &Path, received: Result<Receipt, Error>, as_json: bool) -> Result<(), Error> {
    let path = path.display().to_string();
    match received {
        Ok(receipt) if as_json => say::json(&json!({
            "path": path, "label": receipt.label, "outcome": receipt.outcome, "files": receipt.files,
            "bid": receipt.bid, "review": receipt.review,
        })),
        Err(error) if as_json => say::json(&json!({ "path": path, "outcome": "refused", "code": error.code })),
        Ok(receipt) => {
            let words = crate::texts::say(procurement_law::ruling::Lang::ZhTw, &format!("bids-{}", receipt.outcome));
            println!("{}：{words}，{} 個檔案", receipt.label, receipt.files);
            Ok(())
        }
        Err(error) => {
            eprintln!("{path}：{}", say::error(&error));
            Ok(())
        }
    }
}
