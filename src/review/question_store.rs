//! Queries on questions to vendors.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::{OrganisationId, QuestionId, ReviewId};
use crate::db::conn::DbConn;
use crate::db::schema::bid_question;
use crate::review::question::Question;

/// A question.
///
/// # Errors
/// There is none.
pub fn find(conn: &mut DbConn, id: QuestionId) -> Result<Question, Error> {
    bid_question::table.find(id).first(conn).optional()?.ok_or_else(Error::not_found)
}

/// The questions of a review, in the order in which they were asked.
///
/// # Errors
/// The database failed.
pub fn of_review(conn: &mut DbConn, review: ReviewId) -> Result<Vec<Question>, Error> {
    Ok(bid_question::table.filter(bid_question::review_id.eq(review)).order(bid_question::id).load(conn)?)
}

/// The questions to a vendor, newest first.
///
/// # Errors
/// The database failed.
pub fn of_vendor(conn: &mut DbConn, vendor: OrganisationId) -> Result<Vec<Question>, Error> {
    Ok(bid_question::table.filter(bid_question::vendor_id.eq(vendor)).order(bid_question::id.desc()).load(conn)?)
}

/// All.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Question>, Error> {
    Ok(bid_question::table.order(bid_question::id).load(conn)?)
}

/// Adds one.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Question) -> Result<(), Error> {
    diesel::insert_into(bid_question::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes one over the version before.
///
/// # Errors
/// That is no longer the present one, or the database failed.
pub fn update(conn: &mut DbConn, row: &Question) -> Result<(), Error> {
    let before = bid_question::table.find(row.id).filter(bid_question::version.eq(row.version - 1));
    match diesel::update(before).set(row).execute(conn)? {
        1 => Ok(()),
        _ => Err(Error::of(Kind::Stale, "review.stale")),
    }
}
