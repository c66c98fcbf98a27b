//! Queries on holds.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{HoldId, ListingId, OrganisationId};
use crate::base::page::PageAsk;
use crate::db::conn::{Both, Db, DbConn};
use crate::db::schema::hold;
use crate::holds::model::{HoldState, ListingHold};

/// A hold by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: HoldId) -> Result<ListingHold, Error> {
    Ok(hold::table.find(id).first(conn)?)
}

/// The hold that stands on a listing.
///
/// # Errors
/// The database failed.
pub fn standing(conn: &mut DbConn, listing: ListingId) -> Result<Option<ListingHold>, Error> {
    let stands = hold::listing_id.eq(listing).and(hold::state.eq(HoldState::Standing));
    Ok(hold::table.filter(stands).first(conn).optional()?)
}

/// Adds a hold; false when one stands on the listing.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &ListingHold) -> Result<bool, Error> {
    Ok(Both(diesel::insert_into(hold::table).values(row).on_conflict_do_nothing()).execute(conn)? == 1)
}

/// Writes a hold over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &ListingHold) -> Result<bool, Error> {
    let before = hold::table.find(row.id).filter(hold::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// A page of holds, of one vendor or of all, newest first, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, of: Option<OrganisationId>, ask: &PageAsk) -> Result<Vec<ListingHold>, Error> {
    let mut query = hold::table.order(hold::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    if let Some(vendor) = of {
        query = query.filter(hold::vendor_id.eq(vendor));
    }
    if let Some(after) = &ask.after {
        let after: HoldId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(hold::id.lt(after));
    }
    Ok(query.load(conn)?)
}
