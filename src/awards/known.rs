//! What is known of an item, in the words of the law's rules.

use chrono::{NaiveDate, NaiveDateTime};
use procurement_law::award::awd_01::{self, BidFacts, LimitKind, ReplyFacts, Standing};
use procurement_law::award::awd_04;
use rust_decimal::Decimal;

use crate::awards::course::{Course, Suggested};
use crate::awards::plan::{Manner, Plan, PlanItem};
use crate::base::money::Money;

/// What is known of an item.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The plan of the tender.
    pub plan: &'a Plan,
    /// The item.
    pub item: &'a PlanItem,
    /// What happened.
    pub course: &'a Course,
    /// The reserve price of the item, NT$; none where there is none.
    pub base: Option<Decimal>,
    /// The day of the opening, whose law holds.
    pub day: NaiveDate,
    /// The moment before which a reserve price is fixed, in Taipei.
    pub before: NaiveDateTime,
}

impl Known<'_> {
    /// What stands for the budget of one price: that of the tender, or the item's ceiling where prices are of units.
    pub fn budget(&self) -> Option<Decimal> {
        match self.plan.manner {
            Manner::Total => Some(self.plan.budget.decimal()),
            Manner::ByItem | Manner::Matching => self.item.ceiling.map(Money::decimal),
        }
    }

    /// What the lowest price must reach; none where nothing says so.
    pub fn limit(&self) -> Option<(Decimal, LimitKind)> {
        if let Some(base) = self.base {
            return Some((base, LimitKind::Base));
        }
        let suggested = self.course.suggested.as_ref().and_then(|said| said.amount).map(Money::decimal);
        match (suggested, self.budget()) {
            (Some(amount), Some(budget)) => Some((amount.min(budget), LimitKind::Suggested)),
            (Some(amount), None) => Some((amount, LimitKind::Suggested)),
            (None, Some(budget)) => Some((budget, LimitKind::Budget)),
            (None, None) => None,
        }
    }

    /// What the review committee said where there is no reserve price, as AWD-04 takes it. It speaks when offers and reviews are known.
    pub fn suggestion(&self, said: &Suggested) -> awd_04::Facts {
        awd_04::Facts {
            procurement: self.plan.procurement.decimal(),
            budget: self.budget().unwrap_or_else(|| self.plan.budget.decimal()),
            committee_at: said.committee_at.map(|at| at.taipei().naive_local()),
            before: self.before,
            lowest_reviewed: Some(true),
            suggested: said.amount.map(Money::decimal),
            reasonable: Some(said.amount.is_none()),
        }
    }

    /// Whether an offer of this standing and price takes part.
    pub fn takes_part(&self, price: Money, standing: Standing) -> bool {
        standing == Standing::Compliant && self.item.ceiling.is_none_or(|ceiling| price <= ceiling)
    }

    /// The contest for the lowest price, as AWD-01 takes it.
    pub fn contest(&self, limit: Decimal, limit_kind: LimitKind) -> awd_01::Facts {
        let bids = self.course.offers.iter().map(|offer| BidFacts {
            bidder: offer.label.clone(),
            price: offer.price.decimal(),
            standing: match self.takes_part(offer.price, Standing::Compliant) {
                true => offer.standing,
                false => Standing::NotCompliant,
            },
        });
        let history = self.course.replies.iter().map(|reply| ReplyFacts {
            round: reply.round,
            bidder: reply.label.clone(),
            answer: reply.answer,
            price: reply.price.map(Money::decimal),
        });
        awd_01::Facts {
            limit,
            limit_kind,
            bids: bids.collect(),
            rounds_fixed: self.plan.rounds,
            rounds_told: Some(self.plan.told),
            negotiation_announced: Some(false),
            history: history.collect(),
        }
    }
}
