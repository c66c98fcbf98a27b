//! What the facts of all documents share: the seals, and the day on which bids come in.

use chrono::{Duration, NaiveDate};

use crate::tender::Tender;

/// Which seals are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seals {
    pub(crate) company: bool,
    pub(crate) representative: bool,
}

impl Seals {
    pub(crate) const BOTH: Self = Self { company: true, representative: true };
    pub(crate) const NONE: Self = Self { company: false, representative: false };
}

/// Bids come in on the day before the closing day.
pub(crate) fn submitted(tender: &Tender) -> NaiveDate {
    tender.bid_deadline - Duration::days(1)
}
