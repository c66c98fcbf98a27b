//! V-02: one business number throughout the bid (採購法 50-1-2).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;
use procurement_law::ubn;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::subject::{self, Match};

/// The rule.
pub static RULE: Rule = Rule {
    id: "V-02",
    title_zh: "統一編號一致",
    title_en: "One business number",
    meaning: "The business number is the same on every document. Another valid number, surely read, fails; one that does not stand the checksum may be a slip and goes to a person.",
    cites: &[GPA.at("50-1-2"), ENFORCEMENT.at("60-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "v-02.same",
            zh: "各文件所載統一編號一致：{expected}。",
            en: "Every document bears the business number {expected}.",
        },
        Sentence {
            key: "v-02.differs",
            zh: "{document}之統一編號{found}與其他文件所載{expected}不同。",
            en: "{document_en}: the business number {found} differs from {expected} on the other documents.",
        },
        Sentence {
            key: "v-02.unread",
            zh: "未能讀出各文件之統一編號以供比對，請人工確認。",
            en: "The business numbers could not all be read to compare.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let different = |paper: &&Paper| asked(paper) && matches!(subject::compare(case, paper, "ubn"), Match::Differs(_));
    if case.papers.iter().any(|paper| different(&paper)) {
        return case.papers.iter().filter_map(|paper| differs(case, paper)).collect();
    }
    let bearing: Vec<&Paper> = case.papers.iter().filter(|p| p.field("ubn").is_some()).collect();
    let silent = case.papers.iter().any(|p| asked(p) && p.field("ubn").is_none());
    let finding = match &case.vendor.ubn {
        Some(agreed) if bearing.len() >= 2 && !silent => RULE.pass("same").arg("expected", &agreed.value),
        _ => RULE.doubt("unread").of_kind("ubn_mismatch"),
    };
    let seen = bearing.iter().filter_map(|p| p.evidence("ubn"));
    let finding = seen.fold(finding, Finding::with);
    vec![match case.papers.first() {
        Some(paper) if finding.evidence.is_empty() => finding.with(paper.evidence_at(paper.whole, "", 1.0)),
        _ => finding,
    }]
}

/// Whether the paper bears the bidder's number; of other numbers the rules of their own papers speak.
fn asked(paper: &Paper) -> bool {
    paper.document.kind.bears_number() || paper.document.kind == DocumentKind::Unknown
}

fn differs(case: &Case<'_>, paper: &Paper) -> Option<Finding> {
    if !asked(paper) {
        return None;
    }
    let Match::Differs(sure) = subject::compare(case, paper, "ubn") else { return None };
    // A doubtful reading is told once, by the paper's own rule.
    if !sure && subject::judged_alone(paper) {
        return None;
    }
    let valid = paper.text("ubn").is_some_and(ubn::is_valid);
    let finding = if valid { RULE.fail("differs", sure) } else { RULE.person("differs", sure) };
    Some(subject::shown(finding.of_kind("ubn_mismatch").about(paper), case, paper, "ubn"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Verdict};
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn another_number_fails_only_when_valid_and_sure() {
        let paper = |ubn: &str| with(DocumentKind::Declaration, &[("ubn", json!(ubn))]);
        let same = || vec![paper("12345675"), paper("12345675")];
        for (third, verdict, ask) in [
            (paper("12345675"), Verdict::Pass, None),
            (paper("22099131"), Verdict::Fail, None),
            (faint(paper("22099131")), Verdict::NeedsPerson, Some(Ask::Doubt)),
            (paper("12345678"), Verdict::NeedsPerson, Some(Ask::Always)),
        ] {
            let papers = same().into_iter().chain([third]).collect();
            let (dossier, terms) = (Dossier::default(), Terms::default());
            let found = check(&Case::new(&dossier, &terms, papers));
            assert_eq!((found.len(), found[0].verdict, found[0].ask), (1, verdict, ask));
        }
    }
}
