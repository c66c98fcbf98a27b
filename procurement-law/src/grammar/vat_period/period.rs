//! A two-month period: its months, its neighbours and the day by which it is filed.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// Day of the month after a period by which the period is filed.
const DUE_DAY: u32 = 15;

/// Years between the two calendars.
const OFFSET: i32 = 1911;

/// A two-month period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatPeriod {
    /// ROC year, 1 to 999.
    roc_year: u16,
    /// 0 for January and February, 5 for November and December.
    pair: u8,
}

impl VatPeriod {
    /// The period whose first month is given; `None` for a year outside 1 to 999 and for an even month.
    #[must_use]
    pub fn new(roc_year: u16, first_month: u8) -> Option<Self> {
        let odd = [1, 3, 5, 7, 9, 11].contains(&first_month);
        (odd && (1..=999).contains(&roc_year)).then_some(Self { roc_year, pair: first_month / 2 })
    }

    /// The period that a day lies in; `None` before ROC year 1 and after year 999.
    #[must_use]
    pub fn containing(day: NaiveDate) -> Option<Self> {
        let month = u8::try_from(day.month0() / 2 * 2 + 1).ok()?;
        Self::new(u16::try_from(day.year() - OFFSET).ok()?, month)
    }

    /// ROC year.
    #[must_use]
    pub const fn roc_year(self) -> u16 {
        self.roc_year
    }

    /// First month, an odd one.
    #[must_use]
    pub const fn first_month(self) -> u8 {
        self.pair * 2 + 1
    }

    /// Last month, an even one.
    #[must_use]
    pub const fn last_month(self) -> u8 {
        self.pair * 2 + 2
    }

    /// The day by which the period is filed: the 15th of the month after it. A rest day does not move it here.
    #[must_use]
    pub fn due(self) -> Option<NaiveDate> {
        let (year, month) = if self.pair == 5 { (1, 1) } else { (0, u32::from(self.last_month()) + 1) };
        NaiveDate::from_ymd_opt(i32::from(self.roc_year) + OFFSET + year, month, DUE_DAY)
    }

    /// The period before; `None` before ROC year 1.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        match self.pair {
            0 => Self::new(self.roc_year - 1, 11),
            pair => Some(Self { pair: pair - 1, ..self }),
        }
    }
}

impl fmt::Display for VatPeriod {
    /// `114/01-02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}-{:02}", self.roc_year, self.first_month(), self.last_month())
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::VatPeriod;
    use proptest::prelude::*;

    pub(crate) fn any_period() -> impl Strategy<Value = VatPeriod> {
        (1_u16..1000, 0_u8..6).prop_map(|(roc_year, pair)| VatPeriod { roc_year, pair })
    }
}

#[cfg(test)]
mod tests {
    use super::testing::any_period;
    use super::*;
    use crate::roc::day;
    use proptest::prelude::*;

    #[test]
    fn months_and_due_days() {
        let period = VatPeriod::new(113, 11).unwrap();
        assert_eq!((period.roc_year(), period.first_month(), period.last_month()), (113, 11, 12));
        assert_eq!(period.due(), Some(day(2025, 1, 15)));
        assert_eq!(VatPeriod::new(114, 1).and_then(VatPeriod::due), Some(day(2025, 3, 15)));
        assert_eq!(VatPeriod::new(114, 9).and_then(VatPeriod::due), Some(day(2025, 11, 15)));
        for month in [0, 2, 4, 6, 8, 10, 12, 13, 255] {
            assert_eq!(VatPeriod::new(114, month), None);
        }
        assert_eq!((VatPeriod::new(0, 1), VatPeriod::new(1000, 1)), (None, None));
        assert!(VatPeriod::new(1, 1).is_some() && VatPeriod::new(999, 11).is_some());
    }

    #[test]
    fn the_period_of_a_day() {
        for (date, text) in [
            (day(2025, 1, 1), "114/01-02"),
            (day(2025, 2, 28), "114/01-02"),
            (day(2025, 3, 1), "114/03-04"),
            (day(2025, 12, 31), "114/11-12"),
        ] {
            assert_eq!(VatPeriod::containing(date).map(|period| period.to_string()).as_deref(), Some(text));
        }
        assert_eq!((VatPeriod::containing(day(1911, 12, 31)), VatPeriod::containing(day(2911, 1, 1))), (None, None));
    }

    proptest! {
        #[test]
        fn order_and_neighbours(period in any_period()) {
            let before = period.previous();
            prop_assert_eq!(before.is_none(), period == VatPeriod::new(1, 1).unwrap());
            if let Some(before) = before {
                prop_assert!(before < period);
                let gap = period.due().unwrap() - before.due().unwrap();
                prop_assert!((59..=62).contains(&gap.num_days()));
            }
            let due = period.due().unwrap();
            prop_assert_eq!(VatPeriod::containing(due - chrono::Duration::days(15)), Some(period));
        }
    }
}
