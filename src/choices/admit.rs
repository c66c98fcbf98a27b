//! Whether an order may name a choice as its reason: it is the agency's own and holds every listing that is ordered.

use std::collections::HashSet;

use crate::base::error::{Error, Kind};
use crate::base::id::{ChoiceId, ListingId, OrganisationId};
use crate::choices::model::Choice;
use crate::choices::store;
use crate::db::conn::DbConn;

/// Choices that the order page offers.
const OFFERED: i64 = 20;

/// Checks that an agency's order of listings (id and name) may rest on a choice.
///
/// # Errors
/// The choice is unknown or another agency's, which is the same answer, or does not hold a listing.
pub fn admit(
    conn: &mut DbConn,
    id: ChoiceId,
    agency: OrganisationId,
    ordered: &[(ListingId, String)],
) -> Result<(), Error> {
    let unknown = || Error::invalid("order.choice_unknown").at("choice");
    let choice = match store::find(conn, id) {
        Err(error) if error.kind == Kind::NotFound => return Err(unknown()),
        found => found?,
    };
    if choice.agency_id != agency {
        return Err(unknown());
    }
    let held: HashSet<ListingId> = store::listings(conn, id)?.into_iter().map(|row| row.listing_id).collect();
    match ordered.iter().find(|(listing, _)| !held.contains(listing)) {
        Some((_, name)) => Err(Error::invalid("order.choice_without_listing").with("name", name).at("choice")),
        None => Ok(()),
    }
}

/// The newest choices of an agency that hold all of some listings.
///
/// # Errors
/// The database failed.
pub fn fitting(conn: &mut DbConn, agency: OrganisationId, ordered: &[ListingId]) -> Result<Vec<Choice>, Error> {
    let Some((first, rest)) = ordered.split_first() else { return Ok(Vec::new()) };
    let mut fitting = Vec::new();
    for choice in store::holding(conn, agency, *first, OFFERED)? {
        let held: HashSet<ListingId> =
            store::listings(conn, choice.id)?.into_iter().map(|row| row.listing_id).collect();
        if rest.iter().all(|listing| held.contains(listing)) {
            fitting.push(choice);
        }
    }
    Ok(fitting)
}
