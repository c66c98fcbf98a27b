//! the representatives of two bidders are two persons (工程企字第10500080180號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::grammar::text::key;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, same_field};

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
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    same_field(bids, &RULE, ("representative", key), "shared_representative")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::DocumentKind;
    use crate::rules::crossing::testing::both_are_told;

    #[test]
    fn both_bids_are_told_and_others_not() {
        let field = (DocumentKind::CompanyRegistration, "representative");
        both_are_told(between, field, "王大明", "王小明", "x-01.shared");
    }
}
