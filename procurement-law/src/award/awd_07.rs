//! AWD-07: a price reduced within the amount is announced as awarded at once (應即宣布決標, 施行細則 69, 75-2).

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use crate::award::awd_01::LimitKind;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// The price after reduction or comparison, and the announcement of the award.
    pub struct Facts {
        /// lowest price after reduction or comparison
        price: Decimal = "NT$, tax included", "\"990000\"";
        /// amount that the price must reach
        limit: Decimal = "NT$, tax included", "\"1000000\"";
        /// what that amount is
        limit_kind: LimitKind = "", "\"awd_base\"";
        /// when the reduced price was given
        given_at: NaiveDateTime = "time in Taipei", "\"2026-03-02T10:40\"";
        /// when the award was announced; left out before that
        announced_at: Option<NaiveDateTime> = "time in Taipei", "\"2026-03-02T10:45\"";
        /// whether the total or a part is low and the procedure for low tenders still runs
        low_open: bool = "true, false", "false";
        /// whether an award above the reserve price is approved (AWD-02); nothing is approved above another amount
        above_approved: Option<bool> = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "AWD-07",
    title_zh: "宣布決標",
    title_en: "Announcing the award",
    meaning: "When reduction or comparison brings the price within the reserve price or the committee's amount, the award is announced at once, except while the procedure for low tenders runs. The law gives no number for \"at once\": the same day passes, a later day is for a person to judge. A price above the reserve price is awarded once approved, with no such haste; one above a committee's amount or the budget is not awarded.",
    cites: &[
        ENFORCEMENT.at("69"),
        ENFORCEMENT.at("71"),
        ENFORCEMENT.at("75-2"),
        GPA.at("53-2"),
        GPA.at("54"),
        GPA.at("55"),
        GPA.at("58"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "awd-07.announce",
            zh: "減價結果{price:money}得予決標（應達金額{limit:money}），應即宣布決標。",
            en: "The reduced price of {price:money} can be awarded (amount to reach {limit:money}); the award is announced at once.",
        },
        Sentence {
            key: "awd-07.announced",
            zh: "減價結果{price:money}得予決標（應達金額{limit:money}），已於當日宣布決標。",
            en: "The reduced price of {price:money} can be awarded (amount to reach {limit:money}) and the award was announced the same day.",
        },
        Sentence {
            key: "awd-07.another_day",
            zh: "減價結果{price:money}得予決標（應達金額{limit:money}），卻未於當日宣布決標；是否符合「應即宣布」，應由機關說明。",
            en: "The reduced price of {price:money} can be awarded (amount to reach {limit:money}) but the award was announced on a later day; the agency explains whether that is at once.",
        },
        Sentence {
            key: "awd-07.too_early",
            zh: "宣布決標之時間早於減價結果。",
            en: "The award was announced before the reduced price was given.",
        },
        Sentence {
            key: "awd-07.low_waits",
            zh: "標價{price:money}偏低之程序尚未完成，不適用應即宣布決標之規定。",
            en: "The procedure for the low tender of {price:money} still runs, so the award need not be announced yet.",
        },
        Sentence {
            key: "awd-07.low_open",
            zh: "標價{price:money}偏低之程序尚未完成，不得宣布決標。",
            en: "The procedure for the low tender of {price:money} still runs; no award may be announced.",
        },
        Sentence {
            key: "awd-07.above",
            zh: "最低標價{price:money}逾底價{limit:money}，未經核准超底價決標，不得宣布決標。",
            en: "The lowest price of {price:money} is above the reserve price of {limit:money} and no award above it is approved; none may be announced.",
        },
        Sentence {
            key: "awd-07.above_approved",
            zh: "最低標價{price:money}逾底價{limit:money}，業經核准超底價決標，得予決標；應即宣布決標之規定係就底價以內者而定。",
            en: "The lowest price of {price:money} is above the reserve price of {limit:money} and an award above it is approved; it may be awarded, and the rule of announcing at once is for prices within the reserve price.",
        },
        Sentence {
            key: "awd-07.above_other",
            zh: "最低標價{price:money}逾{kind:word}{limit:money}，除依第55條預告得採行協商措施者外，應予廢標，不得宣布決標。",
            en: "The lowest price of {price:money} is above the {kind:word} of {limit:money}; unless negotiation under article 55 was announced, the tender fails and no award may be announced.",
        },
    ],
    example: r#"{
  "rule": "AWD-07",
  "on": "2026-03-02",
  "facts": { "price": "990000", "limit": "1000000", "limit_kind": "awd_base", "given_at": "2026-03-02T10:40", "low_open": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (over, base) = (facts.price > facts.limit, facts.limit_kind == LimitKind::Base);
    let approved = facts.above_approved == Some(true);
    let (outcome, key) = match facts.announced_at {
        _ if over && !base => (Outcome::Refuse, "awd-07.above_other"),
        _ if over && !approved => (Outcome::Refuse, "awd-07.above"),
        None if facts.low_open => (Outcome::Allow, "awd-07.low_waits"),
        Some(_) if facts.low_open => (Outcome::Refuse, "awd-07.low_open"),
        Some(at) if at < facts.given_at => (Outcome::Refuse, "awd-07.too_early"),
        _ if over => (Outcome::Allow, "awd-07.above_approved"),
        None => (Outcome::Allow, "awd-07.announce"),
        Some(at) if at.date() > facts.given_at.date() => (Outcome::NeedsPerson, "awd-07.another_day"),
        Some(_) => (Outcome::Allow, "awd-07.announced"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("price", facts.price)
        .arg("limit", facts.limit)
        .arg("kind", facts.limit_kind.code());
    if over && base && approved {
        return ruling;
    }
    ruling.compare("awd_lowest", Quantity::money(facts.price), Op::Le, Quantity::money(facts.limit))
}
