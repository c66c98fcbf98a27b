//! Reviews a bundle in this process and writes the report: `review BUNDLE REPORT.json [READINGS.jsonl]`, the readings one a line.
//! Lists are those of `registers.json` in the bundle, where it has them.

use std::io::Write as _;
use std::path::Path;

use bid_review::assess::assess;
use bid_review::bundle;
use bid_review::installed;
use bid_review::read::{Direct, Late};
use bid_review::registers::held::Held;
use bid_review::report::Report;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, report, readings) = match arguments.as_slice() {
        [folder, report] => (folder, report, None),
        [folder, report, readings] => (folder, report, Some(readings)),
        _ => return Err("usage: review BUNDLE REPORT.json [READINGS.jsonl]".into()),
    };
    let bundle = bundle::open(Path::new(folder))?;
    let lists = lists(Path::new(folder))?;
    let reader = Direct { ocr: Box::new(Late::new(installed::open)) };
    let bids = assess(&bundle, &reader, &lists, 1, &|_| {})?;
    let mut written = Report::new();
    for bid in &bids {
        written.add(&bid.name, &bid.dossier, &bid.review);
    }
    std::fs::write(report, serde_json::to_vec(&written)?)?;
    if let Some(readings) = readings {
        let mut out = std::io::BufWriter::new(std::fs::File::create(readings)?);
        for file in bids.iter().flat_map(|bid| &bid.dossier.files) {
            writeln!(out, "{}", json!({ "file": file.name, "reading": file.reading, "seconds": 0 }))?;
        }
    }
    Ok(())
}

/// The lists beside a bundle; none where it brings none.
fn lists(folder: &Path) -> Result<Held, Box<dyn std::error::Error>> {
    let path = folder.join("registers.json");
    Ok(if path.is_file() { serde_json::from_slice(&std::fs::read(path)?)? } else { Held::default() })
}
