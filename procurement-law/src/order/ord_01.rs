//! ORD-01: an order stays inside what the framework still offers of each item (共同供應契約實施辦法 6-1).

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
    id: "ORD-01",
    title_zh: "契約可訂購餘量",
    title_en: "Remaining orderable quantity",
    meaning: "The quantity ordered of each item, over all lines of the order, is at most what the framework still offers of it.",
    cites: &[FRAMEWORKS.at("6-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: &[fact_rows::lines(&[fact_rows::ITEM, fact_rows::QUANTITY, fact_rows::REMAINING])],
    texts: &[
        Sentence {
            key: "ord-01.allow",
            zh: "各品項訂購數量均在契約可訂購餘量之內。",
            en: "Every item is ordered within the quantity that the framework still offers.",
        },
        Sentence {
            key: "ord-01.over_remaining",
            zh: "品項「{item}」訂購{quantity:count}，超過契約可訂購餘量{remaining:count}。",
            en: "Item \"{item}\": {quantity:count} ordered, but the framework still offers {remaining:count}.",
        },
    ],
    example: r#"{
  "rule": "ORD-01",
  "on": "2026-03-02",
  "facts": { "lines": [{ "item": "12", "quantity": 30, "remaining": 25 }] }
}"#,
    judge: |frame, facts| Ok(check(frame, &order_facts(frame.on, facts, RULE.facts)?)),
};

/// One refusal per item above its remainder, or one permission for all items.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    let mut allow = RULE.begin(frame, Outcome::Allow, "ord-01.allow");
    let mut refused = Vec::new();
    for total in facts.items() {
        let Some(remaining) = total.remaining else {
            continue;
        };
        let what = format!("ordered_quantity:{}", total.item);
        let (left, right) = (Quantity::count(total.quantity), Quantity::count(remaining));
        if total.quantity <= remaining {
            allow = allow.compare(&what, left, Op::Le, right);
        } else {
            let ruling = RULE
                .begin(frame, Outcome::Refuse, "ord-01.over_remaining")
                .compare(&what, left, Op::Le, right)
                .arg("item", total.item)
                .arg("quantity", total.quantity)
                .arg("remaining", remaining);
            refused.push(ruling);
        }
    }
    if refused.is_empty() { vec![allow] } else { refused }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::facts::LineFacts;
    use crate::ruling::Lang;

    fn with(quantity: i64, remaining: Option<i64>) -> OrderFacts {
        let mut facts = OrderFacts::sample();
        facts.lines[0].quantity = quantity;
        facts.lines[0].remaining = remaining;
        facts
    }

    fn judged(facts: &OrderFacts) -> Vec<Ruling> {
        check(&Frame::on(day(2026, 3, 2)), facts)
    }

    #[test]
    fn the_last_unit_may_be_ordered_and_not_one_more() {
        for (quantity, remaining, outcome) in [
            (499, Some(500), Outcome::Allow),
            (500, Some(500), Outcome::Allow),
            (501, Some(500), Outcome::Refuse),
            (1, Some(0), Outcome::Refuse),
            (1_000_000, None, Outcome::Allow),
        ] {
            assert_eq!(judged(&with(quantity, remaining))[0].outcome, outcome, "{quantity} of {remaining:?}");
        }
    }

    #[test]
    fn two_lines_of_one_item_share_its_remainder() {
        let mut facts = with(6, Some(10));
        facts.lines.push(LineFacts { quantity: 5, ..facts.lines[0].clone() });
        let rulings = judged(&facts);
        assert_eq!(rulings.len(), 1);
        assert_eq!(rulings[0].sentence(Lang::ZhTw), "品項「1」訂購11，超過契約可訂購餘量10。");
        assert_eq!(rulings[0].compared[0].holds(), Some(false));
    }

    #[test]
    fn each_item_above_is_named() {
        let mut facts = with(11, Some(10));
        facts.lines.push(LineFacts { item: "2".into(), ..facts.lines[0].clone() });
        facts.lines.push(LineFacts { item: "3".into(), quantity: 1, ..facts.lines[0].clone() });
        let items: Vec<_> = judged(&facts).iter().map(|r| r.text.args["item"].clone()).collect();
        assert_eq!(items, ["1", "2"]);
    }
}
