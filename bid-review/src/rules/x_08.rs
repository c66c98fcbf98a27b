//! nobody acts for two bidders (工程企字第09700060670號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::grammar::text::key;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, same_field};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-08",
    title_zh: "出席代理人相同",
    title_en: "The same delegate",
    meaning: "The delegate that two bids of one tender share goes to a person for both bids; an official decides whether the bids are connected.",
    cites: &[GPA.at("50-1-7"), GPA.at("48-1-2")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "x-08.shared",
        zh: "代理人「{found}」亦見於投標文件{other}，請查明不同廠商間有無重大異常關聯。",
        en: "The delegate {found} stands in the bid {other} too; please look into the connection.",
    }],
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    same_field(bids, &RULE, ("agent", key), "shared_delegate")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::DocumentKind;
    use crate::rules::crossing::testing::both_are_told;

    #[test]
    fn both_bids_are_told_and_others_not() {
        let field = (DocumentKind::Authorization, "agent");
        both_are_told(between, field, "王大明", "王小明", "x-08.shared");
    }
}
