//! Low tenders (標價偏低, 政府採購法 58): whether a total or a part is low, and what the procedure asks next.

use rust_decimal::Decimal;

use crate::award::share::share;
use crate::facts::choice;

/// The percentages of the procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percents {
    /// A total is low under so many percent of the reserve price.
    pub base: Decimal,
    /// Without reserve price and committee: under so many percent of the budget.
    pub budget: Decimal,
    /// A part is low under so many percent of what it is held against.
    pub part: Decimal,
    /// Under so many percent of the reserve price no bond is taken.
    pub no_bond: Decimal,
}

/// What a total is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yardstick {
    /// The reserve price, NT$.
    Base(Decimal),
    /// A committee's finding whether it is low, and the amount it suggests, NT$.
    Committee {
        /// Whether the committee finds it low.
        low: bool,
        /// The amount suggested.
        suggested: Option<Decimal>,
    },
    /// The budget, or the estimate while the budget is not passed, NT$.
    Budget(Decimal),
}

/// What a part is held against; whichever is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PartYardsticks {
    /// The reserve price of the same part, NT$.
    pub base: Option<Decimal>,
    /// A committee's finding.
    pub committee_low: bool,
    /// The latest award of the same thing by another agency, NT$.
    pub recent_award: Option<Decimal>,
    /// The general price, NT$.
    pub general: Option<Decimal>,
    /// Where the part has no reserve price: its budget or the committee's amount, NT$.
    pub instead: Option<Decimal>,
}

/// How low a price is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Low {
    /// Not low.
    No,
    /// Low; a difference bond of this amount may be asked for (`None` where no amount can be worked out), NT$.
    Bondable(Option<Decimal>),
    /// So low that no bond is taken.
    Deep,
}

choice! {
    /// What the explanation was found to be.
    pub enum Explanation {
        /// Reasonable.
        Reasonable = "reasonable",
        /// Not fully reasonable.
        NotFully = "not_fully_reasonable",
        /// Clearly not reasonable.
        Unreasonable = "clearly_unreasonable",
        /// None in time.
        Missing = "none_in_time",
    }
}

/// What has been found and done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Record {
    /// The price is low only beside a reserve price that is itself too high: the procedure does not apply.
    pub base_too_high: bool,
    /// Whether the price looks unreasonable; `None` while nobody has judged.
    pub suspicious: Option<bool>,
    /// The explanation; `None` while it was not asked for or not judged.
    pub explanation: Option<Explanation>,
    /// Whether a bond does away with the danger that the price brings; `None` while nobody has judged.
    pub bond_cures: Option<bool>,
    /// Days given to pay a bond; `None` while none was asked for.
    pub bond_days: Option<i64>,
    /// The bond given, NT$; zero when the time ran out.
    pub bond_paid: Option<Decimal>,
    /// Fewest days to pay.
    pub fewest_days: i64,
}

choice! {
    /// What follows.
    pub enum LowStep {
        /// Not low: award.
        NotLow = "not_low",
        /// The procedure does not apply because the reserve price is too high: award.
        BaseTooHigh = "base_too_high",
        /// A person judges whether the price looks unreasonable.
        Judge = "judge",
        /// It does not look unreasonable: award at the price, neither explanation nor bond.
        Plausible = "plausible",
        /// Ask for an explanation within a reasonable time.
        AskExplanation = "ask_explanation",
        /// The explanation is reasonable: award at the price, no bond.
        Explained = "explained",
        /// The law gives no amount for a bond: a person decides what follows.
        NoBondAmount = "no_bond_amount",
        /// A person judges whether a bond does away with the danger.
        JudgeBond = "judge_bond",
        /// Ask for the difference bond.
        AskBond = "ask_bond",
        /// The bond was asked for; wait.
        AwaitBond = "await_bond",
        /// The bond is given: award.
        Bonded = "bonded",
        /// No explanation in time: not awarded.
        RejectSilent = "reject_silent",
        /// The explanation is clearly not reasonable: not awarded, a bond is refused.
        RejectUnreasonable = "reject_unreasonable",
        /// Too low for a bond, explanation not reasonable: not awarded, a bond is refused.
        RejectDeep = "reject_deep",
        /// A bond would not do away with the danger: not awarded.
        RejectNoCure = "reject_bond_no_cure",
        /// The bond was not given in full: not awarded.
        RejectUnbonded = "reject_unbonded",
        /// A bond was asked for where none may be.
        BondUnlawful = "bond_unlawful",
        /// The time to pay the bond is too short.
        BondTooSoon = "bond_too_soon",
    }
}

impl Percents {
    /// How low a total is.
    #[must_use]
    pub fn total(&self, price: Decimal, against: Yardstick) -> Low {
        let bond = |amount| share(amount, self.base).saturating_sub(price);
        match against {
            Yardstick::Base(base) if price < share(base, self.no_bond) => Low::Deep,
            Yardstick::Base(base) if price < share(base, self.base) => Low::Bondable(Some(bond(base))),
            Yardstick::Committee { low: true, suggested } => Low::Bondable(suggested.map(bond).filter(positive)),
            Yardstick::Budget(budget) if price < share(budget, self.budget) => Low::Bondable(None),
            Yardstick::Base(_) | Yardstick::Committee { .. } | Yardstick::Budget(_) => Low::No,
        }
    }

    /// How low a tender is: its total, unless that is left aside, or any of its parts, each a price and what it is held against.
    #[must_use]
    pub fn tender(&self, price: Decimal, total: Option<Yardstick>, parts: &[(Decimal, PartYardsticks)]) -> Low {
        let whole = total.map_or(Low::No, |against| self.total(price, against));
        parts.iter().fold(whole, |low, (price, against)| heavier(low, self.part(*price, against)))
    }

    /// How low a part is; any one yardstick is enough.
    #[must_use]
    pub fn part(&self, price: Decimal, against: &PartYardsticks) -> Low {
        let under = |amount: Option<Decimal>| amount.is_some_and(|amount| price < share(amount, self.part));
        let low = under(against.base) || against.committee_low || under(against.recent_award) || under(against.general);
        let bond = against.base.or(against.instead).map(|amount| share(amount, self.part).saturating_sub(price));
        if low { Low::Bondable(bond.filter(positive)) } else { Low::No }
    }
}

/// The stricter of two findings: no bond before a bond, the larger bond before the smaller.
fn heavier(one: Low, other: Low) -> Low {
    match (one, other) {
        (Low::Deep, _) | (_, Low::Deep) => Low::Deep,
        (Low::Bondable(a), Low::Bondable(b)) => Low::Bondable(a.max(b)),
        (Low::No, low) | (low, Low::No) => low,
    }
}

fn positive(amount: &Decimal) -> bool {
    *amount > Decimal::ZERO
}

/// What follows from how low a price is and from the record.
#[must_use]
pub fn next(low: Low, record: &Record) -> LowStep {
    use Explanation::{Missing, NotFully, Reasonable, Unreasonable};
    let step = match (low, record.suspicious, record.explanation) {
        (Low::No, ..) if record.base_too_high => LowStep::BaseTooHigh,
        (Low::No, ..) => LowStep::NotLow,
        (_, None, _) => LowStep::Judge,
        (_, Some(false), _) => LowStep::Plausible,
        (_, _, None) => LowStep::AskExplanation,
        (_, _, Some(Reasonable)) => LowStep::Explained,
        (_, _, Some(Missing)) => LowStep::RejectSilent,
        (Low::Deep, _, Some(NotFully | Unreasonable)) => LowStep::RejectDeep,
        (_, _, Some(Unreasonable)) => LowStep::RejectUnreasonable,
        (Low::Bondable(None), _, Some(NotFully)) => return LowStep::NoBondAmount,
        (Low::Bondable(Some(bond)), _, Some(NotFully)) => return bonded(bond, record),
    };
    // A bond lawfully asked for stays so when the agency looks again and finds the price plausible (the order, note 6).
    let lawful = matches!((low, record.explanation), (Low::Bondable(_), Some(NotFully)));
    if record.bond_days.is_some() && !lawful { LowStep::BondUnlawful } else { step }
}

/// What follows where a bond may be asked for; the order has one only where it does away with the danger.
fn bonded(asked: Decimal, record: &Record) -> LowStep {
    match (record.bond_cures, record.bond_days, record.bond_paid) {
        (None, ..) => LowStep::JudgeBond,
        (Some(false), ..) => LowStep::RejectNoCure,
        (Some(true), None, _) => LowStep::AskBond,
        (Some(true), Some(days), _) if days < record.fewest_days => LowStep::BondTooSoon,
        (Some(true), Some(_), None) => LowStep::AwaitBond,
        (Some(true), Some(_), Some(paid)) if paid >= asked => LowStep::Bonded,
        (Some(true), Some(_), Some(_)) => LowStep::RejectUnbonded,
    }
}
