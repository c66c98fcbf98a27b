//! Months and periods of months in every spelling of tax papers.

use chrono::{Datelike, NaiveDate};

use crate::grammar::date::{date, value};
use crate::grammar::text::compact;

/// A month of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Month {
    /// Reads `YYYY-MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let found = Self { year: year.parse().ok()?, month: month.parse().ok()? };
        (1..=12).contains(&found.month).then_some(found)
    }

    /// Months since the year 0.
    #[must_use]
    pub fn index(self) -> i32 {
        self.year * 12 + i32::try_from(self.month).unwrap_or(1) - 1
    }

    /// The month of an index.
    #[must_use]
    pub fn of_index(index: i32) -> Self {
        Self { year: index.div_euclid(12), month: u32::try_from(index.rem_euclid(12)).unwrap_or(0) + 1 }
    }

    /// The month of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

/// A period of months: `115年01月至115年02月`, `115年1-2月`, `114年11~12月`, `11501-11502`, `115/01-115/02`, or one month.
#[must_use]
pub fn find(text: &str) -> Option<(Month, Month)> {
    let plain: String = compact(text).chars().map(|c| if "~～–—−至到─".contains(c) { '-' } else { c }).collect();
    match (range(&plain), parted(text)) {
        // 1 2月 is December, or January and February whose sign was not read.
        (Some(_), Some(_)) => None,
        (whole, parted) => whole.or_else(|| spaced(text)).or(parted),
    }
}

/// Two full months with nothing but room between them.
fn spaced(text: &str) -> Option<(Month, Month)> {
    let full = |part: &str| part.contains(['年', '/', '.']);
    text.match_indices(' ').find_map(|(at, _)| {
        let (left, right) = (compact(text.get(..at)?), compact(text.get(at..)?));
        (full(&left) && full(&right)).then(|| range(&format!("{left}-{right}"))).flatten()
    })
}

/// Two figures of months with nothing but room between them: a sign that was not read.
fn parted(text: &str) -> Option<(Month, Month)> {
    let parts: Vec<&str> = text.split(' ').filter(|part| !part.is_empty()).collect();
    let short = |figures: usize| (1..=2).contains(&figures);
    let behind = |part: &str| short(part.bytes().rev().take_while(u8::is_ascii_digit).count());
    let before = |part: &str| short(part.bytes().take_while(u8::is_ascii_digit).count());
    let at = parts.windows(2).position(|pair| matches!(pair, [left, right] if behind(left) && before(right)))?;
    let (left, right) = parts.split_at_checked(at + 1)?;
    range(&format!("{}-{}", left.concat(), right.concat()))
}

fn range(plain: &str) -> Option<(Month, Month)> {
    let body = plain.trim_start_matches(['中', '華', '民', '國', '自', ':']);
    let (left, right) = match body.split_once('-') {
        Some((left, right)) => (left, right.trim_start_matches(['中', '華', '民', '國', '-'])),
        None => (body, ""),
    };
    let (year, first) = year_month(left)?;
    let from = month(year, first)?;
    let to = match right.trim_end_matches(['止', '份', '期']) {
        "" => from,
        tail => match year_month(tail) {
            Some((year, last)) => month(year, last)?,
            None => month(year, value(tail.trim_end_matches('月'))?)?,
        },
    };
    (from <= to).then_some((from, to))
}

fn year_month(text: &str) -> Option<(i64, i64)> {
    let text = text.trim_end_matches(['份', '期']);
    let bare = text.trim_end_matches('月');
    if let Some((year, month)) = bare.split_once('年').or_else(|| bare.split_once('/')).or_else(|| bare.split_once('.'))
    {
        return Some((value(year)?, value(month)?));
    }
    let joined = bare.len() == 5 && bare.bytes().all(|b| b.is_ascii_digit());
    if joined { Some((value(bare.get(..3)?)?, value(bare.get(3..)?)?)) } else { None }
}

fn month(year: i64, month: i64) -> Option<Month> {
    date(year, month, 1).map(Month::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods() {
        let (from, to) = (Month { year: 2026, month: 1 }, Month { year: 2026, month: 2 });
        for text in [
            "115年01月至115年02月",
            "115年1-2月",
            "115年01~02月份",
            "11501-11502",
            "115/01-115/02",
            "民國一一五年一月至二月",
            "115年01月至02月",
            "115.01 115.02",
            "民國 115 年 1 ～ 2 月",
        ] {
            assert_eq!(find(text), Some((from, to)), "{text}");
        }
        assert_eq!(find("115年3月"), Some((Month { year: 2026, month: 3 }, Month { year: 2026, month: 3 })));
        assert_eq!(find("115年02月至115年01月"), None);
        assert_eq!(find("民國 115 年 1 2 月"), None);
        let autumn = (Month { year: 2026, month: 9 }, Month { year: 2026, month: 10 });
        for text in ["民國 115 年 9 10 月", "民國115年9 10月", "115年09 10月"] {
            assert_eq!(find(text), Some(autumn), "{text}");
        }
        assert_eq!(find("民國115年1 2月"), None);
        assert_eq!(Month::of_index(from.index() - 1).to_string(), "2025-12");
        assert_eq!(Month::parse("2026-02"), Some(to));
    }
}
