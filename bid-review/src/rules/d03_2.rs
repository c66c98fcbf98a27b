//! D03-2: the credit paper is about the vendor who bids.

use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::subject;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D03-2",
    title_zh: "信用證明之廠商",
    title_en: "Vendor on the credit paper",
    meaning: "Business number and name are the vendor's; a difference goes to a person.",
    cites: &[QUALIFICATIONS.at("4-1-5"), GPA.at("51-1")],
    mark: Mark::Confirmed,
    texts: &[subject::SAME, subject::UBN, subject::NAME, subject::UNREAD],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::CreditCertificate).flat_map(|paper| subject::judged(&RULE, case, paper)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::dossier::Dossier;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn another_name_is_shown() {
        let paper = |kind, name: &str| with(kind, &[("vendor_name", json!(name)), ("ubn", json!("12345675"))]);
        let papers = vec![
            paper(DocumentKind::CompanyRegistration, "甲乙股份有限公司"),
            paper(DocumentKind::Declaration, "甲乙股份有限公司"),
            paper(DocumentKind::CreditCertificate, "甲乙有限公司"),
        ];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found = check(&Case::new(&dossier, &terms, papers));
        assert_eq!((found.len(), found[0].kind.as_deref()), (1, Some("name_mismatch")));
        assert_eq!(found[0].text.args["expected"], "甲乙股份有限公司");
    }
}
