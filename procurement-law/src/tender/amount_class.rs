//! Amount classes of a purchase (採購金額級距), by the thresholds of the day.

use rust_decimal::Decimal;

use crate::category::Category;
use crate::choice;
use crate::frame::Frame;
use crate::parameter::{LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD, Used};
use crate::rule::Rule;
use crate::ruling::Ruling;

choice! {
    /// Class of a purchase by its amount, smallest first.
    pub enum AmountClass {
        /// Below the publication threshold (未達公告金額).
        Minor = "class_minor",
        /// From the publication to below the supervision threshold (公告金額以上未達查核金額).
        Publication = "class_publication",
        /// From the supervision threshold to below a large procurement (查核金額以上未達巨額).
        Supervision = "class_supervision",
        /// A large procurement (巨額).
        Large = "class_large",
    }
}

/// A class with the thresholds that it was told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classified {
    /// The class.
    pub class: AmountClass,
    /// The thresholds, lowest first.
    pub thresholds: [Used<Decimal>; 3],
}

impl Classified {
    /// Adds the thresholds to a ruling that rests on the class.
    #[must_use]
    pub fn told(&self, ruling: Ruling) -> Ruling {
        self.thresholds.iter().fold(ruling, |ruling, threshold| ruling.using(threshold))
    }
}

/// The class of an amount in NT$ on the day of the frame.
///
/// # Errors
/// The ruling that asks for a person when a threshold is not recorded for the day.
pub fn classify(frame: &Frame, rule: &Rule, amount: Decimal, category: Category) -> Result<Classified, Box<Ruling>> {
    let threshold = |id| frame.amount(rule, id, Some(category));
    let thresholds =
        [threshold(PUBLICATION_THRESHOLD)?, threshold(SUPERVISION_THRESHOLD)?, threshold(LARGE_PROCUREMENT_THRESHOLD)?];
    let class = match thresholds.iter().filter(|threshold| amount >= threshold.value).count() {
        0 => AmountClass::Minor,
        1 => AmountClass::Publication,
        2 => AmountClass::Supervision,
        _ => AmountClass::Large,
    };
    Ok(Classified { class, thresholds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::roc::day;
    use crate::tender::tim_01::RULE;
    use AmountClass::{Large, Minor, Publication, Supervision};

    #[test]
    fn a_class_begins_at_its_threshold() {
        let frame = Frame::on(day(2026, 3, 2));
        let of = |amount, category| classify(&frame, &RULE, dollars(amount), category).unwrap().class;
        for (amount, class) in
            [(1_499_999, Minor), (1_500_000, Publication), (49_999_999, Publication), (50_000_000, Supervision)]
        {
            assert_eq!(of(amount, Category::Goods), class, "{amount}");
        }
        for (amount, class) in
            [(9_999_999, Publication), (10_000_000, Supervision), (19_999_999, Supervision), (20_000_000, Large)]
        {
            assert_eq!(of(amount, Category::Services), class, "{amount}");
        }
        assert_eq!(of(99_999_999, Category::Goods), Supervision);
        assert_eq!((of(100_000_000, Category::Goods), of(100_000_000, Category::Works)), (Large, Supervision));
        assert!(classify(&Frame::on(day(2015, 10, 28)), &RULE, dollars(1), Category::Goods).is_err());
    }
}
