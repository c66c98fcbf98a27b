//! COM-01: commission paid to bring a contract about (政府採購法 59).

use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::performance::share::whole;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// How many times the benefit is taken off the price.
pub const TIMES: &str = "commission_deduction_times";

facts! {
    /// A benefit given for a contract.
    pub struct Facts {
        /// commission, percentage, brokerage, reward or other undue benefit that was the condition for the contract
        benefit: Decimal = "NT$", "\"50000\"";
        /// contract price not paid yet
        unpaid: Decimal = "NT$, tax included", "\"80000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "COM-01",
    title_zh: "支付佣金促成契約",
    title_en: "Commission for a contract",
    meaning: "A vendor does not bring a contract about by commission or another undue benefit. The agency may end the contract, takes twice the benefit off the price, and where that is not enough asks the vendor for the rest by a day.",
    cites: &[GPA.at("59-1"), GPA.at("59-2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 5, 22),
    valid_to: None,
    parameters: &[TIMES],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "com-01.none",
            zh: "查無以支付佣金或其他不正利益促成契約之情形。",
            en: "No undue benefit brought the contract about.",
        },
        Sentence {
            key: "com-01.deduct",
            zh: "以不正利益{benefit:money}促成契約；機關得終止或解除契約，並將{total:money}自契約價款中扣除（扣除{deducted:money}，限期給付{rest:money}）。",
            en: "An undue benefit of {benefit:money} brought the contract about: the agency may end it and takes off {total:money} ({deducted:money} from the price, {rest:money} to be paid by a day).",
        },
    ],
    example: r#"{
  "rule": "COM-01",
  "on": "2026-03-02",
  "facts": { "benefit": "50000", "unpaid": "80000" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with what is taken off and what is asked for.
///
/// # Errors
/// The ruling that asks for a person when the multiple is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let times = frame.count(&RULE, TIMES)?;
    let benefit = Quantity::money(facts.benefit);
    if facts.benefit.is_zero() {
        let ruling = RULE.begin(frame, Outcome::Allow, "com-01.none").using(&times);
        return Ok(ruling.compare("undue_benefit", benefit, Op::Eq, Quantity::money(Decimal::ZERO)));
    }
    let total = whole(facts.benefit.saturating_mul(times.value.into()));
    let deducted = total.min(facts.unpaid);
    let rest = total - deducted;
    let ruling = RULE
        .begin(frame, Outcome::Refuse, "com-01.deduct")
        .using(&times)
        .compare("undue_benefit", benefit, Op::Eq, Quantity::money(Decimal::ZERO))
        .result("deducted", Quantity::money(deducted))
        .result("claimed", Quantity::money(rest))
        .arg("benefit", facts.benefit)
        .arg("total", total)
        .arg("deducted", deducted)
        .arg("rest", rest);
    Ok(ruling)
}
