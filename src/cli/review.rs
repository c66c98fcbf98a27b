//! `gongqi review`: reviews a bundle of bids without a server.

mod beside;
mod page;
mod progress;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bid_review::assess::{Assessed, assess};
use bid_review::bundle::{self, Bundle};
use bid_review::finding::Verdict;
use bid_review::registers::{NoRegisters, Registers};
use bid_review::report::Report;
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::market;
use crate::eyes::Eyes;
use crate::review::own::{Checked, told};
use crate::review::registers::Kept;

/// Files read at a time, at most: reading one may take 1 GiB.
const READERS: usize = 4;

/// Reviews a bundle, writes the reports asked for and tells each bid in a line; vendors are looked up in the lists of the
/// market in a folder, where one is given.
///
/// # Errors
/// The folder is no bundle, a file of it cannot be opened, or a report cannot be written.
pub fn review(
    folder: &Path,
    json: Option<&Path>,
    html: Option<&Path>,
    lists: Option<PathBuf>,
    own: bool,
) -> Result<ExitCode, Error> {
    let bundle = bundle::open(folder).map_err(|cause| {
        let at = cause.path.display();
        Error::invalid("bundle.unfit").with("path", at).with("what", &cause.what).with("mend", &cause.mend)
    })?;
    // Before the work, so that an hour of reading is not lost to a wrong path.
    for path in json.iter().chain(&html) {
        try_out(path)?;
    }
    let market = lists.map(|data| market::open(&Where { data, database: None })).transpose()?;
    let kept = market.as_ref().map(Kept);
    let registers: &dyn Registers = kept.as_ref().map_or(&NoRegisters, |kept| kept);
    let eyes = Eyes::sandboxed()?;
    let readers = std::thread::available_parallelism().map_or(1, usize::from).min(READERS);
    let progress = progress::Progress::new();
    // A vendor's own drafts are held against nobody's.
    let bundles = if own { alone(&bundle) } else { vec![bundle.clone()] };
    let mut assessed = Vec::new();
    for bundle in &bundles {
        let bids = assess(bundle, eyes.reader.as_ref(), registers, readers, &|step| progress.tell(&step));
        assessed.extend(bids.map_err(|cause| Error::invalid("bundle.unreadable").with("cause", cause))?);
    }
    progress.finish();
    let mut report = Report::new();
    for bid in &assessed {
        report.add(&bid.name, &bid.dossier, &bid.review);
        println!("{}", line(bid));
        if own {
            tell(&told(&bid.dossier, &bid.review, Lang::ZhTw));
        }
    }
    for told in &report.not_run {
        println!("未執行：{} {}", told.rule, told.sentence);
    }
    if let [only] = report.readers.as_slice() {
        eprintln!("掃描頁僅由 {only} 辨識：本機沒有第二套辨識模型，執行 scripts/setup models 可取得。");
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

fn alone(bundle: &Bundle) -> Vec<Bundle> {
    bundle.bids.iter().map(|bid| Bundle { bids: vec![bid.clone()] }).collect()
}

/// A vendor's own check in lines.
fn tell(checked: &Checked) {
    for (what, lines) in [("不符", &checked.wrong), ("請再核對", &checked.unsure), ("須由人判斷", &checked.open)]
    {
        for line in lines {
            let place = line.place.as_ref().map(|(file, page)| format!("（{file} 第 {page} 頁）")).unwrap_or_default();
            let item = if line.item.is_empty() { String::new() } else { format!("項次 {} ", line.item) };
            println!("  {what} {} {}{item}{}{place}", line.rule, line.document, line.sentence);
        }
    }
    println!("  自檢僅供備標參考，不作任何決定。");
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

/// Whether a report can be written here: tried, and nothing left behind.
fn try_out(path: &Path) -> Result<(), Error> {
    let beside = beside(path);
    std::fs::write(&beside, b"").and_then(|()| std::fs::remove_file(&beside)).map_err(|cause| unwritable(path, &cause))
}

/// Writes beside the place first: a report that is there is a whole one.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = beside(path);
    std::fs::write(&beside, bytes)
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|cause| unwritable(path, &cause))
}

fn beside(path: &Path) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    beside.into()
}

fn unwritable(path: &Path, cause: &std::io::Error) -> Error {
    Error::invalid("report.unwritable").with("path", path.display()).with("cause", cause)
}
