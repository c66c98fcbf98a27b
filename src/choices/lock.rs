//! Locks a comparison or what a search found: canonical JSON, its SHA-256, never changed afterwards.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::choices::columns::{compared, load, once, party};
use crate::choices::content::{Content, FORMAT, Searched};
use crate::choices::model::{Choice, ChoiceKind, ChoiceListing, KIND};
use crate::choices::need::Need;
use crate::choices::store;
use crate::db::conn::DbConn;
use crate::parties::store as parties;

/// The most hits of a search that are locked.
pub const MOST_HITS: usize = 200;

/// What a buyer wants to lock.
#[derive(Clone, Debug)]
pub enum NewChoice {
    /// Listings side by side.
    Comparison {
        /// The listings.
        listings: Vec<ListingId>,
        /// For how many and how long.
        need: Need,
    },
    /// What a search found.
    Search {
        /// What was asked.
        asked: Searched,
        /// How many listings it found in all.
        total: u64,
        /// The listings found, in the order of the search.
        listings: Vec<ListingId>,
    },
}

/// Locks.
///
/// # Errors
/// The actor may not, the listings are too few or too many, or one is unknown.
pub fn lock(conn: &mut DbConn, call: &Call, new: &NewChoice) -> Result<Choice, Error> {
    decide(&call.actor, Action::LockChoice, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let agency = party(parties::find(conn, person.organisation)?);
    let (kind, columns) = match new {
        NewChoice::Comparison { listings, .. } => (ChoiceKind::Comparison, compared(conn, listings)?),
        NewChoice::Search { total, listings, .. } => {
            if *total > MOST_HITS as u64 || listings.len() > MOST_HITS {
                return Err(Error::invalid("choice.too_many").with("most", MOST_HITS).with("count", total).at("query"));
            }
            if listings.is_empty() {
                return Err(Error::invalid("choice.nothing_found").at("query"));
            }
            (ChoiceKind::Search, load(conn, &once(listings))?)
        }
    };
    let (need, search) = match new {
        NewChoice::Comparison { need, .. } => (Some(*need), None),
        NewChoice::Search { asked, .. } => (None, Some(asked.clone())),
    };
    let content =
        Content { format: FORMAT, kind, locked_at: call.now.rfc3339(), agency, need, search, listings: columns };
    let text = canonical(&content)?;
    let choice = Choice {
        id: call.id(),
        agency_id: person.organisation,
        locked_by: person.user,
        kind,
        digest: sha256(text.as_bytes()),
        content: text,
        locked_at: call.now,
    };
    let listings: Vec<ChoiceListing> = (1..)
        .zip(&content.listings)
        .map(|(position, column)| ChoiceListing {
            choice_id: choice.id,
            position,
            listing_id: column.listing,
            listing_version_id: column.version_id,
        })
        .collect();
    store::insert(conn, &choice, &listings)?;
    let change = Change::new("choice.locked", KIND, choice.id.0, 1, choice.recorded(&listings));
    record(conn, call, Act::new("choice.lock", Subject::new(KIND, choice.id.0)).change(change))?;
    Ok(choice)
}
