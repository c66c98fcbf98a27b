//! BND-08: bid bonds of several items, separate or combined (複數決標, 押標金保證金暨其他擔保作業辦法 13, 14).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::BONDS;
use crate::mark::Mark;
use crate::performance::share::sum;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// An item that a vendor bids for.
    pub struct Item {
        /// its number
        item: String = "item", "\"12\"";
        /// its bid bond
        due: Decimal = "NT$", "\"100000\"";
        /// what was paid for it alone; left out where one payment covers all
        paid: Option<Decimal> = "NT$", "\"100000\"";
        /// whether its bond is kept
        forfeited: bool = "true, false", "false";
    }
}

facts! {
    /// The bid bonds of one vendor.
    pub struct Facts {
        /// one payment for all items; left out where each has its own
        combined: Option<Decimal> = "NT$", "\"300000\"";
        /// the items that the vendor bids for
        items: Vec<Item> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-08",
    title_zh: "複數決標之押標金",
    title_en: "Bid bonds of several items",
    meaning: "Where items are awarded one by one, a vendor pays their bid bonds one by one or together. Together they come to the sum of all items bid for. They go back item by item, and what is kept is kept item by item. One ruling for each item whose own payment falls short, or one for all.",
    cites: &[BONDS.at("13"), BONDS.at("14-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-08.enough",
            zh: "所投標項目應繳押標金合計{due:money}，已繳{paid:money}；不予發還{kept:money}，得發還{back:money}。",
            en: "The items' bid bonds come to {due:money} and {paid:money} were paid; {kept:money} are kept and {back:money} may go back.",
        },
        Sentence {
            key: "bnd-08.no_items",
            zh: "應敘明廠商所投標之項目，始得計算應繳押標金之和。",
            en: "Say which items the vendor bids for; their bid bonds are added.",
        },
        Sentence {
            key: "bnd-08.short",
            zh: "合併繳納押標金{paid:money}，未達所投標項目應繳之和{due:money}。",
            en: "{paid:money} paid together are less than the items' sum of {due:money}.",
        },
        Sentence {
            key: "bnd-08.item_short",
            zh: "項次{item}繳納押標金{paid:money}，未達應繳之{due:money}。",
            en: "{paid:money} paid for item {item} are less than its bond of {due:money}.",
        },
    ],
    example: r#"{
  "rule": "BND-08",
  "on": "2026-03-02",
  "facts": { "combined": "299999", "items": [
    { "item": "12", "due": "100000", "forfeited": false },
    { "item": "13", "due": "200000", "forfeited": false }
  ] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each item that falls short, or one for all.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.items.is_empty() {
        return vec![RULE.begin(frame, Outcome::NeedsPerson, "bnd-08.no_items")];
    }
    let paid_alone = |one: &Item| one.paid.unwrap_or(Decimal::ZERO);
    let due = sum(facts.items.iter().map(|one| one.due));
    let paid = facts.combined.unwrap_or_else(|| sum(facts.items.iter().map(paid_alone)));
    if facts.combined.is_none() {
        let short = facts.items.iter().filter(|one| paid_alone(one) < one.due).map(|one| {
            let ruling = RULE.begin(frame, Outcome::Refuse, "bnd-08.item_short").arg("item", &one.item);
            told(ruling, &format!("bond_paid:{}", one.item), paid_alone(one), one.due)
        });
        let short: Vec<_> = short.collect();
        if !short.is_empty() {
            return short;
        }
    }
    if paid < due {
        return vec![told(RULE.begin(frame, Outcome::Refuse, "bnd-08.short"), "bond_paid", paid, due)];
    }
    let kept = sum(facts.items.iter().filter(|one| one.forfeited).map(|one| one.due));
    let back = paid - kept;
    let ruling = told(RULE.begin(frame, Outcome::Allow, "bnd-08.enough"), "bond_paid", paid, due);
    let ruling = ruling
        .result("bonds_due", Quantity::money(due))
        .result("forfeited", Quantity::money(kept))
        .result("goes_back", Quantity::money(back));
    vec![ruling.arg("kept", kept).arg("back", back)]
}

/// The ruling with what was paid held against what is due.
fn told(ruling: Ruling, what: &str, paid: Decimal, due: Decimal) -> Ruling {
    ruling.compare(what, Quantity::money(paid), Op::Ge, Quantity::money(due)).arg("paid", paid).arg("due", due)
}
