//! Telephone numbers, as digits and extension: `(02)2345-6789#12`, `0912-345-678`, `+886-2-2345-6789 分機 12`.

use std::fmt;

use crate::grammar::width::plain;

/// What may stand between a number and its extension.
const EXTENSION: [&str; 7] = ["#", "分機", "轉", "extension", "ext.", "ext", "x"];

/// Hyphens of every kind.
const HYPHENS: [char; 6] = ['-', '‐', '–', '—', '−', '─'];

/// Taiwan, for numbers written from abroad.
const COUNTRY: &str = "+886";

/// Longest text read, in bytes.
const LONGEST: usize = 120;

/// A telephone number of Taiwan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    /// The number with its leading zero: nine or ten digits, ten for a mobile one.
    digits: String,
    /// One to six digits; extensions keep their zeros.
    extension: Option<String>,
}

impl Phone {
    /// Reads a number; hyphens, brackets around the area, blanks and widths do not matter. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let small = plain(text).to_lowercase();
        let cut = EXTENSION.iter().find_map(|word| small.split_once(word));
        let (number, extension) = cut.map_or((small.as_str(), None), |(number, rest)| (number, Some(rest)));
        let extension = match extension {
            Some(rest) => Some(digits(rest.strip_prefix(':').unwrap_or(rest), 1, 6)?),
            None => None,
        };
        Some(Self { digits: national(number)?, extension: extension.map(str::to_owned) })
    }

    /// The number with its leading zero, without extension.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The extension.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Whether it is a mobile number.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.digits.starts_with("09")
    }
}

impl fmt::Display for Phone {
    /// `0223456789#12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)?;
        self.extension.iter().try_for_each(|extension| write!(f, "#{extension}"))
    }
}

/// The digits of a number with its zero, whichever way it is written.
fn national(text: &str) -> Option<String> {
    let (joined, zero) = match text.strip_prefix(COUNTRY) {
        Some(abroad) => {
            let body = abroad.strip_prefix(HYPHENS).unwrap_or(abroad);
            // A zero that ought to be left out from abroad: +886-(0)2.
            let body = body.strip_prefix("(0)").or_else(|| body.strip_prefix('0')).unwrap_or(body);
            (unhyphenated(body)?, "0")
        }
        None => (unhyphenated(text)?, ""),
    };
    let number = format!("{zero}{joined}");
    let mobile = number.starts_with("09");
    let right =
        number.starts_with('0') && !number.starts_with("00") && (mobile || number.len() == 9 || number.len() == 10);
    (right && (!mobile || number.len() == 10)).then_some(number)
}

/// Digits with single hyphens between them, and perhaps brackets around the first few.
fn unhyphenated(text: &str) -> Option<String> {
    let (area, rest) = match text.strip_prefix('(') {
        Some(open) => open.split_once(')')?,
        None => ("", text),
    };
    let rest = if area.is_empty() { rest } else { rest.strip_prefix(HYPHENS).unwrap_or(rest) };
    let groups: Vec<&str> = rest.split(HYPHENS).collect();
    let right = (area.is_empty() && !text.starts_with('(') || digits(area, 1, 4).is_some())
        && groups.iter().all(|group| digits(group, 1, 10).is_some());
    right.then(|| format!("{area}{}", groups.concat()))
}

/// A text of digits, so many of them.
fn digits(text: &str, fewest: usize, most: usize) -> Option<&str> {
    (text.bytes().all(|b| b.is_ascii_digit()) && (fewest..=most).contains(&text.len())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_in_every_form() {
        for text in [
            "02-2345-6789",
            "(02)2345-6789",
            "(02) 2345 6789",
            "（０２）２３４５－６７８９",
            "0223456789",
            "02-23456789",
            "+886-2-2345-6789",
            "+886 2 23456789",
            "+886-(0)2-2345-6789",
            "+886-02-2345-6789",
            "+886(2)2345-6789",
            "(02)-2345-6789",
            "02–2345–6789",
        ] {
            let found = Phone::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.digits(), found.extension(), found.is_mobile()), ("0223456789", None, false), "{text}");
        }
        for text in ["0912-345-678", "0912345678", "+886912345678", "+886-912-345-678", "(0912)345-678"] {
            let found = Phone::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.digits(), found.is_mobile()), ("0912345678", true), "{text}");
        }
        for text in [
            "037-123456#012",
            "037-123456分機012",
            "037123456 ext. 012",
            "037123456 EXT012",
            "037-123456轉:012",
            "037-123456x012",
        ] {
            assert_eq!(Phone::parse(text).map(|found| found.to_string()).as_deref(), Some("037123456#012"), "{text}");
        }
        let found = Phone::parse("037-123456#012").unwrap();
        assert_eq!((found.digits(), found.extension()), ("037123456", Some("012")));
        assert_eq!(Phone::parse("0800-000-123").map(|found| found.to_string()).as_deref(), Some("0800000123"));
    }

    #[test]
    fn what_is_not_a_number() {
        for text in [
            "",
            "02-2345-67",
            "02-2345-67890",
            "2345-6789",
            "0912-345-67",
            "0912-345-6789",
            "00-2345-6789",
            "02--2345-6789",
            "-02-2345-6789",
            "02-2345-6789-",
            "02-2345-6789#",
            "02-2345-6789#1234567",
            "02-2345-6789#a",
            "02-2345-6789#1#2",
            "+8862-2345-678a",
            "+886",
            "+886-",
            "+1-2-2345-6789",
            "()2345-6789",
            "()022345-6789",
            "(02345)6789-1",
            "(02 2345-6789",
            "02)2345-6789",
            "02/2345/6789",
            "+886-00-2345-6789",
            "電話02-2345-6789",
            "(02)(2345)6789",
            "02-12345",
            "091234567",
            "#12",
            "()0223456789",
        ] {
            assert_eq!(Phone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_so_long() {
        let padded = |blanks: usize| format!("0223456789{}", " ".repeat(blanks));
        assert!(Phone::parse(&padded(LONGEST - 10)).is_some() && Phone::parse(&padded(LONGEST - 9)).is_none());
        assert_eq!(Phone::parse(&"0".repeat(1_000_000)), None);
    }

    proptest! {
        #[test]
        fn round_trip(area in 2_u8..9, rest in "[1-9][0-9]{6,7}", extension in prop::option::of("[0-9]{1,6}"), form in 0_usize..5, mark in 0_usize..7, wide in any::<bool>()) {
            let phone = Phone { digits: format!("0{area}{rest}"), extension };
            let (head, tail) = rest.split_at(rest.len() - 4);
            let number = match form {
                0 => phone.digits.clone(),
                1 => format!("0{area}-{head}-{tail}"),
                2 => format!("(0{area}) {head}-{tail}"),
                3 => format!("+886-{area}-{rest}"),
                _ => format!("+886 (0){area} {head} {tail}"),
            };
            let text = phone.extension.iter().fold(number, |text, extension| format!("{text} {}{extension}", EXTENSION[mark]));
            let widened = |c: char| if wide && c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
            let written: String = text.chars().map(widened).collect();
            prop_assert_eq!(Phone::parse(&written), Some(phone.clone()), "{}", written);
            prop_assert_eq!(Phone::parse(&phone.to_string()), Some(phone));
        }

        #[test]
        fn mobile_numbers(rest in "[0-9]{8}", form in 0_usize..3) {
            let text = [format!("09{}-{}-{}", &rest[..2], &rest[2..5], &rest[5..]), format!("09{rest}"), format!("+8869{rest}")];
            let found = Phone::parse(&text[form]).unwrap();
            prop_assert!(found.is_mobile());
            prop_assert_eq!(found.digits(), format!("09{rest}"));
        }

        /// Any other count of digits is refused.
        #[test]
        fn wrong_lengths(number in "0[1-8][0-9]{0,6}|0[1-8][0-9]{9,14}|09[0-9]{0,7}|09[0-9]{9,12}") {
            prop_assert_eq!(Phone::parse(&number), None);
        }

        #[test]
        fn never_panics(text in any::<String>(), near in "[0-9()#+\\-ext分機 ]{0,20}") {
            let _ = Phone::parse(&text);
            if let Some(found) = Phone::parse(&near) {
                prop_assert_eq!(Phone::parse(&found.to_string()), Some(found));
            }
        }
    }
}
