//! Prices that stand out, and what in their own rows explains them.

use chrono::NaiveDate;
use market_figures::quartile::{fences, quartiles};

use crate::base::money::Money;
use crate::prices::reference::FEWEST;
use crate::text_enum;

text_enum! {
    /// What explains a price that stands out.
    Why {
        /// Its award price already stood out: the framework's, not the order's.
        Award = "award",
        /// Dear, and few units: at most a quarter of orders are as small.
        Small = "small",
        /// Cheap, and many units: at most a quarter of orders are as large.
        Large = "large",
        /// Cheap, and a tenth or more below its award price: terms were bettered.
        Bettered = "bettered",
        /// Nothing in the rows explains it: somebody should look.
        Unexplained = "unexplained",
    }
}

/// One line of an order, without whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// The day.
    pub day: NaiveDate,
    /// Units.
    pub quantity: i64,
    /// Price of a unit.
    pub price: Money,
    /// Award price of a unit.
    pub award: Money,
}

/// A purchase whose price stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// The purchase.
    pub purchase: Purchase,
    /// Above the upper fence; otherwise below the lower one.
    pub dear: bool,
    /// What explains it.
    pub why: Why,
}

/// The purchases beyond Tukey's fences (one and a half times the middle half's width away from it), dearest first; none
/// with fewer than [`FEWEST`].
pub fn outliers(purchases: &[Purchase]) -> Vec<Outlier> {
    let sorted = |of: fn(&Purchase) -> i64| {
        let mut values: Vec<i64> = purchases.iter().map(of).collect();
        values.sort_unstable();
        quartiles(&values)
    };
    let (prices, awards) = (sorted(|one| one.price.0), sorted(|one| one.award.0));
    let (Some(prices), Some(awards), Some([few, _, many])) = (prices, awards, sorted(|one| one.quantity)) else {
        return Vec::new();
    };
    if purchases.len() < FEWEST {
        return Vec::new();
    }
    let ((low, high), (award_low, award_high)) = (fences(prices), fences(awards));
    let explained = |one: &Purchase, dear: bool| match dear {
        true if one.award.0 > award_high => Why::Award,
        false if one.award.0 < award_low => Why::Award,
        true if one.quantity <= few && few < many => Why::Small,
        false if one.quantity >= many && few < many => Why::Large,
        false if i128::from(one.price.0) * 10 <= i128::from(one.award.0) * 9 => Why::Bettered,
        _ => Why::Unexplained,
    };
    let mut found: Vec<Outlier> = purchases
        .iter()
        .filter(|one| one.price.0 < low || one.price.0 > high)
        .map(|one| {
            let dear = one.price.0 > high;
            Outlier { purchase: *one, dear, why: explained(one, dear) }
        })
        .collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.purchase.price), one.purchase.day));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bought(quantity: i64, price: i64, award: i64) -> Purchase {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        Purchase { day, quantity, price: Money(price), award: Money(award) }
    }

    /// Nine usual orders of 5 to 13 units at 100, awarded at 101, and others.
    fn with(others: &[Purchase]) -> Vec<Outlier> {
        let usual = (5..14).map(|quantity| bought(quantity, 99 + quantity % 3, 101));
        outliers(&usual.chain(others.iter().copied()).collect::<Vec<_>>())
    }

    #[test]
    fn what_stands_out_is_explained_by_its_own_row() {
        let why = |one| with(&[one]).iter().map(|found| (found.dear, found.why)).collect::<Vec<_>>();
        assert_eq!(why(bought(8, 100, 101)), []);
        assert_eq!(why(bought(8, 180, 181)), [(true, Why::Award)]);
        assert_eq!(why(bought(1, 180, 101)), [(true, Why::Small)]);
        assert_eq!(why(bought(8, 180, 101)), [(true, Why::Unexplained)]);
        assert_eq!(why(bought(8, 40, 41)), [(false, Why::Award)]);
        assert_eq!(why(bought(90, 40, 101)), [(false, Why::Large)]);
        assert_eq!(why(bought(8, 40, 101)), [(false, Why::Bettered)]);
    }

    #[test]
    fn few_orders_have_no_outliers() {
        assert_eq!(outliers(&[bought(1, 1, 1), bought(1, 1, 1), bought(1, 900, 900)]), []);
        assert_eq!(outliers(&[]), []);
    }

    #[test]
    fn the_dearest_stands_first() {
        let prices: Vec<i64> = with(&[bought(1, 300, 101), bought(1, 900, 101), bought(8, 10, 101)])
            .iter()
            .map(|found| found.purchase.price.0)
            .collect();
        assert_eq!(prices, [900, 300, 10]);
    }
}
