//! Amounts and counts in figures: `NT$1,234,567`, `1,234,567元整`, `$ 500.00`, and `1.234.567` where a comma was read as a point.

use procurement_law::grammar::figures::grouped;

use crate::grammar::text::compact;

/// What may stand before the digits.
const BEFORE: [&str; 12] = ["新臺幣", "新台幣", "臺幣", "台幣", "NT$", "NTD", "NT", "TWD", "$", "共", "計", ":"];

/// What may stand after them.
const AFTER: [&str; 10] = ["整", "正", "元", "圓", "(含稅)", "(未稅)", "含稅", "/-", "-", "。"];

/// An amount of whole dollars; `None` when anything else stands in the text or a fraction of a dollar is left.
#[must_use]
pub fn amount(text: &str) -> Option<i64> {
    let plain = compact(text);
    let mut body = plain.as_str();
    while let Some(rest) = BEFORE.iter().find_map(|prefix| body.strip_prefix(prefix)) {
        body = rest;
    }
    while let Some(rest) = AFTER.iter().find_map(|suffix| body.strip_suffix(suffix)) {
        body = rest;
    }
    grouped(body)
}

/// A count at the start of a text, with what may follow it (`3張`, `0 筆`); `無` counts as none.
#[must_use]
pub fn count(text: &str) -> Option<i64> {
    let plain = compact(text);
    if plain == "無" || plain == "-" || plain == "無紀錄" {
        return Some(0);
    }
    let body = plain.trim_end_matches(['張', '筆', '次', '件', '人']);
    amount(body).or_else(|| {
        // `0張,金額0元。` in a sentence: the figures before their measure word.
        let (before, _) = plain.split_once(['張', '筆', '次', '件'])?;
        amount(before)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        for (text, value) in [
            ("1,234,567", Some(1_234_567)),
            ("NT$1,234,567.00", Some(1_234_567)),
            ("新臺幣 1,234,567 元整", Some(1_234_567)),
            ("1.234.567", Some(1_234_567)),
            ("５０，０００", Some(50_000)),
            ("883", Some(883)),
            ("1234567", Some(1_234_567)),
            ("$ 500.0", Some(500)),
            ("12,34", None),
            ("1,2345", None),
            ("1.5", None),
            ("12a", None),
            ("", None),
            (",123", None),
        ] {
            assert_eq!(amount(text), value, "{text}");
        }
    }

    #[test]
    fn counts() {
        for (text, value) in [
            ("0", Some(0)),
            ("3 張", Some(3)),
            ("無", Some(0)),
            ("有", None),
            ("0張,金額0元。", Some(0)),
            ("2 張，金額 500 元", Some(2)),
        ] {
            assert_eq!(count(text), value, "{text}");
        }
    }
}
