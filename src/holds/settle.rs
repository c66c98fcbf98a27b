//! The office lifts a hold, or upholds it against an objection, with a reason.

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::HoldId;
use crate::db::conn::DbConn;
use crate::holds::model::{HoldDecision, HoldState, KIND, ListingHold};
use crate::holds::{store, tell};
use crate::tasks::finish::{settle as settle_task, words};

/// Decides on a hold.
///
/// # Errors
/// The actor may not; it changed since or was lifted; the reason is missing; upheld though no objection waits.
pub fn settle(
    conn: &mut DbConn,
    call: &Call,
    id: HoldId,
    version: i64,
    decision: HoldDecision,
    why: &str,
) -> Result<ListingHold, Error> {
    let mut row = store::find(conn, id)?;
    decide(&call.actor, Action::DecideHold, &row.facts())?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if row.state != HoldState::Standing {
        return Err(Error::conflict("hold.lifted"));
    }
    if decision == HoldDecision::Upheld && !row.is_objected() {
        return Err(Error::invalid("hold.nothing_objected").at("decision"));
    }
    let reason = words(why, "reason")?;
    row.state = if decision == HoldDecision::Lifted { HoldState::Lifted } else { HoldState::Standing };
    row.decision = Some(decision);
    row.decision_reason = Some(reason.clone());
    row.decided_by = call.actor.person().map(|person| person.user);
    row.decided_at = Some(call.now);
    row.version += 1;
    if !store::update(conn, &row)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("hold.decide", Subject::new(KIND, id.0));
    act.reason = Some(reason.clone());
    let event = format!("hold.{decision}");
    record(conn, call, act.change(Change::new(&event, KIND, id.0, row.version, row.recorded())))?;
    if let Some(mark) = row.mark() {
        settle_task(conn, call, &mark, &reason)?;
    }
    tell::vendor(conn, call, &row, "mail-hold-decided")?;
    Ok(row)
}
