//! The amount classes of the Act as a pure function: which class a procurement value belongs to.

use rust_decimal::Decimal;

use crate::category::Category;
use crate::facts::choice;
use crate::frame::Frame;
use crate::parameter::{
    LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD, Used,
};
use crate::rule::Rule;
use crate::ruling::Ruling;

choice! {
    /// An amount class, lowest first.
    pub enum Class {
        /// 小額採購.
        Small = "class_small",
        /// Above a local government's own small limit, yet within one tenth of the publication threshold.
        WithinTenth = "class_within_tenth",
        /// 逾公告金額十分之一未達公告金額.
        Minor = "class_minor",
        /// 公告金額以上未達查核金額.
        Publication = "class_publication",
        /// 查核金額以上未達巨額.
        Supervision = "class_supervision",
        /// 巨額.
        Large = "class_large",
    }
}

choice! {
    /// Whose small limit holds (政府採購法 47-3).
    pub enum Level {
        /// A central agency: the competent authority's limit.
        Central = "central",
        /// An agency of a local government: its own limit, or the central one.
        Local = "local",
    }
}

/// The limits between the classes, NT$.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most that is small.
    pub small: Decimal,
    /// One tenth of the publication threshold.
    pub tenth: Decimal,
    /// The publication threshold.
    pub publication: Decimal,
    /// The supervision threshold of the category.
    pub supervision: Decimal,
    /// The least that is large.
    pub large: Decimal,
}

impl Limits {
    /// The class of a procurement value.
    #[must_use]
    pub fn class(&self, value: Decimal) -> Class {
        match value {
            _ if value >= self.large => Class::Large,
            _ if value >= self.supervision => Class::Supervision,
            _ if value >= self.publication => Class::Publication,
            _ if value > self.tenth => Class::Minor,
            _ if value > self.small => Class::WithinTenth,
            _ => Class::Small,
        }
    }
}

/// Parameters that [`classes`] reads.
pub const PARAMETERS: [&str; 4] =
    [PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD, LARGE_PROCUREMENT_THRESHOLD];

/// The limits of the day for a category, with the parameters they came from. The central small limit is the tenth of the publication threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classes {
    /// The limits of a central agency.
    pub limits: Limits,
    used: [Used<Decimal>; 4],
}

/// The limits of the day for a category.
///
/// # Errors
/// The ruling that asks for a person when one is not recorded for the day.
pub fn classes(frame: &Frame, rule: &Rule, category: Category) -> Result<Classes, Box<Ruling>> {
    let publication = frame.amount(rule, PUBLICATION_THRESHOLD, None)?;
    let small = frame.amount(rule, SMALL_PROCUREMENT_LIMIT, None)?;
    let supervision = frame.amount(rule, SUPERVISION_THRESHOLD, Some(category))?;
    let large = frame.amount(rule, LARGE_PROCUREMENT_THRESHOLD, Some(category))?;
    let limits = Limits {
        small: small.value,
        tenth: small.value,
        publication: publication.value,
        supervision: supervision.value,
        large: large.value,
    };
    Ok(Classes { limits, used: [publication, small, supervision, large] })
}

impl Classes {
    /// Names the parameters in a ruling.
    #[must_use]
    pub fn note(&self, ruling: Ruling) -> Ruling {
        self.used.iter().fold(ruling, Ruling::using)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::roc::day;
    use crate::value::thr_01::RULE;
    use proptest::prelude::*;

    fn limits(category: Category) -> Limits {
        classes(&Frame::on(day(2026, 3, 2)), &RULE, category).unwrap().limits
    }

    #[test]
    fn every_class_begins_where_the_law_says() {
        use Class::{Large, Minor, Publication, Small, Supervision};
        for (category, supervision, large) in [
            (Category::Goods, 50_000_000, 100_000_000),
            (Category::Services, 10_000_000, 20_000_000),
            (Category::Works, 50_000_000, 200_000_000),
        ] {
            let limits = limits(category);
            for (value, class) in [
                (0, Small),
                (150_000, Small),
                (150_001, Minor),
                (1_499_999, Minor),
                (1_500_000, Publication),
                (supervision - 1, Publication),
                (supervision, Supervision),
                (large - 1, Supervision),
                (large, Large),
                (u32::MAX, Large),
            ] {
                assert_eq!(limits.class(dollars(value)), class, "{value} {}", category.code());
            }
        }
    }

    #[test]
    fn a_lower_small_limit_leaves_the_tenth_where_it_is() {
        let local = Limits { small: dollars(100_000), ..limits(Category::Goods) };
        for (value, class) in [
            (100_000, Class::Small),
            (100_001, Class::WithinTenth),
            (150_000, Class::WithinTenth),
            (150_001, Class::Minor),
        ] {
            assert_eq!(local.class(dollars(value)), class, "{value}");
        }
    }

    #[test]
    fn all_four_parameters_are_named() {
        let frame = Frame::on(day(2026, 3, 2));
        let ruling = RULE.begin(&frame, crate::ruling::Outcome::Allow, "thr-01.class");
        let noted = classes(&frame, &RULE, Category::Goods).unwrap().note(ruling);
        assert_eq!(noted.parameters.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), PARAMETERS);
    }

    proptest! {
        #[test]
        fn a_greater_value_is_never_in_a_lower_class(a in 0_u32..300_000_000, more in 0_u32..300_000_000, own in 0_u32..=150_000, n in 0_usize..3) {
            let limits = Limits { small: dollars(own), ..limits(Category::ALL[n]) };
            prop_assert!(limits.class(dollars(a)) <= limits.class(dollars(a + more)));
        }
    }
}
