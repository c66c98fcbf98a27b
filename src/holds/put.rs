//! Puts a hold on a listing: a person of the office signs it, and only where the framework's terms say so.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::holds::model::{Ground, HoldState, KIND, ListingHold};
use crate::holds::{store, tell};
use crate::tasks::finish::words;

/// What the office signs.
#[derive(Clone, Debug)]
pub struct NewHold {
    /// On which listing.
    pub listing: ListingId,
    /// Why.
    pub ground: Ground,
    /// What the ground rests on.
    pub evidence: String,
    /// What the vendor is told.
    pub notice: String,
}

/// Puts a hold on a listing.
///
/// # Errors
/// The actor is no person of the office; the listing hangs on no award, or its framework does not allow holds; one stands
/// already; evidence or notice is missing.
pub fn put(conn: &mut DbConn, call: &Call, new: &NewHold) -> Result<ListingHold, Error> {
    decide(&call.actor, Action::PlaceHold, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let (listing, version) = listings::find(conn, new.listing)?;
    let award = listing.award_id.ok_or_else(|| Error::conflict("order.not_awarded").with("name", &version.name))?;
    let (_, _, framework) = contracts::terms(conn, award)?;
    if !framework.holds_allowed {
        return Err(Error::conflict("hold.not_allowed").with("case_no", &framework.case_no));
    }
    let row = ListingHold {
        id: call.id(),
        listing_id: listing.id,
        vendor_id: listing.vendor_id,
        ground: new.ground,
        evidence: words(&new.evidence, "evidence")?,
        notice: words(&new.notice, "notice")?,
        state: HoldState::Standing,
        placed_by: person.user,
        placed_at: call.now,
        objection: None,
        objected_by: None,
        objected_at: None,
        decision: None,
        decision_reason: None,
        decided_by: None,
        decided_at: None,
        version: 1,
    };
    if !store::insert(conn, &row)? {
        return Err(Error::conflict("hold.stands_already"));
    }
    let mut act = Act::new("hold.put", Subject::new(KIND, row.id.0));
    act.reason = Some(row.evidence.clone());
    record(conn, call, act.change(Change::new("hold.placed", KIND, row.id.0, 1, row.recorded())))?;
    tell::vendor(conn, call, &row, "mail-hold-placed")?;
    Ok(row)
}
