//! How well a review report meets the truth of a bundle: documents, fields, defects, and the two faults that count most.

mod defects;
mod documents;
mod figures;
mod forms;
mod report;
mod truth;

pub use figures::{Score, Tally};
pub use report::Report;
pub use truth::Truth;

/// Scores a report.
#[must_use]
pub fn score(truth: &Truth, report: &Report) -> Score {
    let mut score = Score::default();
    for bid in &truth.bids {
        let reported = report.bids.iter().find(|reported| reported.bid == bid.bid);
        documents::count(&mut score, bid, reported);
    }
    defects::count(&mut score, truth, report);
    score
}
