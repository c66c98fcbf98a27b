//! How a bidding period is counted and when it ends (招標期限標準 11).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::calendar::Calendar;
use crate::clock::after;

/// A bidding period as the tender states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BiddingPeriod {
    /// The day of the announcement or invitation, which counts.
    pub announced: NaiveDate,
    /// The closing time.
    pub closing: NaiveDateTime,
    /// The time at which office hours end.
    pub office_ends: NaiveTime,
    /// When offices stopped work early on the closing day.
    pub stopped: Option<NaiveDateTime>,
}

impl BiddingPeriod {
    /// The closing time as it takes effect: the same hour of the next working day when offices rest, or stopped before the hour.
    #[must_use]
    pub fn effective_closing(self, calendar: &Calendar<'_>) -> NaiveDateTime {
        let day = self.closing.date();
        let stopped = self.stopped.is_some_and(|stop| stop.date() == day && stop < self.closing);
        let from = if stopped { after(day, 1) } else { day };
        calendar.next_working_day(from).and_time(self.closing.time())
    }

    /// Whether the closing day counts: its closing time is not before the end of office hours.
    #[must_use]
    pub fn counts_the_closing_day(self) -> bool {
        self.closing.time() >= self.office_ends
    }

    /// Days of the period up to a closing day; rest days inside count, none for a closing before the announcement.
    #[must_use]
    pub fn days_until(self, closing: NaiveDate) -> i64 {
        let whole = closing.signed_duration_since(self.announced).num_days();
        whole.saturating_add(i64::from(self.counts_the_closing_day())).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roc::day;
    use chrono::Days;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn period(closing: NaiveDate, hour: u32) -> BiddingPeriod {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        BiddingPeriod {
            announced: day(2026, 3, 2),
            closing: closing.and_time(at(hour)),
            office_ends: at(17),
            stopped: None,
        }
    }

    #[test]
    fn the_closing_day_counts_at_the_end_of_office_hours() {
        let days = [16, 17, 18].map(|hour| period(day(2026, 3, 16), hour).days_until(day(2026, 3, 16)));
        assert_eq!(days, [14, 15, 15]);
        assert_eq!(period(day(2026, 3, 2), 16).days_until(day(2026, 3, 2)), 0);
        assert_eq!(period(day(2026, 3, 1), 17).days_until(day(2026, 3, 1)), 0);
    }

    proptest! {
        #[test]
        fn a_closing_takes_effect_on_a_working_day_at_its_hour(
            start in 0_u64..1800, hour in 0_u32..24, stop in proptest::option::of(0_u32..24), closed in proptest::collection::btree_set(0_u64..1800, 0..20),
        ) {
            let at = |n| day(2023, 1, 1) + Days::new(n);
            let closures: BTreeSet<_> = closed.into_iter().map(at).collect();
            let calendar = Calendar::new(&closures);
            let plain = period(at(start), hour);
            let stopped = stop.and_then(|hour| at(start).and_hms_opt(hour, 0, 0));
            let effective = BiddingPeriod { stopped, ..plain }.effective_closing(&calendar);
            prop_assert!(!calendar.rests(effective.date()));
            prop_assert_eq!(effective.time(), plain.closing.time());
            prop_assert!(effective >= plain.effective_closing(&calendar) && effective >= plain.closing);
            let moved = calendar.rests(at(start)) || stop.is_some_and(|stop| stop < hour);
            prop_assert_eq!(effective > plain.closing, moved);
        }
    }
}
