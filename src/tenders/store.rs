//! Queries on tenders.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::base::page::PageAsk;
use crate::both;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{tender, tender_stage};
use crate::tenders::model::{Opening, Stage, Tender};

/// A tender by its number.
///
/// # Errors
/// There is none, or the database failed.
pub fn by_case_no(conn: &mut DbConn, case_no: &str) -> Result<Tender, Error> {
    Ok(tender::table.filter(tender::case_no.eq(case_no)).first(conn)?)
}

/// A tender by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: TenderId) -> Result<Tender, Error> {
    Ok(tender::table.find(id).first(conn)?)
}

/// The openings of a tender, in the order of their hours.
///
/// # Errors
/// The database failed.
pub fn openings(conn: &mut DbConn, id: TenderId) -> Result<Vec<Opening>, Error> {
    let found = tender_stage::table.filter(tender_stage::tender_id.eq(id));
    let mut openings: Vec<Opening> = found.load(conn)?;
    // Of one hour the stages stand in their own order.
    openings.sort_by_key(|opening| (opening.opens_at, opening.stage));
    Ok(openings)
}

/// The opening of one stage.
///
/// # Errors
/// The tender has no such stage, or the database failed.
pub fn opening(conn: &mut DbConn, id: TenderId, stage: Stage) -> Result<Opening, Error> {
    Ok(tender_stage::table.find((id, stage)).first(conn)?)
}

/// A page of tenders, newest first, one row more than asked.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, ask: &PageAsk) -> Result<Vec<Tender>, Error> {
    let mut query = tender::table.order(tender::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    if let Some(after) = &ask.after {
        let after: TenderId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(tender::id.lt(after));
    }
    Ok(query.load(conn)?)
}

/// All tenders, in the order in which they were entered.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Tender>, Error> {
    Ok(tender::table.order(tender::id).load(conn)?)
}

/// Adds a tender.
///
/// # Errors
/// The number is taken, or the database failed.
pub fn insert(conn: &mut DbConn, row: &Tender, openings: &[Opening]) -> Result<(), Error> {
    diesel::insert_into(tender::table).values(row).execute(conn)?;
    both!(conn, c => diesel::insert_into(tender_stage::table).values(openings).execute(c))?;
    Ok(())
}

/// Writes a tender over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Tender, openings: &[Opening]) -> Result<bool, Error> {
    let before = tender::table.find(row.id).filter(tender::version.eq(row.version - 1));
    if diesel::update(before).set(row).execute(conn)? == 0 {
        return Ok(false);
    }
    diesel::delete(tender_stage::table.filter(tender_stage::tender_id.eq(row.id))).execute(conn)?;
    both!(conn, c => diesel::insert_into(tender_stage::table).values(openings).execute(c))?;
    Ok(true)
}
