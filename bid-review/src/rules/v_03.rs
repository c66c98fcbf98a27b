//! V-03: one name and one representative throughout the bid (採購法 51-1, 細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::subject::{self, Match};

/// The rule.
pub static RULE: Rule = Rule {
    id: "V-03",
    title_zh: "廠商名稱及負責人一致",
    title_en: "One name, one representative",
    meaning: "The vendor's name and its representative are the same on every document, widths and 臺/台 aside. A difference goes to a person: a change may have been registered.",
    cites: &[GPA.at("51-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "v-03.same",
            zh: "各文件所載廠商名稱（{name}）及負責人（{representative}）一致。",
            en: "Every document names {name} and its representative {representative}.",
        },
        Sentence {
            key: "v-03.name",
            zh: "{document}之廠商名稱「{found}」與其他文件所載「{expected}」不同。",
            en: "{document_en}: the name {found} differs from {expected} on the other documents.",
        },
        Sentence {
            key: "v-03.representative",
            zh: "{document}之負責人「{found}」與其他文件所載「{expected}」不同，請確認有無變更登記。",
            en: "{document_en}: the representative {found} differs from {expected} on the other documents.",
        },
        Sentence {
            key: "v-03.representatives",
            zh: "部分文件之負責人姓名不清晰，未能確認均為「{expected}」，請人工核對。",
            en: "On some documents the representative's name is not clear enough to tell that it is {expected}.",
        },
        Sentence {
            key: "v-03.unread",
            zh: "未能讀出足以比對之廠商名稱或負責人，請人工確認。",
            en: "No names could be read to compare.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut same = true;
    let mut faint: Vec<&Paper> = Vec::new();
    let asked = |paper: &&Paper| {
        let kind = paper.document.kind;
        kind.bears_number() || matches!(kind, DocumentKind::Unknown | DocumentKind::Proposal)
    };
    for paper in case.papers.iter().filter(asked) {
        // Forms name their vendor; a name that was not read may be another.
        let silent = !matches!(paper.document.kind, DocumentKind::Unknown | DocumentKind::Proposal)
            && paper.field("vendor_name").is_none();
        if silent {
            same = false;
            if !subject::judged_alone(paper) {
                out.push(RULE.doubt("unread").of_kind("name_mismatch").about(paper).see(paper, "vendor_name"));
            }
        }
        for (field, key) in [("vendor_name", "name"), ("representative", "representative")] {
            if let Match::Differs(sure) = subject::compare(case, paper, field) {
                same = false;
                // A doubtful name is told once, by the paper's own rule.
                if !sure && field == "vendor_name" && subject::judged_alone(paper) {
                    continue;
                }
                // Names of people in faint print are asked for in one question.
                if !sure && field == "representative" {
                    faint.push(paper);
                    continue;
                }
                let finding = RULE.person(key, sure).of_kind("name_mismatch").about(paper);
                out.push(subject::shown(finding, case, paper, field));
            }
        }
    }
    if let Some(first) = faint.first() {
        let finding = RULE.doubt("representatives").of_kind("name_mismatch").about(first);
        let finding = finding.arg("expected", case.vendor.representative.as_ref().map_or("", |a| a.value.as_str()));
        out.push(faint.iter().filter_map(|p| p.evidence("representative")).fold(finding, Finding::with));
    }
    if same {
        out.push(agreed(case));
    }
    out
}

fn agreed(case: &Case<'_>) -> Finding {
    let bearing: Vec<&Paper> = case.papers.iter().filter(|p| p.field("vendor_name").is_some()).collect();
    let finding = match (&case.vendor.name, &case.vendor.representative) {
        (Some(name), Some(who)) if bearing.len() >= 2 => {
            RULE.pass("same").arg("name", &name.value).arg("representative", &who.value)
        }
        _ => RULE.doubt("unread"),
    };
    let finding = bearing.iter().filter_map(|p| p.evidence("vendor_name")).fold(finding, Finding::with);
    match case.papers.first() {
        Some(paper) if finding.evidence.is_empty() => finding.with(paper.evidence_at(paper.whole, "", 1.0)),
        _ => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn a_different_name_or_representative_asks_a_person() {
        let paper = |name: &str, who: &str| {
            with(DocumentKind::TaxCertificate, &[("vendor_name", json!(name)), ("representative", json!(who))])
        };
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let kinds = |third: Paper| {
            let papers = vec![paper("臺灣甲有限公司", "王小明"), paper("台灣甲有限公司", "王小明"), third];
            let found = check(&Case::new(&dossier, &terms, papers));
            found.into_iter().map(|f| (f.verdict, f.text.key)).collect::<Vec<_>>()
        };
        assert_eq!(kinds(paper("臺灣甲有限公司", "王小明")), [(Verdict::Pass, "v-03.same".to_owned())]);
        assert_eq!(kinds(paper("臺灣乙有限公司", "王小明")), [(Verdict::NeedsPerson, "v-03.name".to_owned())]);
        let unnamed = with(DocumentKind::Declaration, &[("representative", json!("王小明"))]);
        assert_eq!(kinds(unnamed), [(Verdict::NeedsPerson, "v-03.unread".to_owned())]);
        let blurred = faint(paper("臺灣甲有限公司", "王大明"));
        assert_eq!(kinds(blurred), [(Verdict::NeedsPerson, "v-03.representatives".to_owned())]);
        assert_eq!(
            kinds(paper("臺灣甲有限公司", "王大明")),
            [(Verdict::NeedsPerson, "v-03.representative".to_owned())]
        );
    }
}
