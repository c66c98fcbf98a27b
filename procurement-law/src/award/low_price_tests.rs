//! Tests of the procedure for low tenders: amounts to the dollar, and the whole decision table against the order's sentences.

use rust_decimal::Decimal;

use super::low_price::{Explanation, Low, LowStep, PartYardsticks, Percents, Record, Yardstick, next};
use crate::money::dollars;

fn percents() -> Percents {
    let seventy = dollars(70);
    Percents { base: dollars(80), budget: seventy, part: seventy, no_bond: seventy }
}

fn bond(amount: u32) -> Low {
    Low::Bondable(Some(dollars(amount)))
}

#[test]
fn totals_to_the_dollar() {
    let million = Yardstick::Base(dollars(1_000_000));
    for (price, low) in [
        (800_000, Low::No),
        (799_999, bond(1)),
        (750_000, bond(50_000)),
        (700_000, bond(100_000)),
        (699_999, Low::Deep),
    ] {
        assert_eq!(percents().total(dollars(price), million), low, "{price}");
    }
    let budget = |price| percents().total(dollars(price), Yardstick::Budget(dollars(1_000_000)));
    assert_eq!((budget(700_000), budget(699_999)), (Low::No, Low::Bondable(None)));
    let committee = |low, suggested: Option<u32>| {
        percents().total(dollars(500), Yardstick::Committee { low, suggested: suggested.map(dollars) })
    };
    assert_eq!(committee(false, Some(9_000)), Low::No);
    assert_eq!(committee(true, Some(1_000)), bond(300));
    assert_eq!(committee(true, Some(625)), Low::Bondable(None));
    assert_eq!(committee(true, None), Low::Bondable(None));
}

#[test]
fn parts_by_any_yardstick() {
    let thousand = Some(dollars(1_000));
    let part = |price, against: PartYardsticks| percents().part(dollars(price), &against);
    let base = PartYardsticks { base: thousand, ..PartYardsticks::default() };
    assert_eq!((part(700, base), part(699, base)), (Low::No, bond(1)));
    let recent = PartYardsticks { recent_award: thousand, ..PartYardsticks::default() };
    assert_eq!((part(700, recent), part(699, recent)), (Low::No, Low::Bondable(None)));
    let general = PartYardsticks { general: thousand, instead: thousand, ..PartYardsticks::default() };
    assert_eq!((part(700, general), part(600, general)), (Low::No, bond(100)));
    let committee = PartYardsticks { committee_low: true, base: thousand, ..PartYardsticks::default() };
    assert_eq!((part(900, committee), part(0, committee)), (Low::Bondable(None), bond(700)));
    assert_eq!(part(0, PartYardsticks::default()), Low::No);
    assert_eq!(part(1, PartYardsticks { base: Some(Decimal::MAX), ..base }), Low::Bondable(Some(share_of_max())));
}

#[test]
fn a_tender_is_as_low_as_its_total_or_its_worst_part() {
    let thousand = Some(dollars(1_000));
    let base = PartYardsticks { base: thousand, ..PartYardsticks::default() };
    let recent = PartYardsticks { recent_award: thousand, ..PartYardsticks::default() };
    let against = Yardstick::Base(dollars(10_000));
    let tender = |price, total, parts: &[(u32, PartYardsticks)]| {
        let parts: Vec<_> = parts.iter().map(|(price, against)| (dollars(*price), *against)).collect();
        percents().tender(dollars(price), total, &parts)
    };
    assert_eq!(tender(1, None, &[]), Low::No);
    assert_eq!(tender(7_999, Some(against), &[]), bond(1));
    assert_eq!(tender(8_000, Some(against), &[(700, base), (690, base), (695, base)]), bond(10));
    assert_eq!(tender(7_950, Some(against), &[(690, base)]), bond(50));
    assert_eq!(tender(6_999, Some(against), &[(690, base)]), Low::Deep);
    assert_eq!(tender(6_999, None, &[(699, recent), (700, base)]), Low::Bondable(None));
}

fn share_of_max() -> Decimal {
    crate::award::share::share(Decimal::MAX, dollars(70)).saturating_sub(dollars(1))
}

/// The order's rows, read as sentences: first who is awarded, then who is asked, the rest is rejected.
fn table(low: Low, record: &Record) -> LowStep {
    use Explanation::{Missing, NotFully, Reasonable, Unreasonable};
    let asked = record.bond_days.is_some();
    let deep = low == Low::Deep;
    if low == Low::No {
        return match (asked, record.base_too_high) {
            (true, _) => LowStep::BondUnlawful,
            (false, true) => LowStep::BaseTooHigh,
            (false, false) => LowStep::NotLow,
        };
    }
    let bond_route = record.explanation == Some(NotFully) && !deep;
    if asked && !bond_route {
        return LowStep::BondUnlawful;
    }
    let Some(suspicious) = record.suspicious else { return LowStep::Judge };
    if !suspicious {
        return LowStep::Plausible;
    }
    let Some(explanation) = record.explanation else { return LowStep::AskExplanation };
    if bond_route {
        let Low::Bondable(Some(amount)) = low else { return LowStep::NoBondAmount };
        let Some(cures) = record.bond_cures else { return LowStep::JudgeBond };
        if !cures {
            return LowStep::RejectNoCure;
        }
        if !asked {
            return LowStep::AskBond;
        }
        if record.bond_days < Some(5) {
            return LowStep::BondTooSoon;
        }
        let Some(paid) = record.bond_paid else { return LowStep::AwaitBond };
        return if paid < amount { LowStep::RejectUnbonded } else { LowStep::Bonded };
    }
    match (explanation, deep) {
        (Reasonable, _) => LowStep::Explained,
        (Missing, _) => LowStep::RejectSilent,
        (NotFully | Unreasonable, true) => LowStep::RejectDeep,
        (NotFully | Unreasonable, false) => LowStep::RejectUnreasonable,
    }
}

#[test]
fn the_whole_decision_table() {
    let explanations = || Explanation::ALL.iter().copied().map(Some).chain([None]);
    let flags = [None, Some(false), Some(true)];
    let paid = [None, Some(0), Some(49_999), Some(50_000), Some(50_001)].map(|paid| paid.map(dollars));
    let mut seen = 0;
    for (suspicious, bond_cures) in flags.iter().flat_map(|one| flags.map(|other| (*one, other))) {
        for (explanation, bond_days) in explanations().flat_map(|one| [None, Some(4), Some(5)].map(|days| (one, days)))
        {
            for (bond_paid, base_too_high) in paid.iter().flat_map(|one| [false, true].map(|high| (*one, high))) {
                let fewest_days = 5;
                let record =
                    Record { base_too_high, suspicious, explanation, bond_cures, bond_days, bond_paid, fewest_days };
                for low in [Low::No, bond(50_000), Low::Bondable(None), Low::Deep] {
                    assert_eq!(next(low, &record), table(low, &record), "{low:?} {record:?}");
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 5_400);
}
