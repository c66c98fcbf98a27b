//! The working calendar (政府行政機關辦公日曆表): which days offices work.
//!
//! It is data and never told from the weekday alone: holidays, days off moved and make-up Saturdays stand in `data/calendar.csv`, closures at
//! short notice in the owner's settings. A year that is not recorded follows the plain week, and every deadline in it says so by its mark.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use crate::data;

/// The recorded calendar with the closures of a place.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    closures: &'a BTreeSet<NaiveDate>,
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Day {
    /// The day.
    pub day: NaiveDate,
    /// How it differs.
    pub kind: Kind,
    /// Name of the holiday.
    pub name: String,
    /// The calendar it was read from.
    pub source: String,
}

/// How a day differs from the plain week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A weekday off: a holiday, or one moved.
    Rest,
    /// A Saturday or Sunday worked (補行上班).
    Work,
    /// 1 January of a year that is recorded.
    Year,
}

struct Recorded {
    years: BTreeSet<i32>,
    days: BTreeMap<NaiveDate, Day>,
}

static RECORDED: LazyLock<Recorded> = LazyLock::new(|| {
    let (years, days): (Vec<_>, Vec<_>) =
        data::rows::<Day>(data::CALENDAR).into_iter().partition(|row| row.kind == Kind::Year);
    Recorded {
        years: years.iter().map(|row| row.day.year()).collect(),
        days: days.into_iter().map(|row| (row.day, row)).collect(),
    }
});

/// The days recorded, in their order.
pub fn recorded_days() -> impl Iterator<Item = &'static Day> {
    RECORDED.days.values()
}

/// The years recorded, in their order.
pub fn recorded_years() -> impl Iterator<Item = i32> {
    RECORDED.years.iter().copied()
}

impl<'a> Calendar<'a> {
    /// The recorded calendar with closures of a place.
    #[must_use]
    pub const fn new(closures: &'a BTreeSet<NaiveDate>) -> Self {
        Self { closures }
    }

    /// Whether offices rest.
    #[must_use]
    pub fn rests(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let recorded = RECORDED.days.get(&day).map_or(weekend, |row| row.kind == Kind::Rest);
        recorded || self.closures.contains(&day)
    }

    /// Whether the calendar of a day's year is recorded.
    #[must_use]
    pub fn knows(&self, day: NaiveDate) -> bool {
        RECORDED.years.contains(&day.year())
    }

    /// The day itself when offices work, or the next day on which they do.
    #[must_use]
    pub fn next_working_day(&self, day: NaiveDate) -> NaiveDate {
        let from = day.iter_days().find(|day| !self.rests(*day));
        from.unwrap_or(NaiveDate::MAX)
    }

    /// The day that is the `count`-th working day after a day; the day itself for none.
    #[must_use]
    pub fn working_days_after(&self, day: NaiveDate, count: u32) -> NaiveDate {
        match count.checked_sub(1) {
            None => day,
            Some(skipped) => {
                let working = day.iter_days().skip(1).filter(|day| !self.rests(*day));
                working.take(MOST_DAYS).nth(skipped as usize).unwrap_or(NaiveDate::MAX)
            }
        }
    }

    /// How many working days lie after `from`, up to and including `to`; none when `to` is not later.
    #[must_use]
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> usize {
        from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| !self.rests(*day)).count()
    }
}

/// More working days than any period of the law has; keeps an absurd count from walking to the end of time.
const MOST_DAYS: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roc::day;

    const NO_CLOSURES: &BTreeSet<NaiveDate> = &BTreeSet::new();

    #[test]
    fn every_row_differs_from_the_plain_week() {
        assert_eq!(recorded_days().filter(|row| row.day.year() == 2025 && row.kind == Kind::Work).count(), 1);
        for row in recorded_days() {
            let weekend = matches!(row.day.weekday(), Weekday::Sat | Weekday::Sun);
            assert_eq!(weekend, row.kind == Kind::Work, "{}", row.day);
            assert!(RECORDED.years.contains(&row.day.year()), "{}", row.day);
            assert!(!row.source.is_empty() && !row.name.is_empty(), "{}", row.day);
        }
    }

    #[test]
    fn holidays_make_up_days_and_closures() {
        let plain = Calendar::new(NO_CLOSURES);
        assert!(plain.rests(day(2025, 1, 28)));
        assert!(!plain.rests(day(2025, 2, 8)));
        assert!(plain.rests(day(2025, 2, 9)));
        assert!(!plain.rests(day(2025, 2, 10)));
        assert!(plain.knows(day(2025, 12, 31)) && !plain.knows(day(1999, 1, 1)));
        let closed = BTreeSet::from([day(2025, 2, 10)]);
        assert_eq!(Calendar::new(&closed).next_working_day(day(2025, 2, 9)), day(2025, 2, 11));
        assert_eq!(plain.next_working_day(day(2025, 2, 9)), day(2025, 2, 10));
        assert_eq!(plain.next_working_day(day(2025, 2, 10)), day(2025, 2, 10));
    }

    #[test]
    fn working_days_are_counted_after_the_first() {
        let plain = Calendar::new(NO_CLOSURES);
        let friday = day(2026, 3, 6);
        assert_eq!(plain.working_days_after(friday, 0), friday);
        assert_eq!(plain.working_days_after(friday, 1), day(2026, 3, 9));
        assert_eq!(plain.working_days_after(friday, 6), day(2026, 3, 16));
        assert_eq!(plain.working_days_between(friday, day(2026, 3, 16)), 6);
        assert_eq!(plain.working_days_between(friday, friday), 0);
        assert_eq!(plain.working_days_between(friday, day(2026, 3, 1)), 0);
        assert_eq!(plain.working_days_after(friday, u32::MAX), NaiveDate::MAX);
        assert_eq!(plain.next_working_day(NaiveDate::MAX), NaiveDate::MAX);
    }
}
