//! Bids made up by `sample-bids`, for scenarios in which real files are read.

use chrono::NaiveDate;
use gongqi::eyes::{CHILD, Eyes};
use sample_bids::{Bid, Bundle, DefectKind, Fonts, Plan, Share, generate};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

use crate::support::bids::packed;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_gongqi");

/// Eyes that read with the program's own child, as a node does.
pub fn eyes() -> Eyes {
    let child = Arc::new(bid_review::worker::Sandboxed::new(PathBuf::from(PROGRAM), vec![CHILD.to_owned()]));
    Eyes::new(child.clone(), child, bid_review::judge::review_as_read)
}

/// One tender that closed on this day and bids with text layers; each bid has one of these defects.
pub fn bundle(seed: u64, closed: NaiveDate, bids: u32, defects: &[DefectKind]) -> Bundle {
    let plan = Plan {
        seed,
        tenders: 1,
        bids_per_tender: bids,
        scans: Share(0),
        merged: Share(0),
        meaningless_names: Share(0),
        encrypted: Share(0),
        unembedded: Share(0),
        clean: Share(0),
        defects: defects.to_vec(),
        most_defects: 1,
        deadline: closed,
        ..Plan::default()
    };
    generate(&plan, &Fonts::find().expect("a Chinese font is installed: make setup")).unwrap()
}

/// The bundle's tender as the office sends it, opened at this hour.
pub fn tender(bundle: &Bundle, opens_at: &str) -> Value {
    let mut tender = serde_json::to_value(&bundle.tenders[0]).unwrap();
    tender["opens_at"] = json!(opens_at);
    tender
}

/// A bid as a ZIP.
pub fn zip(bid: &Bid) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = bid.files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    packed(&files)
}
