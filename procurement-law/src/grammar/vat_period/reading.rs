//! Reads a two-month period from text without blanks.

use super::period::VatPeriod;
use crate::numerals;

/// Words that may stand before a period, in this order.
const BEFORE: [&str; 5] = ["所屬年月份", ":", "自", "中華民國", "民國"];

/// What may stand between the months.
const BETWEEN: [char; 8] = ['-', '~', '〜', '–', '—', '−', '至', '到'];

pub(super) fn read(plain: &str) -> Option<VatPeriod> {
    let body = BEFORE.iter().fold(plain, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let body = body.strip_suffix(['止', '份', '期']).unwrap_or(body);
    let (year, first, last) = parted(body).or_else(|| joined(body))?;
    let period = VatPeriod::new(year.try_into().ok()?, first.try_into().ok()?)?;
    (last == i64::from(period.last_month())).then_some(period)
}

/// Year, first and last month with something between the months.
fn parted(body: &str) -> Option<(i64, i64, i64)> {
    let (left, right) = body.split_once(BETWEEN)?;
    let right = ["中華民國", "民國"].iter().find_map(|era| right.strip_prefix(era)).unwrap_or(right);
    let (year, first) = year_month(left)?;
    match year_month(right) {
        Some((same, last)) => (same == year).then_some((year, first, last)),
        None => Some((year, first, month(right.strip_suffix('月').unwrap_or(right))?)),
    }
}

/// `114年0102月`: four digits for both months.
fn joined(body: &str) -> Option<(i64, i64, i64)> {
    let (year, months) = body.strip_suffix('月')?.split_once('年')?;
    let four = months.len() == 4 && months.bytes().all(|b| b.is_ascii_digit());
    let (first, last) = months.split_at_checked(2).filter(|_| four)?;
    Some((number(year, 3)?, month(first)?, month(last)?))
}

/// `114年01月`, `114年01`, `114/01`, `114.01`, `11401`.
fn year_month(text: &str) -> Option<(i64, i64)> {
    let (year, month_text) = match text.split_once(['年', '/', '.']) {
        Some((year, rest)) => (year, rest.strip_suffix('月').unwrap_or(rest)),
        None => text.split_at_checked(3).filter(|_| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()))?,
    };
    Some((number(year, 3)?, month(month_text)?))
}

fn month(text: &str) -> Option<i64> {
    number(text, 2)
}

/// Figures, `longest` of them at most, or Chinese numerals.
fn number(text: &str, longest: usize) -> Option<i64> {
    let figures = text.bytes().all(|b| b.is_ascii_digit()) && text.len() <= longest;
    let chinese = text.chars().all(numerals::is_numeral);
    (figures || chinese).then(|| numerals::number(text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::period::testing::any_period;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms() {
        for text in [
            "所屬年月份：114 年 01-02 月",
            "所屬年月份:114年01－02月",
            "所屬年月份114年0102月",
            "中華民國114年01～02月份",
            "114年1月至2月",
            "114年01月至114年02月止",
            "自民國114年1月至民國114年2月",
            "11401-11402",
            "114/01-114/02",
            "114/01-02",
            "114.01~114.02",
            "一一四年一月至二月",
            "一百一十四年一至二月",
            "１１４年０１－０２月",
            "114年1~2月期",
            "114年01-02",
        ] {
            assert_eq!(VatPeriod::parse(text), VatPeriod::new(114, 1), "{text}");
        }
        assert_eq!(VatPeriod::parse("所屬年月份：113年11-12月"), VatPeriod::new(113, 11));
    }

    #[test]
    fn what_is_not_a_period() {
        for text in [
            "",
            "114年",
            "114年01月",
            "114年02月",
            "114年02-03月",
            "114年01-03月",
            "114年12-01月",
            "114年02-01月",
            "114年11月至115年12月",
            "114年13-14月",
            "114年00-01月",
            "1114年01-02月",
            "0年01-02月",
            "114年1-2-3月",
            "114年01-02月月",
            "2025年01-02月",
            "114年012月",
            "114年01002月",
            "1140102",
            "+114/01-02",
            "114/1-+2",
            "11401-1402",
            "年01-02月",
            "114年-月",
            "114年001-002月",
        ] {
            assert_eq!(VatPeriod::parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_so_long() {
        let padded = |blanks: usize| format!("114/01-02{}", " ".repeat(blanks));
        assert_eq!(VatPeriod::parse(&padded(191)), VatPeriod::new(114, 1));
        assert_eq!(VatPeriod::parse(&padded(192)), None);
        assert_eq!(VatPeriod::parse(&"1".repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn round_trip(period in any_period(), form in 0_usize..7, sign in prop::sample::select(BETWEEN.to_vec()), wide in any::<bool>()) {
            let (y, a, b) = (period.roc_year(), period.first_month(), period.last_month());
            let text = match form {
                0 => period.to_string(),
                1 => format!("所屬年月份：{y} 年 {a:02}{sign}{b:02} 月"),
                2 => format!("{y}年{a:02}{b:02}月"),
                3 => format!("民國{y}年{a}月{sign}民國{y}年{b}月"),
                4 => format!("{y:03}{a:02}{sign}{y:03}{b:02}"),
                5 => format!("{y}/{a}{sign}{y}/{b}"),
                _ => format!("{y}年{a}月{sign}{b}月份"),
            };
            let widened = |c: char| if wide && c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
            let written: String = text.chars().map(widened).collect();
            prop_assert_eq!(VatPeriod::parse(&written), Some(period), "{}", written);
        }

        /// Two months that do not begin with an odd one, or do not follow each other, are no period.
        #[test]
        fn other_months(year in 1_u16..1000, first in 0_u8..16, last in 0_u8..16) {
            let right = first % 2 == 1 && last == first + 1 && last <= 12;
            prop_assert_eq!(VatPeriod::parse(&format!("{year}年{first:02}-{last:02}月")).is_some(), right);
        }

        #[test]
        fn never_panics(text in "\\PC{0,20}", near in "[所屬年月份民國0-9一十/~-]{0,16}") {
            let _ = (VatPeriod::parse(&text), VatPeriod::parse(&near));
        }
    }
}
