//! Dates of the Republic of China calendar (民國): `year = Gregorian year − 1911`.
//!
//! Contracts and notices use ROC dates, the company registry seven digits with leading zeros (`0760221`), open data Gregorian dates.

use chrono::{Datelike, NaiveDate};

use crate::grammar::english_date;
use crate::grammar::width::is_blank;
use crate::numerals::{self, is_numeral};

/// Years between the two calendars.
const OFFSET: i32 = 1911;

/// Longest date read, in bytes.
const LONGEST: usize = 120;

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

/// Reads a date in any form used in procurement papers: `115/11/21`, `115.11.21`, `115.11.21.`, `115-11-21`, `1151121`,
/// `115年11月21日` with or without 民國 or 中華民國 before it, also in Chinese numerals (`民國一百一十五年十一月廿一日`), with a four-digit
/// Gregorian year `2026-11-21`, `2026/11/21`, `西元2026年11月21日`, and in English `November 21, 2026` or `21 Nov. 2026`.
///
/// Full-width digits and blanks inside are accepted. A year of up to three digits is an ROC year. `None` for anything else, and for
/// days that do not exist.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    if text.len() > LONGEST {
        return None;
    }
    let plain: String = text.chars().filter(|c| !is_blank(*c)).map(narrow).collect();
    let era = ["中華民國", "民國", "西元"].into_iter().find(|era| plain.starts_with(era)).unwrap_or_default();
    let body = plain.strip_prefix(era)?;
    let (year, month, date) = match digits_only(body) {
        true if body.len() == 7 => (body.get(..3)?, body.get(3..5)?, body.get(5..)?),
        true => return None,
        false => match fields(body) {
            Some(found) => found,
            None => return english_date::parse(text),
        },
    };
    let year = gregorian(era, number(year, 4).filter(|value| year.len() != 4 || *value > 999)?)?;
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(date, 2)?)
}

/// The Gregorian year of a year written after an era's name, or after none.
fn gregorian(era: &str, year: u32) -> Option<i32> {
    let number = i32::try_from(year).ok()?;
    match (era, number) {
        ("" | "西元", 1_000..=9_999) => Some(number),
        ("" | "中華民國" | "民國", 1..=999) => Some(number + OFFSET),
        _ => None,
    }
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

/// Year, month and day of a text with separators: one of `/ . -` twice and perhaps a point behind, or 年月日.
fn fields(text: &str) -> Option<(&str, &str, &str)> {
    if let Some((year, rest)) = text.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        return Some((year, month, rest.strip_suffix('日')?));
    }
    let sign = ['/', '-', '.'].into_iter().find(|sign| text.contains(*sign))?;
    let mut parts = text.strip_suffix('.').unwrap_or(text).split(sign);
    let found = (parts.next()?, parts.next()?, parts.next()?);
    let figures = [found.0, found.1, found.2].into_iter().all(digits_only);
    (figures && parts.next().is_none()).then_some(found)
}

/// A number of one to `longest` figures, or one in Chinese numerals; 元 is the first, as in 民國元年 and 元月.
fn number(text: &str, longest: usize) -> Option<u32> {
    if digits_only(text) {
        return (text.len() <= longest).then(|| text.parse().ok()).flatten();
    }
    if text == "元" {
        return Some(1);
    }
    let full = text.replace('廿', "二十").replace('卅', "三十").replace("百十", "百一十");
    full.chars().all(is_numeral).then(|| numerals::number(&full)).flatten().and_then(|value| value.try_into().ok())
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
            "115.11.21.",
            "民國115.11.21.",
            "１１５．１１．２１",
            "西元2026年11月21日",
            "民國一百一十五年十一月二十一日",
            "民國一百十五年十一月廿一日",
            "中華民國一一五年十一月二十一日",
            "二〇二六年十一月二十一日",
            "西元二○二六年一一月二一日",
            "壹佰壹拾伍年拾壹月貳拾壹日",
            "民國115年十一月21日",
            "November 21, 2026",
            "21 Nov. 2026",
            "民國 1151121",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        assert_eq!(parse("0760221"), Some(day(1987, 2, 21)));
        assert_eq!(parse("99/1/5"), Some(day(2010, 1, 5)));
        assert_eq!(parse("民國112.03.21."), Some(day(2023, 3, 21)));
        assert_eq!(parse("民國一百一十四年三月五日"), Some(day(2025, 3, 5)));
        assert_eq!(parse("民國元年元月卅一日"), Some(day(1912, 1, 31)));
        assert_eq!((parse("999/1/1"), parse("1000/1/1")), (Some(day(2910, 1, 1)), Some(day(1000, 1, 1))));
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
            "115011",
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
            "0115/11/21",
            "西元115年11月21日",
            "西元1151121",
            "民國1000年1月1日",
            "一百一十五/十一/二十一",
            "一百二五年一月一日",
            "一一五年十三月一日",
            "一一四年二月二十九日",
            "一一五年一月一十二十日",
            "1一5年1月1日",
            "元元年一月一日",
            "一一五年一月日",
            "115.11.21..",
            "115/11/21/",
            "115..11.21",
            "一萬年一月一日",
            "99999/1/1",
            "9999999年1月1日",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_so_long() {
        let padded = |blanks: usize| format!("115/11/21{}", " ".repeat(blanks));
        assert_eq!(parse(&padded(LONGEST - 9)), Some(day(2026, 11, 21)));
        assert_eq!(parse(&padded(LONGEST - 8)), None);
        assert_eq!(parse(&"一".repeat(100_000)), None);
    }

    /// A number in plain Chinese numerals: 一百一十四, 十五.
    fn numerals_of(value: u32) -> String {
        let capital = numerals::in_capitals(i64::from(value)).unwrap();
        let plain = |c: char| "零壹貳參肆伍陸柒捌玖拾佰仟".chars().position(|capital| capital == c);
        let small: Vec<char> = "〇一二三四五六七八九十百千".chars().collect();
        let written: String = capital.chars().filter_map(|c| plain(c).map(|at| small[at])).collect();
        written.strip_prefix("一十").map_or(written.clone(), |units| format!("十{units}"))
    }

    #[test]
    fn written_forms() {
        assert_eq!(long(day(2026, 1, 5)), "115年1月5日");
        assert_eq!(long(day(1911, 12, 31)), "民國前1年12月31日");
        assert_eq!(slashed(day(2026, 1, 5)).as_deref(), Some("115/01/05"));
        assert_eq!(compact(day(1987, 2, 21)).as_deref(), Some("0760221"));
        assert_eq!((compact(day(1911, 12, 31)), slashed(day(1911, 12, 31))), (None, None));
        assert_eq!((compact(day(2911, 1, 1)), compact(day(2910, 1, 1)).as_deref()), (None, Some("9990101")));
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

        /// Every day of ROC years 1 to 300, in every form, in full and half width, with and without blanks.
        #[test]
        fn round_trip_of_every_form(days in 0_i64..109_572, form in 0_usize..8, wide in any::<bool>(), blank in prop::sample::select(vec!["", " ", "\u{3000}"])) {
            let date = day(1912, 1, 1) + chrono::Duration::days(days);
            let (y, m, d) = (u32::try_from(date.year() - OFFSET).unwrap(), date.month(), date.day());
            let digits: String = y.to_string().chars().map(|c| numerals_of(c.to_digit(10).unwrap())).collect();
            let text = match form {
                0 => format!("{y}.{m:02}.{d}."),
                1 => format!("{y}-{m}-{d:02}"),
                2 => format!("中華民國{y}年{m:02}月{d:02}日"),
                3 => format!("民國{}年{}月{}日", numerals_of(y), numerals_of(m), numerals_of(d)),
                4 => format!("{digits}年{}月{}日", numerals_of(m), numerals_of(d)),
                5 => format!("西元{}年{m}月{d}日", date.year()),
                6 => date.format("%Y/%m/%d").to_string(),
                _ => format!("民國{y:03}{m:02}{d:02}"),
            };
            let widened = |c: char| if wide && c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
            let written: String = text.chars().flat_map(|c| [widened(c).to_string(), blank.to_owned()]).collect();
            prop_assert_eq!(parse(&written), Some(date), "{}", written);
        }

        /// A day beyond its month is never another day.
        #[test]
        fn impossible_days(year in 1_i32..300, month in 1_u32..13, over in 1_u32..68) {
            let next = if month == 12 { day(year + 1912, 1, 1) } else { day(year + 1911, month + 1, 1) };
            let wrong = next.pred_opt().unwrap().day() + over;
            prop_assert_eq!(parse(&format!("{year}/{month}/{wrong}")), None);
            prop_assert_eq!(parse(&format!("{year}年{}月{}日", numerals_of(month), numerals_of(wrong))), None);
        }

        #[test]
        fn never_panics(text in "\\PC{0,12}", near in "[民國西元一十百廿0-9年月日/. -]{0,14}") {
            let _ = (parse(&text), parse(&near));
        }
    }
}
