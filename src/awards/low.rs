//! The facts of a low price (標價偏低, 政府採購法 58) as LOW-01 takes them, and the step that it says is next.

use procurement_law::award::low_01;
use procurement_law::award::low_price::LowStep;
use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Quantity, Ruling};
use rust_decimal::Decimal;

use crate::awards::course::{Low, LowPart};
use crate::awards::known::Known;
use crate::awards::plan::Reserve;
use crate::base::money::Money;

/// What LOW-01 says of a price.
#[derive(Clone, Debug)]
pub struct Said {
    /// What is next.
    pub step: LowStep,
    /// The difference bond that may be asked for, NT$.
    pub bond: Option<Decimal>,
    /// The ruling.
    pub ruling: Ruling,
}

/// Asks LOW-01 of the price that a bidder would be awarded.
///
/// Where no step follows because a fact is missing, a person has to judge.
pub fn ask(frame: &Frame, known: &Known<'_>, label: &str, price: Decimal) -> Said {
    let (plan, course) = (known.plan, known.course);
    let none = Low::default();
    let found = course.low(label).unwrap_or(&none);
    let suggested = course.suggested.as_ref();
    // A committee is there to say whether the price is low; without one the budget is the yardstick.
    let committee = plan.reserve == Reserve::Complex;
    let facts = low_01::Facts {
        price,
        base: Stated(known.base),
        committee_low: Stated(found.committee_low.filter(|_| committee)),
        suggested: suggested.and_then(|said| said.amount).filter(|_| committee).map(|amount| amount.decimal()),
        budget: known.budget().filter(|_| !committee),
        parts: found.parts.iter().map(part).collect(),
        base_too_high: Some(found.base_too_high),
        suspicious: found.suspicious,
        explanation: found.explanation,
        bond_cures: found.bond_cures,
        bond_days: found.bond_days,
        bond_paid: found.bond_paid.map(|paid| paid.decimal()),
        price_mistaken: Some(found.mistaken),
    };
    let ruling = low_01::check(frame, &facts).unwrap_or_else(|ruling| *ruling);
    let result = |what: &str| ruling.results.iter().find(|result| result.what == what).map(|result| &result.value);
    let step = match result("awd_low_step") {
        Some(Quantity::Text { value }) => LowStep::from_code(value).unwrap_or(LowStep::Judge),
        _ => LowStep::Judge,
    };
    let bond = match result("awd_difference_bond") {
        Some(Quantity::Money { value, .. }) => Some(*value),
        _ => None,
    };
    Said { step, bond, ruling }
}

/// A part of the price as the rule takes it.
fn part(part: &LowPart) -> low_01::PartFacts {
    let amount = |amount: Option<Money>| amount.map(|amount| amount.decimal());
    low_01::PartFacts {
        part: part.name.clone(),
        price: part.price.decimal(),
        base: None,
        committee_low: part.committee_low,
        recent_award: amount(part.recent_award),
        general_price: amount(part.general_price),
        amount_instead: amount(part.amount_instead),
    }
}

/// Whether the price may be awarded after that step.
pub fn settles(step: LowStep) -> bool {
    use LowStep::{BaseTooHigh, Bonded, Explained, NotLow, Plausible};
    matches!(step, NotLow | BaseTooHigh | Plausible | Explained | Bonded)
}

/// Whether the bidder is not awarded after that step.
pub fn rejects(step: LowStep) -> bool {
    use LowStep::{RejectDeep, RejectNoCure, RejectSilent, RejectUnbonded, RejectUnreasonable};
    matches!(step, RejectSilent | RejectUnreasonable | RejectDeep | RejectNoCure | RejectUnbonded)
}
