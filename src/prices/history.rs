//! How the price of one listing moved: its versions by date.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::listing_version;

/// A version's price and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable)]
pub struct Step {
    /// The version's number.
    pub number: i64,
    /// Since when.
    pub since: Time,
    /// Price of a unit.
    pub price: Money,
}

/// The prices of a listing, oldest first.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, id: ListingId) -> Result<Vec<Step>, Error> {
    Ok(listing_version::table
        .filter(listing_version::listing_id.eq(id))
        .select((listing_version::number, listing_version::created_at, listing_version::unit_price))
        .order(listing_version::number)
        .load(conn)?)
}
