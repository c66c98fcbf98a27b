//! Calendar months in Taipei, read and written as ROC months (`115-03`).

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};

use crate::base::time::Time;

/// Years between the two calendars.
const OFFSET: i32 = 1911;
/// Hours that Taipei is ahead of UTC.
const TAIPEI_HOURS: i64 = 8;

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of an instant, by Taipei's clock.
    pub fn of(at: Time) -> Self {
        Self::of_day(at.local_date())
    }

    /// The month of a day.
    pub fn of_day(day: NaiveDate) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// A whole number on one scale: a later month has a larger one.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The month of such a number.
    pub fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// The ROC year (民國).
    pub fn roc_year(self) -> i32 {
        self.0.div_euclid(12) - OFFSET
    }

    /// The first month of a ROC year.
    pub fn first_of(roc_year: i32) -> Self {
        Self(roc_year.saturating_add(OFFSET).saturating_mul(12))
    }

    /// Reads `115-03`, `115/3` or the Gregorian `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once(['-', '/'])?;
        let (long, year, month): (bool, i32, i32) = (year.len() == 4, year.parse().ok()?, month.parse().ok()?);
        let year = if long { year } else { year.checked_add(OFFSET)? };
        let sensible = (OFFSET + 1..=OFFSET + 999).contains(&year) && (1..=12).contains(&month);
        sensible.then(|| Self(year * 12 + month - 1))
    }

    /// So many months later, or earlier.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// How many months this one lies behind another.
    pub fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// `115-03`.
    pub fn roc(self) -> String {
        format!("{}-{:02}", self.0.div_euclid(12) - OFFSET, self.0.rem_euclid(12) + 1)
    }

    /// `2026-03`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        let month = self.0.rem_euclid(12).cast_unsigned() + 1;
        NaiveDate::from_ymd_opt(self.0.div_euclid(12), month, 1).unwrap_or_default()
    }

    /// The first instant of the month in Taipei.
    pub fn start(self) -> Time {
        Time::from_utc(self.first_day().and_time(NaiveTime::MIN).and_utc()).after(Duration::hours(-TAIPEI_HOURS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_calendars_mean_one_month() {
        let month = Month::parse("115-03").unwrap();
        assert_eq!(Month::parse("2026-03"), Some(month));
        assert_eq!(Month::parse("115/3"), Some(month));
        assert_eq!((month.roc().as_str(), month.iso().as_str()), ("115-03", "2026-03"));
        assert_eq!(month.plus(-3).roc(), "114-12");
        assert_eq!(month.since(month.plus(-3)), 3);
        for wrong in ["", "115", "115-13", "115-0", "0-1", "x-1", "20260-1"] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_begins_at_midnight_in_taipei() {
        let start = Month::parse("115-03").unwrap().start();
        assert_eq!(start.rfc3339(), "2026-02-28T16:00:00.000000Z");
        assert_eq!(Month::of(start).roc(), "115-03");
        assert_eq!(Month::of(Time(start.0 - 1)).roc(), "115-02");
    }
}
