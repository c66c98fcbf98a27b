//! ORD-01: an order stays inside what the framework still offers of each item (共同供應契約實施辦法 6-1).

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
    id: "ORD-01",
    title_zh: "契約可訂購餘量",
    title_en: "Remaining orderable quantity",
    meaning: "The quantity ordered of each item, over all lines of the order, is at most what the framework still offers of it; so is its amount, where the framework states one.",
    cites: &[FRAMEWORKS.at("6-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: &[fact_rows::lines(&[
        fact_rows::ITEM,
        fact_rows::QUANTITY,
        fact_rows::UNIT_PRICE,
        fact_rows::REMAINING,
        fact_rows::REMAINING_AMOUNT,
    ])],
    texts: &[
        Sentence {
            key: "ord-01.allow",
            zh: "各品項訂購數量及金額均在契約可訂購餘量之內。",
            en: "Every item is ordered within the quantity and amount that the framework still offers.",
        },
        Sentence {
            key: "ord-01.over_remaining",
            zh: "品項「{item}」訂購{ordered:count}，超過契約可訂購餘量{remaining:count}。",
            en: "Item \"{item}\": {ordered:count} ordered, but the framework still offers {remaining:count}.",
        },
        Sentence {
            key: "ord-01.over_remaining_amount",
            zh: "品項「{item}」訂購{ordered:money}，超過契約可訂購餘額{remaining:money}。",
            en: "Item \"{item}\": {ordered:money} ordered, but the framework still offers {remaining:money}.",
        },
    ],
    example: r#"{
  "rule": "ORD-01",
  "on": "2026-03-02",
  "facts": { "lines": [{ "item": "12", "quantity": 30, "remaining": 25 }] }
}"#,
    judge: |frame, facts| Ok(check(frame, &order_facts(frame.on, facts, RULE.facts)?)),
};

/// One refusal per limit of an item that is passed, or one permission for all items.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    let items = facts.items();
    let limits: Vec<_> = items.iter().flat_map(limits).collect();
    let refused: Vec<_> = limits.iter().filter(|limit| !limit.fits).map(|limit| refuse(frame, limit)).collect();
    if refused.is_empty() {
        vec![limits.iter().fold(RULE.begin(frame, Outcome::Allow, "ord-01.allow"), compare)]
    } else {
        refused
    }
}

/// What an item's order is held against.
struct Limit<'a> {
    item: &'a str,
    key: &'static str,
    what: &'static str,
    ordered: Quantity,
    offered: Quantity,
    fits: bool,
}

/// The limits that the framework states of an item: of quantity, of amount, of both or of neither.
fn limits<'a>(total: &ItemTotal<'a>) -> impl Iterator<Item = Limit<'a>> + use<'a> {
    let of_quantity = total.remaining.map(|remaining| Limit {
        item: total.item,
        key: "ord-01.over_remaining",
        what: "ordered_quantity",
        ordered: Quantity::count(total.quantity),
        offered: Quantity::count(remaining),
        fits: total.quantity <= remaining,
    });
    let of_amount = total.remaining_amount.map(|remaining| Limit {
        item: total.item,
        key: "ord-01.over_remaining_amount",
        what: "ordered_amount",
        ordered: Quantity::money(total.amount),
        offered: Quantity::money(remaining),
        fits: total.amount <= remaining,
    });
    of_quantity.into_iter().chain(of_amount)
}

fn refuse(frame: &Frame, limit: &Limit<'_>) -> Ruling {
    let ruling = RULE
        .begin(frame, Outcome::Refuse, limit.key)
        .arg("item", limit.item)
        .arg("ordered", limit.ordered.plain())
        .arg("remaining", limit.offered.plain());
    compare(ruling, limit)
}

fn compare(ruling: Ruling, limit: &Limit<'_>) -> Ruling {
    let what = format!("{}:{}", limit.what, limit.item);
    ruling.compare(&what, limit.ordered.clone(), Op::Le, limit.offered.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
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

    #[test]
    fn the_last_dollar_may_be_ordered_and_not_one_more() {
        for (left, outcome) in
            [(119_999, Outcome::Refuse), (120_000, Outcome::Allow), (120_001, Outcome::Allow), (0, Outcome::Refuse)]
        {
            let mut facts = with(10, None);
            facts.lines[0].remaining_amount = Some(dollars(left));
            let rulings = judged(&facts);
            assert_eq!((rulings.len(), rulings[0].outcome), (1, outcome), "{left}");
            assert_eq!(rulings[0].compared[0].holds(), Some(outcome == Outcome::Allow));
        }
    }

    #[test]
    fn both_limits_of_an_item_are_named() {
        let mut facts = with(11, Some(10));
        facts.lines[0].remaining_amount = Some(dollars(119_999));
        let keys: Vec<_> = judged(&facts).into_iter().map(|one| one.text.key).collect();
        assert_eq!(keys, ["ord-01.over_remaining", "ord-01.over_remaining_amount"]);
    }
}
