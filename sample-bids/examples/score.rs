//! Scores a review report: `score TRUTH.json REPORT.json`; prints one line a figure, the last one JSON.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use sample_bids::score::{Report, Score, Tally, Truth, score};

fn main() {
    let mut paths = std::env::args().skip(1);
    let mut next = || paths.next().expect("usage: score TRUTH.json REPORT.json");
    let (truth, report) = (next(), next());
    let text = |path: &str| std::fs::read_to_string(path).unwrap_or_else(|cause| panic!("{path}: {cause}"));
    let truth: Truth = serde_json::from_str(&text(&truth)).expect("a truth");
    let report: Report = serde_json::from_str(&text(&report)).expect("a report");
    tell(&score(&truth, &report));
}

fn tell(score: &Score) {
    let line = |what: &str, share: Tally| println!("{what:24} {:6.2} %  {}/{}", share.percent(), share.right, share.of);
    line("documents typed", score.documents);
    line("fields, text layer", score.fields_text);
    line("fields, scans", score.fields_scan);
    line("price rows", score.price_rows);
    line("defects caught", score.defects);
    line("findings grounded", score.grounded);
    for (kind, share) in &score.defects_by_kind {
        line(&format!("  {kind}"), *share);
    }
    println!("{:24} {}", "documents invented", score.documents_invented);
    println!("{:24} {} in {}", "doubts in clean bids", score.doubts, score.clean_bids);
    println!("{:24} {:?}", "wrong passes", score.wrong_passes);
    println!("{:24} {:?}", "false fails", score.false_fails);
    println!("{:24} {:?}", "fields read wrong", score.worst_fields);
    println!("{}", serde_json::to_string(score).unwrap());
}
