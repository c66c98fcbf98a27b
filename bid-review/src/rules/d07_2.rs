//! D07-2: the maker authorises the bidder (採購法 51-1).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D07-2",
    title_zh: "原廠授權對象",
    title_en: "Whom the maker authorises",
    meaning: "The authorised vendor is the bidder, by its Chinese name; an English name and another name go to a person. One that another authorisation hands on is a link of a chain and is asked for too.",
    cites: &[GPA.at("51-1"), GPA.at("50-1-2")],
    mark: Mark::Design,
    texts: &[valid::OWN, valid::WHOSE, valid::FOREIGN, valid::NOBODY],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::MakerAuthorization).map(|paper| valid::whose(&RULE, case, paper, "vendor_name")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn the_bidder_another_and_a_latin_name() {
        let of =
            |name: &str, clear| first(check, DocumentKind::MakerAuthorization, &[("vendor_name", json!(name))], clear);
        assert_eq!(of("甲乙有限公司", true), Some((Verdict::Pass, None)));
        assert_eq!(of("丙丁有限公司", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("丙丁有限公司", false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(of("Chia Yi Co., Ltd.", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(
            first(check, DocumentKind::MakerAuthorization, &[], true),
            Some((Verdict::NeedsPerson, Some(Ask::Doubt)))
        );
    }
}
