//! Documents and fields beside the truth.

use serde_json::Value;

use super::figures::Score;
use super::forms::same;
use super::report::{ReportedBid, ReportedDocument};
use super::truth::{TrueBid, TrueDocument};

/// Fields that say how a document was made, not what stands on it.
const NOT_ON_THE_PAGE: [&str; 4] = ["paragraphs", "total_computed", "total_words", "original_total_under_patch"];
/// The columns by which a price row counts as read.
const COLUMNS: [&str; 5] = ["no", "name", "qty", "unit_price", "amount"];

/// Counts the documents and fields of one bid.
pub fn count(score: &mut Score, truth: &TrueBid, reported: Option<&ReportedBid>) {
    let found = reported.map(|bid| bid.documents.as_slice()).unwrap_or_default();
    let begins = |document: &ReportedDocument, truth: &TrueDocument| {
        document.file == truth.file && document.pages.first() == truth.pages.first()
    };
    let invented = found
        .iter()
        .filter(|document| document.kind != "unknown" && !truth.documents.iter().any(|truth| begins(document, truth)));
    score.documents_invented += u32::try_from(invented.count()).unwrap_or(u32::MAX);
    for document in &truth.documents {
        // A later report of the same place replaces an earlier one.
        let at = found.iter().rev().find(|found| begins(found, document));
        let typed = at.filter(|found| found.kind == document.kind);
        score.documents.count(typed.is_some_and(|found| found.pages == document.pages && found.more == document.more));
        fields(score, &truth.mode, document, typed);
    }
}

fn fields(score: &mut Score, mode: &str, truth: &TrueDocument, found: Option<&ReportedDocument>) {
    for (name, value) in &truth.fields {
        if NOT_ON_THE_PAGE.contains(&name.as_str()) || value.is_null() {
            continue;
        }
        let read = found.and_then(|found| found.fields.get(name));
        if name == "items" {
            rows(score, value, read);
            continue;
        }
        let right = same(read, value);
        if mode == "text" { &mut score.fields_text } else { &mut score.fields_scan }.count(right);
        if !right {
            *score.worst_fields.entry(format!("{}.{name}", truth.kind)).or_default() += 1;
        }
    }
}

fn rows(score: &mut Score, truth: &Value, read: Option<&Value>) {
    let read = read.and_then(Value::as_array);
    for (index, row) in truth.as_array().into_iter().flatten().enumerate() {
        let found = read.and_then(|rows| rows.get(index));
        let right = COLUMNS
            .iter()
            .all(|column| row.get(column).is_some_and(|value| same(found.and_then(|found| found.get(column)), value)));
        score.price_rows.count(right);
    }
}
