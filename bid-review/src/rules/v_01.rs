//! V-01: every business number stands the checksum (細則 60-1 for what does not).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;
use procurement_law::ubn;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "V-01",
    title_zh: "統一編號檢查碼",
    title_en: "Business number checksum",
    meaning: "Eight digits, weights 1 2 1 2 1 2 4 1, digit sums divisible by 5; with a 7 in the seventh place also one more. A number that fails is shown to a person.",
    cites: &[ENFORCEMENT.at("60-1"), GPA.at("51-1")],
    mark: Mark::Known,
    texts: &[
        Sentence {
            key: "v-01.valid",
            zh: "{document}之統一編號{found}檢查碼正確。",
            en: "{document_en}: the business number {found} stands the checksum.",
        },
        Sentence {
            key: "v-01.invalid",
            zh: "{document}之統一編號{found}不符檢查碼規則，請確認是否誤植。",
            en: "{document_en}: the business number {found} does not stand the checksum.",
        },
        Sentence {
            key: "v-01.unread",
            zh: "未能確實讀出{document}之統一編號，請人工確認。",
            en: "{document_en}: the business number could not be read with certainty.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let other = |p: &Paper| matches!(p.document.kind, DocumentKind::Unknown | DocumentKind::Proposal);
    let bearing =
        case.papers.iter().filter(|p| p.document.kind.bears_number() || !other(p) && p.field("ubn").is_some());
    bearing
        .map(|paper| {
            let number = paper.text("ubn").unwrap_or_default();
            let finding = if number.is_empty() {
                RULE.doubt("unread").of_kind("ubn_checksum")
            } else if ubn::is_valid(number) && (paper.sure(&["ubn"]) || confirmed(case, number)) {
                RULE.pass("valid")
            } else if ubn::is_valid(number) {
                RULE.doubt("unread").of_kind("ubn_checksum")
            } else {
                RULE.person("invalid", paper.sure(&["ubn"])).of_kind("ubn_checksum")
            };
            finding.about(paper).see(paper, "ubn").arg("found", number)
        })
        .collect()
}

/// Whether two papers at least bear a number.
fn confirmed(case: &Case<'_>, number: &str) -> bool {
    case.papers.iter().filter(|p| p.text("ubn") == Some(number)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn one_finding_per_paper() {
        let paper = |fields: &[(&str, serde_json::Value)]| with(DocumentKind::TaxCertificate, fields);
        let papers = vec![paper(&[("ubn", json!("12345675"))]), paper(&[("ubn", json!("12345678"))]), paper(&[])];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found = check(&Case::new(&dossier, &terms, papers));
        let kinds: Vec<_> = found.iter().map(|f| (f.verdict, f.kind.as_deref())).collect();
        assert_eq!(
            kinds,
            [
                (Verdict::Pass, None),
                (Verdict::NeedsPerson, Some("ubn_checksum")),
                (Verdict::NeedsPerson, Some("ubn_checksum"))
            ]
        );
    }
}
