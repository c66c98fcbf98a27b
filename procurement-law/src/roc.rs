//! Dates of the Republic of China calendar (民國): `year = Gregorian year − 1911`.
//!
//! Contracts and notices use ROC dates, the company registry seven digits with leading zeros (`0760221`), open data Gregorian dates.

use chrono::{Datelike, NaiveDate};

/// Years between the two calendars.
const OFFSET: i32 = 1911;

/// A date of a constant table; a date that does not exist fails the build.
///
/// # Panics
/// Only outside constants, for a date that does not exist.
#[must_use]
pub const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

/// Reads a date in any form used in procurement papers: `115/11/21`, `115.11.21`, `115-11-21`, `1151121`, `115年11月21日` with or without
/// 民國 or 中華民國 before it, and with a four-digit Gregorian year `2026-11-21`, `2026/11/21`, `2026年11月21日`.
///
/// Full-width digits and blanks inside are accepted. A year of up to three digits is an ROC year. `None` for anything else, and for
/// days that do not exist.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let named = plain.strip_prefix("中華民國").or_else(|| plain.strip_prefix("民國"));
    let body = named.unwrap_or(&plain);
    let (year, month, date) = match digits_only(body) {
        true if body.len() == 7 => (body.get(..3)?, body.get(3..5)?, body.get(5..)?),
        true => return None,
        false => fields(body)?,
    };
    let number: i32 = numeric(year, 4)?;
    let gregorian = match (year.len(), named.is_some()) {
        (4, false) => number,
        (1..=3, _) if number > 0 => number + OFFSET,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(gregorian, numeric(month, 2)?, numeric(date, 2)?)
}

/// Contract form: `115年11月21日`; a day before 1912 gets 民國前.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    let (year, month, day) = (date.year() - OFFSET, date.month(), date.day());
    if year > 0 {
        format!("{year}年{month}月{day}日")
    } else {
        format!("民國前{}年{month}月{day}日", 1 - year)
    }
}

/// List form: `115/11/21`; `None` before 1912, which this form cannot write.
#[must_use]
pub fn slashed(date: NaiveDate) -> Option<String> {
    let year = date.year() - OFFSET;
    (year > 0).then(|| format!("{year}/{:02}/{:02}", date.month(), date.day()))
}

/// Registry form: `1151121`, `0760221`; `None` for years that three digits cannot hold.
#[must_use]
pub fn compact(date: NaiveDate) -> Option<String> {
    let year = date.year() - OFFSET;
    (1..=999).contains(&year).then(|| format!("{year:03}{:02}{:02}", date.month(), date.day()))
}

/// Year, month and day of a text with separators: one of `/ . -` twice, or 年月日.
fn fields(text: &str) -> Option<(&str, &str, &str)> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        return Some((year, month, rest.strip_suffix('日')?));
    }
    let sign = ['/', '.', '-'].into_iter().find(|sign| text.contains(*sign))?;
    let mut parts = text.split(sign);
    let found = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(found)
}

/// A number of one to `longest` digits and nothing else; `parse` alone would take a sign.
fn numeric<N: std::str::FromStr>(text: &str, longest: usize) -> Option<N> {
    let fits = digits_only(text) && text.len() <= longest;
    fits.then(|| text.parse().ok()).flatten()
}

fn digits_only(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Full-width digits and separators as ASCII.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '／' | '．' | '－' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_of_one_day() {
        let expected = Some(day(2026, 11, 21));
        for text in [
            "115/11/21",
            "115.11.21",
            "115-11-21",
            "1151121",
            "115年11月21日",
            "民國115年11月21日",
            "中華民國 115 年 11 月 21 日",
            "１１５／１１／２１",
            "2026-11-21",
            "2026/11/21",
            "2026年11月21日",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        assert_eq!(parse("0760221"), Some(day(1987, 2, 21)));
        assert_eq!(parse("99/1/5"), Some(day(2010, 1, 5)));
    }

    #[test]
    fn what_is_not_a_date() {
        for text in [
            "",
            "115",
            "115/2/30",
            "114/2/29",
            "20261121",
            "991231",
            "115/11",
            "115/11/21/1",
            "+115/11/21",
            "115/-1/2",
            "0/1/1",
            "000/01/01",
            "民國2026年1月1日",
            "115年11月21",
            "1150001",
            "115/11.21",
            "12345/1/1",
            "115/011/21",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn written_forms() {
        assert_eq!(long(day(2026, 1, 5)), "115年1月5日");
        assert_eq!(long(day(1911, 12, 31)), "民國前1年12月31日");
        assert_eq!(slashed(day(2026, 1, 5)).as_deref(), Some("115/01/05"));
        assert_eq!(compact(day(1987, 2, 21)).as_deref(), Some("0760221"));
        assert_eq!(compact(day(1911, 12, 31)), None);
    }

    proptest! {
        #[test]
        fn round_trip(days in 0_i64..300_000) {
            let date = day(1912, 1, 1) + chrono::Duration::days(days);
            prop_assert_eq!(parse(&long(date)), Some(date));
            prop_assert_eq!(parse(&slashed(date).unwrap()), Some(date));
            prop_assert_eq!(parse(&compact(date).unwrap()), Some(date));
            prop_assert_eq!(parse(&date.to_string()), Some(date));
        }

        #[test]
        fn never_panics(text in "\\PC{0,12}") {
            let _ = parse(&text);
        }
    }
}
