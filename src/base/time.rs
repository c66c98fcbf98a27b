//! Instants: microseconds since 1970 in UTC, the same 64 bits in both databases and in memory.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::BigInt;

use crate::bigint_column;

/// Seconds that Taipei (臺北) is ahead of UTC; Taiwan keeps no summer time.
const TAIPEI_SECONDS: i32 = 8 * 3600;

/// An instant with microsecond precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Time(pub i64);

impl Time {
    /// The instant of a chrono date-time, cut to the microsecond.
    pub fn from_utc(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_micros())
    }

    /// The instant at which Taipei's clock shows this; Taipei keeps one offset all year.
    pub fn of_taipei(local: NaiveDateTime) -> Self {
        Self::from_utc(local.and_utc()).after(Duration::seconds(-i64::from(TAIPEI_SECONDS)))
    }

    /// The chrono form; instants beyond chrono's range show as its epoch.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    /// The same instant on Taipei's clock.
    pub fn taipei(self) -> DateTime<FixedOffset> {
        match FixedOffset::east_opt(TAIPEI_SECONDS) {
            Some(offset) => self.utc().with_timezone(&offset),
            None => self.utc().fixed_offset(),
        }
    }

    /// The calendar day in Taipei: the day that deadlines and order rules speak of.
    pub fn local_date(self) -> NaiveDate {
        self.taipei().date_naive()
    }

    /// The ROC year (民國) of the Taipei day.
    pub fn roc_year(self) -> i64 {
        i64::from(self.local_date().year()) - 1911
    }

    /// This instant and so much later.
    pub fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span.num_microseconds().unwrap_or(i64::MAX)))
    }

    /// How long this instant lies behind `earlier`, in whole milliseconds; never negative.
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0) / 1000
    }

    /// RFC 3339 in UTC with microseconds, the form of the API and of audit bytes.
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Micros, true)
    }

    /// Reads RFC 3339.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|at| Self::from_utc(at.to_utc()))
    }

    /// ROC date and time as a Taiwanese reader expects it: `115年11月21日 14:05`.
    pub fn roc(self) -> String {
        let local = self.taipei();
        format!("{}年{}月{}日 {}", local.year() - 1911, local.month(), local.day(), local.format("%H:%M"))
    }
}

impl serde::Serialize for Time {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

impl<'de> serde::Deserialize<'de> for Time {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("no instant by RFC 3339, such as 2026-11-21T09:30:00+08:00"))
    }
}

bigint_column!(Time);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_local_day_turns_at_sixteen_utc() {
        let before = Time::parse("2026-11-20T15:59:59.999999Z").unwrap();
        let after = Time::parse("2026-11-20T16:00:00Z").unwrap();
        assert_eq!(before.local_date().to_string(), "2026-11-20");
        assert_eq!(after.local_date().to_string(), "2026-11-21");
        assert_eq!(after.roc(), "115年11月21日 00:00");
    }

    #[test]
    fn text_and_instant_agree_to_the_microsecond() {
        let at = Time(1_795_000_000_123_456);
        assert_eq!(Time::parse(&at.rfc3339()), Some(at));
    }
}
