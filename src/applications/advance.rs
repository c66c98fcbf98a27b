//! Moves an application one step along the table: permit, version, step, row, record.

use procurement_law::calendar::Calendar;
use procurement_law::clock::ActBy;

use crate::accounts::decide::decide;
use crate::applications::model::{Application, KIND};
use crate::applications::state::{ApplicationEvent, ApplicationState, next};
use crate::applications::store;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::ApplicationId;
use crate::db::conn::DbConn;

/// Working days that the office has for a look: the office's own promise, no law.
pub const REVIEW_DAYS: u32 = 10;
/// Working days that a vendor has for an answer.
pub const ANSWER_DAYS: u32 = 5;

/// Which application, as the actor last saw it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The application.
    pub id: ApplicationId,
    /// Its version then.
    pub version: i64,
}

/// Takes the step; `change` checks and sets what the event adds, and gives what else changed.
///
/// # Errors
/// `not_found` and `forbidden` by `decide`, `stale` when it changed since, `application.wrong_state` when the table has
/// no such step, and what `change` says.
pub fn advance(
    conn: &mut DbConn,
    call: &Call,
    seen: Seen,
    event: ApplicationEvent,
    change: impl FnOnce(&mut DbConn, &mut Application) -> Result<Vec<Change>, Error>,
) -> Result<Application, Error> {
    let mut row = store::find(conn, seen.id)?;
    decide(&call.actor, event.action(), &row.facts())?;
    if row.version != seen.version {
        return Err(stale());
    }
    let Some(to) = next(row.state, event) else {
        return Err(Error::conflict("application.wrong_state").with("state", row.state));
    };
    row.state = to;
    row.version += 1;
    row.due_on = due(call, to);
    let further = change(conn, &mut row)?;
    if !store::update(conn, &row)? {
        return Err(stale());
    }
    let mut act = Act::new(&format!("application.{event}"), Subject::new(KIND, row.id.0));
    act.reason = Some(words(event, &row)).filter(|said| !said.is_empty()).map(str::to_owned);
    if event.asks_law() {
        act.rulings = serde_json::from_str(&row.rulings).unwrap_or_default();
    }
    act = act.change(Change::new(event.recorded(), KIND, row.id.0, row.version, row.recorded()));
    act.changes.extend(further);
    record(conn, call, act)?;
    Ok(row)
}

/// What is said with an event: the vendor's words or the office's.
fn words(event: ApplicationEvent, row: &Application) -> &str {
    match event {
        ApplicationEvent::Submit | ApplicationEvent::Answer => &row.note,
        ApplicationEvent::Question | ApplicationEvent::Approve | ApplicationEvent::Refuse => &row.said,
        ApplicationEvent::Withdraw => "",
    }
}

/// By when the next hand is to act.
fn due(call: &Call, state: ApplicationState) -> Option<chrono::NaiveDate> {
    let days = match state {
        ApplicationState::Submitted => REVIEW_DAYS,
        ApplicationState::Questioned => ANSWER_DAYS,
        _ => return None,
    };
    let none = std::collections::BTreeSet::new();
    Some(ActBy::working_days(call.now.local_date(), days).last_day(&Calendar::new(&none)).day)
}

/// The error of an application that changed since it was read.
pub fn stale() -> Error {
    Error::of(Kind::Stale, "application.stale")
}
