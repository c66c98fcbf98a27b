//! The office looks at evidence and says what it found.

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

/// Marks evidence as checked; a later look takes the place of an earlier one.
///
/// # Errors
/// The actor may not, there is none, it changed since or no longer counts; the note is missing.
pub fn check(conn: &mut DbConn, call: &Call, id: EvidenceId, version: i64, note: &str) -> Result<Evidence, Error> {
    let mut row = store::find(conn, id)?;
    decide(&call.actor, Action::CheckEvidence, &row.facts())?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if row.state != EvidenceState::Current {
        return Err(Error::conflict("evidence.not_current"));
    }
    row.check_note = Some(words(note, "note")?);
    row.checked_by = call.actor.person().map(|person| person.user);
    row.checked_at = Some(call.now);
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("evidence.check", Subject::new(KIND, id.0));
    act.reason = row.check_note.clone();
    record(conn, call, act.change(Change::new("evidence.checked", KIND, id.0, row.version, row.recorded())))?;
    Ok(row)
}
