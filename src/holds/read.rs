//! Reads holds as the asker may see them: a vendor its own, office and auditor all.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::HoldId;
use crate::base::page::{Page, PageAsk};
use crate::db::conn::DbConn;
use crate::holds::model::ListingHold;
use crate::holds::store;

/// A hold that the asker may see.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: HoldId) -> Result<ListingHold, Error> {
    let row = store::find(conn, id)?;
    decide(&call.actor, Action::ReadHold, &row.facts())?;
    Ok(row)
}

/// A page of the holds that the asker may see, newest first.
///
/// # Errors
/// The asker may see none, or the cursor is none of this list.
pub fn list(conn: &mut DbConn, call: &Call, ask: &PageAsk, filter: &str) -> Result<Page<ListingHold>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let own = (person.role == Role::Vendor).then_some(person.organisation);
    decide(&call.actor, Action::ReadHold, &Facts { informed_vendor: own, ..Facts::default() })?;
    let rows = store::list(conn, own, ask)?;
    Ok(ask.cut(rows, filter, |row| row.id.to_string()))
}
