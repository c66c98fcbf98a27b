//! Dates in every spelling of bid papers, anywhere in a text.

mod english;

use chrono::NaiveDate;
use procurement_law::{numerals, roc};

use crate::grammar::text::compact;

/// Years between the Republic's calendar and the Gregorian one.
const OFFSET: i32 = 1911;

/// The first date in a text.
#[must_use]
pub fn find(text: &str) -> Option<NaiveDate> {
    // An hour behind a day would lend it its first figure.
    if text.contains(':')
        && let Some(day) = text.split_whitespace().filter(|part| !part.contains(':')).find_map(scan)
    {
        return Some(day);
    }
    scan(text)
}

fn scan(text: &str) -> Option<NaiveDate> {
    let plain = compact(text);
    let starts: Vec<usize> = plain.char_indices().map(|(at, _)| at).collect();
    starts.iter().find_map(|at| {
        let before = plain.get(..*at)?.chars().next_back();
        let rest = plain.get(*at..)?;
        // A date never starts inside a number.
        if before.is_some_and(is_digit) && rest.starts_with(is_digit) {
            return None;
        }
        at_start(rest)
    })
}

/// Every date in a text, in order.
#[must_use]
pub fn all(text: &str) -> Vec<NaiveDate> {
    let plain = compact(text);
    let mut out = Vec::new();
    let mut before = None;
    let mut busy = 0;
    for (at, c) in plain.char_indices() {
        let rest = plain.get(at..).unwrap_or_default();
        let inside = before.is_some_and(is_digit) && is_digit(c);
        before = Some(c);
        if inside || at < busy {
            continue;
        }
        if let Some((day, taken)) = at_start(rest).map(|day| (day, length(rest))) {
            out.push(day);
            busy = at + taken;
        }
    }
    out
}

/// Bytes of the date that a text begins with: the shortest beginning that says the same.
fn length(rest: &str) -> usize {
    let whole = at_start(rest);
    let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
    // A figure behind the last one may belong to it.
    let mut ends = ends.skip_while(|end| rest.get(..*end).and_then(at_start) != whole).peekable();
    ends.next().unwrap_or(1)
}

/// Whether a text is nothing but one date, brackets and colons aside.
#[must_use]
pub fn is_alone(text: &str) -> bool {
    let plain = compact(text);
    let body = plain.trim_matches(['(', ')', ':', '.', '。']);
    find(body).is_some()
        && body.chars().all(|c| is_digit(c) || "民國中華西元年月日/.-十百".contains(c))
        && body.chars().count() <= 20
}

/// Whether a text is the frame of a date with nothing filled in: 年月日 and no number.
#[must_use]
pub fn is_blank_form(text: &str) -> bool {
    let plain = compact(text);
    plain.contains("年")
        && plain.contains("月")
        && plain.contains("日")
        && !plain.chars().any(is_digit)
        && plain.chars().count() <= 14
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || numerals::is_numeral(c)
}

fn at_start(rest: &str) -> Option<NaiveDate> {
    let body = ["中華民國", "民國", "西元"].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    named(body).or_else(|| signed(body)).or_else(|| seven(body)).or_else(|| english::at_start(body))
}

/// `115年11月21日` in figures or Chinese numerals.
fn named(body: &str) -> Option<NaiveDate> {
    let (year, rest) = body.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    date(value(year)?, value(month)?, value(day)?)
}

/// `115.03.17`, `92/07/05`, `2026-03-17`, with one or two kinds of signs misread for each other.
fn signed(body: &str) -> Option<NaiveDate> {
    let mut fields = [0_i64; 3];
    let mut rest = body;
    for (at, field) in fields.iter_mut().enumerate() {
        let mut digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let behind = rest.get(digits.len()..).and_then(|rest| rest.strip_prefix(':')).unwrap_or_default();
        let hour = at == 2 && behind.chars().take(2).filter(char::is_ascii_digit).count() == 2;
        // The blank before an hour is narrow: 2210:24 is the 22nd, 29:05 the 2nd, 612:36 the 6th; 212:05 may be either.
        match digits.len() {
            4 if hour => digits.truncate(2),
            3 if hour => digits.truncate(day_of_three(&digits)?),
            2 if hour => digits.truncate(1),
            _ => {}
        }
        let longest = if at == 0 { 4 } else { 2 };
        if digits.is_empty() || digits.len() > longest {
            return None;
        }
        *field = digits.parse().ok()?;
        rest = rest.get(digits.len()..)?;
        if at < 2 {
            rest = rest.strip_prefix(['/', '.', '-'])?;
        }
    }
    let [year, month, day] = fields;
    date(year, month, day)
}

/// How many of three figures before minutes are the day: the others are an hour. `None` where it may be one or two.
fn day_of_three(digits: &str) -> Option<usize> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let fits = |day: u32, hour: u32| (1..=31).contains(&day) && hour < 24;
    let one = number(0, 1).zip(number(1, 3)).is_some_and(|(day, hour)| fits(day, hour));
    let two = number(0, 2).zip(number(2, 3)).is_some_and(|(day, hour)| fits(day, hour));
    match (one, two) {
        (true, false) => Some(1),
        (false, true) => Some(2),
        _ => None,
    }
}

/// `0920705`: seven digits and no eighth.
fn seven(body: &str) -> Option<NaiveDate> {
    let digits: String = body.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 7).then(|| roc::parse(&digits)).flatten()
}

/// A number of a few figures, Chinese or not.
pub(super) fn value(text: &str) -> Option<i64> {
    let short = !text.is_empty() && text.chars().count() <= 7;
    short.then(|| numerals::number(text)).flatten()
}

/// The day of a year of either calendar; `None` where there is no such day.
pub(super) fn date(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|y| (1..=2200).contains(y))?;
    let gregorian = if year < 1000 { year + OFFSET } else { year };
    NaiveDate::from_ymd_opt(gregorian, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21);
        for text in [
            "中華民國一一五年十一月二十一日",
            "中華民國一百一十五年十一月二十一日",
            "民國115年11月21日",
            "115/11/21 9:05",
            "115.11.21 10:24",
            "115.11.2110:24",
            "日期：115/11/21",
            "115.11.21",
            "開立日期 １１５－１１－２１",
            "1151121",
            "2026-11-21",
            "西元2026年11月21日",
            "中 華 民 國 115 年 11 月 21 日",
        ] {
            assert_eq!(find(text), day, "{text}");
        }
        for text in ["November 21, 2026", "21 November 2026", "Nov 21 2026", "until 21-Nov-2026", "November 21st, 2026"]
        {
            assert_eq!(find(text), day, "{text}");
        }
        assert_eq!(find("116/1/612:36"), NaiveDate::from_ymd_opt(2027, 1, 6));
        assert_eq!(find("116/1/299:36"), NaiveDate::from_ymd_opt(2027, 1, 29));
        assert_eq!(find("116/1/212:36"), None);
        assert_eq!(find("Maybe 21, 2026 or March"), None);
        assert_eq!(find("92/07/05"), NaiveDate::from_ymd_opt(2003, 7, 5));
        for text in ["中華民國　年　月　日", "12345675", "115/13/01", "A1151121234", ""] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn standing_alone_and_blank() {
        assert!(is_alone("中華民國一一五年十月十九日") && is_alone("115.03.17") && !is_alone("核准日期115.03.17"));
        assert!(is_blank_form("中華民國　　年　　月　　日") && !is_blank_form("115年1月1日"));
    }

    #[test]
    fn several_dates_in_order() {
        for text in [
            "自民國115年11月21日起至116年3月5日止",
            "2026-11-21 ~ 2027-03-05",
            "115.11.21-116.03.05",
            "From November 21, 2026 to 5 March 2027",
        ] {
            let days: Vec<String> = all(text).iter().map(ToString::to_string).collect();
            assert_eq!(days, ["2026-11-21", "2027-03-05"], "{text}");
        }
        assert!(all("115年").is_empty());
    }
}
