//! D02-2: the tax paper is about the vendor who bids.

use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::subject;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D02-2",
    title_zh: "納稅證明之廠商",
    title_en: "Vendor on the tax paper",
    meaning: "Business number and name are the vendor's; a difference goes to a person.",
    cites: &[QUALIFICATIONS.at("3-1-2"), GPA.at("51-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d02-2.same",
            zh: "{document}所載廠商與投標廠商相符。",
            en: "{document_en}: the vendor is the one who bids.",
        },
        Sentence {
            key: "d02-2.ubn",
            zh: "{document}之統一編號{found}與投標廠商{expected}不符。",
            en: "{document_en}: the business number {found} is not the vendor's {expected}.",
        },
        Sentence {
            key: "d02-2.name",
            zh: "{document}之名稱「{found}」與投標廠商「{expected}」不符，請確認。",
            en: "{document_en}: the name {found} is not the vendor's {expected}.",
        },
        Sentence {
            key: "d02-2.unread",
            zh: "未能讀出{document}所載廠商名稱或統一編號，請人工確認。",
            en: "{document_en}: the name or the business number could not be read.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::TaxCertificate).flat_map(|paper| subject::judged(&RULE, case, paper)).collect()
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
            paper(DocumentKind::TaxCertificate, "甲乙有限公司"),
        ];
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found = check(&Case::new(&dossier, &terms, papers));
        assert_eq!((found.len(), found[0].kind.as_deref()), (1, Some("name_mismatch")));
        assert_eq!(found[0].text.args["expected"], "甲乙股份有限公司");
    }
}
