//! Looking a parameter of the law up by id, category and day.
//!
//! Amount classes go by the day on which the purchase is tendered, for an order by the day of the order: a tender announced
//! before 2023-01-01 keeps the older amounts.

use chrono::NaiveDate;

use crate::category::Category;
use crate::parameter::Parameter;
use crate::parameter_table::PARAMETERS;

/// The version of a parameter that holds for a category on a day; `None` when there is none.
#[must_use]
pub fn find(id: &str, category: Option<Category>, on: NaiveDate) -> Option<&'static Parameter> {
    PARAMETERS.iter().find(|p| p.id == id && p.holds_for(category) && p.holds_on(on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::category::Category::{Goods, Services, Works};
    use crate::laws::law;
    use crate::mark::Mark;
    use crate::money::dollars;
    use crate::parameter::{
        ADD_ON_LIMIT, LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT,
        SUPERVISION_THRESHOLD,
    };
    use crate::roc::day;
    use crate::ruling::Quantity;
    use crate::{rules, words};
    use rust_decimal::Decimal;

    const OLD_END: NaiveDate = day(2022, 12, 31);
    const NEW: NaiveDate = day(2023, 1, 1);

    fn amount(id: &str, category: Category, on: NaiveDate) -> Option<Decimal> {
        match find(id, Some(category), on)?.value {
            Quantity::Money { value, .. } => Some(value),
            _ => None,
        }
    }

    #[test]
    fn every_parameter_of_a_rule_is_recorded_while_the_rule_is_in_force() {
        for rule in rules::rules() {
            for id in rule.parameters {
                let versions: Vec<_> = PARAMETERS.iter().filter(|one| one.id == *id).collect();
                assert!(versions.iter().any(|one| one.valid_from <= rule.valid_from), "{} {id}", rule.id);
                assert!(versions.iter().any(|one| one.valid_to >= rule.valid_to.or(one.valid_to)), "{} {id}", rule.id);
            }
        }
    }

    #[test]
    fn every_parameter_is_used_or_looked_up_by_people() {
        for one in PARAMETERS.iter() {
            let unread = law(&one.place.law).is_some_and(|law| law.text.is_empty());
            assert!(!one.source.is_empty() && (unread || !one.place.article.is_empty()), "{}", one.id);
        }
    }

    #[test]
    fn versions_never_overlap_and_leave_no_gap() {
        for (n, a) in PARAMETERS.iter().enumerate() {
            assert!(words::known(&a.id), "{}", a.id);
            assert!(a.valid_to.is_none_or(|last| a.valid_from <= last));
            for b in &PARAMETERS[n + 1..] {
                if a.id == b.id && a.category == b.category {
                    assert_eq!(a.valid_to.and_then(|last| last.succ_opt()), Some(b.valid_from), "{}", a.id);
                }
                let mixed = a.id == b.id && a.category.is_none() != b.category.is_none();
                assert!(!mixed, "{} is both general and by category", a.id);
            }
        }
    }

    #[test]
    fn amounts_change_with_the_new_year_of_2023() {
        let of = |id, on| amount(id, Goods, on);
        assert_eq!(of(PUBLICATION_THRESHOLD, OLD_END), Some(dollars(1_000_000)));
        assert_eq!(of(PUBLICATION_THRESHOLD, NEW), Some(dollars(1_500_000)));
        assert_eq!(of(SMALL_PROCUREMENT_LIMIT, OLD_END), Some(dollars(100_000)));
        assert_eq!(of(SMALL_PROCUREMENT_LIMIT, NEW), Some(dollars(150_000)));
        assert_eq!(of(ADD_ON_LIMIT, OLD_END), Some(dollars(100_000)));
        assert_eq!(of(ADD_ON_LIMIT, NEW), Some(dollars(150_000)));
    }

    #[test]
    fn amounts_by_category() {
        let today = day(2026, 3, 2);
        let cases =
            [(Goods, 50_000_000, 100_000_000), (Services, 10_000_000, 20_000_000), (Works, 50_000_000, 200_000_000)];
        for (category, supervision, large) in cases {
            let of = |id| amount(id, category, today);
            assert_eq!(of(SUPERVISION_THRESHOLD), Some(dollars(supervision)));
            assert_eq!(of(LARGE_PROCUREMENT_THRESHOLD), Some(dollars(large)));
        }
        assert_eq!(find(SUPERVISION_THRESHOLD, None, today), None);
    }

    #[test]
    fn what_was_not_read_is_marked() {
        let old = find(SUPERVISION_THRESHOLD, Some(Goods), OLD_END).unwrap();
        let new = find(SUPERVISION_THRESHOLD, Some(Goods), NEW).unwrap();
        assert_eq!((old.mark, new.mark), (Mark::Known, Mark::Confirmed));
    }

    #[test]
    fn small_and_add_on_are_a_tenth_of_the_publication_threshold() {
        for on in [day(2020, 1, 1), OLD_END, NEW, day(2026, 3, 2)] {
            let of = |id| amount(id, Services, on).unwrap();
            let tenth = of(PUBLICATION_THRESHOLD) / dollars(10);
            assert_eq!(of(SMALL_PROCUREMENT_LIMIT), tenth);
            assert_eq!(of(ADD_ON_LIMIT), tenth);
        }
    }
}
