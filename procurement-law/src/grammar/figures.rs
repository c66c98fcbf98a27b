//! Amounts of whole dollars in figures: `NT$1,234,567.00`, `1,234,567元`, and `1.234.567` where a comma was read as a point.

use crate::grammar::width::plain;

/// What may stand before the figures.
const BEFORE: [&str; 8] = ["新臺幣", "新台幣", "臺幣", "台幣", "NT$", "NTD", "TWD", "$"];

/// What stands between groups of three figures.
const SEPARATORS: [char; 3] = [',', '.', '\''];

/// Longest amount read, in bytes.
const LONGEST: usize = 200;

/// Most digits of an amount.
const DIGITS: usize = 15;

/// An amount: perhaps the name of the currency, figures, perhaps 元 or 圓 and 整 or 正. Blanks and widths do not matter.
///
/// `None` when anything else stands in the text, a fraction of a dollar is left, or there are more than fifteen digits.
#[must_use]
pub fn amount(text: &str) -> Option<i64> {
    if text.len() > LONGEST {
        return None;
    }
    let plain = plain(text);
    let body = BEFORE.iter().find_map(|prefix| plain.strip_prefix(prefix)).unwrap_or(&plain);
    let body = body.strip_prefix(':').unwrap_or(body);
    let bare = body.strip_suffix(['整', '正']).unwrap_or(body);
    let bare = bare.strip_suffix(['元', '圓', '圆']).or_else(|| (bare.len() == body.len()).then_some(bare))?;
    grouped(bare)
}

/// Figures alone, with or without separators between groups of three; up to two zeros may follow as a fraction when a point is in the
/// text. `None` for anything else.
#[must_use]
pub fn grouped(body: &str) -> Option<i64> {
    let parts: Vec<&str> = body.split(SEPARATORS).collect();
    let (first, rest) = parts.split_first()?;
    let groups = match rest.split_last() {
        Some((last, before)) if last.len() < 3 && last.bytes().all(|b| b == b'0') && body.contains('.') => before,
        _ => rest,
    };
    let right =
        groups.iter().all(|group| group.len() == 3) && (groups.is_empty() || first.len() <= 3) && !first.is_empty();
    let digits: String = std::iter::once(first).chain(groups).copied().collect();
    let figures = digits.len() <= DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
    (right && figures).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::separated;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    #[test]
    fn amounts() {
        for (text, value) in [
            ("NT$1,234,567.00", 1_234_567),
            ("1.234.567", 1_234_567),
            ("1,234,567元", 1_234_567),
            ("新臺幣 1,234,567 元整", 1_234_567),
            ("ＮＴ＄１，２３４，５６７", 1_234_567),
            ("TWD: 1'234'567圓正", 1_234_567),
            ("1.234.567,00", 1_234_567),
            ("1,234,567.", 1_234_567),
            ("$500.0", 500),
            ("1.000", 1_000),
            ("883", 883),
            ("0", 0),
            ("999999999999999", 999_999_999_999_999),
        ] {
            assert_eq!(amount(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_not_an_amount() {
        for text in [
            "",
            "元",
            "12,34",
            "1,2345",
            "1.5",
            "1.50",
            "1,00",
            "12a",
            ",123",
            "1,,234",
            "1234,567",
            "-5",
            "+5",
            "NT$NT$5",
            "5元元",
            "5整",
            "5元整整",
            "1.0000",
            "1,234.567.8",
            "1000000000000000",
            "1,000,000,000,000,000",
            "1 234 567 8a",
            "五百元",
            "1.234.56",
            ".00",
            "0.000.00a",
        ] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn only_so_long() {
        let padded = |blanks: usize| format!("5{}", " ".repeat(blanks));
        assert_eq!((amount(&padded(LONGEST - 1)), amount(&padded(LONGEST))), (Some(5), None));
        assert_eq!(amount(&"9".repeat(1_000_000)), None);
    }

    proptest! {
        #[test]
        fn round_trip(value in 0_i64..1_000_000_000_000_000, before in 0_usize..9, comma in 0_usize..3, after in 0_usize..4, wide in any::<bool>()) {
            let grouped = separated(Decimal::from(value)).replace(',', [",", ".", ""][comma]);
            let cents = if comma == 0 { ["", ".00", ".0", ""][after] } else { "" };
            let unit = ["", "元", "元整", " 圓正"][after];
            let text = format!("{} {grouped}{cents}{unit}", BEFORE.get(before).unwrap_or(&""));
            let widened = |c: char| if wide && c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
            let written: String = text.chars().map(widened).collect();
            prop_assert_eq!(amount(&written), Some(value), "{}", written);
        }

        /// A figure lost from a group, or one too many in it, is noticed.
        #[test]
        fn groups_of_another_length(value in 1_000_000_i64..1_000_000_000_000, more in any::<bool>()) {
            let right = separated(Decimal::from(value));
            let at = right.find(',').unwrap() + 1;
            let mut wrong = right;
            if more { wrong.insert(at, '7') } else { wrong.remove(at); }
            prop_assert_eq!(amount(&wrong), None, "{}", wrong);
        }

        #[test]
        fn never_panics(text in "\\PC{0,30}", near in "[0-9,.'元整NT$]{0,20}") {
            let _ = (amount(&text), amount(&near), grouped(&near));
        }
    }
}
