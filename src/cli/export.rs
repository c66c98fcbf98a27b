//! `gongqi export ocds`.

use std::path::Path;
use std::process::ExitCode;

use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::market;
use crate::results::gather::gather_all;
use crate::results::ocds::{Publisher, record_package, release_package};

/// Writes the published results of all tenders into a folder: `release-package.json` and `record-package.json`.
///
/// # Errors
/// The market cannot be opened, a row cannot be read, or a file cannot be written.
pub fn ocds(out: &Path, at: &Where) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    let vault = app.vault.clone();
    let notices = app.door.read_now(move |conn| gather_all(conn, &vault))?;
    let publisher = Publisher { prefix: &app.config.open_data.ocid_prefix, address: &app.config.server.address() };
    let now = app.clock.now();
    let failed = |cause: std::io::Error| Error::internal("write the export", format!("{}: {cause}", out.display()));
    std::fs::create_dir_all(out).map_err(failed)?;
    let packages = [
        ("release-package.json", release_package(publisher, &notices, now)),
        ("record-package.json", record_package(publisher, &notices, now)),
    ];
    for (name, package) in packages {
        std::fs::write(out.join(name), package.to_string()).map_err(failed)?;
    }
    println!("已匯出決標及無法決標公告 {} 則", notices.len());
    Ok(ExitCode::SUCCESS)
}
