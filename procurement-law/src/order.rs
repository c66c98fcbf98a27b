//! Orders under a framework contract (共同供應契約): the facts of an order and the rules ORD-*.

pub mod decode;
pub mod fact_rows;
pub mod facts;
pub mod ord_01;
pub mod ord_02;
pub mod ord_03;
pub mod ord_04;
pub mod ord_05;
pub mod ord_06;
pub mod ord_07;
pub mod ord_08;
pub mod ord_09;
pub mod ord_10;
pub mod ord_11;
pub mod ord_12;
pub mod ord_13;
pub mod ord_14;

use crate::frame::Frame;
use crate::rule::Rule;
use crate::ruling::Ruling;
use facts::OrderFacts;

/// A rule and the function that judges by it.
type Check = (&'static Rule, fn(&Frame, &OrderFacts) -> Vec<Ruling>);

/// The rules that every order is judged by before it is placed, in their order.
static CHECKS: [Check; 5] = [
    (&ord_01::RULE, ord_01::check),
    (&ord_02::RULE, ord_02::check),
    (&ord_05::RULE, ord_05::check),
    (&ord_09::RULE, ord_09::check),
    (&ord_10::RULE, ord_10::check),
];

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] = &[
    &ord_01::RULE,
    &ord_02::RULE,
    &ord_03::RULE,
    &ord_04::RULE,
    &ord_05::RULE,
    &ord_06::RULE,
    &ord_07::RULE,
    &ord_08::RULE,
    &ord_09::RULE,
    &ord_10::RULE,
    &ord_11::RULE,
    &ord_12::RULE,
    &ord_13::RULE,
    &ord_14::RULE,
];

/// Judges an order by every rule of its placing, in the order of the rules.
///
/// Each rule answers, so that a page can show why an order is lawful: one ruling, or for a rule about items one ruling per item that
/// stands in the way. The order is lawful when the greatest outcome is `Allow` or `Warn`. On a day before a rule's text was in force
/// that rule asks for a person.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    let judged =
        CHECKS.iter().map(
            |(rule, check)| {
                if rule.in_force(frame.on) { check(frame, facts) } else { vec![rule.not_in_force(frame)] }
            },
        );
    judged.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::roc::day;
    use crate::ruling::Lang;
    use crate::ruling::Outcome;
    use proptest::prelude::*;

    fn worst(facts: &OrderFacts) -> Option<Outcome> {
        check(&Frame::on(day(2026, 3, 2)), facts).iter().map(|ruling| ruling.outcome).max()
    }

    #[test]
    fn every_rule_answers_a_lawful_order_and_says_why() {
        let rulings = check(&Frame::on(day(2026, 3, 2)), &OrderFacts::sample());
        let ids: Vec<_> = rulings.iter().map(|r| r.rule.as_str()).collect();
        assert_eq!(ids, ["ORD-01", "ORD-02", "ORD-05", "ORD-09", "ORD-10"]);
        for ruling in &rulings {
            assert_eq!(ruling.outcome, Outcome::Allow);
            assert_eq!(ruling.override_by, None);
            assert!(ruling.compared.iter().all(|c| c.holds() == Some(true)), "{ruling:?}");
            for lang in [Lang::ZhTw, Lang::En] {
                assert!(!ruling.sentence(lang).contains('{'), "{}", ruling.sentence(lang));
            }
        }
    }

    #[test]
    fn a_day_before_the_text_needs_a_person() {
        let rulings = check(&Frame::on(day(2019, 11, 21)), &OrderFacts::sample());
        assert_eq!(rulings.len(), 5);
        assert!(rulings.iter().all(|r| r.outcome == Outcome::NeedsPerson));
        assert_eq!(
            rulings[0].sentence(Lang::ZhTw),
            "規則ORD-01所據條文自108年11月22日起施行，108年11月21日之案件不在其適用期間，應由承辦人員判斷。"
        );
    }

    proptest! {
        /// Ordering more, having used more or having less left never turns a refusal into a permission.
        #[test]
        fn more_is_never_milder(
            quantity in 1_i64..300, more in 0_i64..300, remaining in 0_i64..400, used in 0_u32..2_000_000, extra in 0_u32..2_000_000,
        ) {
            let mut facts = OrderFacts::sample();
            facts.lines[0] = facts::LineFacts::new("1", quantity, dollars(12_000)).unwrap();
            facts.lines[0].max = Some(250);
            facts.lines[0].remaining = Some(remaining);
            facts.used = dollars(used);
            let mut worse = facts.clone();
            worse.lines[0] = facts::LineFacts { max: Some(250), remaining: Some(remaining), ..facts::LineFacts::new("1", quantity + more, dollars(12_000)).unwrap() };
            worse.used = dollars(used + extra);
            prop_assert!(worst(&facts) <= worst(&worse));
            let mut less_left = facts.clone();
            less_left.lines[0].remaining = Some((remaining - more).max(0));
            prop_assert!(worst(&facts) <= worst(&less_left));
        }

        /// A larger budget never makes an order worse, and the budget is never passed by an allowed order.
        #[test]
        fn budget_is_never_passed(amount in 0_u32..5_000_000, used in 0_u32..5_000_000, budget in 0_u32..5_000_000, more in 0_u32..5_000_000) {
            let mut facts = OrderFacts::sample();
            facts.lines = vec![facts::LineFacts::new("1", 1, dollars(amount)).unwrap()];
            facts.used = dollars(used);
            facts.budget = dollars(budget);
            let allowed = worst(&facts) == Some(Outcome::Allow);
            prop_assert_eq!(allowed, u64::from(amount) + u64::from(used) <= u64::from(budget));
            let richer = OrderFacts { budget: dollars(budget + more), ..facts.clone() };
            prop_assert!(worst(&richer) <= worst(&facts));
        }
    }
}
