//! Prices made comparable: per seat and year where the facts allow it, and in total for a need.
//!
//! A licence for good is spread over the years of the need; a term is counted by its months, and a term that is begun is
//! paid whole. What cannot be worked out is left out and said so, never guessed.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::money::Money;
use crate::catalog::questions::tiers;
use crate::choices::content::Column;
use crate::choices::need::Need;

/// Decimal places shown of a price per seat and year.
const PLACES: u32 = 2;

/// How long a unit may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// For good (永久授權).
    Perpetual,
    /// For so many months.
    Term(i64),
    /// Once: a service without a term.
    Once,
    /// The facts do not say.
    Unknown,
}

/// What a column costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// How long a unit may be used.
    pub basis: Basis,
    /// What is counted, such as `user`.
    pub metric: Option<String>,
    /// Seats in a unit.
    pub seats: i64,
    /// The unit price for so many units as the need comes to.
    pub unit_price: Money,
    /// Dollars for a seat and a year, exact as far as decimals go.
    pub seat_year: Option<Decimal>,
    /// Units for the need.
    pub units: i64,
    /// Times that each is bought.
    pub periods: i64,
    /// What the need comes to.
    pub total: Option<Money>,
}

/// Works out what a column costs for a need.
pub fn cost(column: &Column, need: Need) -> Cost {
    let number = |key: &str| column.detail(key).and_then(|text| text.parse::<i64>().ok()).filter(|value| *value > 0);
    let seats = number("seats_per_unit").unwrap_or(1);
    let metric = column.detail("licence_metric");
    let model = column.detail("licence_model");
    let by_the_day = metric.as_deref() == Some("man_day");
    let basis = match (model.as_deref(), number("term_months")) {
        (Some("perpetual"), _) => Basis::Perpetual,
        _ if by_the_day => Basis::Once,
        (_, Some(months)) => Basis::Term(months),
        (Some("service"), None) => Basis::Once,
        _ => Basis::Unknown,
    };
    let periods = match basis {
        Basis::Perpetual | Basis::Once | Basis::Unknown => 1,
        Basis::Term(months) => ceiling(need.years * 12, months),
    };
    let units = ceiling(need.quantity, seats);
    // Each period is an order of its own: the price by quantity is that of the units of one period.
    let tiers = column.detail("price_tiers").and_then(|text| tiers::read(&text)).unwrap_or_default();
    let unit_price = tiers::price_of(column.unit_price, &tiers, units).min(column.unit_price);
    let months = match basis {
        Basis::Perpetual => Some(need.years * 12),
        Basis::Term(months) => Some(months),
        Basis::Once | Basis::Unknown => None,
    };
    let seat_year = months.and_then(|months| {
        let a_year = unit_price.decimal().checked_mul(Decimal::from(12))?;
        a_year.checked_div(Decimal::from(seats).checked_mul(Decimal::from(months))?)
    });
    let bought = units.checked_mul(periods).filter(|_| basis != Basis::Unknown);
    let total = bought.and_then(|bought| unit_price.line_total(bought));
    Cost { basis, metric, seats, unit_price, seat_year, units, periods, total }
}

/// A price per seat and year as it is shown: half a cent goes up.
pub fn rounded(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Which of some values are the least; none when fewer than two can be compared or all are equal.
pub fn least<T: Ord + Copy>(costs: &[Cost], value: impl Fn(&Cost) -> Option<T>) -> Vec<bool> {
    let known: Vec<&Cost> = costs.iter().filter(|cost| value(cost).is_some()).collect();
    let one_metric = known.windows(2).all(|pair| matches!(pair, [a, b] if a.metric == b.metric && a.metric.is_some()));
    let least = known.iter().filter_map(|cost| value(cost)).min();
    let most = known.iter().filter_map(|cost| value(cost)).max();
    let marked = known.len() > 1 && one_metric && least != most;
    costs.iter().map(|cost| marked && value(cost).is_some() && value(cost) == least).collect()
}

/// Whether seats of all columns count the same, so that their prices may be compared.
pub fn comparable(costs: &[Cost]) -> bool {
    costs.windows(2).all(|pair| matches!(pair, [a, b] if a.metric.is_some() && a.metric == b.metric))
}

fn ceiling(of: i64, by: i64) -> i64 {
    of / by + i64::from(of % by != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choices::content::tests::column;
    use serde_json::json;

    fn of(price: i64, details: serde_json::Value, need: (i64, i64)) -> Cost {
        let need = Need::new(need.0, need.1).unwrap();
        cost(&column("A", price, details), need)
    }

    #[test]
    fn a_licence_for_good_is_spread_over_the_years() {
        let found = of(1_200, json!({ "licence_model": "perpetual", "licence_metric": "user" }), (10, 3));
        assert_eq!((found.basis, found.units, found.periods), (Basis::Perpetual, 10, 1));
        assert_eq!(found.seat_year, Some(Decimal::from(400)));
        assert_eq!(found.total, Money::dollars(12_000));
    }

    #[test]
    fn a_term_that_is_begun_is_paid_whole() {
        let details = json!({ "licence_model": "subscription", "licence_metric": "user", "term_months": "24" });
        let found = of(1_000, details, (1, 3));
        assert_eq!((found.basis, found.periods, found.total), (Basis::Term(24), 2, Money::dollars(2_000)));
        assert_eq!(found.seat_year, Some(Decimal::from(500)));
    }

    #[test]
    fn packs_are_bought_whole() {
        let details = json!({
            "licence_model": "subscription", "licence_metric": "user", "term_months": 12, "seats_per_unit": 25,
        });
        let found = of(1_000, details, (60, 1));
        assert_eq!((found.units, found.seat_year, found.total), (3, Some(Decimal::from(40)), Money::dollars(3_000)));
    }

    #[test]
    fn a_price_by_quantity_is_the_price_of_the_need() {
        let details = json!({
            "licence_model": "subscription", "licence_metric": "user", "term_months": 12, "price_tiers": "10:900;50:800",
        });
        for (quantity, price, total) in [(9, 1_000, 9_000 * 2), (10, 900, 9_000 * 2), (60, 800, 48_000 * 2)] {
            let found = of(1_000, details.clone(), (quantity, 2));
            assert_eq!((found.unit_price, found.total), (Money::dollars(price).unwrap(), Money::dollars(total)));
            assert_eq!(found.seat_year, Some(Decimal::from(price)));
        }
    }

    #[test]
    fn what_the_facts_do_not_say_is_not_worked_out() {
        let unknown = of(1_000, json!({ "licence_model": "subscription", "licence_metric": "user" }), (1, 1));
        assert_eq!((unknown.basis, unknown.seat_year, unknown.total), (Basis::Unknown, None, None));
        let once =
            of(1_000, json!({ "licence_model": "service", "licence_metric": "man_day", "term_months": "6" }), (5, 1));
        assert_eq!((once.basis, once.seat_year, once.total), (Basis::Once, None, Money::dollars(5_000)));
        let odd = of(1_000, json!({ "licence_model": "subscription", "term_months": "-3" }), (1, 1));
        assert_eq!(odd.basis, Basis::Unknown);
    }

    #[test]
    fn the_least_is_marked_only_among_seats_that_count_the_same() {
        let user = |price| of(price, json!({ "licence_model": "perpetual", "licence_metric": "user" }), (1, 1));
        let core = of(1, json!({ "licence_model": "perpetual", "licence_metric": "core" }), (1, 1));
        let total = |cost: &Cost| cost.total;
        assert_eq!(least(&[user(3), user(2), user(2)], total), [false, true, true]);
        assert_eq!(least(&[user(2), user(2)], total), [false, false]);
        assert_eq!(least(&[user(2), core.clone()], total), [false, false]);
        assert_eq!(least(&[user(2)], total), [false]);
        assert!(comparable(&[user(1), user(2)]) && !comparable(&[user(1), core]));
    }
}
