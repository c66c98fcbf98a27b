//! The four kinds of clocks by which the law counts, each a type of its own so that one is never taken for another.
//!
//! | clock | what it counts | a rest day at the end |
//! | --- | --- | --- |
//! | [`ActBy`] | someone acts within N days after an event | moves to the next working day (行政程序法 48-4) |
//! | [`Backward`] | N days before an event | is never moved later |
//! | [`Span`] | how long something is valid | is not moved |
//! | [`Penalty`] | adverse effects: debarment, days of delay | counts (行政程序法 48-5) |

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::calendar::Calendar;
use crate::mark::Mark;

/// The last day of a period in which someone must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day.
    pub day: NaiveDate,
    /// Confirmed when the calendar of its year is recorded, and for working days that of the event's year too; known otherwise, because a holiday may move it.
    pub mark: Mark,
}

/// Someone must act within so many days after an event; the day of the event does not count (自…之次日起).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActBy {
    /// The event.
    pub event: NaiveDate,
    /// How many days.
    pub days: u32,
    /// Which days count.
    pub counting: Counting,
}

/// Which days a period counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Every day of the calendar.
    EveryDay,
    /// Days on which offices work (工作天, 上班日).
    WorkingDays,
}

/// So many days before an event, counted back from the day before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backward {
    /// The event.
    pub event: NaiveDate,
    /// How many days.
    pub days: u32,
}

/// How long something is valid, from its first day; months and years end the day before the same day of a later month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// How long.
    pub length: Length,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Days.
    Days(u32),
    /// Months of the calendar.
    Months(u32),
    /// Years of the calendar.
    Years(u32),
}

/// An adverse effect after an event: the day of the event does not count, and the end day counts even when offices rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Penalty {
    /// The event, such as the publication of a debarment.
    pub event: NaiveDate,
    /// How long.
    pub length: Length,
}

impl ActBy {
    /// So many days of the calendar after an event.
    #[must_use]
    pub const fn days(event: NaiveDate, days: u32) -> Self {
        Self { event, days, counting: Counting::EveryDay }
    }

    /// So many working days after an event.
    #[must_use]
    pub const fn working_days(event: NaiveDate, days: u32) -> Self {
        Self { event, days, counting: Counting::WorkingDays }
    }

    /// The last day on which the act is in time; never a rest day.
    #[must_use]
    pub fn last_day(self, calendar: &Calendar<'_>) -> Deadline {
        let (day, counted) = match self.counting {
            Counting::EveryDay => (after(self.event, self.days), true),
            Counting::WorkingDays => (calendar.working_days_after(self.event, self.days), calendar.knows(self.event)),
        };
        let day = calendar.next_working_day(day);
        Deadline { day, mark: if counted && calendar.knows(day) { Mark::Confirmed } else { Mark::Known } }
    }
}

impl Backward {
    /// The last day on which the act is in time.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.event.checked_sub_days(Days::new(self.days.into())).unwrap_or(NaiveDate::MIN)
    }
}

impl Span {
    /// The last day, which still belongs to it.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self.length {
            Length::Days(days) => after(self.from, days).pred_opt().unwrap_or(NaiveDate::MIN),
            Length::Months(months) => before_anniversary(self.from, months),
            Length::Years(years) => before_anniversary(self.from, years.saturating_mul(12)),
        }
    }

    /// Whether a day belongs to it.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.last_day()
    }
}

impl Penalty {
    /// The first day of the effect: the day after the event.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        after(self.event, 1)
    }

    /// The last day of the effect.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        Span { from: self.first_day(), length: self.length }.last_day()
    }
}

/// So many days after a day.
#[must_use]
pub fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// So many months before a day, on the same day of the month or its last day.
#[must_use]
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The day before the same day of a later month, or that month's last day where it has no such day (民法 121-2).
fn before_anniversary(from: NaiveDate, months: u32) -> NaiveDate {
    let anniversary = from.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    if anniversary.day() < from.day() { anniversary } else { anniversary.pred_opt().unwrap_or(NaiveDate::MIN) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roc::day;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_act_may_wait_for_the_next_working_day() {
        let closed = BTreeSet::from([day(2026, 3, 16)]);
        let (plain, closed) = (Calendar::new(const { &BTreeSet::new() }), Calendar::new(&closed));
        let act = ActBy::days(day(2026, 3, 5), 9);
        assert_eq!(act.last_day(&plain), Deadline { day: day(2026, 3, 16), mark: Mark::Confirmed });
        assert_eq!(act.last_day(&closed).day, day(2026, 3, 17));
        assert_eq!(ActBy::working_days(day(2026, 3, 5), 6).last_day(&plain).day, day(2026, 3, 13));
        assert_eq!(ActBy::days(day(2040, 3, 5), 1).last_day(&plain).mark, Mark::Known);
    }

    #[test]
    fn working_days_are_sure_when_the_years_of_both_ends_are_recorded() {
        let plain = Calendar::new(const { &BTreeSet::new() });
        let years: Vec<_> = crate::calendar::recorded_years().collect();
        let at = |year: Option<&i32>, (month, date)| NaiveDate::from_ymd_opt(*year.unwrap(), month, date).unwrap();
        let before = at(years.first(), (1, 1)) - Days::new(10);
        let end = at(years.last(), (12, 31)) - Days::new(10);
        let mark = |act: ActBy| act.last_day(&plain).mark;
        assert_eq!(mark(ActBy::working_days(before, 20)), Mark::Known);
        assert_eq!(mark(ActBy::days(before, 30)), Mark::Confirmed);
        assert_eq!(mark(ActBy::working_days(before + Days::new(10), 20)), Mark::Confirmed);
        assert_eq!(mark(ActBy::working_days(end, 20)), Mark::Known);
        assert_eq!(mark(ActBy::days(end, 30)), Mark::Known);
    }

    #[test]
    fn the_other_clocks_do_not_move() {
        assert_eq!(Backward { event: day(2026, 3, 20), days: 5 }.last_day(), day(2026, 3, 15));
        let span = |from, length| Span { from, length }.last_day();
        assert_eq!(span(day(2026, 3, 1), Length::Days(30)), day(2026, 3, 30));
        assert_eq!(span(day(2026, 3, 2), Length::Months(3)), day(2026, 6, 1));
        assert_eq!(span(day(2024, 2, 29), Length::Years(1)), day(2025, 2, 28));
        assert_eq!(span(day(2024, 10, 30), Length::Years(2)), day(2026, 10, 29));
        assert_eq!(span(day(2025, 8, 31), Length::Months(6)), day(2026, 2, 28));
        let valid = Span { from: day(2026, 3, 2), length: Length::Days(1) };
        assert_eq!([-1, 0, 1].map(|n| valid.contains(valid.from + chrono::TimeDelta::days(n))), [false, true, false]);
        let barred = Penalty { event: day(2026, 3, 1), length: Length::Months(3) };
        assert_eq!((barred.first_day(), barred.last_day()), (day(2026, 3, 2), day(2026, 6, 1)));
        assert_eq!(months_before(day(2025, 8, 31), 6), day(2025, 2, 28));
    }

    #[test]
    fn absurd_lengths_end_with_the_calendar() {
        assert_eq!(after(day(2026, 1, 1), u32::MAX), NaiveDate::MAX);
        assert_eq!(Backward { event: day(2026, 1, 1), days: u32::MAX }.last_day(), NaiveDate::MIN);
        assert!(Span { from: day(2026, 1, 1), length: Length::Years(u32::MAX) }.last_day() > day(9999, 1, 1));
        assert_eq!(months_before(day(2026, 1, 1), u32::MAX), NaiveDate::MIN);
    }

    proptest! {
        #[test]
        fn deadlines_are_working_days_and_never_early(start in 0_u64..2500, days in 0_u32..120, closed in proptest::collection::btree_set(0_u64..2600, 0..20), working: bool) {
            let at = |n| day(2023, 1, 1) + Days::new(n);
            let closures = closed.into_iter().map(at).collect();
            let calendar = Calendar::new(&closures);
            let act = if working { ActBy::working_days(at(start), days) } else { ActBy::days(at(start), days) };
            let last = act.last_day(&calendar).day;
            prop_assert!(!calendar.rests(last));
            prop_assert!(last >= after(at(start), days));
            let longer = ActBy { days: days + 1, ..act }.last_day(&calendar).day;
            prop_assert!(longer >= last);
            if working && days > 0 {
                prop_assert_eq!(calendar.working_days_between(at(start), last), days as usize);
            }
        }

        #[test]
        fn backward_is_never_later_than_counted(event in 0_u64..2500, days in 0_u32..120) {
            let event = day(2023, 1, 1) + Days::new(event);
            let last = Backward { event, days }.last_day();
            prop_assert_eq!((event - last).num_days(), i64::from(days));
        }

        #[test]
        fn a_span_of_months_is_followed_by_the_next(from in 0_u64..2500, months in 1_u32..60) {
            let from = day(2023, 1, 1) + Days::new(from);
            let last = Span { from, length: Length::Months(months) }.last_day();
            let next = after(last, 1);
            prop_assert!(next.day() == from.day() || next.day() == 1);
            let barred = Penalty { event: from.pred_opt().unwrap(), length: Length::Months(months) };
            prop_assert_eq!(barred.last_day(), last);
        }
    }
}
