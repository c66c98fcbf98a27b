//! The procurement value before the tender (施行細則 6) as a pure function: which parts count, and how they add up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::facts::choice;

choice! {
    /// How a part of a purchase is counted.
    pub enum Kind {
        /// Budget of a purchase, or of one item or quantity of a multiple award (6-1-2).
        Budget = "budget",
        /// Budget of one batch (6-1-1).
        Batch = "batch",
        /// Expected cost of an option or a later extension (6-1-3).
        Extension = "extension",
        /// Expected cost of what no legislature has budgeted yet (6-1-4).
        Unbudgeted = "unbudgeted",
        /// Expected spending under an award of unit prices (6-1-5).
        UnitPrices = "unit_prices",
        /// Rent of one month, for a lease whose term is open (6-1-6).
        MonthlyRent = "monthly_rent",
        /// What an investing vendor is expected to spend on building and operating (6-1-7).
        Investment = "investment",
        /// Expected total during the validity of a list of qualified vendors, when the list is made (6-1-8).
        ListTotal = "list_total",
        /// Budget of one invitation of listed vendors (6-1-8).
        Invitation = "invitation",
        /// What the agency pays, where the price quoted holds payments and income (6-1-9).
        Payment = "payment",
        /// What the agency receives, where the price quoted holds payments and income: it does not count (6-1-9).
        Income = "income",
        /// Value of the use of property or rights given instead of a payment (6-1-10).
        UseGiven = "use_given",
    }
}

/// One part of a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// How it is counted.
    pub kind: Kind,
    /// NT$.
    pub amount: Decimal,
    /// Its subject matter; empty when it is part of the whole.
    pub subject: &'a str,
}

/// What a part adds to the procurement value, NT$; never wraps around.
#[must_use]
pub fn counted(kind: Kind, amount: Decimal, months: i64) -> Decimal {
    match kind {
        Kind::Income => Decimal::ZERO,
        Kind::MonthlyRent => amount.saturating_mul(Decimal::from(months)),
        _ => amount,
    }
}

/// The procurement values by subject matter; a single value under the empty subject unless each subject stands alone.
#[must_use]
pub fn values<'a>(parts: &[Part<'a>], months: i64, apart: bool) -> BTreeMap<&'a str, Decimal> {
    let mut values = BTreeMap::new();
    for part in parts {
        let subject = if apart { part.subject } else { "" };
        let value: &mut Decimal = values.entry(subject).or_default();
        *value = value.saturating_add(counted(part.kind, part.amount, months));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    #[test]
    fn rent_counts_by_months_and_income_does_not() {
        for kind in Kind::ALL {
            let expected = match kind.code() {
                "monthly_rent" => dollars(480),
                "income" => Decimal::ZERO,
                _ => dollars(10),
            };
            assert_eq!(counted(*kind, dollars(10), 48), expected, "{}", kind.code());
        }
        assert_eq!(counted(Kind::MonthlyRent, Decimal::MAX, 48), Decimal::MAX);
    }

    #[test]
    fn subjects_stand_together_or_apart() {
        let part = |subject, amount| Part { kind: Kind::Budget, amount: dollars(amount), subject };
        let parts = [part("a", 1), part("b", 2), part("a", 4)];
        assert_eq!(values(&parts, 48, false), BTreeMap::from([("", dollars(7))]));
        assert_eq!(values(&parts, 48, true), BTreeMap::from([("a", dollars(5)), ("b", dollars(2))]));
        let huge = Part { amount: Decimal::MAX, ..part("a", 1) };
        assert_eq!(values(&[huge, part("a", 1)], 48, true), BTreeMap::from([("a", Decimal::MAX)]));
    }

    proptest! {
        #[test]
        fn apart_and_together_hold_the_same_money(amounts in proptest::collection::vec((0_usize..12, 0_u32..1_000_000, 0_usize..3), 1..12)) {
            let parts: Vec<_> = amounts.iter().map(|(kind, amount, subject)| Part { kind: Kind::ALL[*kind], amount: dollars(*amount), subject: ["a", "b", "c"][*subject] }).collect();
            let together = values(&parts, 48, false)[""];
            let apart: Decimal = values(&parts, 48, true).values().sum();
            prop_assert_eq!(together, apart);
        }
    }
}
