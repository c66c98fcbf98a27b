//! Withdraws evidence, as its vendor, with a reason.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::EvidenceId;
use crate::db::conn::DbConn;
use crate::evidence::model::{Evidence, EvidenceState, KIND};
use crate::evidence::store;
use crate::tasks::finish::words;

/// Withdraws evidence.
///
/// # Errors
/// There is none that the actor may know of; it changed since or no longer counts; the reason is missing.
pub fn withdraw(conn: &mut DbConn, call: &Call, id: EvidenceId, version: i64, why: &str) -> Result<Evidence, Error> {
    let mut row = store::find(conn, id)?;
    decide(&call.actor, Action::KeepEvidence, &row.facts())?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if row.state != EvidenceState::Current {
        return Err(Error::conflict("evidence.not_current"));
    }
    row.state = EvidenceState::Withdrawn;
    row.closing_note = Some(words(why, "reason")?);
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("evidence.withdraw", Subject::new(KIND, id.0));
    act.reason = row.closing_note.clone();
    record(conn, call, act.change(Change::new("evidence.withdrawn", KIND, id.0, row.version, row.recorded())))?;
    Ok(row)
}
