//! D11-3: the report was made for the bidder.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D11-3",
    title_zh: "測試委託人",
    title_en: "Who had it tested",
    meaning: "The report was made for the bidder or for the operator of its cloud service: another client goes to a person.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[valid::OWN, valid::WHOSE, valid::FOREIGN, valid::NOBODY],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::LaboratoryReport).map(|paper| valid::whose(&RULE, case, paper, "client")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn the_bidder_another_and_a_latin_name() {
        let of = |name: &str, clear| first(check, DocumentKind::LaboratoryReport, &[("client", json!(name))], clear);
        assert_eq!(of("甲乙有限公司", true), Some((Verdict::Pass, None)));
        assert_eq!(of("丙丁有限公司", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("丙丁有限公司", false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(of("Chia Yi Co., Ltd.", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(
            first(check, DocumentKind::LaboratoryReport, &[], true),
            Some((Verdict::NeedsPerson, Some(Ask::Doubt)))
        );
    }
}
