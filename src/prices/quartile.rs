//! Quartiles by the type-7 method: the k-th of n sorted values stands at (k−1)/(n−1), between two of them a straight line.
//! It is the method of spreadsheets (QUARTILE.INC) and of most statistics programs.

use crate::base::money::Money;

/// The q-th quartile (0 to 4) of sorted values; half a ten-thousandth of a dollar goes up. None without values.
pub fn quartile(sorted: &[Money], q: usize) -> Option<Money> {
    let last = sorted.len().checked_sub(1)?;
    // The place times four, so that it is whole.
    let place = last * q.min(4);
    let low = sorted.get(place / 4)?;
    let high = sorted.get(place / 4 + 1).unwrap_or(low);
    let part = i128::try_from(place % 4).ok()?;
    let between = (i128::from(high.0) - i128::from(low.0)) * part;
    let value = i128::from(low.0) + (between + 2).div_euclid(4);
    i64::try_from(value).ok().map(Money)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[i64], q: usize) -> Option<i64> {
        let mut sorted: Vec<Money> = values.iter().copied().map(Money).collect();
        sorted.sort_unstable();
        quartile(&sorted, q).map(|value| value.0)
    }

    #[test]
    fn textbook_quartiles() {
        assert_eq!([1, 2, 3].map(|q| of(&[10, 20, 30, 40, 50], q)), [Some(20), Some(30), Some(40)]);
        assert_eq!([1, 2, 3].map(|q| of(&[100, 200, 300, 400], q)), [Some(175), Some(250), Some(325)]);
        assert_eq!([0, 2, 4].map(|q| of(&[7], q)), [Some(7); 3]);
        assert_eq!(of(&[], 2), None);
        assert_eq!([0, 4].map(|q| of(&[i64::MIN, i64::MAX], q)), [Some(i64::MIN), Some(i64::MAX)]);
    }

    /// The definition itself: walk the sorted values until q/4 lies between the places of two neighbours.
    fn defined(values: &[i64], q: i128) -> f64 {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        let steps = sorted.len() as i128 - 1;
        if steps == 0 {
            return sorted[0] as f64;
        }
        for k in 0..steps {
            // k/steps ≤ q/4 ≤ (k+1)/steps
            if 4 * k <= q * steps && q * steps <= 4 * (k + 1) {
                let (low, high) = (sorted[k as usize] as f64, sorted[k as usize + 1] as f64);
                return low + (high - low) * (q * steps - 4 * k) as f64 / 4.0;
            }
        }
        unreachable!("a quartile lies between the least and the most")
    }

    proptest! {
        #[test]
        fn quartiles_are_as_defined(values in proptest::collection::vec(1_i64..1_000_000_000_000, 1..60), q in 0_usize..=4) {
            let found = of(&values, q).unwrap() as f64;
            prop_assert!((found - defined(&values, q as i128)).abs() <= 0.51);
        }

        #[test]
        fn quartiles_stand_in_order_and_share_the_values(values in proptest::collection::vec(1_i64..1_000, 1..60)) {
            let all: Vec<i64> = (0..=4).map(|q| of(&values, q).unwrap()).collect();
            prop_assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert_eq!((Some(&all[0]), Some(&all[4])), (values.iter().min(), values.iter().max()));
            // At least a quarter lies at or below the first quartile, at least half at or below the median.
            for (q, quartile) in all.iter().enumerate() {
                let below = values.iter().filter(|value| *value <= quartile).count();
                prop_assert!(below * 4 >= (values.len() - 1) * q);
            }
        }
    }
}
