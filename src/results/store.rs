//! Queries on what is written beside results.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::TenderId;
use crate::db::conn::DbConn;
use crate::db::schema::tender_result;
use crate::results::model::ResultRow;

/// What is written beside the result of a tender.
///
/// # Errors
/// The database failed.
pub fn of_tender(conn: &mut DbConn, tender: TenderId) -> Result<Option<ResultRow>, Error> {
    Ok(tender_result::table.filter(tender_result::tender_id.eq(tender)).first(conn).optional()?)
}

/// Adds a row, or writes it over the version before.
///
/// # Errors
/// Somebody else was quicker, or the database failed.
pub fn put(conn: &mut DbConn, row: &ResultRow) -> Result<(), Error> {
    let written = if row.version == 1 {
        diesel::insert_into(tender_result::table).values(row).execute(conn)?
    } else {
        let before = tender_result::table.find(row.id).filter(tender_result::version.eq(row.version - 1));
        diesel::update(before).set(row).execute(conn)?
    };
    if written == 1 { Ok(()) } else { Err(stale()) }
}

/// All rows.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<ResultRow>, Error> {
    Ok(tender_result::table.order(tender_result::id).load(conn)?)
}

/// Somebody else was quicker.
pub fn stale() -> Error {
    Error::of(Kind::Stale, "result.stale")
}
