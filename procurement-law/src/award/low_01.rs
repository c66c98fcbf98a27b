//! LOW-01: the lowest tender is low (標價偏低, 政府採購法 58; 施行細則 79, 80; 工程企字第1130021496號).

use rust_decimal::Decimal;

use crate::award::low_price::{self, Explanation, Low, LowStep, PartYardsticks, Percents, Record, Yardstick};
use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{BONDS, ENFORCEMENT, GPA, LOW_PRICE_ORDER};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};

/// A total is low under so many percent of the reserve price.
pub const LOW_TOTAL_BASE: &str = "low_total_base_percent";
/// Without reserve price and committee: under so many percent of the budget.
pub const LOW_TOTAL_BUDGET: &str = "low_total_budget_percent";
/// A part is low under so many percent.
pub const LOW_PART: &str = "low_part_percent";
/// Under so many percent of the reserve price no bond is taken.
pub const LOW_NO_BOND: &str = "low_no_bond_percent";
/// Fewest days to pay a difference bond.
pub const LOW_BOND_DAYS: &str = "low_bond_days";

facts! {
    /// A part of the price.
    pub struct PartFacts {
        /// name of the part
        part: String = "", "\"授權費\"";
        /// price of the part
        price: Decimal = "NT$, tax included", "\"300000\"";
        /// reserve price of the same part
        base: Option<Decimal> = "NT$, tax included", "\"400000\"";
        /// whether a committee finds the part low
        committee_low: Option<bool> = "true, false", "false";
        /// latest award of the same thing by another agency
        recent_award: Option<Decimal> = "NT$, tax included", "\"400000\"";
        /// general price for reference
        general_price: Option<Decimal> = "NT$, tax included", "\"400000\"";
        /// where the part has no reserve price, its budget or the committee's amount
        amount_instead: Option<Decimal> = "NT$, tax included", "null";
    }
}

facts! {
    /// The lowest tender and what was found and done about it.
    pub struct Facts {
        /// total price of the lowest bidder
        price: Decimal = "NT$, tax included", "\"750000\"";
        /// reserve price; null when there is none
        base: Stated<Decimal> = "NT$, tax included", "\"1000000\"";
        /// whether a review or evaluation committee finds the total low; null when no committee is set up
        committee_low: Stated<bool> = "true, false", "null";
        /// amount suggested by the committee
        suggested: Option<Decimal> = "NT$, tax included", "null";
        /// budget, or the estimate while the budget is not passed; needed without reserve price and committee
        budget: Option<Decimal> = "NT$, tax included", "\"1200000\"";
        /// parts of the price to be tested
        parts: Vec<PartFacts> = "", "[]";
        /// whether the reserve price itself is found too high
        base_too_high: Option<bool> = "true, false", "false";
        /// whether the agency finds the price unreasonable, the quality or the performance in danger or another special circumstance; left out before it has judged
        suspicious: Option<bool> = "true, false", "true";
        /// the bidder's explanation as judged; left out before it is asked for
        explanation: Option<Explanation> = "", "\"not_fully_reasonable\"";
        /// whether a difference bond avoids the danger to quality or performance; left out before the agency has judged
        bond_cures: Option<bool> = "true, false", "true";
        /// days given to pay a difference bond; left out when none was asked for
        bond_days: Option<i64> = "days", "5";
        /// difference bond paid; 0 when the time ran out; left out while the time runs
        bond_paid: Option<Decimal> = "NT$", "\"50000\"";
        /// whether the bidder claims that its price is a mistake
        price_mistaken: Option<bool> = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "LOW-01",
    title_zh: "標價偏低之處理",
    title_en: "Low tenders",
    meaning: "A lowest tender is low under 80 percent of the reserve price, as a committee finds, or, without both, under 70 percent of the budget; a part under 70 percent of its yardstick. A low price that does not look unreasonable is awarded as it is. Otherwise an explanation is asked for first, never a bond at once; a reasonable one leads to the award, one not fully reasonable to a difference bond from 70 percent of the reserve price where a bond avoids the danger, everything else to no award, and the next lowest is tested the same way; the agency may look again and change its finding. A reserve price found too high lifts the procedure only where nothing else makes the price low; a price above the reserve price is not awarded here. A price claimed to be a mistake stands. For a part, or a total found low without a reserve price, the steps of the order are followed as far as they fit, and a bond may be asked for where the law gives its amount.",
    cites: &[GPA.at("58"), ENFORCEMENT.at("79"), ENFORCEMENT.at("80"), BONDS.at("30"), LOW_PRICE_ORDER.at("")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 14),
    valid_to: None,
    parameters: &[LOW_TOTAL_BASE, LOW_TOTAL_BUDGET, LOW_PART, LOW_NO_BOND, LOW_BOND_DAYS],
    overrides: &[REASSESSED],
    facts: Facts::ROWS,
    texts: crate::award::low_01_texts::TEXTS,
    example: r#"{
  "rule": "LOW-01",
  "on": "2026-03-02",
  "facts": {
    "price": "750000", "base": "1000000", "committee_low": null, "parts": [],
    "suspicious": true, "explanation": "not_fully_reasonable", "bond_cures": true
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// After a rejection the agency may look again, change its finding and still award (the order, note 6).
const REASSESSED: (&str, &str) = ("awd_award_officer", "awd_reassessment");

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a parameter is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let number = |id| frame.number(&RULE, id);
    let (base, budget) = (number(LOW_TOTAL_BASE)?, number(LOW_TOTAL_BUDGET)?);
    let (part, no_bond, days) = (number(LOW_PART)?, number(LOW_NO_BOND)?, frame.count(&RULE, LOW_BOND_DAYS)?);
    let percents = Percents { base: base.value, budget: budget.value, part: part.value, no_bond: no_bond.value };
    let yardstick = match facts.yardstick() {
        Ok(yardstick) => yardstick,
        Err(key) => return Ok(RULE.begin(frame, Outcome::NeedsPerson, key).arg("price", facts.price)),
    };
    if let Some(base) = facts.base.0.filter(|base| facts.price > *base) {
        let ruling = RULE.begin(frame, Outcome::NeedsPerson, "low-01.above_base").arg("price", facts.price);
        let ruling = ruling.compare("awd_lowest", Quantity::money(facts.price), Op::Le, Quantity::money(base));
        return Ok(ruling.arg("base", base));
    }
    let (low, too_high) = facts.low(&percents, yardstick);
    let step = low_price::next(low, &facts.record(too_high, days.value));
    let ruling = ruling(frame, step, facts.price_mistaken == Some(true))
        .using(&base)
        .using(&budget)
        .using(&part)
        .using(&no_bond)
        .using(&days)
        .result("awd_low_step", Quantity::text(step.code()))
        .arg("price", facts.price)
        .arg("days", days.value)
        .arg("no_bond", no_bond.value);
    Ok(match low {
        Low::Bondable(Some(bond)) => ruling.result("awd_difference_bond", Quantity::money(bond)),
        _ => ruling,
    })
}

impl Facts {
    /// What the total is held against, or the sentence that asks for a person.
    fn yardstick(&self) -> Result<Yardstick, &'static str> {
        match (self.base.0, self.committee_low.0, self.suggested, self.budget) {
            (Some(base), ..) => Ok(Yardstick::Base(base)),
            (None, Some(low), suggested, _) => Ok(Yardstick::Committee { low, suggested }),
            // An amount is suggested by a committee only, so the budget is no yardstick.
            (None, None, Some(_), _) => Err("low-01.committee_silent"),
            (None, None, None, Some(budget)) => Ok(Yardstick::Budget(budget)),
            (None, None, None, None) => Err("low-01.no_yardstick"),
        }
    }

    /// How low the tender is, and whether it would be low only beside a reserve price found too high.
    fn low(&self, percents: &Percents, total: Yardstick) -> (Low, bool) {
        let mut parts: Vec<_> = self.parts.iter().map(|one| (one.price, one.yardsticks())).collect();
        let low = percents.tender(self.price, Some(total), &parts);
        let doubted = low != Low::No && self.base.0.is_some() && self.base_too_high == Some(true);
        if !doubted {
            return (low, false);
        }
        parts.iter_mut().for_each(|(_, against)| against.base = None);
        (percents.tender(self.price, None, &parts), true)
    }

    fn record(&self, base_too_high: bool, fewest_days: i64) -> Record {
        Record {
            base_too_high,
            suspicious: self.suspicious,
            explanation: self.explanation,
            bond_cures: self.bond_cures,
            bond_days: self.bond_days,
            bond_paid: self.bond_paid,
            fewest_days,
        }
    }
}

impl PartFacts {
    fn yardsticks(&self) -> PartYardsticks {
        PartYardsticks {
            base: self.base,
            committee_low: self.committee_low == Some(true),
            recent_award: self.recent_award,
            general: self.general_price,
            instead: self.amount_instead,
        }
    }
}

fn ruling(frame: &Frame, step: LowStep, mistaken: bool) -> Ruling {
    let outcome = match step {
        LowStep::NotLow
        | LowStep::BaseTooHigh
        | LowStep::Plausible
        | LowStep::AskExplanation
        | LowStep::Explained
        | LowStep::AskBond
        | LowStep::AwaitBond
        | LowStep::Bonded => Outcome::Allow,
        LowStep::Judge | LowStep::NoBondAmount | LowStep::JudgeBond => Outcome::NeedsPerson,
        LowStep::RejectSilent
        | LowStep::RejectUnreasonable
        | LowStep::RejectDeep
        | LowStep::RejectNoCure
        | LowStep::RejectUnbonded
        | LowStep::BondUnlawful
        | LowStep::BondTooSoon => Outcome::Refuse,
    };
    let awards = matches!(step, LowStep::NotLow | LowStep::BaseTooHigh | LowStep::Plausible | LowStep::Explained);
    let key = if awards && mistaken { "mistaken" } else { step.code() };
    let ruling = RULE.begin(frame, outcome, &format!("low-01.{key}"));
    match step {
        LowStep::RejectSilent
        | LowStep::RejectUnreasonable
        | LowStep::RejectDeep
        | LowStep::RejectNoCure
        | LowStep::RejectUnbonded => ruling.unless(REASSESSED.0, REASSESSED.1),
        _ => ruling,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_rejection_the_agency_may_look_again() {
        for step in LowStep::ALL {
            let lifted = ruling(&Frame::on(day(2026, 3, 2)), *step, false).override_by;
            assert_eq!(lifted.is_some(), step.code().starts_with("reject_"), "{step:?}");
        }
    }
}
