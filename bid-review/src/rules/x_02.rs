//! two bidders have two addresses (工程企字第09100516820號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, same_field};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-02",
    title_zh: "地址相同",
    title_en: "The same address",
    meaning: "The address that two bids of one tender share goes to a person for both bids; an official decides whether the bids are connected.",
    cites: &[GPA.at("50-1-5"), GPA.at("87-4")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "x-02.shared",
        zh: "廠商地址「{found}」亦見於投標文件{other}，請查明不同廠商間有無重大異常關聯。",
        en: "The address {found} stands in the bid {other} too; please look into the connection.",
    }],
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    same_field(bids, &RULE, ("address", form), "shared_address")
}

/// The address with one spelling of floors, numbers and widths.
fn form(address: &str) -> String {
    let plain = crate::grammar::text::key(address).replace(['f', 'Ｆ'], "樓").replace('-', "之");
    // Less than a street and a number names no place.
    if plain.contains('號') { plain } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::DocumentKind;
    use crate::rules::crossing::testing::both_are_told;

    #[test]
    fn both_bids_are_told_and_others_not() {
        let field = (DocumentKind::CompanyRegistration, "address");
        both_are_told(between, field, "臺北市大安區甲路1號2樓", "臺北市大安區甲路1號3樓", "x-02.shared");
    }
}
