//! The figures of one report.

use std::collections::BTreeMap;

use serde::Serialize;

/// The figures of one report.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Score {
    /// Documents whose type and pages are right.
    pub documents: Tally,
    /// Documents reported with a type where none begins.
    pub documents_invented: u32,
    /// Fields right in bids with a text layer.
    pub fields_text: Tally,
    /// Fields right in scanned bids.
    pub fields_scan: Tally,
    /// Rows of price schedules right in number, name, quantity, unit price and amount.
    pub price_rows: Tally,
    /// Defects for which a fail or a question to a person stands in the report.
    pub defects: Tally,
    /// Defects caught and put in, by kind.
    pub defects_by_kind: BTreeMap<String, Tally>,
    /// Defects that the report passes over: the worst fault.
    pub wrong_passes: Vec<String>,
    /// Fails of a kind that was not put in there.
    pub false_fails: Vec<String>,
    /// Doubts about nothing, in bids without a defect.
    pub doubts: u32,
    /// Bids without a defect.
    pub clean_bids: u32,
    /// Fails and questions that name a page, a box and a citation.
    pub grounded: Tally,
    /// Fields read wrong most often.
    pub worst_fields: BTreeMap<String, u32>,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many.
    pub of: u32,
    /// How many of them are right.
    pub right: u32,
}

impl Tally {
    pub(super) fn count(&mut self, right: bool) {
        self.of += 1;
        self.right += u32::from(right);
    }

    /// The share in per cent; 100 of nothing.
    #[must_use]
    pub fn percent(self) -> f64 {
        if self.of == 0 { 100.0 } else { f64::from(self.right) * 100.0 / f64::from(self.of) }
    }
}
