//! The fee of a mediation by its claims (採購履約爭議調解收費辦法 5 to 7): the steps as a table, and how several claims add up.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Deserialize;

use crate::data;

/// A step of the table: it holds from its amount until the next step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FeeStep {
    /// Amount claimed from which the step holds, in NT$.
    pub from: Decimal,
    /// Fee in NT$.
    pub fee: Decimal,
    /// Place in the regulation.
    pub article: String,
    /// The text that sets the fee.
    pub source: String,
}

/// The table, the smallest amounts first.
pub static STEPS: LazyLock<Vec<FeeStep>> =
    LazyLock::new(|| data::rows(&[("mediation_fees.csv", include_str!("../../data/mediation_fees.csv"))]));

/// A claim of a mediation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The contract it rests on.
    pub contract: &'a str,
    /// The amount claimed or to be established; `None` when it cannot be told in money.
    pub amount: Option<Decimal>,
    /// The group of claims of which only one can be had (互相競合或應為選擇者).
    pub alternative: Option<&'a str>,
}

/// The fee for an amount claimed.
#[must_use]
pub fn fee_of(amount: Decimal) -> Decimal {
    STEPS.iter().rev().find(|step| step.from <= amount).map_or(Decimal::ZERO, |step| step.fee)
}

/// A share of an amount in whole dollars, half away from zero.
#[must_use]
pub fn share_of(amount: Decimal, share: Decimal) -> Decimal {
    amount.saturating_mul(share).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
}

/// The fee for all claims: each contract by itself; in it the amounts claimed add up to one fee, every claim that cannot be told in money
/// pays `plain`, and of claims of which only one can be had the dearest counts.
#[must_use]
pub fn fee(claims: &[Claim<'_>], plain: Decimal) -> Decimal {
    let mut contracts: BTreeMap<&str, Vec<Claim<'_>>> = BTreeMap::new();
    for claim in claims {
        contracts.entry(claim.contract).or_default().push(*claim);
    }
    let fees = contracts.values().map(|claims| contract_fee(claims, plain));
    fees.fold(Decimal::ZERO, Decimal::saturating_add)
}

fn contract_fee(claims: &[Claim<'_>], plain: Decimal) -> Decimal {
    let price = |claim: &Claim<'_>| (claim.amount.map_or(plain, fee_of), claim.amount);
    let mut dearest: BTreeMap<&str, Claim<'_>> = BTreeMap::new();
    for claim in claims {
        let Some(group) = claim.alternative else { continue };
        let kept = dearest.entry(group).or_insert(*claim);
        if price(claim) > price(kept) {
            *kept = *claim;
        }
    }
    let single = claims.iter().filter(|claim| claim.alternative.is_none());
    let counted: Vec<_> = single.chain(dearest.values()).map(|claim| claim.amount).collect();
    let amounts = counted.iter().flatten().copied().reduce(Decimal::saturating_add);
    let plain_fees = counted.iter().filter(|amount| amount.is_none()).map(|_| plain);
    plain_fees.fold(amounts.map_or(Decimal::ZERO, fee_of), Decimal::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    const PLAIN: Decimal = dollars(30_000);

    fn claim(contract: &'static str, amount: Option<u32>, alternative: Option<&'static str>) -> Claim<'static> {
        Claim { contract, amount: amount.map(dollars), alternative }
    }

    fn total(claims: &[Claim<'_>]) -> Decimal {
        fee(claims, PLAIN)
    }

    #[test]
    fn each_step_begins_at_its_amount() {
        let steps = [
            (2_000_000, 20_000, 30_000),
            (5_000_000, 30_000, 60_000),
            (10_000_000, 60_000, 100_000),
            (30_000_000, 100_000, 150_000),
            (50_000_000, 150_000, 200_000),
            (100_000_000, 200_000, 350_000),
            (300_000_000, 350_000, 600_000),
            (500_000_000, 600_000, 1_000_000),
        ];
        for (from, below, at) in steps {
            assert_eq!(fee_of(dollars(from - 1)), dollars(below), "{from}");
            assert_eq!(fee_of(dollars(from)), dollars(at), "{from}");
        }
        assert_eq!(fee_of(Decimal::ZERO), dollars(20_000));
        assert_eq!(fee_of(Decimal::MAX), dollars(1_000_000));
    }

    #[test]
    fn the_steps_cover_every_amount_once() {
        assert_eq!(STEPS.first().map(|step| step.from), Some(Decimal::ZERO));
        assert!(STEPS.windows(2).all(|pair| pair[0].from < pair[1].from && pair[0].fee < pair[1].fee));
        let places: Vec<_> = STEPS.iter().map(|step| step.article.clone()).collect();
        assert_eq!(places, (1..=9).map(|n| format!("5-1-{n}")).collect::<Vec<_>>());
        assert!(STEPS.iter().all(|step| !step.source.is_empty()));
    }

    #[test]
    fn amounts_of_a_contract_add_up_and_others_pay_apart() {
        let two = [claim("A", Some(1_500_000), None), claim("A", Some(500_000), None)];
        assert_eq!(total(&two), dollars(30_000));
        let apart = [claim("A", Some(1_500_000), None), claim("B", Some(500_000), None)];
        assert_eq!(total(&apart), dollars(40_000));
        assert_eq!(total(&[claim("A", None, None), claim("A", None, None)]), dollars(60_000));
        assert_eq!(total(&[claim("A", None, None), claim("A", Some(1), None)]), dollars(50_000));
        assert_eq!(total(&[]), Decimal::ZERO);
    }

    #[test]
    fn of_alternatives_the_dearest_counts() {
        let or = |a, b| [claim("A", a, Some("x")), claim("A", b, Some("x"))];
        assert_eq!(total(&or(Some(9_000_000), Some(1))), dollars(60_000));
        assert_eq!(total(&or(Some(1), Some(9_000_000))), dollars(60_000));
        assert_eq!(total(&or(Some(1), None)), dollars(30_000));
        // The same fee: the claim in money counts, because it adds up with others.
        let tie =
            [claim("A", None, Some("x")), claim("A", Some(4_000_000), Some("x")), claim("A", Some(1_000_000), None)];
        assert_eq!(total(&tie), dollars(60_000));
        let groups = [claim("A", None, Some("x")), claim("A", None, Some("y"))];
        assert_eq!(total(&groups), dollars(60_000));
    }

    #[test]
    fn a_share_is_whole_dollars() {
        let half = Decimal::new(5, 1);
        assert_eq!(share_of(dollars(30_000), half), dollars(15_000));
        assert_eq!(share_of(dollars(5), half), dollars(3));
    }

    proptest! {
        #[test]
        fn a_greater_claim_never_costs_less(a in 0_u32..900_000_000, b in 0_u32..900_000_000) {
            prop_assert!(fee_of(dollars(a.min(b))) <= fee_of(dollars(a.max(b))));
        }

        #[test]
        fn one_more_claim_never_costs_less(amounts in proptest::collection::vec((0_u32..90_000_000, 0_usize..3, 0_usize..4), 0..6), more in 0_u32..90_000_000) {
            let contracts = ["A", "B", "C"];
            let of = |(amount, contract, kind): &(u32, usize, usize)| {
                let alternative = [None, None, Some("x"), Some("y")][*kind];
                claim(contracts[*contract], (*kind != 1).then_some(*amount), alternative)
            };
            let claims: Vec<_> = amounts.iter().map(of).collect();
            let longer = [claims.clone(), vec![claim("A", Some(more), None)]].concat();
            prop_assert!(total(&longer) >= total(&claims));
        }
    }
}
