//! two bidders are reached at two numbers (工程企字第09100516820號).

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, alone, same_field};

/// The rule.
pub static RULE: Rule = Rule {
    id: "X-03",
    title_zh: "聯絡電話相同",
    title_en: "The same telephone",
    meaning: "The telephone number that two bids of one tender share goes to a person for both bids; an official decides whether the bids are connected.",
    cites: &[GPA.at("50-1-5"), GPA.at("87-4")],
    mark: Mark::Confirmed,
    texts: &[Sentence {
        key: "x-03.shared",
        zh: "聯絡電話「{found}」亦見於投標文件{other}，請查明不同廠商間有無重大異常關聯。",
        en: "The telephone number {found} stands in the bid {other} too; please look into the connection.",
    }],
    check: alone,
};

/// The findings for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    same_field(bids, &RULE, ("phone", form), "shared_contact")
}

/// The figures of a number, the country code as its zero.
fn form(number: &str) -> String {
    let figures: String = number.chars().filter(char::is_ascii_digit).collect();
    let figures = figures.strip_prefix("886").map_or(figures.clone(), |rest| format!("0{rest}"));
    if figures.len() >= 8 { figures } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::DocumentKind;
    use crate::rules::crossing::testing::both_are_told;

    #[test]
    fn both_bids_are_told_and_others_not() {
        let field = (DocumentKind::Authorization, "phone");
        both_are_told(between, field, "(02)4097-7526", "(02)4097-7527", "x-03.shared");
    }
}
