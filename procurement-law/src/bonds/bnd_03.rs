//! BND-03: how large a warranty bond may be (保固保證金, 押標金保證金暨其他擔保作業辦法 24, 25).

use rust_decimal::Decimal;

use crate::bonds::size::Asked;
use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::BONDS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Principle for a warranty bond, in percent of the budget or of the contract price.
pub const PERCENT: &str = "warranty_bond_percent";

facts! {
    /// The warranty bond of a tender.
    pub struct Facts {
        /// budget or estimated total
        budget: Decimal = "NT$, tax included", "\"20000000\"";
        /// bond as a fixed amount
        amount: Option<Decimal> = "NT$", "\"600000\"";
        /// bond as a rate of the contract price; left out together with the amount where there is no bond
        rate_percent: Option<Number> = "percent", "3";
        /// contract price, for which a rate is worked out
        contract_price: Option<Decimal> = "NT$, tax included", "\"18000000\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-03",
    title_zh: "保固保證金額度",
    title_en: "Size of a warranty bond",
    meaning: "An agency may ask for a warranty bond before it pays on acceptance, or take it from the performance bond or the price: a fixed amount or a rate, by principle at most so many percent of the budget or of the contract price.",
    cites: &[BONDS.at("24"), BONDS.at("25")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[PERCENT],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-03.allow",
            zh: "保固保證金{asked:money}，未逾百分之{percent}之原則（{limit:money}）。",
            en: "A warranty bond of {asked:money} is within the principle of {percent} % ({limit:money}).",
        },
        Sentence {
            key: "bnd-03.none",
            zh: "本案未收取保固保證金；是否收取由機關視案件性質及實際需要定之。",
            en: "There is no warranty bond; the agency decides by the nature of the case.",
        },
        Sentence {
            key: "bnd-03.both",
            zh: "保固保證金應就一定金額或契約金額之一定比率擇一訂定。",
            en: "A warranty bond is a fixed amount or a rate, not both.",
        },
        Sentence {
            key: "bnd-03.above",
            zh: "保固保證金{asked:money}，逾百分之{percent}之原則（{limit:money}）。",
            en: "A warranty bond of {asked:money} is above the principle of {percent} % ({limit:money}).",
        },
    ],
    example: r#"{
  "rule": "BND-03",
  "on": "2026-03-02",
  "facts": { "budget": "20000000", "rate_percent": "3", "contract_price": "18000000" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the amount of the bond where it can be worked out.
///
/// # Errors
/// The ruling that asks for a person when the principle is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let size = match Asked::of(facts.amount, facts.rate_percent) {
        Asked::Nothing => return Ok(RULE.begin(frame, Outcome::Allow, "bnd-03.none")),
        Asked::Both => return Ok(RULE.begin(frame, Outcome::Refuse, "bnd-03.both")),
        Asked::Size(size) => size,
    };
    let principle = frame.number(&RULE, PERCENT)?;
    let within = size.within(facts.budget, principle.value);
    let (outcome, key) = if within { (Outcome::Allow, "bnd-03.allow") } else { (Outcome::Warn, "bnd-03.above") };
    let ruling = RULE.begin(frame, outcome, key).using(&principle);
    let ruling = size.told(ruling, facts.budget, principle.value);
    let worked_out = size.amount(facts.contract_price);
    Ok(worked_out.into_iter().fold(ruling, |ruling, amount| ruling.result("warranty_bond", Quantity::money(amount))))
}
