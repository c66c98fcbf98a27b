//! ORD-02: each order of an item lies between its fewest and most units per order (共同供應契約實施辦法 4-2-1, 6-1).

use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::order::decode::order_facts;
use crate::order::fact_rows;
use crate::order::facts::{ItemTotal, OrderFacts};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-02",
    title_zh: "每次訂購數量上下限",
    title_en: "Quantity limits per order",
    meaning: "The quantity ordered of each item, over all lines of the order, is at least the framework's minimum per order (at least one) and at most its maximum.",
    cites: &[FRAMEWORKS.at("4-2-1"), FRAMEWORKS.at("6-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: &[fact_rows::lines(&[fact_rows::ITEM, fact_rows::QUANTITY, fact_rows::MIN, fact_rows::MAX])],
    texts: &[
        Sentence {
            key: "ord-02.allow",
            zh: "各品項訂購數量均在契約每次訂購之上下限內。",
            en: "Every item is ordered within the framework's limits per order.",
        },
        Sentence {
            key: "ord-02.below_min",
            zh: "品項「{item}」訂購{quantity:count}，未達契約每次最低訂購數量{min:count}。",
            en: "Item \"{item}\": {quantity:count} ordered, below the minimum of {min:count} per order.",
        },
        Sentence {
            key: "ord-02.above_max",
            zh: "品項「{item}」訂購{quantity:count}，超過契約每次最高訂購數量{max:count}。",
            en: "Item \"{item}\": {quantity:count} ordered, above the maximum of {max:count} per order.",
        },
    ],
    example: r#"{
  "rule": "ORD-02",
  "on": "2026-03-02",
  "facts": { "lines": [{ "item": "12", "quantity": 30, "min": 5, "max": null }] }
}"#,
    judge: |frame, facts| Ok(check(frame, &order_facts(frame.on, facts, RULE.facts)?)),
};

/// One refusal per item outside its limits, or one permission for all items.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    let items = facts.items();
    let refused: Vec<_> = items.iter().filter_map(|total| refuse(frame, total)).collect();
    if refused.is_empty() {
        let allow = RULE.begin(frame, Outcome::Allow, "ord-02.allow");
        vec![items.iter().fold(allow, compare)]
    } else {
        refused
    }
}

/// Nothing is ordered by a line of no units, whatever the framework's minimum.
fn least(total: &ItemTotal<'_>) -> i64 {
    total.min.unwrap_or(1).max(1)
}

fn refuse(frame: &Frame, total: &ItemTotal<'_>) -> Option<Ruling> {
    let (key, limit, value) = match total.max {
        _ if total.quantity < least(total) => ("ord-02.below_min", "min", least(total)),
        Some(max) if total.quantity > max => ("ord-02.above_max", "max", max),
        _ => return None,
    };
    let ruling = RULE
        .begin(frame, Outcome::Refuse, key)
        .arg("item", total.item)
        .arg("quantity", total.quantity)
        .arg(limit, value);
    Some(compare(ruling, total))
}

fn compare(ruling: Ruling, total: &ItemTotal<'_>) -> Ruling {
    let what = format!("ordered_quantity:{}", total.item);
    let quantity = Quantity::count(total.quantity);
    let ruling = ruling.compare(&what, quantity.clone(), Op::Ge, Quantity::count(least(total)));
    match total.max {
        Some(max) => ruling.compare(&what, quantity, Op::Le, Quantity::count(max)),
        None => ruling,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::facts::LineFacts;
    use crate::ruling::Lang;

    fn with(quantity: i64, min: Option<i64>, max: Option<i64>) -> OrderFacts {
        let mut facts = OrderFacts::sample();
        facts.lines[0] = LineFacts { quantity, min, max, ..facts.lines[0].clone() };
        facts
    }

    fn judged(facts: &OrderFacts) -> Vec<Ruling> {
        check(&Frame::on(day(2026, 3, 2)), facts)
    }

    #[test]
    fn both_limits_are_included() {
        for (quantity, key) in
            [(4, "ord-02.below_min"), (5, "ord-02.allow"), (20, "ord-02.allow"), (21, "ord-02.above_max")]
        {
            let rulings = judged(&with(quantity, Some(5), Some(20)));
            assert_eq!(rulings.len(), 1);
            assert_eq!(rulings[0].text.key, key, "{quantity}");
            assert_eq!(rulings[0].outcome == Outcome::Allow, key == "ord-02.allow");
        }
    }

    #[test]
    fn without_limits_at_least_one_unit() {
        assert_eq!(judged(&with(1, None, None))[0].outcome, Outcome::Allow);
        assert_eq!(judged(&with(i64::MAX, None, None))[0].outcome, Outcome::Allow);
        for nothing in [0, -1, i64::MIN] {
            assert_eq!(judged(&with(nothing, None, None))[0].outcome, Outcome::Refuse);
            assert_eq!(judged(&with(nothing, Some(0), None))[0].outcome, Outcome::Refuse);
        }
    }

    #[test]
    fn a_line_split_in_two_is_still_above() {
        let mut facts = with(15, Some(5), Some(20));
        facts.lines.push(facts.lines[0].clone());
        let rulings = judged(&facts);
        assert_eq!(rulings[0].sentence(Lang::En), "Item \"1\": 30 ordered, above the maximum of 20 per order.");
        assert_eq!(rulings[0].compared.len(), 2);
    }
}
