//! How much of a market few hold.

/// Shares of a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// How many sell at all.
    pub sellers: usize,
    /// Herfindahl–Hirschman index, 0 to 10,000: the sum of the squares of shares in percent.
    pub hhi: u32,
    /// The share of the four largest, in ten-thousandths.
    pub cr4: u32,
}

/// The concentration of sales, one number for each seller; sellers without sales do not count. None without any sale.
pub fn concentration(sales: &[i64]) -> Option<Concentration> {
    let mut sales: Vec<i128> = sales.iter().filter(|sale| **sale > 0).map(|sale| i128::from(*sale)).collect();
    sales.sort_unstable_by(|a, b| b.cmp(a));
    let total: i128 = sales.iter().sum();
    if total == 0 {
        return None;
    }
    // Shares in millionths: their squares times a market's sellers stay far within 128 bits, and the index is right to
    // its last digit.
    let shares: Vec<i128> = sales.iter().map(|sale| (sale * 1_000_000 + total / 2) / total).collect();
    let squares: i128 = shares.iter().map(|share| share * share).sum();
    let four: i128 = sales.iter().take(4).sum();
    let rounded = |value: i128, by: i128| u32::try_from((value + by / 2) / by).unwrap_or(u32::MAX);
    Some(Concentration { sellers: sales.len(), hhi: rounded(squares, 100_000_000), cr4: rounded(four * 10_000, total) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn textbook_markets() {
        let of = |sales: &[i64]| concentration(sales).map(|found| (found.sellers, found.hhi, found.cr4));
        assert_eq!(of(&[5]), Some((1, 10_000, 10_000)));
        assert_eq!(of(&[30, 30, 20, 20]), Some((4, 2_600, 10_000)));
        assert_eq!(of(&[20, 20, 20, 20, 20, 0]), Some((5, 2_000, 8_000)));
        assert_eq!(of(&[0, 0]), None);
    }

    proptest! {
        #[test]
        fn the_index_is_the_sum_of_squared_shares(sales in proptest::collection::vec(0_i64..1_000_000_000_000, 1..200)) {
            let total: f64 = sales.iter().map(|sale| *sale as f64).sum();
            prop_assume!(total > 0.0);
            let found = concentration(&sales).unwrap();
            let exact: f64 = sales.iter().map(|sale| (*sale as f64 / total * 100.0).powi(2)).sum();
            prop_assert!((f64::from(found.hhi) - exact).abs() < 0.6, "{} {exact}", found.hhi);
            // The index lies between that of equal shares and that of one seller.
            prop_assert!(u128::from(found.hhi) + 1 >= 10_000 / found.sellers as u128 && found.hhi <= 10_000);
            prop_assert!(found.cr4 <= 10_000);
        }
    }
}
