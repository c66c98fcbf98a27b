//! Shares of amounts, without overflow: hostile amounts saturate.

use rust_decimal::Decimal;

/// So many percent of an amount, NT$, not rounded: an award or a low price is held against the exact share.
#[must_use]
pub fn share(amount: Decimal, percent: Decimal) -> Decimal {
    amount.saturating_mul(percent.saturating_mul(Decimal::new(1, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn shares_are_exact_and_never_overflow() {
        assert_eq!(share(dollars(1_000_001), dollars(80)), Decimal::new(80_000_080, 2));
        assert_eq!(share(Decimal::MAX, dollars(108)), Decimal::MAX);
    }
}
