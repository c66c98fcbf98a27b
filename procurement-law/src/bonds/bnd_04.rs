//! BND-04: the bond of a low tender (差額保證金, 押標金保證金暨其他擔保作業辦法 30).

use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::performance::share::{percent_of, whole};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Part of the reserve price below which a total is low, in percent.
pub const TOTAL: &str = "difference_bond_total_percent";
/// Part of its reserve price below which a part is low, in percent.
pub const PART: &str = "difference_bond_part_percent";
/// Fewest days to pay.
pub const DAYS: &str = "difference_bond_days";

choice! {
    /// What is low.
    pub enum Scope {
        /// The total price.
        Total = "total_price",
        /// The price of a part.
        Part = "part_price",
    }
}

facts! {
    /// A low tender and its bond.
    pub struct Facts {
        /// what is low
        scope: Scope = "", "\"total_price\"";
        /// the reserve price, or the amount that the committee proposed; for a part without either, its budget
        base: Decimal = "NT$, tax included", "\"1000000\"";
        /// the price offered
        price: Decimal = "NT$, tax included", "\"750000\"";
        /// days given to pay; null where none are given yet
        days_to_pay: Stated<i64> = "days", "5";
        /// what the vendor provided in time
        provided: Option<Decimal> = "NT$", "\"50000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-04",
    title_zh: "差額保證金",
    title_en: "Bond of a low tender",
    meaning: "The bond of a low total is what the total lacks to so many percent of the reserve price or of the committee's amount, that of a low part what the part lacks to so many percent of its own. There are at least so many days to pay it; without it the agency may decline to award.",
    cites: &[GPA.at("58"), BONDS.at("30-1"), BONDS.at("30-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[TOTAL, PART, DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-04.not_low",
            zh: "{scope:word}{price:money}在{base:money}之百分之{percent}（{limit:money}）以上，無差額保證金。",
            en: "The {scope:word} of {price:money} is not below {percent} % of {base:money} ({limit:money}); there is no bond.",
        },
        Sentence {
            key: "bnd-04.due",
            zh: "{scope:word}{price:money}未達{limit:money}，差額保證金為{bond:money}。",
            en: "The {scope:word} of {price:money} is below {limit:money}; the bond is {bond:money}.",
        },
        Sentence {
            key: "bnd-04.provided",
            zh: "廠商已提出{provided:money}，足額（差額保證金{bond:money}）。",
            en: "The vendor provided {provided:money}, as much as the bond of {bond:money}.",
        },
        Sentence {
            key: "bnd-04.short",
            zh: "廠商提出{provided:money}，未達差額保證金{bond:money}；機關得不決標予該廠商。",
            en: "The vendor provided {provided:money}, less than the bond of {bond:money}; the agency may decline to award.",
        },
        Sentence {
            key: "bnd-04.days",
            zh: "差額保證金之繳納期限應在{least:count}日以上，本案為{days:count}日。",
            en: "There are at least {least:count} days to pay the bond; here there are {days:count}.",
        },
    ],
    example: r#"{
  "rule": "BND-04",
  "on": "2026-03-02",
  "facts": { "scope": "total_price", "base": "1000000", "price": "750000", "days_to_pay": 5, "provided": "49999" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the bond.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let percent = frame.number(&RULE, if facts.scope == Scope::Total { TOTAL } else { PART })?;
    let least = frame.count(&RULE, DAYS)?;
    let limit = percent_of(facts.base, percent.value);
    let bond = whole((limit - facts.price).max(Decimal::ZERO));
    let low = facts.price < limit;
    let (outcome, key) = match facts.provided {
        _ if !low => (Outcome::Allow, "bnd-04.not_low"),
        _ if facts.days_to_pay.0.is_some_and(|days| days < least.value) => (Outcome::Refuse, "bnd-04.days"),
        None => (Outcome::Allow, "bnd-04.due"),
        Some(provided) if provided < bond => (Outcome::NeedsPerson, "bnd-04.short"),
        Some(_) => (Outcome::Allow, "bnd-04.provided"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&percent)
        .using(&least)
        .result("difference_bond", Quantity::money(bond))
        .arg("scope", facts.scope.code())
        .arg("base", facts.base)
        .arg("price", facts.price)
        .arg("percent", percent.value.normalize())
        .arg("limit", limit.normalize())
        .arg("bond", bond)
        .arg("least", least.value);
    let ruling = match facts.days_to_pay.0.filter(|_| low) {
        Some(days) => {
            ruling.compare("days_to_pay", Quantity::count(days), Op::Ge, Quantity::count(least.value)).arg("days", days)
        }
        None => ruling,
    };
    Ok(match facts.provided {
        Some(provided) => ruling
            .compare("bond_provided", Quantity::money(provided), Op::Ge, Quantity::money(bond))
            .arg("provided", provided),
        None => ruling,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn price_and_bond_together_reach_the_limit(base in 0_u32..2_000_000_000, price in 0_u32..2_000_000_000, part: bool) {
            let scope = if part { Scope::Part } else { Scope::Total };
            let facts = Facts { scope, base: dollars(base), price: dollars(price), days_to_pay: Stated(None), provided: None };
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts).unwrap();
            let bond: Decimal = ruling.results[0].value.plain().parse().unwrap();
            let limit = dollars(base) * Decimal::new(if part { 7 } else { 8 }, 1);
            let half = Decimal::new(5, 1);
            if dollars(price) < limit {
                prop_assert!((dollars(price) + bond - limit).abs() <= half);
            } else {
                prop_assert_eq!(bond, Decimal::ZERO);
            }
        }
    }
}
