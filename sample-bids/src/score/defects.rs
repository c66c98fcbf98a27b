//! Defects caught, passed over and imagined.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Score;
use super::report::{Report, ReportedFinding};
use super::truth::{Defect, TrueBid, TrueDocument, Truth};

/// Kinds whose evidence is a place where something is absent, or a whole file.
const WITHOUT_A_PLACE: [&str; 5] =
    ["missing_document", "missing_seal", "unsigned_declaration", "shared_file", "shared_source"];

/// Kinds that a defect brings with it.
const BRINGS: [(&str, &[&str]); 9] = [
    ("tampered", &["words_number_mismatch", "sum_wrong", "line_total_wrong"]),
    ("sum_wrong", &["words_number_mismatch", "line_total_wrong"]),
    ("words_number_mismatch", &["sum_wrong", "line_total_wrong"]),
    ("line_total_wrong", &["sum_wrong", "words_number_mismatch"]),
    ("ubn_checksum", &["name_mismatch", "ubn_mismatch"]),
    ("unsigned_declaration", &["missing_seal"]),
    ("missing_seal", &["unsigned_declaration"]),
    ("contradicted_answer", &["mainland_capital", "debarred"]),
    ("missing_document", &["missing_seal", "unsigned_declaration"]),
];

/// Share of an A4 page that evidence of something present may take.
const MOST_OF_A_PAGE: f64 = 0.6 * 595.0 * 842.0;
/// The longest side of a page that evidence may lie on, in points.
const LONGEST: f64 = 1300.0;

/// Counts what the report says of the defects of all bids.
pub fn count(score: &mut Score, truth: &Truth, report: &Report) {
    let flagged: BTreeMap<&str, Vec<&ReportedFinding>> = report
        .bids
        .iter()
        .map(|bid| (bid.bid.as_str(), bid.findings.iter().filter(|finding| finding.flags()).collect()))
        .collect();
    let partners = partners(truth);
    for bid in &truth.bids {
        let with = partners.get(bid.bid.as_str());
        let mine = flagged.get(bid.bid.as_str()).map(Vec::as_slice).unwrap_or_default();
        for defect in bid.defects.iter().filter(|defect| defect.consequence_of.is_none()) {
            let caught = if defect.kind == "shared_file" {
                let both = with.into_iter().flatten().copied().chain([bid.bid.as_str()]);
                both.filter_map(|name| flagged.get(name)).flatten().any(|finding| is(finding, "shared_file"))
            } else {
                mine.iter().any(|finding| is(finding, &defect.kind) && points_at(finding, bid, defect))
            };
            score.defects.count(caught);
            score.defects_by_kind.entry(defect.kind.clone()).or_default().count(caught);
            if !caught {
                let document = defect.document.as_deref().unwrap_or("-");
                score.wrong_passes.push(format!("{}/{document}:{}", bid.bid, defect.kind));
            }
        }
        findings(score, bid, mine, with.is_some());
    }
}

fn findings(score: &mut Score, bid: &TrueBid, findings: &[&ReportedFinding], shares: bool) {
    let clean = bid.defects.is_empty() && !shares;
    score.clean_bids += u32::from(clean);
    let mut expected: BTreeSet<&str> = bid.defects.iter().map(|defect| defect.kind.as_str()).collect();
    for (kind, brought) in BRINGS {
        if expected.contains(kind) {
            expected.extend(brought);
        }
    }
    if shares {
        expected.extend(["shared_file", "name_mismatch"]);
    }
    for finding in findings {
        score.grounded.count(grounded(finding, &bid.documents));
        let unforeseen = finding.kind.as_deref().is_some_and(|kind| !expected.contains(kind));
        if finding.verdict == "fail" && finding.reason.is_none() && (clean || unforeseen) {
            let kind = finding.kind.as_deref().unwrap_or("-");
            score.false_fails.push(format!("{}:{}:{kind}", bid.bid, finding.rule));
        }
        let doubt = finding.verdict == "person" && finding.ask.as_deref() != Some("always");
        score.doubts += u32::from(clean && doubt);
    }
}

/// The bids that share a file with another, each with the others.
fn partners(truth: &Truth) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut partners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for bid in &truth.bids {
        for other in bid.defects.iter().filter_map(|defect| defect.other_bid.as_deref()) {
            partners.entry(&bid.bid).or_default().insert(other);
            partners.entry(other).or_default().insert(&bid.bid);
        }
    }
    partners
}

fn is(finding: &ReportedFinding, kind: &str) -> bool {
    finding.kind.as_deref() == Some(kind)
}

/// Whether a finding speaks of the document that holds the defect.
fn points_at(finding: &ReportedFinding, bid: &TrueBid, defect: &Defect) -> bool {
    // Where a bid was sent from stands in none of its documents.
    if ["missing_document", "shared_source"].contains(&defect.kind.as_str()) {
        return finding.document.is_none() || finding.document == defect.document;
    }
    let Some(document) = bid.documents.iter().find(|document| Some(&document.kind) == defect.document.as_ref()) else {
        return false;
    };
    let named = finding.document == defect.document && finding.file.as_deref().is_none_or(|file| file == document.file);
    inside(finding, document) || named
}

fn inside(finding: &ReportedFinding, document: &TrueDocument) -> bool {
    let lies = |file: &str, [first, end]: [u32; 2]| {
        finding.file.as_deref() == Some(file) && finding.page.is_some_and(|page| (first..end).contains(&page))
    };
    lies(&document.file, document.pages) || document.more.iter().any(|piece| lies(&piece.file, piece.pages))
}

fn grounded(finding: &ReportedFinding, documents: &[TrueDocument]) -> bool {
    if finding.reason.is_some() {
        return finding.file.is_some();
    }
    if finding.citation.as_deref().unwrap_or_default().is_empty() {
        return false;
    }
    let kind = finding.kind.as_deref().unwrap_or_default();
    if kind == "missing_document" {
        return true;
    }
    let Some([left, top, right, bottom]) = finding.bbox.as_deref() else { return false };
    let small = WITHOUT_A_PLACE.contains(&kind) || (right - left) * (bottom - top) < MOST_OF_A_PAGE;
    documents.iter().any(|document| inside(finding, document))
        && (0.0..*right).contains(left)
        && (0.0..*bottom).contains(top)
        && *right <= LONGEST
        && *bottom <= LONGEST
        && small
}
