//! The ordered list of the review's rules.

pub mod answered;
pub mod b_02;
pub mod b_03;
pub mod d01_1;
pub mod d01_3;
pub mod d02_1;
pub mod d02_2;
pub mod d02_3;
pub mod d03_1;
pub mod d03_2;
pub mod d03_3;
pub mod d04_1;
pub mod d04_2;
pub mod d04_3;
pub mod d04_6;
pub mod d06_1;
pub mod d06_11;
pub mod d06_2;
pub mod d06_3;
pub mod d06_4;
pub mod d06_7;
pub mod d13_2;
pub mod d16_1;
pub mod d16_2;
pub mod d19_1;
pub mod looked_up;
pub mod sealed;
pub mod subject;
pub mod tender;
pub mod v_01;
pub mod v_02;
pub mod v_03;
pub mod v_04;
pub mod v_05;
pub mod x_06;

use crate::rule::Rule;

/// Every rule, in the order of documents and findings.
pub static RULES: [&Rule; 30] = [
    &b_02::RULE,
    &b_03::RULE,
    &v_01::RULE,
    &v_02::RULE,
    &v_03::RULE,
    &v_04::RULE,
    &v_05::RULE,
    &d01_1::RULE,
    &d01_3::RULE,
    &d02_1::RULE,
    &d02_2::RULE,
    &d02_3::RULE,
    &d03_1::RULE,
    &d03_2::RULE,
    &d03_3::RULE,
    &d04_1::RULE,
    &d04_2::RULE,
    &d04_3::RULE,
    &d04_6::RULE,
    &d06_1::RULE,
    &d06_2::RULE,
    &d06_3::RULE,
    &d06_4::RULE,
    &d06_7::RULE,
    &d06_11::RULE,
    &d13_2::RULE,
    &d16_1::RULE,
    &d16_2::RULE,
    &d19_1::RULE,
    &x_06::RULE,
];

/// The rule of an id; `None` when there is none.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_rules_complete() {
        for one in RULES {
            assert_eq!(RULES.iter().filter(|r| r.id == one.id).count(), 1, "{}", one.id);
            assert!(!one.cites.is_empty() && !one.texts.is_empty() && !one.meaning.is_empty(), "{}", one.id);
            assert_eq!(rule(one.id).map(|r| r.id), Some(one.id));
            let parts: Vec<_> = one.texts.iter().map(|text| text.key.rsplit('.').next()).collect();
            assert!(parts.iter().all(|part| parts.iter().filter(|other| *other == part).count() == 1), "{}", one.id);
        }
        assert!(rule("Z-99").is_none());
    }
}
