//! What orders cost less than the market asks, year by year, where agencies found what it asks.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use market_figures::quartile::quartile;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::sums::{labels, share};
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::ItemId;
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{fact_order_line, market_report, order_line};
use crate::price_checks::model::ReportState;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The median of the prices found for an item in a ROC year, by the unit.
type Found = HashMap<(ItemId, i32), i64>;

/// A line of an order: its item, its day, its class, units and amount.
type Line = (ItemId, NaiveDate, Class, i64, Money);

/// The chart, in percent of what the same units cost on the market; the note tells of how many lines a price was found.
///
/// # Errors
/// A sum is beyond the range, or the database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let found = found(conn, asked)?;
    let lines = lines(conn, asked, &found)?;
    let years = asked.years();
    let mut figure = Figure::new("market-savings", Shape::Columns, Unit::Share, labels(&years));
    let (mut count, mut saved) = (0_u64, 0_i64);
    for class in asked.classes() {
        let mut values = Vec::with_capacity(years.len());
        for year in &years {
            let (mut paid, mut asks) = (0_i64, 0_i64);
            let of = |line: &&Line| line.2 == class && (year.from..=year.to).contains(&Month::of_day(line.1));
            for (item, day, _, quantity, amount) in lines.iter().filter(of) {
                let Some(price) = found.get(&(*item, Month::of_day(*day).roc_year())) else { continue };
                let whole = price.checked_mul(*quantity).and_then(|whole| asks.checked_add(whole));
                let cost = paid.checked_add(amount.0);
                let too_large = || Error::internal("sum market prices", "a sum is beyond the range");
                (asks, paid) = (whole.ok_or_else(too_large)?, cost.ok_or_else(too_large)?);
                count += 1;
            }
            saved = saved.saturating_add(asks.saturating_sub(paid));
            values.push(share(asks.saturating_sub(paid), asks));
        }
        figure = figure.with(Label::key(format!("chart-class-{class}")), values);
    }
    Ok(figure.noting("saved", Unit::Money.said(saved)).noting("lines", count))
}

fn found(conn: &mut DbConn, asked: &Asked) -> Result<Found, Error> {
    // A year's prices hold for all of it, also where only some of its months are asked for.
    let first = Month::first_of(asked.from.roc_year()).first_day();
    let next = Month::first_of(asked.to.roc_year()).plus(12).first_day();
    let mut query = market_report::table
        .filter(market_report::state.eq(ReportState::Standing))
        .filter(market_report::found_on.ge(first).and(market_report::found_on.lt(next)))
        .select((market_report::item_id, market_report::found_on, market_report::price))
        .into_boxed::<Db>();
    // An agency sees its own reports and no other's: its savings tell of no other's either.
    if let Scope::Agency(id) = &asked.scope {
        query = query.filter(market_report::agency_id.eq(*id));
    }
    let rows: Vec<(ItemId, NaiveDate, Money)> = query.load(conn)?;
    let mut prices: HashMap<(ItemId, i32), Vec<i64>> = HashMap::new();
    for (item, day, price) in rows {
        prices.entry((item, Month::of_day(day).roc_year())).or_default().push(price.0);
    }
    let median = |(key, mut prices): ((ItemId, i32), Vec<i64>)| {
        prices.sort_unstable();
        Some((key, quartile(&prices, 2)?))
    };
    Ok(prices.into_iter().filter_map(median).collect())
}

fn lines(conn: &mut DbConn, asked: &Asked, found: &Found) -> Result<Vec<Line>, Error> {
    let items: Vec<ItemId> = found.keys().map(|(item, _)| *item).collect();
    let mut query = fact_order_line::table
        .inner_join(order_line::table.on(order_line::id.eq(fact_order_line::id)))
        .filter(order_line::item_id.eq_any(items))
        .filter(fact_order_line::day.ge(asked.from.first_day()))
        .filter(fact_order_line::day.lt(asked.to.plus(1).first_day()))
        .select((
            order_line::item_id,
            fact_order_line::day,
            fact_order_line::class,
            fact_order_line::quantity,
            fact_order_line::amount,
        ))
        .into_boxed::<Db>();
    query = match &asked.scope {
        Scope::Agency(id) => query.filter(fact_order_line::agency_id.eq(*id)),
        Scope::Vendor(id) => query.filter(fact_order_line::vendor_id.eq(*id)),
        Scope::Office | Scope::Maker(_) | Scope::Public => query,
    };
    Ok(query.load(conn)?)
}
