//! All tenders and bids of one plan.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::bid::{Bid, Submission};
use crate::registers::{List, Register};
use crate::tender::Tender;

/// Tenders and bids with the truth about them; serialises as `truth.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Bundle {
    /// Version of the form of the truth: 1.
    pub format: u32,
    /// Where the bids come from.
    pub pool: String,
    /// Seed of the plan.
    pub seed: u64,
    /// The tenders.
    pub tenders: Vec<Tender>,
    /// The bids, tender by tender.
    pub bids: Vec<Bid>,
    /// The lists in which what the bids say is looked up; none for usual bundles.
    #[serde(skip)]
    pub registers: BTreeMap<Register, List>,
}

/// The tenders alone, as a reviewer may know them.
#[derive(Serialize)]
struct Asked<'a> {
    format: u32,
    tenders: &'a [Tender],
    bids: Vec<Submitted<'a>>,
}

/// Which bid is for which tender.
#[derive(Serialize)]
struct Submitted<'a> {
    bid: &'a str,
    tender_no: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    submission: Option<&'a Submission>,
}

impl<'a> Submitted<'a> {
    fn of(bid: &'a Bid) -> Self {
        Self { bid: &bid.bid, tender_no: &bid.tender_no, submission: bid.submission.as_ref() }
    }
}

impl Bundle {
    /// Writes `truth.json`, `tenders.json` (what a reviewer may know: the tenders, and which bid is for which), `registers.json` (lists, where
    /// there are any) and one folder for each bid.
    ///
    /// # Errors
    /// When a folder or file cannot be written.
    pub fn write(&self, dir: &Path) -> io::Result<()> {
        fs::create_dir_all(dir)?;
        fs::write(dir.join("truth.json"), serde_json::to_vec_pretty(self)?)?;
        let bids = self.bids.iter().map(Submitted::of).collect();
        let asked = Asked { format: self.format, tenders: &self.tenders, bids };
        fs::write(dir.join("tenders.json"), serde_json::to_vec_pretty(&asked)?)?;
        if !self.registers.is_empty() {
            fs::write(dir.join("registers.json"), serde_json::to_vec_pretty(&self.registers)?)?;
        }
        for bid in &self.bids {
            let folder = dir.join(&bid.bid);
            fs::create_dir_all(&folder)?;
            for file in &bid.files {
                fs::write(folder.join(&file.name), &file.bytes)?;
            }
        }
        Ok(())
    }
}
