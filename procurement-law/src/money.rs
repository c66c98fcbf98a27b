//! Amounts in New Taiwan dollars, tax included: the one rounding rule, and how an amount is written.

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount of a constant table, in whole dollars.
#[must_use]
pub const fn dollars(amount: u32) -> Decimal {
    Decimal::from_parts(amount, 0, 0, false, 0)
}

/// Total of a line: unit price × quantity, rounded once to whole dollars, half away from zero.
///
/// Rounding per line and never again makes the total of an order the plain sum of what its lines show.
/// `None` when the product is beyond what a decimal holds (28 digits).
#[must_use]
pub fn line_total(unit_price: Decimal, quantity: i64) -> Option<Decimal> {
    let exact = unit_price.checked_mul(Decimal::from(quantity))?;
    Some(whole(exact))
}

/// An amount in whole dollars, half away from zero.
#[must_use]
pub fn whole(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// An amount with thousands separators: `1,234,567` or `1,234.5`, without trailing zeros.
#[must_use]
pub fn separated(amount: Decimal) -> String {
    let plain = amount.normalize().to_string();
    let (sign, size) = plain.strip_prefix('-').map_or(("", plain.as_str()), |size| ("-", size));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (price, quantity, total) in [
            ("0.5", 1, "1"),
            ("2.5", 1, "3"),
            ("0.4999", 1, "0"),
            ("1.25", 2, "3"),
            ("33.3333", 3, "100"),
            ("2.5", -1, "-3"),
        ] {
            assert_eq!(line_total(dec(price), quantity), Some(dec(total)), "{price} x {quantity}");
        }
        assert_eq!(line_total(Decimal::MAX, 2), None);
    }

    #[test]
    fn separators() {
        for (amount, text) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("50000000.00", "50,000,000"),
            ("-1234567.50", "-1,234,567.5"),
            ("0.5", "0.5"),
        ] {
            assert_eq!(separated(dec(amount)), text);
        }
    }

    proptest! {
        #[test]
        fn rounding_moves_at_most_half_a_dollar(units in 0_i64..10_000_000_000, quantity in 0_i64..100_000) {
            let price = Decimal::new(units, 4);
            let total = line_total(price, quantity).unwrap();
            let exact = price * Decimal::from(quantity);
            prop_assert!((total - exact).abs() <= dec("0.5"));
            prop_assert_eq!(total, total.trunc());
        }

        #[test]
        fn more_units_never_cost_less(units in 0_i64..10_000_000_000, quantity in 0_i64..100_000) {
            let price = Decimal::new(units, 4);
            prop_assert!(line_total(price, quantity).unwrap() <= line_total(price, quantity + 1).unwrap());
        }

        #[test]
        fn separators_change_nothing_else(units in any::<i64>(), scale in 0_u32..5) {
            let amount = Decimal::new(units, scale);
            prop_assert_eq!(dec(&separated(amount).replace(',', "")), amount);
        }
    }
}
