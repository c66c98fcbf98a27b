//! The clock of payments: working days, without the days on which the payee has the papers back for correction (政府採購法 73之1-2).

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::clock::{ActBy, Deadline};

/// Papers sent back for correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pause {
    /// The day on which they were sent back; it still counts.
    pub from: NaiveDate,
    /// The day on which they came back, the last that does not count; `None` while the payee has them.
    pub until: Option<NaiveDate>,
}

/// The last day on which the agency is in time; `None` while the clock stands because the payee has the papers.
#[must_use]
pub fn last_day(calendar: &Calendar<'_>, event: NaiveDate, days: u32, pauses: &[Pause]) -> Option<Deadline> {
    let mut pauses = pauses.to_vec();
    pauses.sort_unstable();
    let (mut from, mut left) = (event, days);
    for pause in pauses {
        let stops = pause.from.max(from);
        let gone = u32::try_from(calendar.working_days_between(from, stops)).unwrap_or(u32::MAX);
        if gone >= left {
            break;
        }
        left -= gone;
        from = pause.until?.max(stops);
    }
    Some(ActBy::working_days(from, left).last_day(calendar))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roc::day;
    use chrono::Days;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const NO_CLOSURES: &BTreeSet<NaiveDate> = &BTreeSet::new();

    fn last(pauses: &[(u32, Option<u32>)]) -> Option<NaiveDate> {
        let at = |d| day(2026, 3, d);
        let pauses: Vec<_> = pauses.iter().map(|(a, b)| Pause { from: at(*a), until: b.map(at) }).collect();
        last_day(&Calendar::new(NO_CLOSURES), at(2), 5, &pauses).map(|deadline| deadline.day)
    }

    #[test]
    fn days_at_the_payee_do_not_count() {
        assert_eq!(last(&[]), Some(day(2026, 3, 9)));
        assert_eq!(last(&[(4, Some(6))]), Some(day(2026, 3, 11)));
        assert_eq!(last(&[(4, Some(5)), (5, Some(6))]), Some(day(2026, 3, 11)));
        assert_eq!(last(&[(4, Some(4))]), Some(day(2026, 3, 9)));
        assert_eq!(last(&[(4, None)]), None);
        assert_eq!(last(&[(8, None)]), None);
        assert_eq!(last(&[(9, None)]), Some(day(2026, 3, 9)));
        assert_eq!(last(&[(6, Some(4))]), Some(day(2026, 3, 9)));
    }

    proptest! {
        #[test]
        fn the_clock_is_the_one_counted_day_by_day(days in 1_u32..12, pauses in proptest::collection::vec((0_u64..30, 0_u64..8), 0..4)) {
            let calendar = Calendar::new(NO_CLOSURES);
            let at = |n| day(2026, 3, 2) + Days::new(n);
            let pauses: Vec<_> = pauses.into_iter().map(|(a, n)| Pause { from: at(a), until: Some(at(a + n)) }).collect();
            let away = |d: NaiveDate| pauses.iter().any(|p| p.from < d && Some(d) <= p.until);
            let counted = (1..).map(at).filter(|d| !calendar.rests(*d) && !away(*d)).nth(days as usize - 1);
            prop_assert_eq!(last_day(&calendar, at(0), days, &pauses).map(|deadline| deadline.day), counted);
        }
    }
}
