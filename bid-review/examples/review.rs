//! Reviews a bundle and writes its report: `review BUNDLE REPORT.json [BID…]`.

use std::path::Path;
use std::process::ExitCode;

use bid_review::bundle::{self, BidFiles};
use bid_review::dossier::{Dossier, DossierFile};
use bid_review::judge::{Review, review};
use bid_review::ocr::{NullOcr, Ocr, Tesseract};
use bid_review::read::{Direct, InTurn};
use bid_review::reader::Reader;
use bid_review::report::Report;
use bid_review::rules::x_06::{self, Bid};
use sha2::{Digest, Sha256};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [folder, report, only @ ..] => run(Path::new(folder), report, only),
        _ => Err("usage: review BUNDLE REPORT.json [BID…]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, report_path: &str, only: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let bundle = bundle::open(folder)?;
    let ocr: Box<dyn Ocr + Send + Sync> = match Tesseract::open(None) {
        Ok(tesseract) => Box::new(InTurn::new(tesseract)),
        Err(_) => Box::new(NullOcr),
    };
    let reader = Direct { ocr };
    let mut bids = Vec::new();
    for bid in bundle.bids.iter().filter(|b| only.is_empty() || only.contains(&b.name)) {
        let dossier = dossier(bid, &reader)?;
        let reviewed = review(&dossier, &bid.terms);
        bids.push((bid, dossier, reviewed));
    }
    let shared = shared(&bids);
    let mut report = Report::new();
    for ((bid, dossier, reviewed), more) in bids.iter_mut().zip(shared) {
        reviewed.findings.extend(more);
        report.add(&bid.name, dossier, reviewed);
    }
    std::fs::write(report_path, serde_json::to_vec(&report)?)?;
    Ok(())
}

/// What bids of one tender share, in the order of the bids.
fn shared(bids: &[(&BidFiles, Dossier, Review)]) -> Vec<Vec<bid_review::finding::Finding>> {
    let own = |at: usize, tender: &str| {
        let same: Vec<(usize, Bid<'_>)> = bids
            .iter()
            .enumerate()
            .filter(|(_, (b, ..))| b.terms.tender_no == tender)
            .map(|(i, (b, dossier, review))| (i, Bid { name: &b.name, dossier, review }))
            .collect();
        let found = x_06::between(&same.iter().map(|(_, b)| *b).collect::<Vec<_>>());
        same.iter().zip(found).find(|((i, _), _)| *i == at).map(|(_, f)| f).unwrap_or_default()
    };
    bids.iter().enumerate().map(|(at, (bid, ..))| own(at, &bid.terms.tender_no)).collect()
}

fn dossier(bid: &BidFiles, reader: &dyn Reader) -> Result<Dossier, Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    for (name, path) in &bid.files {
        let bytes = std::fs::read(path)?;
        let sha256 = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        files.push(DossierFile { name: name.clone(), sha256, reading: reader.read(&bytes, &mut |_| {}) });
    }
    Ok(Dossier { files })
}
