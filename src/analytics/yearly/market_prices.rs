//! RPT-2: what the market asks for what was ordered: prices that agencies found and reported, and medians of what was
//! paid for the same product under other frameworks.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use market_figures::quartile::quartiles;
use office_files::{Cell, Sheet};
use procurement_law::ruling::Lang;
use rust_decimal::Decimal;

use crate::analytics::yearly::sold::{FrameworkYear, days};
use crate::base::error::Error;
use crate::base::id::ItemId;
use crate::base::money::Money;
use crate::catalog::model::ListingVersion;
use crate::db::conn::DbConn;
use crate::db::schema::{fact_order, fact_order_line, item_award, listing, listing_version, market_report};
use crate::price_checks::model::ReportState;
use crate::prices::reference::FEWEST;
use crate::texts::say;

/// A market price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarketPrice {
    /// Of which item.
    pub item: ItemId,
    /// Per unit.
    pub price: Money,
    /// Where it was found; none for the median of orders under other frameworks.
    pub place: Option<String>,
    /// The day it was found, or the last of the year.
    pub on: NaiveDate,
    /// Of how many order lines it is the median; 0 for what was found.
    pub lines: usize,
}

/// The market prices of what was ordered, by item.
///
/// # Errors
/// The database failed.
pub fn found(conn: &mut DbConn, year: &FrameworkYear) -> Result<Vec<MarketPrice>, Error> {
    let (first, next) = days(year.roc_year)?;
    let items: Vec<ItemId> = year.ordered().map(|sold| sold.item.id).collect();
    let reported: Vec<(ItemId, Money, String, NaiveDate)> = market_report::table
        .filter(market_report::item_id.eq_any(&items))
        .filter(market_report::found_on.ge(first).and(market_report::found_on.lt(next)))
        .filter(market_report::state.eq(ReportState::Standing))
        .select((market_report::item_id, market_report::price, market_report::place, market_report::found_on))
        .order((market_report::found_on, market_report::id))
        .load(conn)?;
    let mut prices: Vec<MarketPrice> = reported
        .into_iter()
        .map(|(item, price, place, on)| MarketPrice { item, price, place: Some(place), on, lines: 0 })
        .collect();
    prices.extend(elsewhere(conn, year, &items)?);
    Ok(prices)
}

/// Medians of the same products under other frameworks in the year.
fn elsewhere(conn: &mut DbConn, year: &FrameworkYear, items: &[ItemId]) -> Result<Vec<MarketPrice>, Error> {
    let (first, next) = days(year.roc_year)?;
    let listed: Vec<(ItemId, ListingVersion)> =
        listing::table
            .inner_join(item_award::table.on(listing::award_id.eq(item_award::id.nullable())))
            .inner_join(listing_version::table.on(
                listing_version::listing_id.eq(listing::id).and(listing_version::id.eq(listing::current_version_id)),
            ))
            .filter(item_award::item_id.eq_any(items))
            .select((item_award::item_id, listing_version::all_columns))
            .load(conn)?;
    let mut medians = Vec::new();
    for (item, version) in listed {
        let product = crate::analytics::derive::product_of(&version).id;
        let mut prices: Vec<i64> = fact_order_line::table
            .inner_join(fact_order::table.on(fact_order::id.eq(fact_order_line::order_id)))
            .filter(fact_order_line::product_id.eq(product))
            .filter(fact_order_line::day.ge(first).and(fact_order_line::day.lt(next)))
            .filter(fact_order::framework_id.is_null().or(fact_order::framework_id.ne(year.framework.id)))
            .select(fact_order_line::unit_price)
            .load::<Money>(conn)?
            .into_iter()
            .map(|price| price.0)
            .collect();
        prices.sort_unstable();
        if let Some([_, median, _]) = quartiles(&prices).filter(|_| prices.len() >= FEWEST) {
            let on = next.pred_opt().unwrap_or(next);
            medians.push(MarketPrice { item, price: Money(median), place: None, on, lines: prices.len() });
        }
    }
    medians.sort_by_key(|price| (price.item, price.price));
    medians.dedup();
    Ok(medians)
}

/// The report: a row for each market price, and one for each item without any.
pub fn sheet(year: &FrameworkYear, prices: &[MarketPrice], lang: Lang) -> Sheet {
    let heads = ["item", "name", "unit", "paid", "market", "difference", "source", "on"];
    let mut sheet = Sheet::new(
        format!("RPT-2 {} {}", year.framework.case_no, year.roc_year),
        heads.map(|head| say(lang, &format!("yearly-{head}"))),
    );
    let mut of: HashMap<ItemId, Vec<&MarketPrice>> = HashMap::new();
    for price in prices {
        of.entry(price.item).or_default().push(price);
    }
    for sold in year.ordered() {
        let paid = sold.amount.decimal().checked_div(sold.quantity.into()).unwrap_or_default().round_dp(2);
        let head = || {
            let item = &sold.item;
            let texts = [&item.item_no, &item.name, &item.unit].map(|text| Cell::from(text.clone()));
            texts.into_iter().chain([Cell::Number(paid)]).collect::<Vec<_>>()
        };
        let found = of.remove(&sold.item.id).unwrap_or_default();
        if found.is_empty() {
            let none = [Cell::Empty, Cell::Empty, Cell::from(say(lang, "yearly-no-market-price")), Cell::Empty];
            sheet.rows.push(head().into_iter().chain(none).collect());
        }
        for price in found {
            let market = price.price.decimal();
            let part = ((paid - market) * Decimal::ONE_HUNDRED).checked_div(market).map(|part| part.round_dp(2));
            let source = match &price.place {
                Some(place) => place.clone(),
                None => format!("{}（n={}）", say(lang, "yearly-median"), price.lines),
            };
            let tail = [
                Cell::Number(market),
                part.map_or(Cell::Empty, Cell::Number),
                Cell::from(source),
                Cell::from(price.on.to_string()),
            ];
            sheet.rows.push(head().into_iter().chain(tail).collect());
        }
    }
    sheet
}
