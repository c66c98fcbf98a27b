//! An award above the reserve price (超底價決標): how far above it may go, and whose approval it needs.

use rust_decimal::Decimal;

use crate::award::share::share;

/// A lowest price above the reserve price after reductions, and what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Above {
    /// The lowest price, NT$.
    pub price: Decimal,
    /// The reserve price, NT$.
    pub base: Decimal,
    /// The budget, NT$.
    pub budget: Decimal,
    /// Whether the purchase reaches the supervision threshold.
    pub supervised: bool,
    /// Most percent above the reserve price.
    pub most: Decimal,
    /// Percent above which the superior agency approves.
    pub superior: Decimal,
}

/// How far a price is above the reserve price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// Not above it.
    Within,
    /// The approver of the reserve price, or a delegate, may approve an award.
    Approver,
    /// The superior agency approves as well.
    Superior,
    /// Above the budget: no award.
    Budget,
    /// Beyond the limit above the reserve price: no award.
    Beyond,
}

impl Above {
    /// How far the price is above.
    #[must_use]
    pub fn height(&self) -> Height {
        // The excess is compared, because a price near the largest decimal has no 108 percent.
        let excess = self.price.saturating_sub(self.base);
        match () {
            () if excess <= Decimal::ZERO => Height::Within,
            () if excess > share(self.base, self.most) => Height::Beyond,
            () if self.price > self.budget => Height::Budget,
            () if self.supervised && excess > share(self.base, self.superior) => Height::Superior,
            () => Height::Approver,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn above(price: u32, base: u32) -> Above {
        let (price, base, budget) = (dollars(price), dollars(base), dollars(2_000_000));
        Above { price, base, budget, supervised: true, most: dollars(8), superior: dollars(4) }
    }

    #[test]
    fn the_steps_to_the_dollar() {
        for (price, height) in [
            (1_000_000, Height::Within),
            (1_000_001, Height::Approver),
            (1_040_000, Height::Approver),
            (1_040_001, Height::Superior),
            (1_080_000, Height::Superior),
            (1_080_001, Height::Beyond),
        ] {
            assert_eq!(above(price, 1_000_000).height(), height, "{price}");
        }
        let plain = Above { supervised: false, ..above(1_040_001, 1_000_000) };
        assert_eq!(plain.height(), Height::Approver);
        assert_eq!(Above { budget: dollars(1_040_001), ..plain }.height(), Height::Approver);
        assert_eq!(Above { budget: dollars(1_040_000), ..plain }.height(), Height::Budget);
        assert_eq!(Above { price: Decimal::MAX, ..plain }.height(), Height::Beyond);
        assert_eq!(Above { base: Decimal::MAX, ..plain }.height(), Height::Within);
    }

    proptest! {
        #[test]
        fn never_above_108_percent_and_scaling_changes_nothing(price in 1_u32..3000, base in 1_u32..3000, k in 1_u32..900) {
            let one = Above { budget: Decimal::MAX, ..above(price, base) };
            let awards = !matches!(one.height(), Height::Beyond | Height::Budget);
            prop_assert_eq!(awards, u64::from(price) * 100 <= u64::from(base) * 108);
            let more = Above { price: one.price * dollars(k), base: one.base * dollars(k), ..one };
            prop_assert_eq!(one.height(), more.height());
        }

        #[test]
        fn a_lower_reserve_price_never_makes_an_award_easier(price in 1_u32..3000, base in 2_u32..3000, less in 1_u32..2000) {
            let rank = |height| [Height::Within, Height::Approver, Height::Superior, Height::Beyond].iter().position(|h| *h == height);
            let of = |base| rank(Above { budget: Decimal::MAX, ..above(price, base) }.height());
            prop_assert!(of(base.saturating_sub(less)) >= of(base));
        }
    }
}
