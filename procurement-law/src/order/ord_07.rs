//! ORD-07: nothing is ordered above the market's price; a listed agency that finds one reports it (共同供應契約實施辦法 9-3, 9-4).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// An item about to be ordered.
    pub struct Line {
        /// item of the framework
        item: String = "item number", "\"12\"";
        /// unit price of the framework
        contract_price: Decimal = "NT$ per unit, tax included", "\"12000\"";
        /// unit price found on the market; null when none was found
        market_price: Stated<Decimal> = "NT$ per unit, tax included", "\"12500\"";
    }
}

facts! {
    /// Items about to be ordered, and what was found on the market.
    pub struct Facts {
        /// whether the framework lists the agency (適用機關)
        listed: bool = "true, false", "true";
        /// the items
        lines: Vec<Line> = "", "[]";
        /// day on which a price above the market was reported to the contracting agency
        reported_on: Option<NaiveDate> = "Taipei date", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-07",
    title_zh: "契約價格高於市場行情",
    title_en: "Price above the market",
    meaning: "An item whose framework price is above the market's is not ordered. A listed agency that finds this reports it to the contracting agency; an agency not listed must have looked.",
    cites: &[FRAMEWORKS.at("9-3"), FRAMEWORKS.at("9-4")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-07.allow",
            zh: "未發現契約價格高於市場行情之品項。",
            en: "No item was found whose framework price is above the market's.",
        },
        Sentence {
            key: "ord-07.report",
            zh: "品項「{item}」契約單價{contract:money}高於市場行情{market:money}，不得訂購，並應通報訂約機關。",
            en: "Item \"{item}\": the framework's {contract:money} is above the market's {market:money}; it must not be ordered and must be reported to the contracting agency.",
        },
        Sentence {
            key: "ord-07.reported",
            zh: "品項「{item}」契約單價{contract:money}高於市場行情{market:money}，不得訂購；已於{reported:date}通報訂約機關。",
            en: "Item \"{item}\": the framework's {contract:money} is above the market's {market:money}; it must not be ordered. The contracting agency was told on {reported:date}.",
        },
        Sentence {
            key: "ord-07.above",
            zh: "品項「{item}」契約單價{contract:money}高於市場行情{market:money}，其他機關不得訂購。",
            en: "Item \"{item}\": the framework's {contract:money} is above the market's {market:money}; an agency not listed must not order it.",
        },
        Sentence {
            key: "ord-07.no_lines",
            zh: "未列品項，其他機關是否已完成查價應由承辦人員判斷。",
            en: "No item is named; a person must judge whether the agency, which is not listed, has checked prices.",
        },
        Sentence {
            key: "ord-07.not_found",
            zh: "品項「{item}」無市場行情可供比較，其他機關是否已完成查價應由承辦人員判斷。",
            en: "Item \"{item}\": no market price was found; a person must judge whether the agency, which is not listed, has checked prices.",
        },
    ],
    example: r#"{
  "rule": "ORD-07",
  "on": "2026-03-02",
  "facts": { "listed": true, "lines": [{ "item": "12", "contract_price": "12000", "market_price": "11000" }] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling per item that stands in the way, or one permission for all items.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    if facts.lines.is_empty() && !facts.listed {
        return vec![RULE.begin(frame, Outcome::NeedsPerson, "ord-07.no_lines")];
    }
    let against: Vec<_> = facts.lines.iter().filter_map(|line| judge(frame, facts, line)).collect();
    if against.is_empty() {
        return vec![facts.lines.iter().fold(RULE.begin(frame, Outcome::Allow, "ord-07.allow"), compare)];
    }
    against
}

fn judge(frame: &Frame, facts: &Facts, line: &Line) -> Option<Ruling> {
    // A report of a later day is not made yet.
    let reported = facts.reported_on.filter(|day| *day <= frame.on);
    let above = line.market_price.0.map(|market| line.contract_price > market);
    let (outcome, key) = match (above, facts.listed, reported) {
        (Some(false), ..) | (None, true, _) => return None,
        (None, false, _) => (Outcome::NeedsPerson, "ord-07.not_found"),
        (Some(true), false, _) => (Outcome::Refuse, "ord-07.above"),
        (Some(true), true, None) => (Outcome::Refuse, "ord-07.report"),
        (Some(true), true, Some(_)) => (Outcome::Refuse, "ord-07.reported"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("item", &line.item)
        .arg("contract", line.contract_price)
        .arg("market", line.market_price.0.unwrap_or_default());
    let ruling = match reported {
        Some(reported) => ruling.arg("reported", reported),
        None => ruling,
    };
    Some(compare(ruling, line))
}

fn compare(ruling: Ruling, line: &Line) -> Ruling {
    match line.market_price.0 {
        Some(market) => ruling.compare(
            &format!("contract_price:{}", line.item),
            Quantity::money(line.contract_price),
            Op::Le,
            Quantity::money(market),
        ),
        None => ruling,
    }
}
