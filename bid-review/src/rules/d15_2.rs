//! D15-2: the receipt is for this tender (電子採購作業辦法 6).

use procurement_law::laws::{E_PROCUREMENT, GPA};
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::tender;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D15-2",
    title_zh: "領標電子憑據案號",
    title_en: "Number on the e-collection receipt",
    meaning: "The receipt is for this tender; another number goes to a person, for the tender may allow an earlier round. Whether its signature verifies is checked by the issuing site.",
    cites: &[E_PROCUREMENT.at("6"), GPA.at("50-1-1")],
    mark: Mark::Confirmed,
    texts: &[tender::TENDER_SAME, tender::TENDER_OTHER, tender::TENDER_UNREAD],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::CollectionReceipt).map(|paper| tender::judged(&RULE, case, paper)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Verdict;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn another_number_asks_a_person() {
        let of = |number: &str| {
            let terms = Terms { tender_no: "115-A1".into(), ..Terms::default() };
            judged(check, &terms, vec![with(DocumentKind::CollectionReceipt, &[("tender_no", json!(number))])])
                .remove(0)
                .verdict
        };
        assert_eq!((of("115-A1"), of("115-A2")), (Verdict::Pass, Verdict::NeedsPerson));
    }
}
