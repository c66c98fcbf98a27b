//! Money: whole ten-thousandths of a New Taiwan dollar, tax included.

use std::fmt;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::BigInt;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::bigint_column;

/// Decimal places that the database keeps.
const SCALE: u32 = 4;
/// Ten-thousandths in a dollar.
const UNIT: i64 = 10_000;

/// An amount of money. Arithmetic is checked: an overflow is an answer, never a wrong number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Money(pub i64);

impl Money {
    /// So many whole dollars; `None` beyond the range.
    pub fn dollars(dollars: i64) -> Option<Self> {
        dollars.checked_mul(UNIT).map(Self)
    }

    /// The exact amount, or `None` when it has more than four decimals or is out of range.
    pub fn from_decimal(amount: Decimal) -> Option<Self> {
        let scaled = amount.checked_mul(Decimal::from(UNIT))?;
        if scaled.fract().is_zero() { scaled.to_i64().map(Self) } else { None }
    }

    /// Reads `12,345.6` or `12345.6`.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().replace(',', "").parse().ok().and_then(Self::from_decimal)
    }

    /// The decimal form for rules and for the edges.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, SCALE).normalize()
    }

    /// The sum, or `None` on overflow.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Unit price times quantity in whole dollars, by the law crate's one rounding rule; `None` on overflow.
    pub fn line_total(self, quantity: i64) -> Option<Self> {
        let exact = self.0.checked_mul(quantity)?;
        let half = if exact < 0 { -UNIT / 2 } else { UNIT / 2 };
        Self::dollars(exact.checked_add(half)? / UNIT)
    }
}

impl fmt::Display for Money {
    /// `12,345` or `12,345.5`, as people write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.decimal().abs().to_string();
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        let dot = if rest.is_empty() { "" } else { "." };
        write!(f, "{sign}{grouped}{dot}{rest}")
    }
}

impl serde::Serialize for Money {
    /// A decimal string, so that no reader turns it into a float.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.decimal().to_string())
    }
}

impl<'de> serde::Deserialize<'de> for Money {
    /// The decimal string that [`serde::Serialize`] writes.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no amount of money")))
    }
}

bigint_column!(Money);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_and_programs_read_the_same_amount() {
        let amount = Money::parse("1,234,567.5").unwrap();
        assert_eq!(amount.to_string(), "1,234,567.5");
        assert_eq!(serde_json::to_string(&amount).unwrap(), "\"1234567.5\"");
        assert_eq!(Money(-12_000_000).to_string(), "-1,200");
        assert_eq!(Money::parse("1.00005"), None);
        assert_eq!(Money::parse("99999999999999999999"), None);
    }

    proptest! {
        #[test]
        fn decimal_round_trips(raw in any::<i64>()) {
            prop_assert_eq!(Money::from_decimal(Money(raw).decimal()), Some(Money(raw)));
            prop_assert_eq!(Money::parse(&Money(raw).to_string()), Some(Money(raw)));
        }

        #[test]
        fn a_line_total_is_the_nearest_whole_dollar(price in 1_i64..1_000_000_000_000, quantity in 1_i64..100_000) {
            let total = Money(price).line_total(quantity).unwrap();
            prop_assert_eq!(total.0 % UNIT, 0);
            prop_assert!((total.0 - price * quantity).abs() <= UNIT / 2);
        }
    }
}
