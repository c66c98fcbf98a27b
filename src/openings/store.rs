//! Queries on the records of openings.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::db::conn::DbConn;
use crate::db::schema::opening_record;
use crate::openings::model::OpeningRecord;
use crate::tenders::model::Stage;

/// The record of a stage.
///
/// # Errors
/// The database failed.
pub fn of_stage(conn: &mut DbConn, tender: TenderId, stage: Stage) -> Result<Option<OpeningRecord>, Error> {
    let found = opening_record::table.filter(opening_record::tender_id.eq(tender).and(opening_record::stage.eq(stage)));
    Ok(found.first(conn).optional()?)
}

/// All, in the order in which they were written.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<OpeningRecord>, Error> {
    Ok(opening_record::table.order(opening_record::id).load(conn)?)
}

/// Adds one.
///
/// # Errors
/// The stage has one already, or the database failed.
pub fn insert(conn: &mut DbConn, row: &OpeningRecord) -> Result<(), Error> {
    diesel::insert_into(opening_record::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes one over the version before; false when that is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &OpeningRecord) -> Result<bool, Error> {
    let before = opening_record::table.find(row.id).filter(opening_record::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}
