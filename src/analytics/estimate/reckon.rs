//! The arithmetic of an estimate: a low, a middle and a high end for each line and year.

use rust_decimal::Decimal;

use crate::base::error::Error;
use crate::base::money::Money;

/// The most years of an estimate.
pub const MOST_YEARS: u32 = 10;

/// What one line is reckoned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Units: seats, licences, machines.
    pub quantity: i64,
    /// Months that a price pays for; none for a licence for good.
    pub term: Option<u32>,
    /// First quartile, median and third quartile of the prices paid for a unit.
    pub prices: [Money; 3],
}

/// A part of the price that maintenance costs a year, in percent, low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    /// The low end.
    pub low: Decimal,
    /// The middle.
    pub middle: Decimal,
    /// The high end.
    pub high: Decimal,
}

impl Percent {
    /// `6–10%`, or `20%` where both ends are the same.
    pub fn said(&self) -> String {
        let (low, high) = (self.low.normalize(), self.high.normalize());
        if low == high { format!("{low}%") } else { format!("{low}–{high}%") }
    }
}

/// Low, middle and high end.
pub type Range = [Money; 3];

/// A line's cost, year by year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// Licences and subscriptions that begin in each year.
    pub licences: Vec<Range>,
    /// Maintenance in each year.
    pub maintenance: Vec<Range>,
}

impl Reckoned {
    /// All of it.
    ///
    /// # Errors
    /// The sum is beyond the range.
    pub fn total(&self) -> Result<Range, Error> {
        sum(self.licences.iter().chain(&self.maintenance))
    }

    /// What a year costs, from 0.
    ///
    /// # Errors
    /// The sum is beyond the range.
    pub fn year(&self, year: usize) -> Result<Range, Error> {
        sum(self.licences.get(year).into_iter().chain(self.maintenance.get(year)))
    }
}

/// Reckons a line over some years. A licence for good is bought in the first year and maintained from the second on, the
/// first being under warranty; a term is bought as often as the years need it, a last part of it in proportion.
///
/// # Errors
/// A sum is beyond the range.
pub fn reckon(basis: &Basis, years: u32, rate: Percent) -> Result<Reckoned, Error> {
    let (mut licences, mut maintenance) = (Vec::new(), Vec::new());
    let whole = each(|end| of(basis.prices, end).line_total(basis.quantity))?;
    for year in 0..years {
        let (licence, kept) = match basis.term {
            Some(term) => (part(whole, bought(year, years, term), term)?, [Money(0); 3]),
            None if year == 0 => (whole, [Money(0); 3]),
            None => ([Money(0); 3], percent(whole, rate)?),
        };
        licences.push(licence);
        maintenance.push(kept);
    }
    Ok(Reckoned { licences, maintenance })
}

/// Months of a term that a year pays for: a term begins when the one before ends, and the last is cut to the years.
fn bought(year: u32, years: u32, term: u32) -> u32 {
    let (term, end) = (term.max(1), years * 12);
    let first = (year * 12).div_ceil(term) * term;
    (first..((year + 1) * 12).min(end)).step_by(term as usize).map(|from| term.min(end - from)).sum()
}

fn part(whole: Range, months: u32, term: u32) -> Result<Range, Error> {
    scaled(whole, Decimal::from(months) / Decimal::from(term.max(1)))
}

fn percent(whole: Range, rate: Percent) -> Result<Range, Error> {
    let rates = [rate.low, rate.middle, rate.high];
    each(|end| {
        let rate = rates.get(end).copied().unwrap_or_default() / Decimal::ONE_HUNDRED;
        Money::from_decimal((of(whole, end).decimal() * rate).round_dp(4))
    })
}

fn scaled(range: Range, by: Decimal) -> Result<Range, Error> {
    each(|end| Money::from_decimal((of(range, end).decimal() * by).round_dp(4)))
}

/// The sum of ranges, end by end.
///
/// # Errors
/// It is beyond the range.
pub fn sum<'a>(ranges: impl Iterator<Item = &'a Range>) -> Result<Range, Error> {
    let mut sum = [Money(0); 3];
    for range in ranges {
        sum = each(|end| of(sum, end).plus(of(*range, end)))?;
    }
    Ok(sum)
}

fn of(range: Range, end: usize) -> Money {
    range.get(end).copied().unwrap_or(Money(0))
}

fn each(end: impl Fn(usize) -> Option<Money>) -> Result<Range, Error> {
    let too_large = || Error::invalid("estimate.too_large").at("quantity");
    Ok([end(0).ok_or_else(too_large)?, end(1).ok_or_else(too_large)?, end(2).ok_or_else(too_large)?])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const fn of(percent: u32) -> Decimal {
        Decimal::from_parts(percent, 0, 0, false, 0)
    }

    const RATE: Percent = Percent { low: of(6), middle: of(8), high: of(10) };

    fn basis(quantity: i64, term: Option<u32>) -> Basis {
        Basis { quantity, term, prices: [900, 1_000, 1_200].map(|dollars| Money::dollars(dollars).unwrap()) }
    }

    fn dollars(range: Range) -> [i64; 3] {
        range.map(|money| money.0 / 10_000)
    }

    #[test]
    fn a_licence_for_good_is_bought_once_and_maintained_after_its_warranty() {
        let found = reckon(&basis(10, None), 3, RATE).unwrap();
        assert_eq!(dollars(found.year(0).unwrap()), [9_000, 10_000, 12_000]);
        assert_eq!(dollars(found.year(1).unwrap()), [540, 800, 1_200]);
        assert_eq!(dollars(found.total().unwrap()), [10_080, 11_600, 14_400]);
    }

    #[test]
    fn a_term_is_bought_again_when_it_ends() {
        let years = |term, years| {
            let found = reckon(&basis(1, Some(term)), years, RATE).unwrap();
            (0..years as usize).map(|year| dollars(found.year(year).unwrap())[1]).collect::<Vec<_>>()
        };
        assert_eq!(years(12, 3), [1_000, 1_000, 1_000]);
        assert_eq!(years(36, 3), [1_000, 0, 0]);
        assert_eq!(years(36, 5), [1_000, 0, 0, 666, 0]);
        assert_eq!(years(1, 1), [12_000]);
        assert_eq!(years(18, 3), [1_000, 1_000, 0]);
    }

    #[test]
    fn what_is_too_large_is_refused() {
        let most = Basis { prices: [Money(i64::MAX); 3], ..basis(2, None) };
        assert_eq!(reckon(&most, 1, RATE).unwrap_err().code, "estimate.too_large");
    }

    proptest! {
        #[test]
        fn a_term_pays_for_every_month_once(term in 1_u32..=60, years in 1..=MOST_YEARS) {
            let months: u32 = (0..years).map(|year| bought(year, years, term)).sum();
            prop_assert_eq!(months, years * 12);
        }

        #[test]
        fn ends_stand_in_order_and_more_costs_more(quantity in 1_i64..100_000, term in prop::option::of(1_u32..=60), years in 1..MOST_YEARS) {
            let total = |years| reckon(&basis(quantity, term), years, RATE).unwrap().total().unwrap();
            let [low, middle, high] = total(years);
            prop_assert!(low <= middle && middle <= high);
            prop_assert!(total(years + 1)[1] >= middle);
        }
    }
}
