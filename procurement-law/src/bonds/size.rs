//! How large a bond is: a fixed amount, or a rate of a price.

use rust_decimal::Decimal;

use crate::fact::Number;
use crate::performance::share::{percent_of, whole};
use crate::ruling::{Op, Quantity, Ruling};

/// What a tender asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// No bond.
    Nothing,
    /// One of the two ways.
    Size(Size),
    /// Both ways at once, which the law does not know.
    Both,
}

/// How large a bond is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A fixed amount.
    Fixed(Decimal),
    /// A rate of the price, in percent.
    Rate(Decimal),
}

impl Asked {
    /// What an amount and a rate, each given or not, ask for; none dollars and 0 % ask for nothing.
    #[must_use]
    pub fn of(amount: Option<Decimal>, rate: Option<Number>) -> Self {
        let amount = amount.filter(|amount| !amount.is_zero());
        let rate = rate.filter(|Number(rate)| !rate.is_zero());
        match (amount, rate) {
            (None, None) => Self::Nothing,
            (Some(amount), None) => Self::Size(Size::Fixed(amount)),
            (None, Some(Number(rate))) => Self::Size(Size::Rate(rate)),
            (Some(_), Some(_)) => Self::Both,
        }
    }
}

impl Size {
    /// Whether it is a rate.
    #[must_use]
    pub const fn is_rate(self) -> bool {
        matches!(self, Self::Rate(_))
    }

    /// Whether it stays within so many percent: a fixed amount of the budget, a rate of itself.
    #[must_use]
    pub fn within(self, budget: Decimal, percent: Decimal) -> bool {
        match self {
            Self::Fixed(amount) => amount <= percent_of(budget, percent),
            Self::Rate(rate) => rate <= percent,
        }
    }

    /// The amount in whole dollars for a price; a rate without a price has none.
    #[must_use]
    pub fn amount(self, price: Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Fixed(amount) => Some(amount),
            Self::Rate(rate) => price.map(|price| whole(percent_of(price, rate))),
        }
    }

    /// The ruling with the size held against the principle, and both as arguments: `{asked:money}` and `{limit:money}` write amounts or percents.
    #[must_use]
    pub fn told(self, ruling: Ruling, budget: Decimal, percent: Decimal) -> Ruling {
        let of_budget = percent_of(budget, percent);
        let written = |rate: Decimal| format!("{}%", rate.normalize());
        let (asked, limit) = match self {
            Self::Fixed(amount) => (amount.to_string(), of_budget.to_string()),
            Self::Rate(rate) => (written(rate), written(percent)),
        };
        let ruling = match self {
            Self::Fixed(amount) => {
                ruling.compare("bond_amount", Quantity::money(amount), Op::Le, Quantity::money(of_budget))
            }
            Self::Rate(rate) => ruling.compare("bond_rate", Quantity::number(rate), Op::Le, Quantity::number(percent)),
        };
        ruling.arg("asked", asked).arg("limit", limit).arg("percent", percent.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    #[test]
    fn one_way_and_no_more() {
        let rate = Some(Number(dollars(5)));
        assert_eq!(Asked::of(None, None), Asked::Nothing);
        assert_eq!(Asked::of(Some(dollars(1)), None), Asked::Size(Size::Fixed(dollars(1))));
        assert_eq!(Asked::of(None, rate), Asked::Size(Size::Rate(dollars(5))));
        assert_eq!(Asked::of(Some(dollars(1)), rate), Asked::Both);
        let (none, no_rate) = (Some(dollars(0)), Some(Number(dollars(0))));
        assert_eq!(Asked::of(none, no_rate), Asked::Nothing);
        assert_eq!(Asked::of(none, rate), Asked::Size(Size::Rate(dollars(5))));
        assert_eq!(Asked::of(Some(dollars(1)), no_rate), Asked::Size(Size::Fixed(dollars(1))));
        assert_eq!(Size::Rate(dollars(5)).amount(None), None);
        assert_eq!(Size::Rate(dollars(5)).amount(Some(dollars(30))), Some(dollars(2)));
        assert_eq!(Size::Fixed(dollars(5)).amount(None), Some(dollars(5)));
    }

    proptest! {
        #[test]
        fn a_rate_within_gives_an_amount_within(rate in 0_i64..1_000, percent in 0_i64..1_000, price in 0_u32..2_000_000_000) {
            let (rate, percent) = (Decimal::new(rate, 1), Decimal::new(percent, 1));
            let size = Size::Rate(rate);
            let amount = size.amount(Some(dollars(price))).unwrap();
            if size.within(Decimal::ZERO, percent) {
                prop_assert!(amount <= whole(percent_of(dollars(price), percent)));
            }
            prop_assert_eq!(Size::Fixed(amount).within(dollars(price), rate), amount <= percent_of(dollars(price), rate));
        }
    }
}
