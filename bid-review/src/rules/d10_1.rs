//! D10-1: the certificate is for the bidder.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D10-1",
    title_zh: "資安證書持有人",
    title_en: "Holder of the security certificate",
    meaning: "The certificate is for the bidder; another holder goes to a person, for a cloud service may rightly show its operator.",
    cites: &[GPA.at("36-1"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[valid::OWN, valid::WHOSE, valid::FOREIGN, valid::NOBODY],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::SecurityCertificate).map(|paper| valid::whose(&RULE, case, paper, "holder")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn the_bidder_another_and_a_latin_name() {
        let of = |name: &str, clear| first(check, DocumentKind::SecurityCertificate, &[("holder", json!(name))], clear);
        assert_eq!(of("甲乙有限公司", true), Some((Verdict::Pass, None)));
        assert_eq!(of("丙丁有限公司", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(of("丙丁有限公司", false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(of("Chia Yi Co., Ltd.", true), Some((Verdict::NeedsPerson, Some(Ask::Always))));
        assert_eq!(
            first(check, DocumentKind::SecurityCertificate, &[], true),
            Some((Verdict::NeedsPerson, Some(Ask::Doubt)))
        );
    }
}
