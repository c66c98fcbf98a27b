//! Queries on facts, rollups and the place in the feed.

use std::collections::HashSet;

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::analytics::model::{FactLine, FactOrder, FigureProduct, Place, RollupDay, RollupMonth};
use crate::base::error::Error;
use crate::base::id::{AnyId, ProductId};
use crate::base::time::Time;
use crate::both;
use crate::db::conn::{Both, DbConn};
use crate::db::schema::{fact_order, fact_order_line, feed, figure_place, figure_product, rollup_day, rollup_month};

/// Rows that one statement takes.
pub const STEP: usize = 500;

/// The facts of some orders.
///
/// # Errors
/// The database failed.
pub fn facts(conn: &mut DbConn, ids: &[AnyId]) -> Result<(Vec<FactOrder>, Vec<FactLine>), Error> {
    let orders = fact_order::table.filter(fact_order::id.eq_any(ids)).load(conn)?;
    let lines = fact_order_line::table.filter(fact_order_line::order_id.eq_any(ids)).load(conn)?;
    Ok((orders, lines))
}

/// Takes the facts of some orders away.
///
/// # Errors
/// The database failed.
pub fn forget(conn: &mut DbConn, ids: &[AnyId]) -> Result<(), Error> {
    diesel::delete(fact_order_line::table.filter(fact_order_line::order_id.eq_any(ids))).execute(conn)?;
    diesel::delete(fact_order::table.filter(fact_order::id.eq_any(ids))).execute(conn)?;
    Ok(())
}

/// Adds facts; their products are there.
///
/// # Errors
/// The database failed.
pub fn add(conn: &mut DbConn, orders: &[FactOrder], lines: &[FactLine]) -> Result<(), Error> {
    for some in orders.chunks(STEP) {
        both!(conn, c => diesel::insert_into(fact_order::table).values(some).execute(c))?;
    }
    for some in lines.chunks(STEP) {
        both!(conn, c => diesel::insert_into(fact_order_line::table).values(some).execute(c))?;
    }
    Ok(())
}

/// Adds the products that are not there yet.
///
/// # Errors
/// The database failed.
pub fn add_products<'a>(conn: &mut DbConn, products: impl Iterator<Item = &'a FigureProduct>) -> Result<(), Error> {
    let products: Vec<&FigureProduct> = products.collect();
    for some in products.chunks(STEP) {
        let known: HashSet<ProductId> = figure_product::table
            .filter(figure_product::id.eq_any(some.iter().map(|product| product.id)))
            .select(figure_product::id)
            .load(conn)?
            .into_iter()
            .collect();
        for product in some.iter().filter(|product| !known.contains(&product.id)) {
            // Another node may have met the product at the same time.
            Both(diesel::insert_into(figure_product::table).values(*product).on_conflict_do_nothing()).execute(conn)?;
        }
    }
    Ok(())
}

/// Adds to a cell of the days.
///
/// # Errors
/// The database failed.
pub fn add_day(conn: &mut DbConn, row: &RollupDay) -> Result<(), Error> {
    let key = (rollup_day::day, rollup_day::class, rollup_day::agency_id, rollup_day::vendor_id);
    let added = diesel::insert_into(rollup_day::table).values(row).on_conflict(key).do_update().set((
        rollup_day::orders.eq(rollup_day::orders + excluded(rollup_day::orders)),
        rollup_day::amount.eq(rollup_day::amount + excluded(rollup_day::amount)),
        rollup_day::seq.eq(excluded(rollup_day::seq)),
    ));
    Both(added).execute(conn)?;
    Ok(())
}

/// Adds to a cell of the months.
///
/// # Errors
/// The database failed.
pub fn add_month(conn: &mut DbConn, row: &RollupMonth) -> Result<(), Error> {
    let key = (
        rollup_month::month,
        rollup_month::class,
        rollup_month::agency_id,
        rollup_month::vendor_id,
        rollup_month::product_id,
    );
    let added = diesel::insert_into(rollup_month::table).values(row).on_conflict(key).do_update().set((
        rollup_month::lines.eq(rollup_month::lines + excluded(rollup_month::lines)),
        rollup_month::quantity.eq(rollup_month::quantity + excluded(rollup_month::quantity)),
        rollup_month::amount.eq(rollup_month::amount + excluded(rollup_month::amount)),
        rollup_month::awarded.eq(rollup_month::awarded + excluded(rollup_month::awarded)),
        rollup_month::seq.eq(excluded(rollup_month::seq)),
    ));
    Both(added).execute(conn)?;
    Ok(())
}

/// Cells of days that changed after a place in the feed; all after 0.
///
/// # Errors
/// The database failed.
pub fn days_after(conn: &mut DbConn, seq: i64) -> Result<Vec<RollupDay>, Error> {
    Ok(rollup_day::table.filter(rollup_day::seq.gt(seq)).load(conn)?)
}

/// Cells of months that changed after a place in the feed; all after 0.
///
/// # Errors
/// The database failed.
pub fn months_after(conn: &mut DbConn, seq: i64) -> Result<Vec<RollupMonth>, Error> {
    Ok(rollup_month::table.filter(rollup_month::seq.gt(seq)).load(conn)?)
}

/// How far the feed was counted.
///
/// # Errors
/// The database failed.
pub fn place(conn: &mut DbConn) -> Result<Place, Error> {
    Ok(figure_place::table.select((figure_place::seq, figure_place::epoch, figure_place::counted_at)).first(conn)?)
}

/// Moves the place; false when another node has moved it meanwhile. An epoch more lets every node begin anew.
///
/// # Errors
/// The database failed.
pub fn move_place(conn: &mut DbConn, from: i64, to: i64, anew: bool, now: Time) -> Result<bool, Error> {
    let before = figure_place::table.filter(figure_place::seq.eq(from));
    let moved = diesel::update(before).set((
        figure_place::seq.eq(to),
        figure_place::epoch.eq(figure_place::epoch + i64::from(anew)),
        figure_place::counted_at.eq(now),
    ));
    Ok(moved.execute(conn)? == 1)
}

/// The place, held until the transaction ends: nobody counts meanwhile.
///
/// # Errors
/// The database failed.
pub fn hold(conn: &mut DbConn) -> Result<Place, Error> {
    diesel::update(figure_place::table).set(figure_place::seq.eq(figure_place::seq)).execute(conn)?;
    place(conn)
}

/// Lets every node read its figures anew.
///
/// # Errors
/// The database failed.
pub fn begin_anew(conn: &mut DbConn) -> Result<(), Error> {
    diesel::update(figure_place::table).set(figure_place::epoch.eq(figure_place::epoch + 1)).execute(conn)?;
    Ok(())
}

/// The end of the feed.
///
/// # Errors
/// The database failed.
pub fn end_of_feed(conn: &mut DbConn) -> Result<i64, Error> {
    Ok(feed::table.select(diesel::dsl::max(feed::seq)).first::<Option<i64>>(conn)?.unwrap_or(0))
}

/// Every product that was ever ordered.
///
/// # Errors
/// The database failed.
pub fn products(conn: &mut DbConn) -> Result<Vec<FigureProduct>, Error> {
    Ok(figure_product::table.load(conn)?)
}
