//! What a listing offers under its award: the facts of one line before it is ordered.

use crate::accounts::store as accounts;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingState, ListingVersion};
use crate::catalog::store as listings;
use crate::contracts::model::{Award, Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::holds::model::ListingHold;
use crate::holds::store as holds;
use crate::parties::store as parties;

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
/// There is no such listing, it hangs on no award, or a hold stands on it.
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
    if let Some(hold) = holds::standing(conn, id)? {
        return Err(held(conn, &hold, &version)?);
    }
    Ok(Offer { listing, version, award, item, framework })
}

/// Names the ground, who decided, since when, and where the vendor may object.
fn held(conn: &mut DbConn, hold: &ListingHold, version: &ListingVersion) -> Result<Error, Error> {
    let office = accounts::find(conn, hold.placed_by)?.organisation_id;
    let error = Error::conflict("order.held").with("name", &version.name).with("ground", hold.ground);
    let error = error.with("who", parties::find(conn, office)?.name).with("since", hold.placed_at.roc());
    Ok(error.with("where", format!("/holds/{}", hold.id)))
}
