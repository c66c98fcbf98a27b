//! Queries on statements of interest.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{TenderId, UserId};
use crate::db::conn::DbConn;
use crate::db::schema::recusal;
use crate::recusals::model::{Recusal, Said};

/// What a person stated of a tender.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, tender: TenderId, user: UserId) -> Result<Option<Recusal>, Error> {
    let found = recusal::table.filter(recusal::tender_id.eq(tender).and(recusal::user_id.eq(user)));
    Ok(found.first(conn).optional()?)
}

/// The tenders of which a person stated that it has no interest.
///
/// # Errors
/// The database failed.
pub fn impartial(conn: &mut DbConn, user: UserId) -> Result<Vec<TenderId>, Error> {
    let found = recusal::table.filter(recusal::user_id.eq(user).and(recusal::said.eq(Said::Impartial)));
    Ok(found.select(recusal::tender_id).load(conn)?)
}

/// All that was stated of a tender, in the order in which it was.
///
/// # Errors
/// The database failed.
pub fn of_tender(conn: &mut DbConn, tender: TenderId) -> Result<Vec<Recusal>, Error> {
    Ok(recusal::table.filter(recusal::tender_id.eq(tender)).order(recusal::id).load(conn)?)
}

/// All.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Recusal>, Error> {
    Ok(recusal::table.order(recusal::id).load(conn)?)
}

/// Adds one.
///
/// # Errors
/// The person stated something of the tender already, or the database failed.
pub fn insert(conn: &mut DbConn, row: &Recusal) -> Result<(), Error> {
    diesel::insert_into(recusal::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes one over the version before; false when that is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Recusal) -> Result<bool, Error> {
    let before = recusal::table.find(row.id).filter(recusal::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}
