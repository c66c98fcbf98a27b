//! What is needed: for how many seats, and for how many years.

use serde::{Deserialize, Serialize};

use crate::base::error::Error;

/// The most seats that a comparison counts.
pub const MOST_QUANTITY: i64 = 1_000_000;
/// The most years.
pub const MOST_YEARS: i64 = 10;
/// Years unless said otherwise.
const USUAL_YEARS: i64 = 3;

/// What is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Seats: users, devices or whatever the licence counts.
    pub quantity: i64,
    /// Years.
    pub years: i64,
}

impl Need {
    /// Reads the need; without words it is one seat for three years.
    ///
    /// # Errors
    /// A number cannot be read or is out of range.
    pub fn parse(quantity: Option<&str>, years: Option<&str>) -> Result<Self, Error> {
        let number = |text: Option<&str>, usual: i64| match text.map(str::trim).filter(|text| !text.is_empty()) {
            None => usual,
            // What is no number is out of every range.
            Some(text) => text.replace(',', "").parse().unwrap_or(0),
        };
        Self::new(number(quantity, 1), number(years, USUAL_YEARS))
    }

    /// A need.
    ///
    /// # Errors
    /// A number is out of range.
    pub fn new(quantity: i64, years: i64) -> Result<Self, Error> {
        if !(1..=MOST_QUANTITY).contains(&quantity) {
            return Err(Error::invalid("compare.quantity").with("most", MOST_QUANTITY).at("quantity"));
        }
        if !(1..=MOST_YEARS).contains(&years) {
            return Err(Error::invalid("compare.years").with("most", MOST_YEARS).at("years"));
        }
        Ok(Self { quantity, years })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_numbers_are_named() {
        assert_eq!(Need::parse(None, Some("")).unwrap(), Need { quantity: 1, years: 3 });
        assert_eq!(Need::parse(Some("1,000"), Some("5")).unwrap(), Need { quantity: 1_000, years: 5 });
        for quantity in ["0", "-1", "x", "1.5", "1000001", "99999999999999999999"] {
            assert_eq!(Need::parse(Some(quantity), None).unwrap_err().code, "compare.quantity", "{quantity}");
        }
        for years in ["0", "11", "x"] {
            assert_eq!(Need::parse(None, Some(years)).unwrap_err().code, "compare.years", "{years}");
        }
    }
}
