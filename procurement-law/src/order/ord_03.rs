//! ORD-03: add-on purchases beside an order (附加採購, 共同供應契約實施辦法 6-2).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::parameter::ADD_ON_LIMIT;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

facts! {
    /// An add-on purchase beside an order.
    pub struct Facts {
        /// amount of the add-on purchase
        addon: Decimal = "NT$, tax included", "\"100000\"";
        /// amount ordered under the framework
        ordered: Decimal = "NT$, tax included", "\"120000\"";
        /// whether the add-on relates to what is ordered
        related: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-03",
    title_zh: "附加採購",
    title_en: "Add-on purchases",
    meaning: "What is bought beside the framework's items relates to what is ordered, costs at most one tenth of the publication threshold, and at most as much as what is ordered.",
    cites: &[FRAMEWORKS.at("6-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[ADD_ON_LIMIT],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-03.allow",
            zh: "附加採購{addon:money}與訂購標的相關，未逾{limit:money}，亦未逾訂購金額{ordered:money}。",
            en: "The add-on of {addon:money} relates to the order and is above neither {limit:money} nor the order's {ordered:money}.",
        },
        Sentence {
            key: "ord-03.unrelated",
            zh: "附加採購應與契約訂購之標的相關。",
            en: "An add-on must relate to what is ordered under the framework.",
        },
        Sentence {
            key: "ord-03.over_limit",
            zh: "附加採購{addon:money}逾公告金額十分之一（{limit:money}）。",
            en: "The add-on of {addon:money} is above one tenth of the publication threshold ({limit:money}).",
        },
        Sentence {
            key: "ord-03.over_order",
            zh: "附加採購{addon:money}逾契約訂購金額{ordered:money}。",
            en: "The add-on of {addon:money} is above the order's {ordered:money}.",
        },
    ],
    example: r#"{
  "rule": "ORD-03",
  "on": "2026-03-02",
  "facts": { "addon": "100001", "ordered": "100000", "related": true }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no limit is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.amount(&RULE, ADD_ON_LIMIT, None)?;
    let (outcome, key) = match () {
        () if !facts.related => (Outcome::Refuse, "ord-03.unrelated"),
        () if facts.addon > limit.value => (Outcome::Refuse, "ord-03.over_limit"),
        () if facts.addon > facts.ordered => (Outcome::Refuse, "ord-03.over_order"),
        () => (Outcome::Allow, "ord-03.allow"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&limit)
        .compare("addon", Quantity::money(facts.addon), Op::Le, Quantity::money(limit.value))
        .compare("addon", Quantity::money(facts.addon), Op::Le, Quantity::money(facts.ordered))
        .arg("addon", facts.addon)
        .arg("limit", limit.value)
        .arg("ordered", facts.ordered);
    Ok(ruling)
}
