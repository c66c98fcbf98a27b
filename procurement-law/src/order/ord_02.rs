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
    meaning: "The quantity ordered of each item, over all lines of the order, is at least the framework's minimum per order (at least one) and at most its maximum; so is its amount, where the framework limits amounts. Every line orders at least one unit.",
    cites: &[FRAMEWORKS.at("4-2-1"), FRAMEWORKS.at("6-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: &[fact_rows::lines(&[
        fact_rows::ITEM,
        fact_rows::QUANTITY,
        fact_rows::UNIT_PRICE,
        fact_rows::MIN,
        fact_rows::MAX,
        fact_rows::MIN_AMOUNT,
        fact_rows::MAX_AMOUNT,
    ])],
    texts: &[
        Sentence {
            key: "ord-02.allow",
            zh: "各品項訂購數量及金額均在契約每次訂購之上下限內。",
            en: "Every item is ordered within the framework's limits per order.",
        },
        Sentence {
            key: "ord-02.below_min",
            zh: "品項「{item}」訂購{quantity:count}，未達契約每次最低訂購數量{limit:count}。",
            en: "Item \"{item}\": {quantity:count} ordered, below the minimum of {limit:count} per order.",
        },
        Sentence {
            key: "ord-02.above_max",
            zh: "品項「{item}」訂購{quantity:count}，超過契約每次最高訂購數量{limit:count}。",
            en: "Item \"{item}\": {quantity:count} ordered, above the maximum of {limit:count} per order.",
        },
        Sentence {
            key: "ord-02.no_units",
            zh: "品項「{item}」有一筆明細之訂購數量為{limit:count}，每筆至少應訂購1單位。",
            en: "Item \"{item}\": a line orders {limit:count}; every line orders at least one unit.",
        },
        Sentence {
            key: "ord-02.below_min_amount",
            zh: "品項「{item}」訂購{amount:money}，未達契約每次最低訂購金額{limit:money}。",
            en: "Item \"{item}\": {amount:money} ordered, below the minimum of {limit:money} per order.",
        },
        Sentence {
            key: "ord-02.above_max_amount",
            zh: "品項「{item}」訂購{amount:money}，超過契約每次最高訂購金額{limit:money}。",
            en: "Item \"{item}\": {amount:money} ordered, above the maximum of {limit:money} per order.",
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

/// The first limit that an item does not keep: key of the sentence, and the limit.
fn against(total: &ItemTotal<'_>) -> Option<(&'static str, Quantity)> {
    let least = least(total);
    // A line that orders nothing is no line; without this a negative one would hide what another orders.
    let no_units = (total.smallest < 1).then(|| ("ord-02.no_units", Quantity::count(total.smallest)));
    let few = (total.quantity < least).then(|| ("ord-02.below_min", Quantity::count(least)));
    let many = total.max.filter(|max| total.quantity > *max);
    let many = many.map(|max| ("ord-02.above_max", Quantity::count(max)));
    let little = total.min_amount.filter(|min| total.amount < *min);
    let little = little.map(|min| ("ord-02.below_min_amount", Quantity::money(min)));
    let much = total.max_amount.filter(|max| total.amount > *max);
    let much = much.map(|max| ("ord-02.above_max_amount", Quantity::money(max)));
    no_units.or(few).or(many).or(little).or(much)
}

fn refuse(frame: &Frame, total: &ItemTotal<'_>) -> Option<Ruling> {
    let (key, limit) = against(total)?;
    let ruling = RULE
        .begin(frame, Outcome::Refuse, key)
        .arg("item", total.item)
        .arg("quantity", total.quantity)
        .arg("amount", total.amount)
        .arg("limit", limit.plain());
    Some(compare(ruling, total))
}

fn compare(ruling: Ruling, total: &ItemTotal<'_>) -> Ruling {
    let of = |what: &str| format!("{what}:{}", total.item);
    let (quantity, amount) = (Quantity::count(total.quantity), Quantity::money(total.amount));
    let ruling = ruling
        .compare(&of("line_quantity"), Quantity::count(total.smallest), Op::Ge, Quantity::count(1))
        .compare(&of("ordered_quantity"), quantity.clone(), Op::Ge, Quantity::count(least(total)));
    let limits = [
        total.max.map(|max| ("ordered_quantity", quantity, Op::Le, Quantity::count(max))),
        total.min_amount.map(|min| ("ordered_amount", amount.clone(), Op::Ge, Quantity::money(min))),
        total.max_amount.map(|max| ("ordered_amount", amount, Op::Le, Quantity::money(max))),
    ];
    limits
        .into_iter()
        .flatten()
        .fold(ruling, |ruling, (what, left, op, right)| ruling.compare(&of(what), left, op, right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
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
        assert_eq!(rulings[0].compared.len(), 3);
    }

    #[test]
    fn a_line_below_one_unit_takes_nothing_off_the_others() {
        for (units, key) in [(-99, "ord-02.no_units"), (0, "ord-02.no_units"), (1, "ord-02.allow")] {
            let mut facts = with(100, Some(1), Some(200));
            facts.lines.push(LineFacts { quantity: units, ..facts.lines[0].clone() });
            let rulings = judged(&facts);
            assert_eq!(rulings[0].text.key, key, "{units}");
            assert_eq!(rulings[0].compared[0].holds(), Some(units >= 1));
        }
    }

    #[test]
    fn limits_in_money_are_included() {
        for (amount, key) in [
            (99, "ord-02.below_min_amount"),
            (100, "ord-02.allow"),
            (200, "ord-02.allow"),
            (201, "ord-02.above_max_amount"),
        ] {
            let mut facts = with(5, None, None);
            facts.lines[0].amount = dollars(amount);
            (facts.lines[0].min_amount, facts.lines[0].max_amount) = (Some(dollars(100)), Some(dollars(200)));
            let ruling = judged(&facts).remove(0);
            assert_eq!(ruling.text.key, key, "{amount}");
            let all = ruling.compared.iter().all(|one| one.holds() == Some(true));
            assert_eq!((all, ruling.compared.len()), (key == "ord-02.allow", 4));
        }
    }
}
