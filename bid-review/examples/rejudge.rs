//! Judges a bundle again from the readings that `review` kept: `rejudge BUNDLE READINGS.jsonl REPORT.json`. Nothing is recognised anew; the
//! bids of one tender are held against each other as in a review.

use std::collections::BTreeMap;
use std::path::Path;

use bid_review::assess::assess;
use bid_review::bundle;
use bid_review::reader::{Progress, Reader};
use bid_review::reading::{Reading, Reason};
use bid_review::registers::held::Held;
use bid_review::report::Report;
use serde::Deserialize;
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
struct Kept {
    file: String,
    reading: Reading,
}

/// Gives back what was read of the same bytes.
struct Known(BTreeMap<Vec<u8>, Reading>);

impl Reader for Known {
    fn read(&self, bytes: &[u8], _: &mut dyn FnMut(Progress)) -> Reading {
        self.0.get(digest(bytes).as_slice()).cloned().unwrap_or_else(|| Reading::unread(Reason::Damaged))
    }
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, readings, report] = arguments.as_slice() else {
        return Err("usage: rejudge BUNDLE READINGS.jsonl REPORT.json".into());
    };
    let bundle = bundle::open(Path::new(folder))?;
    let paths: BTreeMap<&String, _> = bundle.bids.iter().flat_map(|bid| &bid.files).map(|(n, p)| (n, p)).collect();
    let mut known = BTreeMap::new();
    for line in std::fs::read_to_string(readings)?.lines() {
        let one: Kept = serde_json::from_str(line)?;
        if let Some(path) = paths.get(&one.file) {
            known.insert(digest(&std::fs::read(path)?), one.reading);
        }
    }
    let lists = lists(Path::new(folder))?;
    let mut written = Report::new();
    for bid in &assess(&bundle, &Known(known), &lists, 1, &|_| {})? {
        written.add(&bid.name, &bid.dossier, &bid.review);
    }
    std::fs::write(report, serde_json::to_vec(&written)?)?;
    Ok(())
}

/// The lists beside a bundle; none where it brings none.
fn lists(folder: &Path) -> Result<Held, Box<dyn std::error::Error>> {
    let path = folder.join("registers.json");
    Ok(if path.is_file() { serde_json::from_slice(&std::fs::read(path)?)? } else { Held::default() })
}
