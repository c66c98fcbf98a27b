//! Queries on awards and their items.

use diesel::prelude::*;

use crate::awards::model::{AwardCase, AwardItem};
use crate::base::error::{Error, Kind};
use crate::base::id::{AwardCaseId, TenderId};
use crate::db::conn::DbConn;
use crate::db::schema::{award_case, award_item};

/// The award of a tender.
///
/// # Errors
/// The database failed.
pub fn of_tender(conn: &mut DbConn, tender: TenderId) -> Result<Option<AwardCase>, Error> {
    Ok(award_case::table.filter(award_case::tender_id.eq(tender)).first(conn).optional()?)
}

/// The items of an award, in their order.
///
/// # Errors
/// The database failed.
pub fn items(conn: &mut DbConn, case: AwardCaseId) -> Result<Vec<AwardItem>, Error> {
    Ok(award_item::table.filter(award_item::case_id.eq(case)).order(award_item::number).load(conn)?)
}

/// The item of a number.
///
/// # Errors
/// There is none.
pub fn item(conn: &mut DbConn, case: AwardCaseId, no: &str) -> Result<AwardItem, Error> {
    let found = award_item::table.filter(award_item::case_id.eq(case).and(award_item::item_no.eq(no)));
    found.first(conn).optional()?.ok_or_else(Error::not_found)
}

/// Adds an award.
///
/// # Errors
/// The tender has one already, or the database failed.
pub fn insert(conn: &mut DbConn, row: &AwardCase) -> Result<(), Error> {
    diesel::insert_into(award_case::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes an award over the version before.
///
/// # Errors
/// That is no longer the present one, or the database failed.
pub fn update(conn: &mut DbConn, row: &AwardCase) -> Result<(), Error> {
    let before = award_case::table.find(row.id).filter(award_case::version.eq(row.version - 1));
    fresh(diesel::update(before).set(row).execute(conn)?)
}

/// Adds an item.
///
/// # Errors
/// The database failed.
pub fn insert_item(conn: &mut DbConn, row: &AwardItem) -> Result<(), Error> {
    diesel::insert_into(award_item::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes an item over the version before.
///
/// # Errors
/// That is no longer the present one, or the database failed.
pub fn update_item(conn: &mut DbConn, row: &AwardItem) -> Result<(), Error> {
    let before = award_item::table.find(row.id).filter(award_item::version.eq(row.version - 1));
    fresh(diesel::update(before).set(row).execute(conn)?)
}

/// All awards.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<AwardCase>, Error> {
    Ok(award_case::table.order(award_case::id).load(conn)?)
}

/// All items.
///
/// # Errors
/// The database failed.
pub fn all_items(conn: &mut DbConn) -> Result<Vec<AwardItem>, Error> {
    Ok(award_item::table.order(award_item::id).load(conn)?)
}

fn fresh(written: usize) -> Result<(), Error> {
    if written == 1 { Ok(()) } else { Err(stale()) }
}

/// Somebody else was quicker.
pub fn stale() -> Error {
    Error::of(Kind::Stale, "award.stale")
}
