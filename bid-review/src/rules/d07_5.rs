//! D07-5: who authorises is entitled to (with the chain of D07-4).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D07-5",
    title_zh: "原廠授權書真實性",
    title_en: "Truth of the maker's authorisation",
    meaning: "Whether whoever signed owns the brand or stands in an unbroken chain from its owner (D07-4), and whether the signature is there, is asked of a person, one line for each authorisation.",
    cites: &[GPA.at("50-1-4"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[Sentence {
        key: "d07-5.owner",
        zh: "請確認{maker}為所授權產品之品牌所有人或其合法代理（授權鏈完整），且授權書經簽署。",
        en: "Please check that {maker} owns the brand or stands in an unbroken chain from its owner, and that it signed.",
    }],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let judge = |paper: &Paper| {
        let maker = paper.text("maker").unwrap_or("授權者");
        RULE.person("owner", true).about(paper).see(paper, "maker").arg("maker", maker)
    };
    case.of(DocumentKind::MakerAuthorization).map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn a_person_looks_however_clear_it_is() {
        let said = first(check, DocumentKind::MakerAuthorization, &[("maker", json!("Kestrel Systems"))], true);
        assert_eq!(said, Some((Verdict::NeedsPerson, Some(Ask::Always))));
    }
}
