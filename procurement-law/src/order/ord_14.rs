//! ORD-14: the rule of an ordering agency that vendors are compared before an order (比價); the agency's own rule comes in as facts.
//!
//! The framework leaves the choice of the vendor to the agency (共同供應契約實施辦法 6-3); a city may ask its agencies to invite all vendors
//! of a group, or at least so many. No such rule was read here, so the rule warns until its owner switches it.

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// Among which vendors the comparison is made.
    pub enum Scope {
        /// Those that supply the item.
        Item = "scope_item",
        /// Those of the item's group.
        Group = "scope_group",
    }
}

facts! {
    /// The comparison rule of an agency, and an order.
    pub struct Facts {
        /// amount from which vendors are compared; zero for every order
        threshold: Decimal = "NT$, tax included", "\"150000\"";
        /// fewest vendors invited; null asks for all of the scope
        min_vendors: Stated<i64> = "vendors", "10";
        /// among which vendors
        scope: Scope = "", "\"scope_group\"";
        /// amount of the order
        amount: Decimal = "NT$, tax included", "\"200000\"";
        /// vendors of the framework that supply the item
        item_vendors: i64 = "vendors", "4";
        /// vendors of the framework in the item's group
        group_vendors: i64 = "vendors", "25";
        /// vendors invited
        invited: i64 = "vendors", "10";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-14",
    title_zh: "訂購機關之比價規定",
    title_en: "Comparison of vendors before an order",
    meaning: "From the amount that the ordering agency's own rule names, at least so many vendors of the item or of its group are invited as that rule asks for, or all of them where there are fewer.",
    cites: &[FRAMEWORKS.at("6-3")],
    mark: Mark::Known,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-14.below",
            zh: "訂購金額{amount:money}未達應比價之金額{threshold:money}，無須比價。",
            en: "The order of {amount:money} is below the {threshold:money} from which vendors are compared.",
        },
        Sentence {
            key: "ord-14.invited",
            zh: "已邀請{invited:count}家（{scope:word}），達應邀請之{required:count}家。",
            en: "{invited:count} vendors were invited ({scope:word}), and {required:count} are asked for.",
        },
        Sentence {
            key: "ord-14.no_vendors",
            zh: "{scope:word}家數為{all:count}，無從比價，應由承辦人員判斷。",
            en: "There are {all:count} vendors to compare ({scope:word}); a person must judge.",
        },
        Sentence {
            key: "ord-14.too_few",
            zh: "僅邀請{invited:count}家（{scope:word}），未達應邀請之{required:count}家。",
            en: "Only {invited:count} vendors were invited ({scope:word}); {required:count} are asked for.",
        },
    ],
    example: r#"{
  "rule": "ORD-14",
  "on": "2026-03-02",
  "facts": {
    "threshold": "150000", "min_vendors": 10, "scope": "scope_group",
    "amount": "200000", "item_vendors": 4, "group_vendors": 25, "invited": 9
  }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let all = match facts.scope {
        Scope::Item => facts.item_vendors,
        Scope::Group => facts.group_vendors,
    };
    let required = facts.min_vendors.0.map_or(all, |fewest| fewest.min(all));
    let (outcome, key) = match () {
        () if facts.amount < facts.threshold => (Outcome::Allow, "ord-14.below"),
        () if all < 1 => (Outcome::NeedsPerson, "ord-14.no_vendors"),
        () if facts.invited < required => (Outcome::Refuse, "ord-14.too_few"),
        () => (Outcome::Allow, "ord-14.invited"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("amount", facts.amount)
        .arg("threshold", facts.threshold)
        .arg("invited", facts.invited)
        .arg("required", required)
        .arg("all", all)
        .arg("scope", facts.scope.code());
    if facts.amount < facts.threshold {
        let (left, right) = (Quantity::money(facts.amount), Quantity::money(facts.threshold));
        return ruling.compare("order_amount", left, Op::Lt, right);
    }
    ruling.result("vendors_to_invite", Quantity::count(required)).compare(
        "vendors_invited",
        Quantity::count(facts.invited),
        Op::Ge,
        Quantity::count(required),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_asked_for_can_be_met_and_no_less_passes(fewest in proptest::option::of(0_i64..8), item in 1_i64..8, group in 1_i64..8, invited in 0_i64..8, by_group: bool) {
            let scope = if by_group { Scope::Group } else { Scope::Item };
            let of = |invited| Facts { threshold: dollars(0), min_vendors: Stated(fewest), scope, amount: dollars(0), item_vendors: item, group_vendors: group, invited };
            let judged = |invited| check(&Frame::on(day(2026, 3, 2)), &of(invited)).outcome;
            let all = if by_group { group } else { item };
            prop_assert_eq!(judged(all), Outcome::Allow);
            prop_assert_eq!(judged(invited) == Outcome::Warn, invited < all && fewest.is_none_or(|fewest| invited < fewest));
        }
    }
}
