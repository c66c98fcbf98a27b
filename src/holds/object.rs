//! The vendor objects to a hold; the office gets a task with a day.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::HoldId;
use crate::config::office::Deadlines;
use crate::db::conn::DbConn;
use crate::holds::model::{HoldState, KIND, ListingHold};
use crate::holds::{store, tell};
use crate::tasks::finish::words;
use crate::tasks::model::TaskKind;
use crate::tasks::open::{NewTask, open, working_days};

/// Objects; after a hold was upheld the vendor may object anew.
///
/// # Errors
/// There is no such hold that the actor may know of; it changed since or was lifted; an objection waits; the text is
/// missing.
pub fn object(
    conn: &mut DbConn,
    call: &Call,
    id: HoldId,
    version: i64,
    text: &str,
    deadlines: Deadlines,
) -> Result<ListingHold, Error> {
    let mut row = store::find(conn, id)?;
    decide(&call.actor, Action::ObjectHold, &row.facts())?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if row.state != HoldState::Standing {
        return Err(Error::conflict("hold.lifted"));
    }
    if row.is_objected() {
        return Err(Error::conflict("hold.objected_already"));
    }
    row.objection = Some(words(text, "objection")?);
    row.objected_by = call.actor.person().map(|person| person.user);
    row.objected_at = Some(call.now);
    row.decision = None;
    row.decision_reason = None;
    row.decided_by = None;
    row.decided_at = None;
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("hold.object", Subject::new(KIND, id.0));
    act.reason = row.objection.clone();
    record(conn, call, act.change(Change::new("hold.objected", KIND, id.0, row.version, row.recorded())))?;
    if let Some(mark) = row.mark() {
        let (subject, args) = (Subject::new(KIND, id.0), tell::args(conn, &row)?);
        let due_on = working_days(call, deadlines.objection);
        open(conn, call, NewTask { kind: TaskKind::Objection, subject, mark, args, due_on })?;
    }
    Ok(row)
}
