//! The fines for a forbidden transaction by its amount (公職人員利益衝突迴避法 18-1), as a table.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::data;

/// A step of the table: it holds from its amount until the next step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Fine {
    /// Amount of the transaction from which the step holds, in NT$.
    pub from: Decimal,
    /// Least fine in NT$.
    pub least: Decimal,
    /// Greatest fine in NT$; `None` where the amount of the transaction itself is the limit.
    pub most: Option<Decimal>,
    /// Place in the Act.
    pub article: String,
    /// The text that sets the fine.
    pub source: String,
}

/// The table, the smallest amounts first.
pub static FINES: LazyLock<Vec<Fine>> =
    LazyLock::new(|| data::rows(&[("conflict_fines.csv", include_str!("../../data/conflict_fines.csv"))]));

/// The least and the greatest fine for a transaction; `None` only for an amount below zero.
#[must_use]
pub fn fine(amount: Decimal) -> Option<(Decimal, Decimal)> {
    let step = FINES.iter().rev().find(|step| step.from <= amount)?;
    Some((step.least, step.most.unwrap_or(amount)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    #[test]
    fn each_step_begins_at_its_amount() {
        for (amount, least, most) in [
            (0, 10_000, 50_000),
            (99_999, 10_000, 50_000),
            (100_000, 60_000, 500_000),
            (999_999, 60_000, 500_000),
            (1_000_000, 600_000, 5_000_000),
            (9_999_999, 600_000, 5_000_000),
            (10_000_000, 6_000_000, 10_000_000),
            (25_000_000, 6_000_000, 25_000_000),
        ] {
            assert_eq!(fine(dollars(amount)), Some((dollars(least), dollars(most))), "{amount}");
        }
        assert_eq!(fine(Decimal::NEGATIVE_ONE), None);
    }

    #[test]
    fn the_table_begins_at_nothing_and_rises() {
        assert_eq!(FINES.first().map(|step| step.from), Some(Decimal::ZERO));
        assert!(FINES.windows(2).all(|pair| pair[0].from < pair[1].from && pair[0].least < pair[1].least));
        assert!(FINES.iter().all(|step| step.article.starts_with("18-1-") && !step.source.is_empty()));
    }

    proptest! {
        #[test]
        fn a_greater_amount_is_never_fined_less(a in 0_u32..50_000_000, b in 0_u32..50_000_000) {
            let (small, great) = (fine(dollars(a.min(b))).unwrap(), fine(dollars(a.max(b))).unwrap());
            prop_assert!(small.0 <= great.0 && small.1 <= great.1);
            prop_assert!(small.0 <= small.1);
        }
    }
}
