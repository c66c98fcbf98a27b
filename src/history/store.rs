//! Queries on past orders.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{AnyId, ImportId, PastOrderId};
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::past_order;
use crate::history::model::PastOrder;

/// Rows that one statement takes: SQLite binds at most 32,766 values.
const STEP: usize = 500;

/// Some of them.
///
/// # Errors
/// The database failed.
pub fn some(conn: &mut DbConn, ids: &[PastOrderId]) -> Result<Vec<PastOrder>, Error> {
    Ok(past_order::table.filter(past_order::id.eq_any(ids)).load(conn)?)
}

/// The ids of what some imports brought last.
///
/// # Errors
/// The database failed.
pub fn of_runs(conn: &mut DbConn, runs: &[AnyId]) -> Result<Vec<PastOrderId>, Error> {
    let brought = past_order::table.filter(past_order::run_id.eq_any(runs.iter().map(|run| ImportId(run.0))));
    Ok(brought.select(past_order::id).order(past_order::id).load(conn)?)
}

/// Those of some numbers.
///
/// # Errors
/// The database failed.
pub fn by_numbers(conn: &mut DbConn, numbers: &[String]) -> Result<Vec<PastOrder>, Error> {
    let mut found = Vec::new();
    for some in numbers.chunks(STEP) {
        found.extend(past_order::table.filter(past_order::number.eq_any(some)).load::<PastOrder>(conn)?);
    }
    Ok(found)
}

/// Adds some.
///
/// # Errors
/// A number is taken, or the database failed.
pub fn insert(conn: &mut DbConn, rows: &[PastOrder]) -> Result<(), Error> {
    for some in rows.chunks(STEP) {
        both!(conn, c => diesel::insert_into(past_order::table).values(some).execute(c))?;
    }
    Ok(())
}

/// Writes one over what was known of it.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &PastOrder) -> Result<(), Error> {
    diesel::update(past_order::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}
