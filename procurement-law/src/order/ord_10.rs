//! ORD-10: all orders of a framework together stay inside the budget published in the award notice (共同供應契約實施辦法 11-2).

use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::order::decode::order_facts;
use crate::order::fact_rows;
use crate::order::facts::OrderFacts;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-10",
    title_zh: "契約總訂購金額之控管",
    title_en: "Framework budget",
    meaning: "What other orders have reserved or spent, and the amount of this order, are together at most the budget published in the award notice.",
    cites: &[FRAMEWORKS.at("11-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: &[fact_rows::BUDGET, fact_rows::USED, fact_rows::AMOUNT],
    texts: &[
        Sentence {
            key: "ord-10.allow",
            zh: "連同本次訂購{amount:money}，契約累計訂購金額為{total:money}，未逾決標公告之預算金額{budget:money}。",
            en: "With this order of {amount:money} the framework's total is {total:money}, within the published budget of {budget:money}.",
        },
        Sentence {
            key: "ord-10.over_budget",
            zh: "連同本次訂購{amount:money}，契約累計訂購金額為{total:money}，逾決標公告之預算金額{budget:money}（超出{excess:money}）。",
            en: "With this order of {amount:money} the framework's total is {total:money}, above the published budget of {budget:money} (by {excess:money}).",
        },
    ],
    example: r#"{
  "rule": "ORD-10",
  "on": "2026-03-02",
  "facts": { "budget": "90000000", "used": "89000000", "amount": "1000001" }
}"#,
    judge: |frame, facts| Ok(check(frame, &order_facts(frame.on, facts, RULE.facts)?)),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    let amount = facts.amount();
    // Saturation keeps an absurd sum above every budget instead of wrapping it around.
    let total = facts.used.saturating_add(amount);
    let excess = total.saturating_sub(facts.budget);
    let (outcome, key) =
        if total <= facts.budget { (Outcome::Allow, "ord-10.allow") } else { (Outcome::Refuse, "ord-10.over_budget") };
    let ruling = RULE
        .begin(frame, outcome, key)
        .compare("framework_total", Quantity::money(total), Op::Le, Quantity::money(facts.budget))
        .arg("amount", amount.normalize())
        .arg("total", total.normalize())
        .arg("budget", facts.budget.normalize());
    vec![match outcome {
        Outcome::Allow => ruling,
        _ => ruling.arg("excess", excess.normalize()),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::order::facts::LineFacts;
    use crate::ruling::Lang;
    use rust_decimal::Decimal;

    fn with(amount: u32, used: u32, budget: u32) -> OrderFacts {
        OrderFacts {
            used: dollars(used),
            budget: dollars(budget),
            lines: vec![LineFacts::new("1", 1, dollars(amount)).unwrap()],
            ..OrderFacts::sample()
        }
    }

    fn judged(facts: &OrderFacts) -> Vec<Ruling> {
        check(&Frame::on(day(2026, 3, 2)), facts)
    }

    #[test]
    fn the_last_dollar_may_be_ordered_and_not_one_more() {
        for (amount, used, budget, outcome) in [
            (1_000_000, 89_000_000, 90_000_000, Outcome::Allow),
            (1_000_001, 89_000_000, 90_000_000, Outcome::Refuse),
            (999_999, 89_000_000, 90_000_000, Outcome::Allow),
            (0, 90_000_000, 90_000_000, Outcome::Allow),
            (1, 0, 0, Outcome::Refuse),
        ] {
            assert_eq!(judged(&with(amount, used, budget))[0].outcome, outcome, "{amount} {used} {budget}");
        }
    }

    #[test]
    fn the_sentence_names_the_excess() {
        let ruling = judged(&with(1_000_001, 89_000_000, 90_000_000)).remove(0);
        assert_eq!(
            ruling.sentence(Lang::ZhTw),
            "連同本次訂購1,000,001元，契約累計訂購金額為90,000,001元，逾決標公告之預算金額90,000,000元（超出1元）。"
        );
        assert!(ruling.sentence(Lang::En).ends_with("(by NT$1)."));
        assert_eq!(ruling.cites[0].label(Lang::ZhTw), "共同供應契約實施辦法第11條第2項");
    }

    #[test]
    fn an_absurd_sum_is_refused_and_does_not_overflow() {
        let facts = OrderFacts { used: Decimal::MAX, ..with(1, 0, 90_000_000) };
        assert_eq!(judged(&facts)[0].outcome, Outcome::Refuse);
    }
}
