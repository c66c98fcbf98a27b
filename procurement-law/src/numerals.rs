//! Numbers in Chinese numerals: plain (一百一十四), capital (壹佰壹拾肆), digit by digit (一一五), and amounts in capitals.

mod capital;
mod signs;
mod slots;

pub use capital::{capital_amount, in_capitals};
pub use slots::in_slots;

use signs::{Sign, placed, sign};

/// Whether a character can stand in a Chinese numeral.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    !c.is_ascii() && sign(c).is_some()
}

/// The value of a numeral with places, such as `一百一十四`, `參億貳仟萬`, `拾萬`, or of digits alone, such as `一一五`.
///
/// Places must fall strictly; `零` may fill gaps. `None` for anything else, and for two digits in a row beside a place.
#[must_use]
pub fn number(text: &str) -> Option<i64> {
    let signs: Vec<Sign> = text.chars().map(sign).collect::<Option<_>>()?;
    if signs.is_empty() || signs.len() > 40 {
        return None;
    }
    if signs.iter().all(|s| matches!(s, Sign::Digit(_))) {
        return signs.iter().try_fold(0_i64, |sum, s| match s {
            Sign::Digit(d) => sum.checked_mul(10)?.checked_add(*d),
            _ => None,
        });
    }
    placed(&signs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_with_and_without_places() {
        for (text, value) in [
            ("一一五", 115),
            ("一百一十四", 114),
            ("一百零五", 105),
            ("十二", 12),
            ("二十", 20),
            ("九", 9),
            ("三〇", 30),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!((number("年"), number(""), number("一二十"), number("十零十")), (None, None, None, None));
        assert_eq!((number(&"0".repeat(40)), number(&"0".repeat(41))), (Some(0), None));
        assert_eq!((number(&"9".repeat(18)), number(&"9".repeat(20))), (Some(999_999_999_999_999_999), None));
        assert_eq!(number("九千萬兆"), None);
    }

    proptest! {
        #[test]
        fn digit_by_digit(value in 0_u32..u32::MAX) {
            let written: String = value.to_string().bytes().map(|b| "〇一二三四五六七八九".chars().nth(usize::from(b - b'0')).unwrap()).collect();
            prop_assert_eq!(number(&written), Some(i64::from(value)));
            prop_assert!(written.chars().all(is_numeral));
        }

        #[test]
        fn never_panics(text in "[零壹貳十百千萬億兆1]{0,45}", any in "\\PC{0,40}") {
            let _ = (number(&text), number(&any));
        }
    }
}
