//! What a listing offers under its award: the facts of one line before it is ordered.

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingState, ListingVersion};
use crate::catalog::store as listings;
use crate::contracts::model::{Award, Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;

/// A listing with the terms it may be ordered under.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The listing.
    pub listing: Listing,
    /// Its current version.
    pub version: ListingVersion,
    /// The award.
    pub award: Award,
    /// The item.
    pub item: Item,
    /// The framework.
    pub framework: Framework,
}

/// The offer of a listing.
///
/// # Errors
/// There is no such listing, or it hangs on no award.
pub fn find(conn: &mut DbConn, id: ListingId) -> Result<Offer, Error> {
    let (listing, version) = listings::find(conn, id)?;
    if listing.state != ListingState::Listed {
        return Err(Error::conflict("order.not_offered").with("name", &version.name));
    }
    let award = listing.award_id.ok_or_else(|| Error::conflict("order.not_awarded").with("name", &version.name))?;
    let (award, item, framework) = contracts::terms(conn, award)?;
    if version.unit_price > award.price {
        let above = Error::conflict("order.price_above_award").with("price", version.unit_price);
        return Err(above.with("award", award.price).with("name", &version.name));
    }
    Ok(Offer { listing, version, award, item, framework })
}
