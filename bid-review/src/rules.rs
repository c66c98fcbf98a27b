//! The ordered list of the review's rules.

pub mod answered;
pub mod bond;
pub mod crossing;
pub mod looked_up;
pub mod parts;
pub mod sealed;
pub mod subject;
pub mod tender;
pub mod traces;
pub mod valid;

use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::crossing::{Bid, Comparison};

/// The rules, one line each: a module with its `RULE`, in the order of documents and findings; behind an arrow the function that holds all
/// bids of one tender against each other.
macro_rules! rules {
    ($($rule:ident $(=> $between:ident)?)+) => {
        $(pub mod $rule;)+

        /// Every rule, in the order of documents and findings.
        pub static RULES: &[&Rule] = &[$(&$rule::RULE),+];

        /// Every comparison.
        static COMPARISONS: &[Comparison] = &[$($($rule::$between,)?)+];
    };
}

rules! {
    b_01 => between
    b_02
    b_03
    b_04
    b_05
    b_06
    b_07
    v_01
    v_02
    v_03
    v_04
    v_05
    d01_1
    d01_3
    d02_1
    d02_2
    d02_3
    d03_1
    d03_2
    d03_3
    d04_1
    d04_2
    d04_3
    d04_4
    d04_5
    d04_6
    d05_1
    d05_2
    d05_3
    d05_4
    d05_5
    d05_6
    d05_7
    d05_8
    d05_9
    d06_1
    d06_2
    d06_3
    d06_4
    d06_7
    d06_11
    d07_1
    d07_2
    d07_3
    d07_5
    d08_1
    d08_2
    d09_1
    d09_2
    d09_3
    d09_4
    d09_5
    d09_6
    d10_1
    d10_2
    d10_3
    d10_4
    d10_6
    d11_1
    d11_3
    d11_4
    d12_1
    d12_2
    d12_3
    d12_4
    d12_5
    d13_1
    d13_2
    d13_3
    d13_4
    d14_2
    d15_2
    d16_1
    d16_2
    d17_1
    d17_2
    d17_3
    d17_4 => between
    d18_1
    d18_2
    d19_1
    d20_1
    d20_2
    d21_1
    d21_2
    d22_1
    x_01 => between
    x_02 => between
    x_03 => between
    x_04 => between
    x_05 => between
    x_06 => between
    x_07 => between
    x_08 => between
    x_09 => between
    x_10 => between
}

/// The findings of every comparison for each bid of one tender, in the order given.
#[must_use]
pub fn between(bids: &[Bid<'_>]) -> Vec<Vec<Finding>> {
    let mut out = vec![Vec::new(); bids.len()];
    for compare in COMPARISONS {
        for (own, found) in out.iter_mut().zip(compare(bids)) {
            own.extend(found);
        }
    }
    out
}

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
