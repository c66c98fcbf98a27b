//! Queries on listings.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::{ListingId, ListingVersionId, OrganisationId};
use crate::both;
use crate::catalog::model::{Listing, ListingVersion};
use crate::db::conn::DbConn;
use crate::db::schema::{listing, listing_version};

/// A listing with its current version.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: ListingId) -> Result<(Listing, ListingVersion), Error> {
    Ok(current().filter(listing::id.eq(id)).first(conn)?)
}

/// The listing of a vendor's own number.
///
/// # Errors
/// The database failed.
pub fn by_sku(conn: &mut DbConn, sku: &str) -> Result<Option<Listing>, Error> {
    Ok(listing::table.filter(listing::sku.eq(sku)).first(conn).optional()?)
}

/// A vendor's listings with their current versions, by sku.
///
/// # Errors
/// The database failed.
pub fn of_vendor(conn: &mut DbConn, vendor: OrganisationId) -> Result<Vec<(Listing, ListingVersion)>, Error> {
    Ok(current().filter(listing::vendor_id.eq(vendor)).order(listing::sku).load(conn)?)
}

/// Every version of a listing, newest first.
///
/// # Errors
/// The database failed.
pub fn history(conn: &mut DbConn, of: ListingId) -> Result<Vec<ListingVersion>, Error> {
    let mine = listing_version::table.filter(listing_version::listing_id.eq(of));
    Ok(mine.order(listing_version::number.desc()).load(conn)?)
}

/// Some listings with their current versions, in no order.
///
/// # Errors
/// The database failed.
pub fn some(conn: &mut DbConn, ids: &[ListingId]) -> Result<Vec<(Listing, ListingVersion)>, Error> {
    Ok(current().filter(listing::id.eq_any(ids)).load(conn)?)
}

/// Every listing with its current version, by sku.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<(Listing, ListingVersion)>, Error> {
    Ok(current().order(listing::sku).load(conn)?)
}

/// Some versions, also ones that are no longer current.
///
/// # Errors
/// The database failed.
pub fn versions(conn: &mut DbConn, ids: &[ListingVersionId]) -> Result<Vec<ListingVersion>, Error> {
    Ok(listing_version::table.filter(listing_version::id.eq_any(ids)).load(conn)?)
}

/// Adds listings with their first versions.
///
/// # Errors
/// A sku is taken, or the database failed.
pub fn insert(conn: &mut DbConn, listings: &[Listing], versions: &[ListingVersion]) -> Result<(), Error> {
    for chunk in listings.chunks(500) {
        both!(conn, c => diesel::insert_into(listing::table).values(chunk).execute(c))?;
    }
    for chunk in versions.chunks(500) {
        both!(conn, c => diesel::insert_into(listing_version::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Puts a new version in the place of the current one.
///
/// # Errors
/// The listing changed since it was read, or the database failed.
pub fn revise(conn: &mut DbConn, row: &Listing, version: &ListingVersion) -> Result<(), Error> {
    // First the row that others wait for: who comes second finds it changed.
    update(conn, row)?;
    diesel::insert_into(listing_version::table).values(version).execute(conn)?;
    Ok(())
}

/// Writes a listing over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn update(conn: &mut DbConn, row: &Listing) -> Result<(), Error> {
    let before = listing::table.find(row.id).filter(listing::version.eq(row.version - 1));
    match diesel::update(before).set(row).execute(conn)? {
        1 => Ok(()),
        _ => Err(Error::of(Kind::Stale, "listing.stale")),
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn current() -> _ {
    listing::table.inner_join(listing_version::table.on(listing_version::id.eq(listing::current_version_id)))
}
