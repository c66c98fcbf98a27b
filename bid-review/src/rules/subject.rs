//! Whether a paper is about the vendor who bids: its business number and its names.

use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::{Agreed, Case};
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};

/// Sentence `same` of the rules that ask this.
pub const SAME: Sentence = Sentence {
    key: "subject.same",
    zh: "{document}所載廠商與投標廠商相符。",
    en: "{document_en}: the vendor is the one who bids.",
};

/// Sentence `ubn` of the rules that ask this.
pub const UBN: Sentence = Sentence {
    key: "subject.ubn",
    zh: "{document}之統一編號{found}與投標廠商{expected}不符。",
    en: "{document_en}: the business number {found} is not the vendor's {expected}.",
};

/// Sentence `name` of the rules that ask this.
pub const NAME: Sentence = Sentence {
    key: "subject.name",
    zh: "{document}之名稱「{found}」與投標廠商「{expected}」不符，請確認。",
    en: "{document_en}: the name {found} is not the vendor's {expected}.",
};

/// Sentence `unread` of the rules that ask this.
pub const UNREAD: Sentence = Sentence {
    key: "subject.unread",
    zh: "未能讀出{document}所載廠商名稱或統一編號，請人工確認。",
    en: "{document_en}: the name or the business number could not be read.",
};

/// How one value of a paper compares with the vendor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The same.
    Same,
    /// Different; `true` when both were surely read.
    Differs(bool),
    /// The paper or the bid does not give it.
    Absent,
}

/// Compares a field of a paper with what most papers say.
#[must_use]
pub fn compare(case: &Case<'_>, paper: &Paper, field: &str) -> Match {
    let (Some(own), Some(agreed)) = (paper.text(field), agreed(case, field)) else { return Match::Absent };
    if key(own) == key(&agreed.value) {
        // One paper alone confirms nothing.
        return if agreed.by >= 2 { Match::Same } else { Match::Absent };
    }
    let sure_here = paper.field(field).is_some_and(|f| f.confidence >= SURE);
    let sure_there = case.papers.get(agreed.paper).and_then(|p| p.field(field)).is_some_and(|f| f.confidence >= SURE);
    Match::Differs(sure_here && sure_there)
}

/// Whether a rule of its own judges whose paper this is.
#[must_use]
pub fn judged_alone(paper: &Paper) -> bool {
    matches!(paper.document.kind, DocumentKind::TaxCertificate | DocumentKind::CreditCertificate)
}

/// What most papers say.
#[must_use]
pub fn agreed<'c>(case: &'c Case<'_>, field: &str) -> Option<&'c Agreed> {
    match field {
        "vendor_name" => case.vendor.name.as_ref(),
        "ubn" => case.vendor.ubn.as_ref(),
        "representative" => case.vendor.representative.as_ref(),
        _ => None,
    }
}

/// Adds what was compared: the paper's value first, then the vendor's, with both places.
#[must_use]
pub fn shown(finding: Finding, case: &Case<'_>, paper: &Paper, field: &str) -> Finding {
    let own = paper.text(field).unwrap_or_default();
    let Some(agreed) = agreed(case, field) else { return finding.see(paper, field) };
    let finding = finding
        .see(paper, field)
        .compare(field, Quantity::text(own), Op::Eq, Quantity::text(agreed.value.clone()))
        .arg("found", own)
        .arg("expected", &agreed.value);
    match case.papers.get(agreed.paper).and_then(|p| p.evidence(field)) {
        Some(evidence) => finding.with(evidence),
        None => finding,
    }
}

/// The finding of a rule about one paper's business number and name: keys `same`, `ubn`, `name`, `unread`.
#[must_use]
pub fn judged(rule: &Rule, case: &Case<'_>, paper: &Paper) -> Vec<Finding> {
    let number = compare(case, paper, "ubn");
    let name = compare(case, paper, "vendor_name");
    let mut out = Vec::new();
    if let Match::Differs(sure) = number {
        out.push(shown(rule.person("ubn", sure).of_kind("ubn_mismatch"), case, paper, "ubn").about(paper));
    }
    if let Match::Differs(sure) = name {
        out.push(shown(rule.person("name", sure).of_kind("name_mismatch"), case, paper, "vendor_name").about(paper));
    }
    if out.is_empty() {
        let (finding, field) = match (number, name) {
            (_, Match::Absent) => (rule.doubt("unread").of_kind("name_mismatch"), "vendor_name"),
            (Match::Absent, _) => (rule.doubt("unread").of_kind("ubn_mismatch"), "ubn"),
            _ => (rule.pass("same"), "vendor_name"),
        };
        out.push(shown(finding.see(paper, "ubn"), case, paper, field).about(paper));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::dossier::Dossier;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn same_different_and_absent() {
        let paper = |ubn: &str| with(DocumentKind::TaxCertificate, &[("ubn", json!(ubn))]);
        let papers = vec![
            paper("12345675"),
            paper("12345675"),
            paper("22099131"),
            faint(paper("22099131")),
            with(DocumentKind::Proposal, &[]),
        ];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let case = Case::new(&dossier, &terms, papers);
        let found: Vec<Match> = case.papers.iter().map(|p| compare(&case, p, "ubn")).collect();
        assert_eq!(found, [Match::Same, Match::Same, Match::Differs(true), Match::Differs(false), Match::Absent]);
    }
}
