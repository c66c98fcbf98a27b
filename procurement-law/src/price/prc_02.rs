//! PRC-02: a clear fall of the market asks the contracting agency for a price check (共同供應契約實施辦法 9-2).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::FRAMEWORKS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Percent from which a fall of the market counts as clear (明顯下降); the text names none.
pub const CLEAR_FALL_PERCENT: &str = "clear_market_fall_percent";

facts! {
    /// The market of an item during the ordering period.
    pub struct Facts {
        /// market price when the framework's price was fixed
        market_then: Decimal = "NT$ per unit, tax included", "\"12000\"";
        /// market price found now
        market_now: Decimal = "NT$ per unit, tax included", "\"11900\"";
        /// day on which the contracting agency checked the vendor's price since
        price_checked_on: Option<NaiveDate> = "Taipei date", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "PRC-02",
    title_zh: "市場行情明顯下降時之查價",
    title_en: "Price check after a fall of the market",
    meaning: "When the contracting agency finds that the market has clearly fallen, it checks the vendor's prices. How great a clear fall is no text says; the percentage is a setting.",
    cites: &[FRAMEWORKS.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 22),
    valid_to: None,
    parameters: &[CLEAR_FALL_PERCENT],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "prc-02.steady",
            zh: "市場行情由{then:money}至{now:money}，下降未達{percent}%，無須查價。",
            en: "The market went from {then:money} to {now:money}, a fall below {percent}%; no price check is needed.",
        },
        Sentence {
            key: "prc-02.checked",
            zh: "市場行情由{then:money}降至{now:money}，達{percent}%，訂約機關已於{checked:date}查價。",
            en: "The market fell from {then:money} to {now:money}, by {percent}% or more; the contracting agency checked the price on {checked:date}.",
        },
        Sentence {
            key: "prc-02.to_check",
            zh: "市場行情由{then:money}降至{now:money}，達{percent}%，訂約機關應就供應標的之價格辦理查價。",
            en: "The market fell from {then:money} to {now:money}, by {percent}% or more; the contracting agency must check the price.",
        },
    ],
    example: r#"{
  "rule": "PRC-02",
  "on": "2026-03-02",
  "facts": { "market_then": "12000", "market_now": "10000" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no percentage is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let percent = frame.number(&RULE, CLEAR_FALL_PERCENT)?;
    let fall = facts.market_then - facts.market_now.min(facts.market_then);
    let clear = facts.market_then.saturating_mul(percent.value) / Decimal::ONE_HUNDRED;
    let fell = !fall.is_zero() && fall >= clear;
    // A check of a later day is not made yet.
    let checked = facts.price_checked_on.filter(|day| *day <= frame.on);
    let (outcome, key) = match (fell, checked) {
        (false, _) => (Outcome::Allow, "prc-02.steady"),
        (true, Some(_)) => (Outcome::Allow, "prc-02.checked"),
        (true, None) => (Outcome::Refuse, "prc-02.to_check"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&percent)
        .result("market_fall", Quantity::money(fall))
        .arg("then", facts.market_then)
        .arg("now", facts.market_now)
        .arg("percent", percent.value.normalize());
    let ruling = match checked {
        Some(checked) => ruling.arg("checked", checked),
        None => ruling,
    };
    if fell {
        return Ok(ruling);
    }
    Ok(ruling.compare("market_fall", Quantity::money(fall), Op::Le, Quantity::money(clear)))
}
