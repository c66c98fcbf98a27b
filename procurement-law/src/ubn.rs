//! Unified Business Number (統一編號): eight digits with a checksum.
//!
//! The digits are multiplied by 1, 2, 1, 2, 1, 2, 4, 1 and the digits of the products summed. Since 2023-04-01 a number is valid when
//! the sum is divisible by five; before that by ten, so every older number still passes. A seventh digit 7 gives the product 28, whose
//! digit sum 10 counts as 1 or as 0: such a number is valid when the sum or the sum plus one is divisible.
//! A number is always kept as text, because it may start with zeros.

use chrono::NaiveDate;
use thiserror::Error;

use crate::roc::day;

/// Weights of the eight digits.
const WEIGHTS: [u32; 8] = [1, 2, 1, 2, 1, 2, 4, 1];
/// Divisor of the sum from [`NEW_RULE`] on.
const DIVISOR: u32 = 5;
/// Divisor before.
const OLD_DIVISOR: u32 = 10;
/// First day on which numbers of the wider rule were given out.
const NEW_RULE: NaiveDate = day(2023, 4, 1);

/// Why a text is not a unified business number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UbnError {
    /// Not eight ASCII digits.
    #[error("a unified business number has eight digits, such as 22099131")]
    NotEightDigits,
    /// The checksum does not fit: one of the digits is wrong.
    #[error("the checksum of the unified business number does not fit")]
    Checksum,
}

/// Checks a number by today's rule, which every older number passes too.
///
/// # Errors
/// Says whether the form or the checksum is wrong.
pub fn check(text: &str) -> Result<(), UbnError> {
    divisible(text, DIVISOR)
}

/// Checks a number that stands on a paper of a given day: before 2023-04-01 only the narrower rule gave numbers out.
///
/// # Errors
/// Says whether the form or the checksum is wrong.
pub fn check_on(text: &str, day: NaiveDate) -> Result<(), UbnError> {
    divisible(text, if day < NEW_RULE { OLD_DIVISOR } else { DIVISOR })
}

fn divisible(text: &str, divisor: u32) -> Result<(), UbnError> {
    let length = WEIGHTS.len();
    if text.len() != length || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(UbnError::NotEightDigits);
    }
    let products = text.bytes().map(|b| u32::from(b - b'0')).zip(WEIGHTS).map(|(digit, weight)| digit * weight);
    let sum: u32 = products.map(|product| product / 10 + product % 10).sum();
    let seven = text.as_bytes().get(6) == Some(&b'7');
    let fits = sum.is_multiple_of(divisor) || (seven && (sum + 1).is_multiple_of(divisor));
    fits.then_some(()).ok_or(UbnError::Checksum)
}

/// Whether a number is valid; see [`check`].
#[must_use]
pub fn is_valid(text: &str) -> bool {
    check(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_numbers() {
        for valid in ["22099131", "96979933", "27950876", "10458575", "12345675", "00000130", "00000223", "12345670"] {
            assert_eq!(check(valid), Ok(()), "{valid}");
        }
        for wrong in ["12345678", "10458576"] {
            assert_eq!(check(wrong), Err(UbnError::Checksum), "{wrong}");
        }
        for other in ["", "2209913", "220991311", "2209913a", "２２０９９１３１", " 22099131"] {
            assert_eq!(check(other), Err(UbnError::NotEightDigits), "{other}");
        }
    }

    #[test]
    fn the_rule_of_a_day() {
        let (before, after) = (day(2023, 3, 31), day(2023, 4, 1));
        for old in ["22099131", "96979933", "27950876", "10458575", "12345675"] {
            assert_eq!((check_on(old, before), check_on(old, after)), (Ok(()), Ok(())), "{old}");
        }
        for new in ["00000130", "00000223", "12345670"] {
            assert_eq!((check_on(new, before), check_on(new, after)), (Err(UbnError::Checksum), Ok(())), "{new}");
        }
        assert_eq!(check_on("", before), Err(UbnError::NotEightDigits));
        assert_eq!(check(&"0".repeat(100_000)), Err(UbnError::NotEightDigits));
    }

    proptest! {
        /// What the older rule admits, the newer one admits.
        #[test]
        fn older_numbers_stay_valid(number in 0_u32..100_000_000) {
            let number = format!("{number:08}");
            prop_assert!(check_on(&number, day(2000, 1, 1)).is_err() || is_valid(&number));
        }

        /// Division by five leaves two check digits for every beginning, and four after a seventh digit 7.
        #[test]
        fn number_of_check_digits(head in 0_u32..10_000_000) {
            let head = format!("{head:07}");
            let valid = (0..10).filter(|last| is_valid(&format!("{head}{last}"))).count();
            prop_assert_eq!(valid, if head.ends_with('7') { 4 } else { 2 });
        }

        /// A changed digit of weight one is noticed unless it moves by five; numbers with a seventh digit 7 are left out, having two sums.
        #[test]
        fn a_changed_digit_is_noticed(head in 0_u32..10_000_000, place in prop::sample::select(vec![0_usize, 2, 4, 7]), step in 1_u8..10) {
            prop_assume!(head % 10 != 7 && step != 5);
            let valid = (0..10).map(|last| format!("{head:07}{last}")).find(|n| is_valid(n)).unwrap();
            let mut bytes = valid.into_bytes();
            bytes[place] = b'0' + (bytes[place] - b'0' + step) % 10;
            prop_assert!(!is_valid(&String::from_utf8(bytes).unwrap()));
        }

        #[test]
        fn never_panics(text in "\\PC{0,10}") {
            let _ = check(&text);
        }
    }
}
