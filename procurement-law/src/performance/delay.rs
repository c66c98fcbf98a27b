//! Days of delay and what they cost, as plain numbers.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::clock::{Length, Penalty, after};
use crate::money::line_total;

/// A time after the day on which performance was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay<'a> {
    /// The day on which performance was due.
    pub due: NaiveDate,
    /// The last day of delay: on which performance was complete.
    pub until: NaiveDate,
    /// Periods that are not held against the vendor, first and last day; they may overlap.
    pub excused: &'a [(NaiveDate, NaiveDate)],
}

impl Delay<'_> {
    /// Days of delay: every day of the calendar after the day due, without those excused; a day excused twice is taken off once.
    #[must_use]
    pub fn days(&self) -> i64 {
        let first = Penalty { event: self.due, length: Length::Days(1) }.first_day();
        let end = after(self.until, 1);
        let mut excused: Vec<_> = self.excused.iter().copied().filter(|(from, to)| from <= to).collect();
        excused.sort_unstable();
        let (days, open) = excused
            .into_iter()
            .fold((0, first), |(days, open), (from, to)| (days + between(open, from.min(end)), open.max(after(to, 1))));
        days + between(open, end)
    }
}

/// Days from a day until the day before another; none when that is not later.
fn between(from: NaiveDate, before: NaiveDate) -> i64 {
    (before - from).num_days().max(0)
}

/// Delay damages in whole dollars: days × the amount of a day, rounded once, and never above the cap, whose own fraction of a dollar is dropped.
#[must_use]
pub fn damages(days: i64, daily: Decimal, cap: Decimal) -> Decimal {
    line_total(daily, days).unwrap_or(Decimal::MAX).min(cap.trunc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::roc::day;
    use chrono::Days;
    use proptest::prelude::*;

    #[test]
    fn rest_days_count_and_excused_days_do_not() {
        let due = day(2026, 3, 2);
        let days = |until, excused: &[_]| Delay { due, until, excused }.days();
        assert_eq!([1, 2, 3, 9].map(|d| days(day(2026, 3, d), &[])), [0, 0, 1, 7]);
        assert_eq!(days(day(2026, 3, 9), &[(day(2026, 3, 3), day(2026, 3, 3))]), 6);
        assert_eq!(days(day(2026, 3, 9), &[(day(2026, 3, 5), day(2026, 3, 4))]), 7);
        assert_eq!(days(day(2026, 3, 9), &[(NaiveDate::MIN, NaiveDate::MAX)]), 0);
    }

    #[test]
    fn a_fraction_of_the_cap_is_dropped() {
        let half = dollars(1) / dollars(2);
        assert_eq!(damages(1, half, dollars(1)), dollars(1));
        assert_eq!(damages(3, dollars(10), dollars(20) + half), dollars(20));
        assert_eq!(damages(2, Decimal::MAX, dollars(9)), dollars(9));
        assert_eq!(damages(0, dollars(7), dollars(9)), Decimal::ZERO);
    }

    proptest! {
        #[test]
        fn days_are_those_counted_one_by_one(until in 0_u64..60, excused in proptest::collection::vec((0_u64..70, 0_u64..70), 0..6)) {
            let at = |n| day(2026, 3, 1) + Days::new(n);
            let excused: Vec<_> = excused.into_iter().map(|(a, b)| (at(a), at(b))).collect();
            let late = (11..=until).map(at).filter(|d| !excused.iter().any(|(a, b)| a <= d && d <= b)).count();
            let delay = Delay { due: at(10), until: at(until), excused: &excused };
            prop_assert_eq!(delay.days(), late as i64);
        }

        #[test]
        fn damages_grow_with_days_up_to_the_cap(a in 0_i64..400, b in 0_i64..400, daily in 0_i64..10_000_000, cap in 0_i64..2_000_000_000) {
            let (daily, cap) = (Decimal::new(daily, 3), Decimal::new(cap, 1));
            let whole = damages(a + b, daily, cap);
            prop_assert!(whole <= cap);
            prop_assert!(damages(a, daily, cap) <= whole);
            prop_assert_eq!(whole, whole.trunc());
            prop_assert_eq!(damages(0, daily, cap), Decimal::ZERO);
            if daily * Decimal::from(a + b + 1) <= cap {
                let parts = damages(a, daily, cap) + damages(b, daily, cap);
                prop_assert!((parts - whole).abs() <= Decimal::ONE);
            }
        }
    }
}
