//! the representatives of two bidders are two persons (工程企字第10500080180號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::rule::Rule;
use crate::rules::crossing::{Value, shared, values};
use crate::rules::x_06::Bid;

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-01",
    title_zh: "負責人相同",
    title_en: "The same representative",
    meaning: "The representative that two bids of one tender share goes to a person for both bids; an official decides whether the bids are connected.",
    cites: &[GPA.at("50-1-5"), GPA.at("87-4")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "x-01.shared",
        zh: "負責人「{found}」亦見於投標文件{other}，請查明不同廠商間有無重大異常關聯。",
        en: "The representative {found} stands in the bid {other} too; please look into the connection.",
    }],
    check,
};

/// One bid alone shares nothing.
fn check(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let all: Vec<Vec<Value>> = bids.iter().map(|bid| values(bid, "representative", key)).collect();
    shared(bids, &all, (&RULE, "shared", "shared_representative"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::DocumentKind;
    use crate::rules::crossing::testing::keys;
    use serde_json::json;

    #[test]
    fn both_bids_are_told_and_others_not() {
        let found = keys(
            between,
            DocumentKind::CompanyRegistration,
            &[
                &[("representative", json!("王大明"))],
                &[("representative", json!("王小明"))],
                &[("representative", json!("王大明"))],
            ],
        );
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1]);
        assert_eq!(found[0][0], "x-01.shared");
    }
}
