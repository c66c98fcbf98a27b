//! Quartiles by the type-7 method: the k-th of n sorted values stands at (k−1)/(n−1), between two of them a straight line.
//! It is the method of spreadsheets (QUARTILE.INC) and of most statistics programs.

/// The q-th quartile (0 to 4) of sorted values; half of one goes up. None without values.
pub fn quartile(sorted: &[i64], q: usize) -> Option<i64> {
    let last = sorted.len().checked_sub(1)?;
    // The place times four, so that it is whole.
    let place = last * q.min(4);
    let low = sorted.get(place / 4)?;
    let high = sorted.get(place / 4 + 1).unwrap_or(low);
    let part = i128::try_from(place % 4).ok()?;
    let between = (i128::from(*high) - i128::from(*low)) * part;
    i64::try_from(i128::from(*low) + (between + 2).div_euclid(4)).ok()
}

/// First quartile, median, third quartile; none without values.
pub fn quartiles(sorted: &[i64]) -> Option<[i64; 3]> {
    Some([quartile(sorted, 1)?, quartile(sorted, 2)?, quartile(sorted, 3)?])
}

/// Tukey's fences: what lies more than one and a half times the middle half below the first or above the third quartile
/// is an outlier.
pub fn fences(quartiles: [i64; 3]) -> (i64, i64) {
    let [first, _, third] = quartiles.map(i128::from);
    let reach = (third - first) * 3 / 2;
    let within = |value: i128| i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX });
    (within(first - reach), within(third + reach))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[i64], q: usize) -> Option<i64> {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        quartile(&sorted, q)
    }

    #[test]
    fn textbook_quartiles() {
        assert_eq!([1, 2, 3].map(|q| of(&[10, 20, 30, 40, 50], q)), [Some(20), Some(30), Some(40)]);
        assert_eq!([1, 2, 3].map(|q| of(&[100, 200, 300, 400], q)), [Some(175), Some(250), Some(325)]);
        assert_eq!([0, 2, 4].map(|q| of(&[7], q)), [Some(7); 3]);
        assert_eq!(of(&[], 2), None);
        assert_eq!([0, 4].map(|q| of(&[i64::MIN, i64::MAX], q)), [Some(i64::MIN), Some(i64::MAX)]);
    }

    #[test]
    fn fences_stand_one_and_a_half_middles_away() {
        assert_eq!(fences([10, 12, 20]), (-5, 35));
        assert_eq!(fences([7, 7, 7]), (7, 7));
        assert_eq!(fences([i64::MIN, 0, i64::MAX]), (i64::MIN, i64::MAX));
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
