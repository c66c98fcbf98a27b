//! D16-1: the authorization is for the tender at hand (採購法 50-1-1, 細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::tender;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D16-1",
    title_zh: "授權書之採購案",
    title_en: "Tender of the authorization",
    meaning: "The authorization names the case number of the tender; another number goes to a person, who may ask for an explanation.",
    cites: &[GPA.at("50-1-1"), ENFORCEMENT.at("60-1")],
    mark: Mark::Confirmed,
    texts: &[tender::TENDER_SAME, tender::TENDER_OTHER, tender::TENDER_UNREAD],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Authorization).map(|paper| tender::judged(&RULE, case, paper)).collect()
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
            with(DocumentKind::Authorization, &[("tender_no", json!("115-A2"))]),
            with(DocumentKind::Unknown, &[("tender_no", json!("115-A2"))]),
        ];
        let (dossier, terms) = (Dossier::default(), Terms { tender_no: "115-A1".into(), ..Terms::default() });
        let found = check(&Case::new(&dossier, &terms, papers));
        assert_eq!((found.len(), found[0].kind.as_deref()), (1, Some("wrong_tender_number")));
        assert_eq!(found[0].document.as_deref(), Some(DocumentKind::Authorization.name()));
    }
}
