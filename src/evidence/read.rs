//! Reads evidence as the asker may see it: a vendor its own, office and auditor all.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::EvidenceId;
use crate::db::conn::DbConn;
use crate::evidence::model::{Evidence, KIND};
use crate::evidence::store;

/// Evidence that the asker may see.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: EvidenceId) -> Result<Evidence, Error> {
    let row = store::find(conn, id)?;
    decide(&call.actor, Action::ReadEvidence, &row.facts())?;
    Ok(row)
}

/// All that counts of what the asker may see, by the last day: what has lapsed comes first.
///
/// # Errors
/// The asker may see none, or the database failed.
pub fn list(conn: &mut DbConn, call: &Call) -> Result<Vec<Evidence>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let own = (person.role == Role::Vendor).then_some(person.organisation);
    decide(&call.actor, Action::ReadEvidence, &Facts { informed_vendor: own, ..Facts::default() })?;
    store::current(conn, own)
}

/// Evidence whose file the asker takes; the look is recorded.
///
/// # Errors
/// There is none that the asker may know of.
pub fn take(conn: &mut DbConn, call: &Call, id: EvidenceId) -> Result<Evidence, Error> {
    let row = read(conn, call, id)?;
    record(conn, call, Act::new("evidence.file_taken", Subject::new(KIND, id.0)))?;
    Ok(row)
}
