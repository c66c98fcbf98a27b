//! `gongqi review`: reviews a bundle of bids without a server.

mod page;
mod progress;

use std::path::Path;
use std::process::ExitCode;

use bid_review::assess::{Assessed, assess};
use bid_review::bundle;
use bid_review::finding::Verdict;
use bid_review::report::Report;

use crate::base::error::Error;
use crate::eyes::Eyes;

/// Files read at a time, at most: reading one may take 2 GiB.
const READERS: usize = 4;

/// Reviews a bundle, writes the reports asked for and tells each bid in a line.
///
/// # Errors
/// The folder is no bundle, a file of it cannot be opened, or a report cannot be written.
pub fn review(folder: &Path, json: Option<&Path>, html: Option<&Path>) -> Result<ExitCode, Error> {
    let bundle = bundle::open(folder).map_err(|cause| Error::internal("read the bundle", cause))?;
    let eyes = Eyes::sandboxed()?;
    let readers = std::thread::available_parallelism().map_or(1, usize::from).min(READERS);
    let progress = progress::Progress::new();
    let assessed = assess(&bundle, eyes.reader.as_ref(), readers, &|step| progress.tell(&step))
        .map_err(|cause| Error::internal("read the bundle", cause))?;
    progress.finish();
    let mut report = Report::new();
    for bid in &assessed {
        report.add(&bid.name, &bid.dossier, &bid.review);
        println!("{}", line(bid));
    }
    if let Some(path) = json {
        let text = serde_json::to_vec_pretty(&report).map_err(|cause| Error::internal("write JSON", cause))?;
        write(path, &text)?;
    }
    if let Some(path) = html {
        write(path, page::page(&bundle, &report, eyes.images.as_ref())?.as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn line(bid: &Assessed) -> String {
    let count = |verdict| bid.review.findings.iter().filter(|finding| finding.verdict == verdict).count();
    format!(
        "{}：檔案 {}，文件 {}；合格 {}、不合格 {}、待人工 {}",
        bid.name,
        bid.dossier.files.len(),
        bid.review.documents.len(),
        count(Verdict::Pass),
        count(Verdict::Fail),
        count(Verdict::NeedsPerson)
    )
}

/// Writes beside the place first: a report that is there is a whole one.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause: std::io::Error| Error::internal("write the report", format!("{}: {cause}", path.display()));
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    std::fs::write(&beside, bytes).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}
