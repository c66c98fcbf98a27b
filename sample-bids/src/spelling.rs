//! How dates and amounts are spelled on paper.

use chrono::{Datelike, NaiveDate};

/// Ways to write a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum DateStyle {
    /// 中華民國115年3月17日.
    #[default]
    Full,
    /// 中華民國一一五年三月十七日.
    Numerals,
    /// 民國115年3月17日.
    Short,
    /// 115年03月17日.
    Padded,
    /// 中華民國 115 年 3 月 17 日.
    Spaced,
    /// 115.03.17.
    Dots,
    /// 115/3/17.
    Slashes,
    /// 115-03-17.
    Dashes,
}

impl DateStyle {
    pub(crate) const ALL: [Self; 8] =
        [Self::Full, Self::Numerals, Self::Short, Self::Padded, Self::Spaced, Self::Dots, Self::Slashes, Self::Dashes];

    pub(crate) fn day(self, date: NaiveDate) -> String {
        let (year, month, day) = (roc_year(date), date.month(), date.day());
        match self {
            Self::Full => format!("中華民國{year}年{month}月{day}日"),
            Self::Numerals => format!("中華民國{}年{}月{}日", by_digit(year), counted(month), counted(day)),
            Self::Short => format!("民國{year}年{month}月{day}日"),
            Self::Padded => format!("{year}年{month:02}月{day:02}日"),
            Self::Spaced => format!("中華民國 {year} 年 {month} 月 {day} 日"),
            Self::Dots => format!("{year}.{month:02}.{day:02}"),
            Self::Slashes => format!("{year}/{month}/{day}"),
            Self::Dashes => format!("{year}-{month:02}-{day:02}"),
        }
    }

    /// A period of two months, given by a day in each.
    pub(crate) fn months(self, from: NaiveDate, to: NaiveDate) -> String {
        let (year, first, last) = (roc_year(from), from.month(), to.month());
        match self {
            Self::Full | Self::Numerals => format!("{year}年{first:02}月至{year}年{last:02}月"),
            Self::Short => format!("{year}年{first}月至{last}月"),
            Self::Padded | Self::Dashes => format!("{year}年{first:02}-{last:02}月"),
            Self::Spaced => format!("民國 {year} 年 {first} ～ {last} 月"),
            Self::Dots => format!("{year}.{first:02}～{year}.{last:02}"),
            Self::Slashes => format!("{year}/{first:02} - {year}/{last:02}"),
        }
    }
}

/// Ways to write an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AmountStyle {
    /// 1,234,567.
    #[default]
    Commas,
    /// NT$1,234,567.
    Sign,
    /// 1,234,567元.
    Unit,
    /// 新臺幣1,234,567元.
    Full,
    /// 1234567.
    Plain,
}

impl AmountStyle {
    pub(crate) const ALL: [Self; 5] = [Self::Commas, Self::Sign, Self::Unit, Self::Full, Self::Plain];

    pub(crate) fn write(self, amount: i64) -> String {
        match self {
            Self::Commas => commas(amount),
            Self::Sign => format!("NT${}", commas(amount)),
            Self::Unit => format!("{}元", commas(amount)),
            Self::Full => format!("新臺幣{}元", commas(amount)),
            Self::Plain => amount.to_string(),
        }
    }
}

/// An English date in one of three spellings.
pub(crate) fn english(date: NaiveDate, wording: usize) -> String {
    match wording {
        0 => date.format("%B %-d, %Y").to_string(),
        1 => date.format("%-d %B %Y").to_string(),
        _ => date.format("%Y-%m-%d").to_string(),
    }
}

/// With separators for thousands.
pub(crate) fn commas(amount: i64) -> String {
    procurement_law::money::separated(amount.into())
}

/// In capital numerals: 壹佰貳拾參萬肆仟伍佰陸拾柒元整.
pub(crate) fn capital(amount: i64) -> String {
    const DIGITS: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
    const UNITS: [&str; 4] = ["", "拾", "佰", "仟"];
    const GROUPS: [&str; 4] = ["", "萬", "億", "兆"];
    let digits: Vec<usize> = amount.unsigned_abs().to_string().bytes().map(|b| usize::from(b - b'0')).collect();
    let (mut out, mut zero, mut group_used) = (String::new(), false, false);
    for (place, digit) in digits.iter().enumerate() {
        let left = digits.len() - place - 1;
        if *digit == 0 {
            zero = !out.is_empty();
        } else {
            if zero {
                out.push('零');
            }
            out.extend(DIGITS.get(*digit));
            out.push_str(UNITS.get(left % 4).copied().unwrap_or_default());
            (zero, group_used) = (false, true);
        }
        if left.is_multiple_of(4) && group_used {
            out.push_str(GROUPS.get(left / 4).copied().unwrap_or_default());
            // 肆拾萬貳仟: a zero at the end of a group is not read.
            (zero, group_used) = (false, false);
        }
    }
    if out.is_empty() {
        out.push('零');
    }
    out + "元整"
}

/// 一, 十二, 二十一.
pub(crate) fn counted(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or_default();
    match number / 10 {
        0 => digit(number).to_owned(),
        1 => format!("十{}", digit(number % 10)),
        tens => format!("{}十{}", digit(tens), digit(number % 10)),
    }
}

/// 115 as 一一五.
fn by_digit(number: i32) -> String {
    let numeral = |c: char| c.to_digit(10).map_or(c.to_string(), |d| if d == 0 { "○".to_owned() } else { counted(d) });
    number.to_string().chars().map(numeral).collect()
}

/// Year of the Republic.
pub(crate) fn roc_year(date: NaiveDate) -> i32 {
    date.year() - 1911
}

/// 1150317.
pub(crate) fn compact(date: NaiveDate) -> String {
    procurement_law::roc::compact(date).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use procurement_law::roc::{day, parse};

    #[test]
    fn dates_are_what_they_say() {
        let date = day(2026, 3, 17);
        for style in DateStyle::ALL {
            let text = style.day(date);
            assert!(style == DateStyle::Numerals || parse(&text) == Some(date), "{text}");
        }
        assert_eq!(DateStyle::Numerals.day(date), "中華民國一一五年三月十七日");
        assert_eq!(DateStyle::Padded.months(day(2026, 7, 1), day(2026, 8, 1)), "115年07-08月");
    }

    #[test]
    fn capital_numerals() {
        for (amount, text) in [
            (0, "零元整"),
            (10, "壹拾元整"),
            (816_685, "捌拾壹萬陸仟陸佰捌拾伍元整"),
            (3_560_394, "參佰伍拾陸萬零參佰玖拾肆元整"),
            (402_150, "肆拾萬貳仟壹佰伍拾元整"),
            (100_000_001, "壹億零壹元整"),
            (20_010_000, "貳仟零壹萬元整"),
        ] {
            assert_eq!(capital(amount), text);
        }
    }

    #[test]
    fn numerals() {
        assert_eq!([1, 10, 12, 20, 31].map(counted), ["一", "十", "十二", "二十", "三十一"]);
    }
}
