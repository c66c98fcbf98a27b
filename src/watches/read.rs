//! Reads a person's own searches, with how much is new in each.

use search_index::Index;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::watches::model::{Round, SavedSearch};
use crate::watches::news::{found, news};
use crate::watches::store;

/// A search as its owner sees it.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The search.
    pub search: SavedSearch,
    /// The notes of its rounds.
    pub round: Round,
    /// Listings that are new or changed in price since the owner was last told.
    pub fresh: usize,
}

/// The person's own searches, newest first.
///
/// # Errors
/// Nobody is signed in, the index or the database failed.
pub fn list(conn: &mut DbConn, call: &Call, index: &Index) -> Result<Vec<Kept>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    decide(&call.actor, Action::KeepSearch, &Facts { owner: Some(person.user), ..Facts::default() })?;
    let mut kept = Vec::new();
    for (search, round) in store::of(conn, person.user)? {
        let (fresh, _) = news(conn, &round.known()?, &found(index, &search.query)?)?;
        kept.push(Kept { search, round, fresh: fresh.len() });
    }
    Ok(kept)
}
