//! D19-1: the proposal is for the tender at hand (採購法 50-1-1, 細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::tender;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D19-1",
    title_zh: "建議書之採購案",
    title_en: "Tender of the proposal",
    meaning: "The proposal names the case number of the tender; another number goes to a person.",
    cites: &[GPA.at("50-1-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d19-1.tender_same",
            zh: "{document}所載案號與本案{expected}相符。",
            en: "{document_en}: the case number is {expected}.",
        },
        Sentence {
            key: "d19-1.tender_other",
            zh: "{document}所載案號{found}與本案案號{expected}不符，請確認是否誤植。",
            en: "{document_en}: the case number {found} is not {expected}.",
        },
        Sentence {
            key: "d19-1.tender_unread",
            zh: "未能讀出{document}所載案號，請人工確認是否為本案{expected}。",
            en: "{document_en}: the case number could not be read; please check that it is {expected}.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Proposal).map(|paper| tender::judged(&RULE, case, paper)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn only_its_own_papers_are_judged() {
        let papers = vec![
            with(DocumentKind::Proposal, &[("tender_no", json!("115-A2"))]),
            with(DocumentKind::Unknown, &[("tender_no", json!("115-A2"))]),
        ];
        let (dossier, terms) = (Dossier::default(), Terms { tender_no: "115-A1".into(), ..Terms::default() });
        let found = check(&Case::new(&dossier, &terms, papers));
        assert_eq!((found.len(), found[0].kind.as_deref()), (1, Some("wrong_tender_number")));
        assert_eq!(found[0].document.as_deref(), Some(DocumentKind::Proposal.name()));
    }
}
