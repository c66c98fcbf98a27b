//! Periods of days as numbers: parts rounded up, and cuts that stop at a floor.

/// A part of a period, rounded up to a whole day (尾數不足一日者，以一日計); nothing of a period that is not positive.
#[must_use]
pub fn part(days: i64, fraction: i64) -> i64 {
    let days = days.max(0);
    let whole = days.checked_div(fraction).unwrap_or(days);
    whole.saturating_add(i64::from(days.checked_rem(fraction).unwrap_or(0) > 0))
}

/// Days as a clock counts them; none for a negative number.
#[must_use]
pub fn clock_days(days: i64) -> u32 {
    u32::try_from(days.max(0)).unwrap_or(u32::MAX)
}

/// A shortening of a period by so many days, which stops at a floor (縮短後不得少於).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Days taken off.
    pub days: i64,
    /// The floor; a period already below it stays as it is.
    pub floor: i64,
}

impl Cut {
    /// The period after the cut.
    #[must_use]
    pub fn of(self, period: i64) -> i64 {
        period.saturating_sub(self.days).max(self.floor.min(period))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_are_rounded_up() {
        let quarters = [-4, 0, 1, 4, 5, 14, 20, 21, 28, 29].map(|days| part(days, 4));
        assert_eq!(quarters, [0, 0, 1, 1, 2, 4, 5, 6, 7, 8]);
        assert_eq!((part(7, 0), part(i64::MAX, 1)), (7, i64::MAX));
        assert_eq!([-1, 0, 5, i64::MAX].map(clock_days), [0, 0, 5, u32::MAX]);
    }

    #[test]
    fn a_cut_stops_at_its_floor() {
        let preview = Cut { days: 5, floor: 10 };
        assert_eq!([28, 16, 15, 14, 10, 9, 7].map(|days| preview.of(days)), [23, 11, 10, 10, 10, 9, 7]);
        assert_eq!(Cut { days: i64::MAX, floor: 3 }.of(i64::MIN), i64::MIN);
    }

    proptest! {
        #[test]
        fn cuts_keep_the_floor_and_the_order(period in 0_i64..60, more in 0_i64..30, days in 0_i64..30, floor in 0_i64..30) {
            let cut = Cut { days, floor };
            prop_assert!(cut.of(period) >= floor.min(period) && cut.of(period) <= period);
            prop_assert!(cut.of(period) <= cut.of(period + more));
        }
    }
}
