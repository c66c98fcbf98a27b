//! A schedule of service fees (作業服務費) as a pure function: whether its tiers hold together, and the fee of an order.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::facts::choice;

choice! {
    /// How a fee becomes whole dollars.
    pub enum Rounding {
        /// To the nearest dollar, half away from zero.
        Nearest = "round_nearest",
        /// Down.
        Down = "round_down",
        /// Up.
        Up = "round_up",
    }
}

/// What a tier charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charge {
    /// Percent of the order's amount.
    Percent(Decimal),
    /// NT$ per order.
    Fixed(Decimal),
}

/// A tier: from its first value on, up to but without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// First value.
    pub from: Decimal,
    /// End, which belongs to the next tier; `None` for the last.
    pub to: Option<Decimal>,
    /// What it charges.
    pub charge: Charge,
}

impl Tier {
    /// Whether a value belongs to it.
    #[must_use]
    pub fn holds(&self, value: Decimal) -> bool {
        self.from <= value && self.to.is_none_or(|to| value < to)
    }

    /// The fee of an order of an amount, whole NT$; never wraps around.
    #[must_use]
    pub fn fee(&self, amount: Decimal, rounding: Rounding) -> Decimal {
        let exact = match self.charge {
            Charge::Fixed(fee) => fee,
            Charge::Percent(rate) => amount.saturating_mul(rate) / Decimal::ONE_HUNDRED,
        };
        exact.round_dp_with_strategy(0, rounding.strategy())
    }
}

impl Rounding {
    const fn strategy(self) -> RoundingStrategy {
        match self {
            Self::Nearest => RoundingStrategy::MidpointAwayFromZero,
            Self::Down => RoundingStrategy::ToZero,
            Self::Up => RoundingStrategy::AwayFromZero,
        }
    }
}

/// Whether tiers in their order begin at zero, each is followed by the next without gap or overlap, and the last has no end.
#[must_use]
pub fn joined(tiers: &[Tier]) -> bool {
    let mut next = Some(Decimal::ZERO);
    for tier in tiers {
        if next != Some(tier.from) || tier.to.is_some_and(|to| to <= tier.from) {
            return false;
        }
        next = tier.to;
    }
    next.is_none()
}

/// Whether the charge is the same in every tier.
#[must_use]
pub fn flat(tiers: &[Tier]) -> bool {
    let first = tiers.first().map(|tier| tier.charge);
    tiers.iter().all(|tier| Some(tier.charge) == first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn tier(from: u32, to: Option<u32>, charge: Charge) -> Tier {
        Tier { from: dollars(from), to: to.map(dollars), charge }
    }

    fn percent(text: &str) -> Charge {
        Charge::Percent(text.parse().unwrap())
    }

    #[test]
    fn tiers_are_joined_from_zero_to_no_end() {
        let charge = percent("1");
        for (tiers, expected) in [
            (vec![tier(0, None, charge)], true),
            (vec![tier(0, Some(5), charge), tier(5, Some(9), charge), tier(9, None, charge)], true),
            (vec![], false),
            (vec![tier(1, None, charge)], false),
            (vec![tier(0, Some(5), charge)], false),
            (vec![tier(0, Some(5), charge), tier(6, None, charge)], false),
            (vec![tier(0, Some(5), charge), tier(4, None, charge)], false),
            (vec![tier(0, Some(0), charge), tier(0, None, charge)], false),
            (vec![tier(0, None, charge), tier(0, None, charge)], false),
            (vec![tier(0, None, charge), tier(5, None, charge)], false),
        ] {
            assert_eq!(joined(&tiers), expected, "{tiers:?}");
        }
    }

    #[test]
    fn a_flat_schedule_charges_the_same_everywhere() {
        let (a, b) = (tier(0, Some(5), percent("1")), tier(5, None, percent("0.5")));
        assert!(flat(&[a]) && flat(&[a, Tier { charge: percent("1.0"), ..b }]));
        assert!(!flat(&[a, b]));
        assert!(!flat(&[a, tier(5, None, Charge::Fixed(dollars(1)))]));
    }

    #[test]
    fn fees_are_whole_dollars() {
        let of = |charge, amount, rounding| tier(0, None, charge).fee(dollars(amount), rounding);
        assert_eq!(of(percent("0.5"), 100, Rounding::Nearest), dollars(1));
        assert_eq!(of(percent("0.5"), 99, Rounding::Nearest), dollars(0));
        assert_eq!(of(percent("0.5"), 199, Rounding::Down), dollars(0));
        assert_eq!(of(percent("0.5"), 201, Rounding::Up), dollars(2));
        assert_eq!(of(Charge::Fixed(dollars(7)), 1_000, Rounding::Nearest), dollars(7));
        assert!(tier(0, None, percent("99")).fee(Decimal::MAX, Rounding::Up) > Decimal::ZERO);
    }

    fn ladder(widths: &[u32], rates: &[u32]) -> Vec<Tier> {
        let mut from = 0;
        let mut tiers = Vec::new();
        for (n, rate) in rates.iter().enumerate() {
            let to = widths.get(n).map(|width| from + width);
            tiers.push(tier(from, to, Charge::Percent(Decimal::new(i64::from(*rate), 2))));
            from = to.unwrap_or(from);
        }
        tiers
    }

    proptest! {
        #[test]
        fn every_amount_falls_into_one_tier(widths in proptest::collection::vec(1_u32..1_000, 0..4), rates in proptest::collection::vec(0_u32..200, 5), amount in 0_u32..5_000) {
            let tiers = ladder(&widths, &rates[..=widths.len()]);
            prop_assert!(joined(&tiers));
            let own: Vec<_> = tiers.iter().filter(|tier| tier.holds(dollars(amount))).collect();
            prop_assert_eq!(own.len(), 1);
            prop_assert!(own[0].fee(dollars(amount), Rounding::Nearest) >= Decimal::ZERO);
        }

        #[test]
        fn a_fee_grows_with_its_order(rate in 0_u32..200, amount in 0_u32..1_000_000, more in 0_u32..1_000_000, n in 0_usize..3) {
            let one = ladder(&[], &[rate])[0];
            let fee = |amount| one.fee(dollars(amount), Rounding::ALL[n]);
            prop_assert!(fee(amount) <= fee(amount + more));
            prop_assert_eq!(one.fee(dollars(amount) * dollars(10_000), Rounding::ALL[n]), dollars(amount) * dollars(rate));
        }

        #[test]
        fn moving_a_border_opens_a_gap_or_overlaps(widths in proptest::collection::vec(2_u32..1_000, 1..4), rates in proptest::collection::vec(0_u32..200, 5), by in 0_usize..4, later: bool) {
            let mut tiers = ladder(&widths, &rates[..=widths.len()]);
            let moved = 1 + by % widths.len();
            tiers[moved].from = if later { tiers[moved].from + dollars(1) } else { tiers[moved].from - dollars(1) };
            prop_assert!(!joined(&tiers));
        }
    }
}
