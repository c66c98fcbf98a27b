//! Dates and months in every spelling of bid papers, anywhere in a text.

use chrono::{Datelike, NaiveDate};
use procurement_law::{numerals, roc};

use crate::grammar::text::compact;

/// Years between the Republic's calendar and the Gregorian one.
const OFFSET: i32 = 1911;

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
    named(body).or_else(|| signed(body)).or_else(|| seven(body)).or_else(|| english(body))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `March5,2027`, `5March2027`, `05-Mar-2027`: blanks are gone.
fn english(body: &str) -> Option<NaiveDate> {
    let day: String = body.chars().take_while(char::is_ascii_digit).collect();
    let signs: &[char] = &[',', '.', '-', '/'];
    let rest = body.get(day.len()..)?;
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|end| rest.strip_prefix(end)).filter(|_| !day.is_empty());
    let rest = ordinal.unwrap_or(rest).trim_start_matches(signs);
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    let month = (1_i64..).zip(MONTHS).find(|(_, name)| {
        let small = word.to_ascii_lowercase();
        small == *name || small.len() >= 3 && small.len() <= 4 && name.starts_with(&small)
    })?;
    let rest = rest.get(word.len()..)?.trim_start_matches(signs);
    let figures: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.get(figures.len()..)?;
    let (day, year) = match (day.len(), figures.len()) {
        (1 | 2, 4..) => (day, figures.get(..4)?.to_owned()),
        // The comma between day and year was not read.
        (0, 5 | 6) => (figures.get(..figures.len() - 4)?.to_owned(), figures.get(figures.len() - 4..)?.to_owned()),
        (0, 1 | 2) => {
            let after = ["st", "nd", "rd", "th"].iter().find_map(|end| after.strip_prefix(end)).unwrap_or(after);
            (figures, after.trim_start_matches(signs).get(..4)?.to_owned())
        }
        _ => return None,
    };
    let year = year.parse::<i64>().ok().filter(|year| *year >= 1900)?;
    date(year, month.0, day.parse().ok()?)
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
        // The blank before an hour is narrow: 2210:24 is the 22nd, 29:05 the 2nd; 229:05 may be either.
        match digits.len() {
            4 if hour => digits.truncate(2),
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

/// `0920705`: seven digits and no eighth.
fn seven(body: &str) -> Option<NaiveDate> {
    let digits: String = body.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 7).then(|| roc::parse(&digits)).flatten()
}

fn value(text: &str) -> Option<i64> {
    let short = !text.is_empty() && text.chars().count() <= 7;
    short.then(|| numerals::number(text)).flatten()
}

fn date(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|y| (1..=2200).contains(y))?;
    let gregorian = if year < 1000 { year + OFFSET } else { year };
    NaiveDate::from_ymd_opt(gregorian, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// A period of months: `115年01月至115年02月`, `115年1-2月`, `114年11~12月`, `11501-11502`, `115/01-115/02`, or one month.
#[must_use]
pub fn period(text: &str) -> Option<(Month, Month)> {
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
    let figures = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let at = parts.windows(2).position(|pair| pair.iter().all(|part| figures(part)))?;
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
    let day = date(year, month, 1)?;
    Some(Month::of(day))
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
            assert_eq!(period(text), Some((from, to)), "{text}");
        }
        assert_eq!(period("115年3月"), Some((Month { year: 2026, month: 3 }, Month { year: 2026, month: 3 })));
        assert_eq!(period("115年02月至115年01月"), None);
        assert_eq!(period("民國 115 年 1 2 月"), None);
        let autumn = (Month { year: 2026, month: 9 }, Month { year: 2026, month: 10 });
        assert_eq!(period("民國 115 年 9 10 月"), Some(autumn));
        assert_eq!(Month::of_index(from.index() - 1).to_string(), "2025-12");
        assert_eq!(Month::parse("2026-02"), Some(to));
    }
}
