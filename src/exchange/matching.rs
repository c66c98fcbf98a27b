//! Which order of the market an order of the site is: by its number there, else by agency, vendor, amount and day.

use chrono::{Duration, NaiveDate};

use crate::base::id::{FrameworkId, OrderId, OrganisationId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::exchange::model::SiteOrder;
use crate::orders::model::Order;

/// Days from the placing of an order in the market within which it is looked for on the site.
pub const WINDOW_DAYS: i64 = 30;

/// An order of the site: its lines together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The framework, where it is kept here.
    pub framework: Option<FrameworkId>,
    /// The agency, where it is known.
    pub agency: Option<OrganisationId>,
    /// The vendor, where it is known.
    pub vendor: Option<OrganisationId>,
    /// The first of the days of its lines.
    pub ordered_on: Option<NaiveDate>,
    /// The sum of its lines; none beyond the range.
    pub amount: Option<Money>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// None: it was placed without the market.
    None,
    /// Just this one.
    One(OrderId),
    /// Several: a person says which.
    Several(Vec<OrderId>),
}

impl Group {
    /// The order that some lines are.
    pub fn of(lines: &[SiteOrder]) -> Self {
        let first = lines.first();
        Self {
            framework: first.and_then(|line| line.framework_id),
            agency: first.and_then(|line| line.agency_id),
            vendor: first.and_then(|line| line.vendor_id),
            ordered_on: lines.iter().map(|line| line.ordered_on).min(),
            amount: lines.iter().try_fold(Money::default(), |sum, line| sum.plus(line.amount)),
        }
    }

    /// Whether an order of the market may be meant.
    pub fn fits(&self, order: &Order) -> bool {
        let placed = order.placed_at.local_date();
        Some(order.framework_id) == self.framework
            && Some(order.agency_id) == self.agency
            && Some(order.vendor_id) == self.vendor
            && Some(order.amount) == self.amount
            && self.ordered_on.is_some_and(|day| placed <= day && day <= placed + Duration::days(WINDOW_DAYS))
    }

    /// The orders among those that wait to be placed which may be meant.
    pub fn find<'a>(&self, ready: impl Iterator<Item = &'a Order>) -> Found {
        let mut fitting: Vec<OrderId> = ready.filter(|order| self.fits(order)).map(|order| order.id).collect();
        match (fitting.len(), fitting.pop()) {
            (1, Some(one)) => Found::One(one),
            (_, None) => Found::None,
            (_, Some(last)) => {
                fitting.push(last);
                Found::Several(fitting)
            }
        }
    }
}

/// The instant of an order on the site of which only the day is known: the first of that day at which it can have been.
pub fn instant(day: NaiveDate, placed_at: Time, now: Time) -> Time {
    if placed_at.local_date() == day {
        return placed_at;
    }
    let midnight = Time::from_utc(day.and_time(chrono::NaiveTime::MIN).and_utc()).after(Duration::hours(-8));
    midnight.max(placed_at).min(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_becomes_an_instant_that_can_have_been() {
        let at = |text: &str| Time::parse(text).unwrap();
        let (placed, now) = (at("2026-11-18T03:00:00Z"), at("2026-11-20T02:00:00Z"));
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(instant(day("2026-11-18"), placed, now), placed);
        assert_eq!(instant(day("2026-11-19"), placed, now), at("2026-11-18T16:00:00Z"));
        assert_eq!(instant(day("2026-11-17"), placed, now), placed);
    }
}
