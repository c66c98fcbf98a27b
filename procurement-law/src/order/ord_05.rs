//! ORD-05: an order at or above the supervision threshold needs the superior agency's approval (共同供應契約實施辦法 6-4).
//!
//! An agency without a superior exercises the superior's powers itself (政府採購法 9-2): it then gives the reference of its own approval.

use crate::category::Category;
use crate::frame::Frame;
use crate::laws::{FRAMEWORKS, GPA};
use crate::mark::Mark;
use crate::order::decode::order_facts;
use crate::order::fact_rows;
use crate::order::facts::OrderFacts;
use crate::parameter::SUPERVISION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-05",
    title_zh: "查核金額以上之訂購應經核准",
    title_en: "Approval at or above the supervision threshold",
    meaning: "An order whose amount reaches the supervision threshold of its category (查核金額) is placed only with the superior agency's approval; an agency without a superior approves itself.",
    cites: &[FRAMEWORKS.at("6-4"), GPA.at("12-3"), GPA.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[SUPERVISION_THRESHOLD],
    overrides: &[SUPERIOR, OWN],
    facts: &[fact_rows::CATEGORY, fact_rows::AMOUNT, fact_rows::HAS_SUPERIOR, fact_rows::SUPERIOR_APPROVAL],
    texts: &[
        Sentence {
            key: "ord-05.below",
            zh: "訂購金額{amount:money}未達{category:word}採購之查核金額{threshold:money}，無須上級機關核准。",
            en: "The order of {amount:money} is below the supervision threshold of {threshold:money} for {category:word}; no approval is needed.",
        },
        Sentence {
            key: "ord-05.approved",
            zh: "訂購金額{amount:money}達{category:word}採購之查核金額{threshold:money}，已經上級機關核准（{approval}）。",
            en: "The order of {amount:money} reaches the supervision threshold of {threshold:money} for {category:word}; the superior agency approved it ({approval}).",
        },
        Sentence {
            key: "ord-05.approved_itself",
            zh: "訂購金額{amount:money}達{category:word}採購之查核金額{threshold:money}，機關無上級機關，已自行核准（{approval}）。",
            en: "The order of {amount:money} reaches the supervision threshold of {threshold:money} for {category:word}; the agency has no superior and approved it itself ({approval}).",
        },
        Sentence {
            key: "ord-05.superior_missing",
            zh: "訂購金額{amount:money}達{category:word}採購之查核金額{threshold:money}，應先經上級機關核准，並填列核准文號。",
            en: "The order of {amount:money} reaches the supervision threshold of {threshold:money} for {category:word}; it needs the superior agency's approval and its reference.",
        },
        Sentence {
            key: "ord-05.own_missing",
            zh: "訂購金額{amount:money}達{category:word}採購之查核金額{threshold:money}，機關無上級機關，應先自行核准，並填列核准文號。",
            en: "The order of {amount:money} reaches the supervision threshold of {threshold:money} for {category:word}; the agency has no superior and needs its own approval and its reference.",
        },
    ],
    example: r#"{
  "rule": "ORD-05",
  "on": "2026-03-02",
  "facts": { "category": "services", "amount": "10000000", "has_superior": true, "superior_approval": null }
}"#,
    judge: |frame, facts| Ok(check(frame, &order_facts(frame.on, facts, RULE.facts)?)),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");
const OWN: (&str, &str) = ("ordering_agency", "own_approval_reference");

/// One ruling. A threshold that was not read in a text warns instead of refusing; a day without a threshold needs a person.
#[must_use]
pub fn check(frame: &Frame, facts: &OrderFacts) -> Vec<Ruling> {
    vec![settled(judge(frame, facts))]
}

fn judge(frame: &Frame, facts: &OrderFacts) -> Judged {
    let used = frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(facts.category))?;
    let threshold = used.value;
    let total = facts.amount();
    let approval = facts.superior_approval.as_deref().map_or("", str::trim);
    let (outcome, key) = match (total < threshold, approval.is_empty(), facts.has_superior) {
        (true, _, _) => (Outcome::Allow, "ord-05.below"),
        (_, false, true) => (Outcome::Allow, "ord-05.approved"),
        (_, false, false) => (Outcome::Allow, "ord-05.approved_itself"),
        (_, true, true) => (Outcome::Refuse, "ord-05.superior_missing"),
        (_, true, false) => (Outcome::Refuse, "ord-05.own_missing"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&used)
        .arg("amount", total.normalize())
        .arg("threshold", threshold.normalize())
        .arg("category", Category::code(facts.category));
    let (left, right) = (Quantity::money(total), Quantity::money(threshold));
    if total < threshold {
        return Ok(ruling.compare("order_amount", left, Op::Lt, right));
    }
    let ruling = ruling.compare("order_amount", left, Op::Ge, right).compare(
        "approval",
        Quantity::text(approval),
        Op::Present,
        Quantity::text(""),
    );
    Ok(match (approval.is_empty(), facts.has_superior) {
        (false, _) => ruling.arg("approval", approval),
        (true, true) => ruling.unless(SUPERIOR.0, SUPERIOR.1),
        (true, false) => ruling.unless(OWN.0, OWN.1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::order::facts::LineFacts;
    use crate::ruling::Lang;

    fn order(category: Category, amount: u32, approval: Option<&str>) -> OrderFacts {
        OrderFacts {
            category,
            superior_approval: approval.map(str::to_owned),
            lines: vec![LineFacts::new("1", 1, dollars(amount)).unwrap()],
            ..OrderFacts::sample()
        }
    }

    fn one(facts: &OrderFacts) -> Ruling {
        dated(day(2026, 3, 2), facts)
    }

    fn dated(on: chrono::NaiveDate, facts: &OrderFacts) -> Ruling {
        let mut rulings = check(&Frame::on(on), facts);
        assert_eq!(rulings.len(), 1);
        rulings.remove(0)
    }

    #[test]
    fn the_threshold_itself_needs_approval() {
        for (category, threshold) in
            [(Category::Goods, 50_000_000), (Category::Services, 10_000_000), (Category::Works, 50_000_000)]
        {
            let below = one(&order(category, threshold - 1, None));
            assert_eq!((below.outcome, below.text.key.as_str()), (Outcome::Allow, "ord-05.below"));
            for amount in [threshold, threshold + 1] {
                let refused = one(&order(category, amount, None));
                assert_eq!((refused.outcome, refused.text.key.as_str()), (Outcome::Refuse, "ord-05.superior_missing"));
                let approved = one(&order(category, amount, Some("數位產字第1號")));
                assert_eq!((approved.outcome, approved.text.key.as_str()), (Outcome::Allow, "ord-05.approved"));
                assert_eq!(approved.override_by, None);
            }
        }
    }

    #[test]
    fn a_refusal_says_who_may_lift_it() {
        let refused = one(&order(Category::Services, 10_000_000, Some("  ")));
        let lifted = refused.override_by.clone().unwrap();
        assert_eq!(lifted.label(Lang::ZhTw), "上級機關，憑上級機關核准文號");
        assert_eq!(
            refused.sentence(Lang::ZhTw),
            "訂購金額10,000,000元達勞務採購之查核金額10,000,000元，應先經上級機關核准，並填列核准文號。"
        );
        assert_eq!(refused.parameters[0].valid_from, day(2023, 1, 1));
        assert_eq!(refused.compared[1].holds(), Some(false));
    }

    #[test]
    fn an_agency_without_superior_approves_itself() {
        let mut facts = OrderFacts { has_superior: false, ..order(Category::Goods, 50_000_000, None) };
        let refused = one(&facts);
        assert_eq!((refused.outcome, refused.text.key.as_str()), (Outcome::Refuse, "ord-05.own_missing"));
        assert_eq!(refused.override_by.map(|o| o.who).as_deref(), Some("ordering_agency"));
        facts.superior_approval = Some("府授字第9號".into());
        let approved = one(&facts);
        assert_eq!((approved.outcome, approved.text.key.as_str()), (Outcome::Allow, "ord-05.approved_itself"));
    }

    #[test]
    fn a_threshold_that_was_not_read_warns() {
        let facts = order(Category::Goods, 50_000_000, None);
        assert_eq!(dated(day(2022, 12, 31), &facts).outcome, Outcome::Warn);
        assert_eq!(dated(day(1999, 5, 26), &facts).outcome, Outcome::NeedsPerson);
    }

    #[test]
    fn every_sentence_is_filled() {
        for (amount, approval, has_superior) in [
            (1, None, true),
            (50_000_000, None, true),
            (50_000_000, None, false),
            (50_000_000, Some("a"), true),
            (50_000_000, Some("a"), false),
        ] {
            let ruling = one(&OrderFacts { has_superior, ..order(Category::Goods, amount, approval) });
            for lang in [Lang::ZhTw, Lang::En] {
                assert!(!ruling.sentence(lang).contains('{'));
            }
        }
    }
}
