//! What was paid for one product: quartiles, how they moved, and which prices stand out.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use market_figures::quartile::quartiles;

use crate::analytics::book::outlier::{Outlier, Purchase, outliers};
use crate::analytics::model::FigureProduct;
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::ProductId;
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::db::schema::{fact_order_line, figure_product};
use crate::prices::reference::FEWEST;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Months of the window unless said otherwise.
pub const USUAL: i32 = 24;
/// The longest window.
pub const LONGEST: i32 = 120;
/// Years of the trend.
const YEARS: i32 = 5;

/// Months of which prices count, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub from: Month,
    /// The last.
    pub to: Month,
}

/// What was paid.
#[derive(Clone, Debug)]
pub struct Paid {
    /// The product.
    pub product: FigureProduct,
    /// Order lines of the window.
    pub lines: usize,
    /// Their units.
    pub units: i64,
    /// The least and the most paid for a unit; none without an order.
    pub range: Option<(Money, Money)>,
    /// First quartile, median, third quartile; none with fewer than [`FEWEST`] order lines.
    pub quartiles: Option<[Money; 3]>,
    /// The same for a unit and a year; none without a term.
    pub yearly: Option<[Money; 3]>,
    /// How quartiles moved by half-years.
    pub trend: Figure,
    /// Prices that stand out.
    pub outliers: Vec<Outlier>,
}

impl Window {
    /// So many months until a day.
    pub fn until(day: NaiveDate, months: i32) -> Self {
        let to = Month::of_day(day);
        Self { from: to.plus(1 - months.clamp(1, LONGEST)), to }
    }
}

/// What was paid for a product.
///
/// # Errors
/// There is no such product, or the database failed.
pub fn load(conn: &mut DbConn, id: ProductId, window: Window) -> Result<Paid, Error> {
    let product: FigureProduct = figure_product::table
        .find(id)
        .filter(figure_product::maker.ne(""))
        .first(conn)
        .optional()?
        .ok_or_else(Error::not_found)?;
    let first = window.from.min(window.to.plus(1 - YEARS * 12));
    let rows: Vec<(NaiveDate, i64, Money, Money)> = fact_order_line::table
        .filter(fact_order_line::product_id.eq(id))
        .filter(fact_order_line::day.ge(first.first_day()))
        .filter(fact_order_line::day.lt(window.to.plus(1).first_day()))
        .select((
            fact_order_line::day,
            fact_order_line::quantity,
            fact_order_line::unit_price,
            fact_order_line::award_price,
        ))
        .load(conn)?;
    let all: Vec<Purchase> =
        rows.into_iter().map(|(day, quantity, price, award)| Purchase { day, quantity, price, award }).collect();
    let within: Vec<Purchase> = all.iter().filter(|one| one.day >= window.from.first_day()).copied().collect();
    let mut prices: Vec<i64> = within.iter().map(|one| one.price.0).collect();
    prices.sort_unstable();
    let three = told(&prices);
    Ok(Paid {
        lines: within.len(),
        units: within.iter().map(|one| one.quantity).fold(0, i64::saturating_add),
        range: prices.first().zip(prices.last()).map(|(least, most)| (Money(*least), Money(*most))),
        quartiles: three,
        yearly: three.and_then(|three| a_year(three, product.months)),
        trend: trend(&all, window.to),
        outliers: outliers(&within),
        product,
    })
}

/// Quartiles to the cent, where there are enough prices.
pub fn told(sorted: &[i64]) -> Option<[Money; 3]> {
    let cents = |price: i64| Money(price.saturating_add(50).div_euclid(100).saturating_mul(100));
    quartiles(sorted).filter(|_| sorted.len() >= FEWEST).map(|three| three.map(cents))
}

/// Prices of a term as prices of a year.
pub fn a_year(prices: [Money; 3], months: i64) -> Option<[Money; 3]> {
    let year = |price: Money| {
        let (twelve, cents) = (i128::from(price.0) * 12, i128::from(months) * 100);
        i64::try_from((twelve * 2 + cents) / (cents * 2) * 100).ok().map(Money)
    };
    if months < 1 {
        return None;
    }
    let [first, median, third] = prices.map(year);
    Some([first?, median?, third?])
}

/// Quartiles by half-years; a half-year with too few orders is a gap.
fn trend(purchases: &[Purchase], to: Month) -> Figure {
    let half = |day: NaiveDate| (day.year(), day.month0() / 6);
    let mut prices: BTreeMap<(i32, u32), Vec<i64>> = BTreeMap::new();
    let last = half(to.first_day());
    let halves: Vec<(i32, u32)> = (0..YEARS * 2)
        .rev()
        .map(|back| {
            let number = last.0 * 2 + i32::from(last.1 == 1) - back;
            (number.div_euclid(2), number.rem_euclid(2).unsigned_abs())
        })
        .collect();
    for one in purchases {
        prices.entry(half(one.day)).or_default().push(one.price.0);
    }
    let three: Vec<Option<[Money; 3]>> = halves
        .iter()
        .map(|half| {
            let mut prices = prices.remove(half).unwrap_or_default();
            prices.sort_unstable();
            told(&prices)
        })
        .collect();
    let label =
        |(year, half): &(i32, u32)| Label::plain(format!("{}{}", year - 1911, if *half == 0 { "上" } else { "下" }));
    let series =
        |at: usize| three.iter().map(|three| three.and_then(|three| three.get(at).map(|price| price.0))).collect();
    Figure::new("price-trend", Shape::Lines, Unit::Money, halves.iter().map(label).collect())
        .with(Label::key("figure-third-quartile"), series(2))
        .with(Label::key("figure-median"), series(1))
        .with(Label::key("figure-first-quartile"), series(0))
        .noting("fewest", FEWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bought(day: (i32, u32), price: i64) -> Purchase {
        let day = NaiveDate::from_ymd_opt(day.0, day.1, 15).unwrap();
        Purchase { day, quantity: 1, price: Money(price), award: Money(price) }
    }

    #[test]
    fn a_term_is_priced_by_the_year_to_the_cent() {
        let of = |months| a_year([30_000, 36_000, 36_100].map(Money), months);
        assert_eq!(of(36), Some([10_000, 12_000, 12_000].map(Money)));
        assert_eq!(of(12), Some([30_000, 36_000, 36_100].map(Money)));
        assert_eq!((of(0), of(-1)), (None, None));
    }

    #[test]
    fn half_years_with_few_orders_are_gaps() {
        let many = (0..5).map(|at| bought((2026, 2), 100 * (100 + at)));
        let few = (0..4).map(|_| bought((2025, 12), 500));
        let figure = trend(&many.chain(few).collect::<Vec<_>>(), Month::parse("115-06").unwrap());
        assert_eq!(figure.categories.first(), Some(&Label::plain("110下")));
        assert_eq!(figure.categories.last(), Some(&Label::plain("115上")));
        assert_eq!(figure.series[1].values[8..], [None, Some(10_200)]);
    }

    #[test]
    fn a_window_ends_with_this_month() {
        let window = Window::until(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), 24);
        assert_eq!((window.from.roc(), window.to.roc()), ("113-12".to_owned(), "115-11".to_owned()));
        assert_eq!(Window::until(NaiveDate::MIN, 0).from, Window::until(NaiveDate::MIN, 1).from);
    }
}
