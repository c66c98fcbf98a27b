//! Which periods a tax paper may be of on the closing day of a tender (資格標準 3-5: the latest period, or the one before).

use chrono::NaiveDate;

use super::period::VatPeriod;

/// The periods accepted on one closing day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptable {
    /// The period that is over but not yet due, where there is one.
    pub new: Option<VatPeriod>,
    /// The latest period whose due day is not after the closing day.
    pub due: VatPeriod,
    /// The one before.
    pub previous: VatPeriod,
}

/// How a period stands on a closing day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The latest or the one before.
    Accepted,
    /// Accepted only when a period due on the closing day itself does not count as due yet; a person judges.
    Edge,
    /// Too old.
    Old,
    /// Not over on the closing day: no paper can be of it.
    NotOver,
}

/// The periods accepted on a closing day; `None` for days near the ends of what [`VatPeriod`] holds.
///
/// Counting a period as the latest from its due day on is a reading of the text, not its letter: see [`standing`] for the edge.
#[must_use]
pub fn acceptable_periods(closing: NaiveDate) -> Option<Acceptable> {
    let over = VatPeriod::containing(closing)?.previous()?;
    let (new, due) = if over.due()? <= closing { (None, over) } else { (Some(over), over.previous()?) };
    Some(Acceptable { new, due, previous: due.previous()? })
}

/// How a period stands on a closing day; `None` where [`acceptable_periods`] gives none.
#[must_use]
pub fn standing(period: VatPeriod, closing: NaiveDate) -> Option<Standing> {
    let accepted = acceptable_periods(closing)?;
    let at_edge = accepted.due.due() == Some(closing) && Some(period) == accepted.previous.previous();
    Some(match period {
        _ if period > accepted.new.unwrap_or(accepted.due) => Standing::NotOver,
        _ if period >= accepted.previous => Standing::Accepted,
        _ if at_edge => Standing::Edge,
        _ => Standing::Old,
    })
}

#[cfg(test)]
mod tests {
    use super::super::period::testing::any_period;
    use super::*;
    use crate::roc::day;
    use proptest::prelude::*;

    fn period(text: &str) -> VatPeriod {
        VatPeriod::parse(text).unwrap()
    }

    #[test]
    fn known_closing_days() {
        for (closing, new, due, previous) in [
            (day(2025, 3, 10), Some("114/01-02"), "113/11-12", "113/09-10"),
            (day(2025, 1, 10), Some("113/11-12"), "113/09-10", "113/07-08"),
            (day(2025, 10, 30), None, "114/07-08", "114/05-06"),
            (day(2025, 3, 14), Some("114/01-02"), "113/11-12", "113/09-10"),
            (day(2025, 3, 15), None, "114/01-02", "113/11-12"),
            (day(2025, 2, 28), None, "113/11-12", "113/09-10"),
            (day(2025, 3, 1), Some("114/01-02"), "113/11-12", "113/09-10"),
            (day(2025, 12, 31), None, "114/09-10", "114/07-08"),
        ] {
            let expected = Acceptable { new: new.map(period), due: period(due), previous: period(previous) };
            assert_eq!(acceptable_periods(closing), Some(expected), "{closing}");
        }
    }

    #[test]
    fn standings() {
        for (closing, text, expected) in [
            (day(2025, 3, 10), "114/03-04", Standing::NotOver),
            (day(2025, 3, 10), "114/01-02", Standing::Accepted),
            (day(2025, 3, 10), "113/11-12", Standing::Accepted),
            (day(2025, 3, 10), "113/09-10", Standing::Accepted),
            (day(2025, 3, 10), "113/07-08", Standing::Old),
            (day(2025, 3, 14), "113/07-08", Standing::Old),
            (day(2025, 3, 15), "113/09-10", Standing::Edge),
            (day(2025, 3, 15), "113/07-08", Standing::Old),
            (day(2025, 3, 16), "113/09-10", Standing::Old),
            (day(2025, 10, 30), "114/09-10", Standing::NotOver),
            (day(2025, 4, 15), "113/09-10", Standing::Old),
        ] {
            assert_eq!(standing(period(text), closing), Some(expected), "{closing} {text}");
        }
    }

    #[test]
    fn ends_of_the_calendar() {
        assert_eq!(acceptable_periods(day(1912, 5, 14)), None);
        let first = acceptable_periods(day(1912, 5, 15)).unwrap();
        assert_eq!((first.due, first.previous), (period("1/03-04"), period("1/01-02")));
        assert_eq!((acceptable_periods(day(2911, 1, 1)), acceptable_periods(NaiveDate::MAX)), (None, None));
        assert_eq!((standing(first.due, day(1912, 1, 1)), acceptable_periods(NaiveDate::MIN)), (None, None));
    }

    proptest! {
        /// On any day: what is due is due, what is new is over and not due, and the three follow each other.
        #[test]
        fn what_the_names_say(days in 300_i64..360_000) {
            let closing = day(1912, 1, 1) + chrono::Duration::days(days);
            let found = acceptable_periods(closing).unwrap();
            prop_assert!(found.due.due().unwrap() <= closing);
            prop_assert_eq!(found.due.previous(), Some(found.previous));
            let running = VatPeriod::containing(closing).unwrap();
            match found.new {
                Some(new) => {
                    prop_assert!(new.due().unwrap() > closing);
                    prop_assert_eq!((new.previous(), running.previous()), (Some(found.due), Some(new)));
                }
                None => prop_assert_eq!(running.previous(), Some(found.due)),
            }
        }

        /// A later period never stands worse than an earlier one that is accepted, and two or three periods are accepted on every day.
        #[test]
        fn two_or_three_are_accepted(period in any_period(), days in -400_i64..400) {
            let closing = period.due().unwrap() + chrono::Duration::days(days);
            if let Some(accepted) = acceptable_periods(closing) {
                let within = [accepted.new, Some(accepted.due), Some(accepted.previous)].contains(&Some(period));
                prop_assert_eq!(standing(period, closing) == Some(Standing::Accepted), within);
            }
        }
    }
}
