//! Numbers in Chinese numerals: plain (一百一十四), capital (壹佰壹拾肆), digit by digit (一一五), and amounts in capitals.

mod capital;
mod slots;

pub use capital::{capital_amount, in_capitals};
pub use slots::in_slots;

/// Characters of each digit, the official capital first.
const DIGITS: [&str; 10] = [
    "零〇○Ｏ0０",
    "壹一弌壱1１",
    "貳二貮贰弍弐兩两2２",
    "參三叁叄参叅弎3３",
    "肆四4４",
    "伍五5５",
    "陸六陆6６",
    "柒七漆7７",
    "捌八8８",
    "玖九9９",
];

/// Characters of the places inside a section of four.
const SMALL: [(&str, i64); 3] = [("拾十", 10), ("佰百", 100), ("仟千", 1_000)];

/// Characters of the sections.
const BIG: [(&str, i64); 3] = [("萬万", 10_000), ("億亿", 100_000_000), ("兆", 1_000_000_000_000)];

/// What a numeral character means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(i64),
    Small(i64),
    Big(i64),
}

fn sign(c: char) -> Option<Sign> {
    let digit = DIGITS.iter().zip(0_i64..).find(|(all, _)| all.contains(c)).map(|(_, value)| Sign::Digit(value));
    let place = |table: &[(&str, i64)]| table.iter().find(|(all, _)| all.contains(c)).map(|(_, value)| *value);
    digit.or_else(|| place(&SMALL).map(Sign::Small)).or_else(|| place(&BIG).map(Sign::Big))
}

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

/// The value of signs with places; `零` may stand in gaps, no two digits side by side.
fn placed(signs: &[Sign]) -> Option<i64> {
    let (mut total, mut section, mut held) = (0_i64, 0_i64, None::<i64>);
    let (mut small_limit, mut big_limit, mut fresh) = (i64::MAX, i64::MAX, true);
    for sign in signs {
        let first = std::mem::replace(&mut fresh, false);
        match *sign {
            Sign::Digit(0) if held.is_none() => {}
            Sign::Digit(_) if held.is_some() => return None,
            Sign::Digit(value) => held = Some(value),
            Sign::Small(place) => {
                // A ten that begins a section stands for itself: 拾萬.
                let digit = held.take().or((place == 10 && first).then_some(1))?;
                if place >= small_limit {
                    return None;
                }
                small_limit = place;
                section += digit * place;
            }
            Sign::Big(place) => {
                section += held.take().unwrap_or(0);
                if place >= big_limit || section == 0 {
                    return None;
                }
                big_limit = place;
                total = total.checked_add(section.checked_mul(place)?)?;
                (section, small_limit, fresh) = (0, i64::MAX, true);
            }
        }
    }
    total.checked_add(section + held.unwrap_or(0))
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
