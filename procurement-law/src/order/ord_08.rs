//! ORD-08: an agency may negotiate better prices or terms for its order (共同供應契約實施辦法 9-5).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// On what ground better prices or terms were asked for.
    pub enum Ground {
        /// The quantity ordered, against the tiers of the framework.
        Quantity = "quantity_tier",
        /// The amount ordered, against the tiers of the framework.
        Amount = "amount_tier",
        /// Conditions other than the framework's.
        Conditions = "other_conditions",
    }
}

facts! {
    /// An item whose price was negotiated.
    pub struct Line {
        /// item of the framework
        item: String = "item number", "\"12\"";
        /// unit price of the framework
        contract_price: Decimal = "NT$ per unit, tax included", "\"12000\"";
        /// unit price agreed for this order
        agreed_price: Decimal = "NT$ per unit, tax included", "\"11000\"";
    }
}

facts! {
    /// A negotiation before an order.
    pub struct Facts {
        /// ground on which it was asked for
        ground: Ground = "", "\"quantity_tier\"";
        /// recorded reason
        reason: Option<String> = "text", "\"訂購600套，逾契約最高級距500套\"";
        /// the items
        lines: Vec<Line> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-08",
    title_zh: "洽訂約廠商提供更優惠之價格或條件",
    title_en: "Negotiated price",
    meaning: "The price agreed for an order is at most the framework's price. Original price, agreed price and reason are kept; an agreement without a recorded reason warns.",
    cites: &[FRAMEWORKS.at("9-5")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-08.allow",
            zh: "洽得之價格均未高於契約價格，各品項單價合計降低{saved:money}，理由：{reason}",
            en: "No agreed price is above the framework's; the unit prices fall by {saved:money} in all. Reason: {reason}",
        },
        Sentence {
            key: "ord-08.no_reason",
            zh: "洽得之價格均未高於契約價格，各品項單價合計降低{saved:money}，請填列洽減理由。",
            en: "No agreed price is above the framework's; the unit prices fall by {saved:money} in all. Record the reason.",
        },
        Sentence {
            key: "ord-08.no_lines",
            zh: "未列洽定價格之品項，應由承辦人員判斷。",
            en: "No item with an agreed price is named; a person must judge.",
        },
        Sentence {
            key: "ord-08.above",
            zh: "品項「{item}」洽定單價{agreed:money}高於契約單價{contract:money}，非更優惠之價格。",
            en: "Item \"{item}\": the agreed {agreed:money} is above the framework's {contract:money} and is no better price.",
        },
    ],
    example: r#"{
  "rule": "ORD-08",
  "on": "2026-03-02",
  "facts": {
    "ground": "quantity_tier", "reason": "訂購600套，逾契約最高級距500套",
    "lines": [{ "item": "12", "contract_price": "12000", "agreed_price": "11000" }]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One refusal per item whose price rose, or one ruling for all items.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.lines.is_empty() {
        return vec![RULE.begin(frame, Outcome::NeedsPerson, "ord-08.no_lines")];
    }
    let above: Vec<_> = facts.lines.iter().filter(|line| line.agreed_price > line.contract_price).collect();
    if !above.is_empty() {
        let refuse = |line: &&Line| {
            let ruling = RULE.begin(frame, Outcome::Refuse, "ord-08.above");
            let ruling = ruling.arg("item", &line.item).arg("agreed", line.agreed_price);
            compare(ruling.arg("contract", line.contract_price), line)
        };
        return above.iter().map(refuse).collect();
    }
    let reason = facts.reason.as_deref().map_or("", str::trim);
    let (outcome, key) =
        if reason.is_empty() { (Outcome::Warn, "ord-08.no_reason") } else { (Outcome::Allow, "ord-08.allow") };
    let fall = |sum: Decimal, line: &Line| sum.saturating_add(line.contract_price - line.agreed_price);
    let saved = facts.lines.iter().fold(Decimal::ZERO, fall);
    let ruling = RULE
        .begin(frame, outcome, key)
        .result("price_fall", Quantity::money(saved))
        .result("negotiation_ground", Quantity::text(facts.ground.code()))
        .arg("saved", saved)
        .arg("reason", reason);
    vec![facts.lines.iter().fold(ruling, compare)]
}

fn compare(ruling: Ruling, line: &Line) -> Ruling {
    let what = format!("agreed_price:{}", line.item);
    ruling.compare(&what, Quantity::money(line.agreed_price), Op::Le, Quantity::money(line.contract_price))
}
