//! `gongqi export ocds`.

use std::path::Path;
use std::process::ExitCode;

use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::{market, say};
use crate::results::gather::gather_all;
use crate::results::ocds::{Publisher, package};

/// Writes the published results of all tenders as one release package.
///
/// # Errors
/// The market cannot be opened, a row cannot be read, or the file cannot be written.
pub fn ocds(to: Option<&Path>, at: &Where) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    let vault = app.vault.clone();
    let notices = app.door.read_now(move |conn| gather_all(conn, &vault))?;
    let address =
        app.config.server.public_url.clone().unwrap_or_else(|| format!("http://{}", app.config.server.listen));
    let publisher = Publisher { prefix: &app.config.open_data.ocid_prefix, address: address.trim_end_matches('/') };
    let made = package(publisher, &notices, app.clock.now());
    match to {
        None => say::json(&made)?,
        Some(path) => {
            let failed =
                |cause: std::io::Error| Error::internal("write the export", format!("{}: {cause}", path.display()));
            std::fs::write(path, made.to_string()).map_err(failed)?;
            println!("已匯出決標及無法決標公告 {} 則", notices.len());
        }
    }
    Ok(ExitCode::SUCCESS)
}
