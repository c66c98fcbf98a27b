//! D01-1: the registration is a proof that counts and says who the vendor is (資格標準 3-1-1).

use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::subject::{self, Match};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D01-1",
    title_zh: "設立登記證明",
    title_en: "Company registration",
    meaning: "The proof of registration names the vendor, its number and its representative; a printout of the registry counts. The abolished 營利事業登記證 goes to a person.",
    cites: &[QUALIFICATIONS.at("3-1-1"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d01-1.valid",
            zh: "登記證明載明廠商{name}、統一編號{ubn}。",
            en: "The registration names {name}, number {ubn}.",
        },
        Sentence {
            key: "d01-1.old",
            zh: "所附為營利事業登記證，該證已停止使用，請確認廠商登記現況。",
            en: "The paper is a certificate of a kind no longer in use; please check the registration.",
        },
        Sentence {
            key: "d01-1.unread",
            zh: "登記證明之廠商名稱、統一編號或負責人未能讀出，請人工確認。",
            en: "The registration could not be read in full.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::CompanyRegistration)
        .map(|paper| {
            let name = paper.text("vendor_name").unwrap_or_default();
            let ubn = paper.text("ubn").unwrap_or_default();
            let known = |field| paper.sure(&[field]) || subject::compare(case, paper, field) == Match::Same;
            let read = known("vendor_name") && known("ubn") && paper.field("representative").is_some();
            let finding = if paper.text.contains("營利事業登記證") {
                RULE.person("old", true)
            } else if read {
                RULE.pass("valid")
            } else {
                RULE.doubt("unread")
            };
            finding.about(paper).see(paper, "vendor_name").see(paper, "ubn").arg("name", name).arg("ubn", ubn)
        })
        .collect()
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
    fn a_paper_in_full_an_old_one_and_an_unread_one() {
        let full = with(
            DocumentKind::CompanyRegistration,
            &[("vendor_name", json!("甲有限公司")), ("ubn", json!("12345675")), ("representative", json!("王小明"))],
        );
        let mut old = full.clone();
        old.text = "臺北市政府營利事業登記證".into();
        let papers = vec![full, old, with(DocumentKind::CompanyRegistration, &[])];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found: Vec<Verdict> = check(&Case::new(&dossier, &terms, papers)).iter().map(|f| f.verdict).collect();
        assert_eq!(found, [Verdict::Pass, Verdict::NeedsPerson, Verdict::NeedsPerson]);
    }
}
