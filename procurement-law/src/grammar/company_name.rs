//! Names of companies, compared: width, punctuation, case, 臺/台 and the legal form at the end do not matter.

use crate::grammar::width;

/// Legal forms and kinds of business that a name may end with, the longest first.
const FORMS: [&str; 5] = ["股份有限公司", "有限公司", "企業社", "商號", "行"];

/// The word whose 行 is no legal form.
const BANK: &str = "銀行";

/// Shortest key that is compared loosely, in characters.
const LOOSE_FROM: usize = 4;

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// One name, written in two ways.
    Same,
    /// One character changed, added or left out: a person looks.
    Close,
    /// Different names, or no name.
    Different,
}

/// The key by which names are compared; never to be shown. Empty for a text without letters or figures.
///
/// Only one legal form is taken off, and none that would leave fewer than two characters.
#[must_use]
pub fn key(name: &str) -> String {
    let letters: String = width::key(name).chars().filter(|c| c.is_alphanumeric()).collect();
    let bare = FORMS.iter().find_map(|form| letters.strip_suffix(form)).filter(|_| !letters.ends_with(BANK));
    bare.filter(|rest| rest.chars().nth(1).is_some()).map_or(letters.clone(), str::to_owned)
}

/// Compares two names: exactly first, loosely only when both keys have four characters or more.
#[must_use]
pub fn compare(left: &str, right: &str) -> Likeness {
    let (left, right) = (key(left), key(right));
    if left.is_empty() || right.is_empty() {
        return Likeness::Different;
    }
    if left == right {
        return Likeness::Same;
    }
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let loose = left.len() >= LOOSE_FROM && right.len() >= LOOSE_FROM && one_apart(&left, &right);
    if loose { Likeness::Close } else { Likeness::Different }
}

/// Whether one character changed, added or left out makes one text of the other; the texts differ.
fn one_apart(left: &[char], right: &[char]) -> bool {
    let shorter = left.len().min(right.len());
    let head = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let tail = left.iter().rev().zip(right.iter().rev()).take(shorter - head).take_while(|(a, b)| a == b).count();
    left.len().max(right.len()) - head - tail == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys() {
        for (name, expected) in [
            ("臺灣軟體股份有限公司", "台灣軟體"),
            ("台灣軟體 有限公司", "台灣軟體"),
            ("大方企業社", "大方"),
            ("大方商號", "大方"),
            ("甲乙電腦行", "甲乙電腦"),
            ("甲乙銀行", "甲乙銀行"),
            ("甲乙銀行股份有限公司", "甲乙銀行"),
            ("ＡＢＣ（台灣）．科技股份有限公司", "abc台灣科技"),
            ("甲・乙、丙·丁有限公司", "甲乙丙丁"),
            ("天行", "天行"),
            ("天行有限公司", "天行"),
            ("有限公司", "有限公司"),
            ("甲有限公司", "甲有限公司"),
            ("", ""),
            ("。、（）", ""),
        ] {
            assert_eq!(key(name), expected, "{name}");
        }
    }

    #[test]
    fn likeness() {
        for (left, right, expected) in [
            ("臺灣軟體有限公司", "台灣軟體股份有限公司", Likeness::Same),
            ("創璟雲端有限公司", "創景雲端有限公司", Likeness::Close),
            ("創璟雲端有限公司", "創璟雲端科有限公司", Likeness::Close),
            ("創璟雲端科技", "璟雲端科技", Likeness::Close),
            ("創璟雲端", "創璟雲", Likeness::Different),
            ("甲乙丙", "甲乙丁", Likeness::Different),
            ("甲乙丙丁", "甲乙戊己", Likeness::Different),
            ("甲乙丙丁", "乙甲丙丁", Likeness::Different),
            ("甲乙丙丁", "甲乙丙丁戊己", Likeness::Different),
            ("甲甲甲甲", "甲甲甲甲甲", Likeness::Close),
            ("甲甲甲甲", "甲甲甲甲甲甲", Likeness::Different),
            ("", "", Likeness::Different),
            ("。", "甲乙", Likeness::Different),
            ("甲乙", "", Likeness::Different),
        ] {
            assert_eq!(compare(left, right), expected, "{left} {right}");
            assert_eq!(compare(right, left), expected, "{right} {left}");
        }
    }

    proptest! {
        /// Any form, width, case, blanks and punctuation give the key of the bare name.
        #[test]
        fn every_writing_has_one_key(name in "[甲乙丙丁台灣科技A-Z0-9]{2,12}", form in 0_usize..5, wide in any::<bool>(), sign in prop::sample::select(vec!["", " ", "　", "·", "（", "．"])) {
            let widened = |c: char| if wide && c.is_ascii() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
            let body: String = name.chars().flat_map(|c| [widened(c).to_string(), sign.to_owned()]).collect();
            let written = format!("{}{sign}{}", body.replace('台', "臺"), FORMS[form]);
            prop_assert_eq!(key(&written), name.to_lowercase(), "{}", written);
            prop_assert_eq!(compare(&name.to_lowercase(), &written), Likeness::Same);
        }

        /// One character changed is close from four characters on and different below.
        #[test]
        fn one_changed_character(name in "[甲乙丙丁]{2,9}", place in any::<prop::sample::Index>()) {
            let mut other: Vec<char> = name.chars().collect();
            let at = place.index(other.len());
            other[at] = '戊';
            let other: String = other.into_iter().collect();
            let expected = if name.chars().count() >= LOOSE_FROM { Likeness::Close } else { Likeness::Different };
            prop_assert_eq!(compare(&name, &other), expected);
        }

        #[test]
        fn never_panics(left in any::<String>(), right in "\\PC{0,12}") {
            prop_assert_eq!(compare(&left, &right), compare(&right, &left));
            prop_assert!(key(&left).chars().all(char::is_alphanumeric));
        }
    }
}
