//! A bundle of made-up bids with text layers, reviewed as a whole and held against the truth about it.
#![allow(clippy::unwrap_used, reason = "helpers of tests may stop as tests do")]

use bid_review::assess::assess;
use bid_review::bundle;
use bid_review::ocr::NullOcr;
use bid_review::read::Direct;
use bid_review::registers::NoRegisters;
use bid_review::report::Report;
use sample_bids::score::{self, Score, Truth};
use sample_bids::{Fonts, Plan, Share, generate};

/// Made, reviewed and scored.
fn scored(seed: u64) -> Score {
    let shares =
        Plan { scans: Share(0), encrypted: Share(0), clean: Share(30), unembedded: Share(30), ..Plan::default() };
    let plan = Plan { seed, tenders: 2, bids_per_tender: 4, most_defects: 2, ..shares };
    let folder = std::env::temp_dir().join(format!("bid-review-{}-{seed}", std::process::id()));
    generate(&plan, &Fonts::find().unwrap()).unwrap().write(&folder).unwrap();
    let truth: Truth = serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    let opened = bundle::open(&folder).unwrap();
    let reviewed = assess(&opened, &Direct { ocr: Box::new(NullOcr) }, &NoRegisters, 2, &|_| {}).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let mut report = Report::new();
    for bid in &reviewed {
        report.add(&bid.name, &bid.dossier, &bid.review);
    }
    let report: score::Report = serde_json::from_value(serde_json::to_value(&report).unwrap()).unwrap();
    score::score(&truth, &report)
}

#[test]
fn a_text_bundle_is_read_and_nothing_wrong_passes() {
    for seed in [7, 2026] {
        let score = scored(seed);
        assert_eq!(score.documents.right, score.documents.of, "seed {seed}: documents");
        assert_eq!(score.documents_invented, 0, "seed {seed}: documents invented");
        assert!(score.wrong_passes.is_empty(), "seed {seed}: {:?}", score.wrong_passes);
        assert!(score.false_fails.is_empty(), "seed {seed}: {:?}", score.false_fails);
        assert!(score.fields_text.percent() >= 97.0, "seed {seed}: {:?}", score.worst_fields);
        assert!(score.price_rows.percent() >= 97.0, "seed {seed}: {:?}", score.price_rows);
        assert_eq!(score.grounded.right, score.grounded.of, "seed {seed}: findings with a place");
    }
}
