//! Judges a bundle again from the readings that `review` kept: `rejudge BUNDLE READINGS.jsonl REPORT.json`. Nothing is recognised anew.

use std::collections::BTreeMap;
use std::path::Path;

use bid_review::bundle;
use bid_review::dossier::{Dossier, DossierFile};
use bid_review::judge::review;
use bid_review::reading::Reading;
use bid_review::registers::held::Held;
use bid_review::report::Report;
use serde::Deserialize;

#[derive(Deserialize)]
struct Kept {
    file: String,
    reading: Reading,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, readings, report] = arguments.as_slice() else {
        return Err("usage: rejudge BUNDLE READINGS.jsonl REPORT.json".into());
    };
    let text = std::fs::read_to_string(readings)?;
    let mut kept = BTreeMap::new();
    for line in text.lines() {
        let one: Kept = serde_json::from_str(line)?;
        kept.insert(one.file, one.reading);
    }
    let lists = lists(Path::new(folder))?;
    let mut written = Report::new();
    for bid in &bundle::open(Path::new(folder))?.bids {
        let files = bid.files.iter().filter_map(|(name, _)| {
            let reading = kept.get(name)?.clone();
            Some(DossierFile { name: name.clone(), sha256: String::new(), reading })
        });
        let dossier = Dossier { files: files.collect() };
        written.add(&bid.name, &dossier, &review(&dossier, &bid.terms, &lists));
    }
    std::fs::write(report, serde_json::to_vec(&written)?)?;
    Ok(())
}

/// The lists beside a bundle; none where it brings none.
fn lists(folder: &Path) -> Result<Held, Box<dyn std::error::Error>> {
    let path = folder.join("registers.json");
    Ok(if path.is_file() { serde_json::from_slice(&std::fs::read(path)?)? } else { Held::default() })
}
