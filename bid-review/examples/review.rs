//! Reviews a bundle and writes its report: `review BUNDLE REPORT.json [BID…]`.

use std::error::Error;
use std::path::Path;

use bid_review::assess::assess;
use bid_review::bundle::{self, Bundle};
use bid_review::ocr::{NullOcr, Ocr, Tesseract};
use bid_review::read::{Direct, InTurn};
use bid_review::report::Report;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, report_path, only @ ..] = arguments.as_slice() else {
        return Err("usage: review BUNDLE REPORT.json [BID…]".into());
    };
    let all = bundle::open(Path::new(folder))?;
    let bids = all.bids.into_iter().filter(|b| only.is_empty() || only.contains(&b.name)).collect();
    let ocr: Box<dyn Ocr + Send + Sync> = match Tesseract::open(None) {
        Ok(tesseract) => Box::new(InTurn::new(tesseract)),
        Err(_) => Box::new(NullOcr),
    };
    let reader = Direct { ocr };
    let mut report = Report::new();
    for bid in assess(&Bundle { bids }, &reader, 2, &|_| {})? {
        report.add(&bid.name, &bid.dossier, &bid.review);
    }
    std::fs::write(report_path, serde_json::to_vec(&report)?)?;
    Ok(())
}
