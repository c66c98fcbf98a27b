//! D14-2: the certificate of membership is the bidder's and still valid (資格標準 3).

use procurement_law::laws::{GPA, QUALIFICATIONS};
use procurement_law::mark::Mark;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::rules::valid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D14-2",
    title_zh: "公會會員證",
    title_en: "Membership of an association",
    meaning: "The certificate is for the bidder and valid on the closing day; an ended one, surely read, fails. Any region will do.",
    cites: &[QUALIFICATIONS.at("3-1-3"), GPA.at("50-1-2")],
    mark: Mark::Confirmed,
    texts: &[
        valid::VALID,
        valid::OPEN,
        valid::ENDED,
        valid::NOT_BEGUN,
        valid::UNDATED,
        valid::OWN,
        valid::WHOSE,
        valid::FOREIGN,
        valid::NOBODY,
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    let both = |paper| [valid::judged(&RULE, case, paper), valid::whose(&RULE, case, paper, "vendor_name")];
    case.of(DocumentKind::Membership).flat_map(both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::first;
    use serde_json::json;

    #[test]
    fn on_the_closing_day_itself_it_is_still_valid() {
        let until = |day: &str| [("valid_until", json!(day))];
        let said = |day: &str, clear| first(check, DocumentKind::Membership, &until(day), clear);
        assert_eq!(said("2026-11-30", true), Some((Verdict::Pass, None)));
        assert_eq!(said("2026-11-29", true), Some((Verdict::Fail, None)));
        assert_eq!(said("2026-11-29", false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        assert_eq!(said("2027-11-29", false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
        let later = [("valid_from", json!("2026-12-01")), ("valid_until", json!("2027-12-01"))];
        assert_eq!(first(check, DocumentKind::Membership, &later, true), Some((Verdict::Fail, None)));
    }
}
