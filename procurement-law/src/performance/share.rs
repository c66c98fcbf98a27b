//! Shares of an amount, whole days and references, without overflow: what the rules of performance and bonds have in common.

use rust_decimal::Decimal;

use crate::money::line_total;

/// So many percent of an amount, not rounded.
#[must_use]
pub fn percent_of(amount: Decimal, percent: Decimal) -> Decimal {
    amount.saturating_mul(percent) / Decimal::ONE_HUNDRED
}

/// So many per mille of an amount, not rounded.
#[must_use]
pub fn permille_of(amount: Decimal, permille: Decimal) -> Decimal {
    amount.saturating_mul(permille) / Decimal::ONE_THOUSAND
}

/// An amount in whole dollars by the one rounding rule.
#[must_use]
pub fn whole(amount: Decimal) -> Decimal {
    line_total(amount, 1).unwrap_or(amount)
}

/// The sum of amounts, at most what a decimal holds.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Decimal {
    amounts.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// Days as a clock counts them: none for a negative number.
#[must_use]
pub fn days(count: i64) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

/// Whether a reference is given: blanks are none.
#[must_use]
pub fn given(reference: Option<&str>) -> bool {
    reference.is_some_and(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn shares_are_exact_and_never_overflow() {
        assert_eq!(percent_of(dollars(20_000_001), dollars(5)).to_string(), "1000000.05");
        assert_eq!(permille_of(dollars(1_500), dollars(3)), dollars(9) / dollars(2));
        assert_eq!(whole(permille_of(dollars(1_500), dollars(3))), dollars(5));
        assert!(percent_of(Decimal::MAX, Decimal::MAX) >= percent_of(Decimal::MAX, Decimal::ONE));
        assert!(permille_of(Decimal::MAX, Decimal::MAX) > Decimal::ZERO);
        assert_eq!(whole(Decimal::MAX), Decimal::MAX);
        assert_eq!(sum([dollars(2), dollars(3)]), dollars(5));
        assert_eq!(sum([Decimal::MAX, dollars(1)]), Decimal::MAX);
    }

    #[test]
    fn days_and_references() {
        assert_eq!([-1, 0, 7].map(days), [0, 0, 7]);
        assert_eq!(days(i64::MAX), u32::MAX);
        assert_eq!([None, Some(" "), Some("x")].map(given), [false, false, true]);
    }
}
