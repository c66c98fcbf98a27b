//! `gongqi export ocds`.

use std::path::Path;
use std::process::ExitCode;

use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::market;
use crate::results::gather::gather_all;
use crate::results::open_data::framework::contracts;
use crate::results::open_data::package::{Publisher, record_package, release_package, releases};

/// Writes the published results of all tenders and the framework contracts into a folder: `release-package.json` and
/// `record-package.json`.
///
/// # Errors
/// The market cannot be opened, a row cannot be read, there is nothing to publish, or a file cannot be written.
pub fn ocds(out: &Path, at: &Where) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    let (vault, now) = (app.vault.clone(), app.clock.now());
    let (notices, contracts) = app
        .door
        .read_now(move |conn| Ok::<_, Error>((gather_all(conn, &vault)?, contracts(conn, now.local_date())?)))?;
    let publisher = Publisher { prefix: &app.config.open_data.ocid_prefix, address: &app.config.server.address() };
    let released = releases(publisher.prefix, &notices, &contracts);
    // The standard knows no package of nothing.
    if released.is_empty() {
        return Err(Error::invalid("export.nothing"));
    }
    let failed =
        |cause: std::io::Error| Error::invalid("export.unwritable").with("path", out.display()).with("cause", cause);
    std::fs::create_dir_all(out).map_err(failed)?;
    let packages = [
        ("release-package.json", release_package(publisher, &released, now)),
        ("record-package.json", record_package(publisher, &released, now)),
    ];
    for (name, package) in packages {
        std::fs::write(out.join(name), package.to_string()).map_err(failed)?;
    }
    println!("已匯出決標及無法決標公告 {} 則、共同供應契約 {} 件", notices.len(), contracts.len());
    Ok(ExitCode::SUCCESS)
}
