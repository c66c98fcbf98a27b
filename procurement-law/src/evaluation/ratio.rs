//! Exact fractions: prices per point and averages are compared by cross-multiplication and rounded only to be shown.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// A fraction that is not negative. Its parts are 64 bits wide, so that a cross product always fits.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    above: i64,
    below: i64,
}

impl Ratio {
    /// A fraction; `None` when the upper part is negative or the lower part not positive.
    #[must_use]
    pub fn new(above: i64, below: i64) -> Option<Self> {
        (above >= 0 && below > 0).then_some(Self { above, below })
    }

    /// Its value times a factor for people, rounded to four places, half up.
    #[must_use]
    pub fn shown(self, factor: u32) -> Decimal {
        let (above, below) = (i128::from(self.above).saturating_mul(factor.into()), i128::from(self.below));
        let rounded = above.saturating_mul(20_000).saturating_add(below) / below.saturating_mul(2);
        Decimal::try_from_i128_with_scale(rounded, 4).unwrap_or(Decimal::MAX).normalize()
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.above).saturating_mul(i128::from(other.below));
        left.cmp(&i128::from(other.above).saturating_mul(i128::from(self.below)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ratio(above: i64, below: i64) -> Ratio {
        Ratio::new(above, below).unwrap()
    }

    #[test]
    fn only_what_is_a_fraction() {
        assert!(Ratio::new(-1, 1).is_none());
        assert!(Ratio::new(0, 1).is_some());
        assert!(Ratio::new(1, 0).is_none());
        assert!(Ratio::new(1, -1).is_none());
    }

    #[test]
    fn shown_in_four_places_half_up() {
        assert_eq!(ratio(1, 3).shown(1).to_string(), "0.3333");
        assert_eq!(ratio(2, 3).shown(1).to_string(), "0.6667");
        assert_eq!(ratio(1, 20_000).shown(1).to_string(), "0.0001");
        assert_eq!(ratio(1, 20_001).shown(1).to_string(), "0");
        assert_eq!(ratio(1_000_000, 80).shown(1).to_string(), "12500");
        assert_eq!(ratio(1, 3).shown(3).to_string(), "1");
        assert_eq!(ratio(i64::MAX, 1).shown(1).to_string(), i64::MAX.to_string());
    }

    #[test]
    fn close_fractions_stay_apart() {
        assert!(ratio(i64::MAX, i64::MAX - 1) < ratio(i64::MAX - 1, i64::MAX - 2));
        assert_eq!(ratio(1_000_000, 80), ratio(1_150_000, 92));
        assert!(ratio(1_000_001, 80) > ratio(1_150_000, 92));
    }

    /// A slow model: takes whole parts away in turn, as a person compares by long division.
    fn long_division(a: i64, b: i64, c: i64, d: i64) -> Ordering {
        let (whole, other) = (a / b, c / d);
        match (whole.cmp(&other), a % b, c % d) {
            (Ordering::Equal, 0, 0) => Ordering::Equal,
            (Ordering::Equal, 0, _) => Ordering::Less,
            (Ordering::Equal, _, 0) => Ordering::Greater,
            (Ordering::Equal, rest, left) => long_division(d, left, b, rest),
            (apart, _, _) => apart,
        }
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_long_division(a in 0_i64..900, b in 1_i64..40, c in 0_i64..900, d in 1_i64..40) {
            prop_assert_eq!(ratio(a, b).cmp(&ratio(c, d)), long_division(a, b, c, d));
        }

        #[test]
        fn a_common_factor_changes_nothing(a in 0_i64..90_000, b in 1_i64..4000, factor in 1_i64..1000) {
            prop_assert_eq!(ratio(a, b), ratio(a * factor, b * factor));
        }
    }
}
