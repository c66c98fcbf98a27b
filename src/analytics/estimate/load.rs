//! An estimate: the prices that were paid for what is asked, and what that comes to.

use chrono::NaiveDate;

use crate::analytics::book::paid::{self, USUAL, Window};
use crate::analytics::estimate::asked::Wanted;
use crate::analytics::estimate::measured;
use crate::analytics::estimate::rate::{Rate, rates};
use crate::analytics::estimate::reckon::{Basis, Range, Reckoned, reckon, sum};
use crate::analytics::model::FigureProduct;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::db::conn::DbConn;

/// A line of an estimate.
#[derive(Clone, Debug)]
pub struct Line {
    /// The product.
    pub product: FigureProduct,
    /// Units.
    pub quantity: i64,
    /// Order lines of the window from which the prices are.
    pub lines: usize,
    /// The prices of a unit: quartiles, or least, their middle and most where there are too few for quartiles.
    pub prices: Option<[Money; 3]>,
    /// Whether these are quartiles.
    pub sure: bool,
    /// What it comes to; none without any order of the window.
    pub cost: Option<Reckoned>,
}

/// An estimate.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// What was asked.
    pub wanted: Wanted,
    /// The lines as they were asked.
    pub lines: Vec<Line>,
    /// The rates, ours first.
    pub rates: Vec<Rate>,
    /// The rate that was used.
    pub rate: Rate,
    /// The months from which prices are.
    pub window: Window,
    /// The day of the estimate.
    pub on: NaiveDate,
    /// What each year comes to.
    pub years: Vec<Range>,
    /// What all comes to.
    pub total: Range,
}

/// Estimates what is asked on a day.
///
/// # Errors
/// A product or the rate is unknown, a sum is beyond the range, or the database failed.
pub fn load(conn: &mut DbConn, wanted: Wanted, on: NaiveDate) -> Result<Estimate, Error> {
    let rates = rates(measured::load(conn, on)?.as_ref(), on)?;
    let chosen = match &wanted.rate {
        Some(id) => rates.iter().find(|rate| rate.id == *id),
        None => rates.first(),
    };
    let rate = chosen.cloned().ok_or_else(|| Error::invalid("estimate.rate").at("rate"))?;
    let window = Window::until(on, USUAL);
    let mut lines = Vec::new();
    for (at, (product, quantity)) in wanted.lines.iter().enumerate() {
        let paid = paid::load(conn, *product, window).map_err(|error| match error.code {
            "not_found" => Error::invalid("estimate.product").at(&format!("product-{at}")),
            _ => error,
        })?;
        let prices = paid.quartiles.or(paid.range.and_then(|(least, most)| between(least, most)));
        let basis = |prices| Basis {
            quantity: *quantity,
            term: u32::try_from(paid.product.months).ok().filter(|months| *months > 0),
            prices,
        };
        let cost = prices.map(|prices| reckon(&basis(prices), wanted.years, rate.percent)).transpose()?;
        lines.push(Line {
            quantity: *quantity,
            lines: paid.lines,
            prices,
            sure: paid.quartiles.is_some(),
            cost,
            product: paid.product,
        });
    }
    let costs = || lines.iter().filter_map(|line| line.cost.as_ref());
    let years = (0..wanted.years as usize).map(|year| {
        let parts = costs().map(|cost| cost.year(year)).collect::<Result<Vec<_>, _>>()?;
        sum(parts.iter())
    });
    let years = years.collect::<Result<Vec<_>, Error>>()?;
    Ok(Estimate { total: sum(years.iter())?, years, wanted, lines, rates, rate, window, on })
}

/// Least, middle and most.
fn between(least: Money, most: Money) -> Option<[Money; 3]> {
    Some([least, Money(least.0 + most.0.checked_sub(least.0)? / 2), most])
}

impl Estimate {
    /// The lines that no order of the window gives a price for: the estimate is without them.
    pub fn unpriced(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.cost.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_prices_give_their_ends_and_the_middle() {
        assert_eq!(between(Money(100), Money(201)), Some([Money(100), Money(150), Money(201)]));
        assert_eq!(between(Money(7), Money(7)), Some([Money(7); 3]));
    }
}
