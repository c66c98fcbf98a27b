//! A reviewer finishes a review: every failure and every question has been decided, and the bid is qualified or not.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::ReviewId;
use crate::db::conn::DbConn;
use crate::review::model::{FindingRow, KIND, Outcome, Review, ReviewState};
use crate::review::settle::reason_of;
use crate::review::store;

/// Finishes a review.
///
/// # Errors
/// The actor may not or knows of no such review; it is not open, or changed since; a finding waits; `unqualified` though
/// nothing stands against the bid; `qualified` without a reason though something does, or a file was not read whole.
pub fn finish(
    conn: &mut DbConn,
    call: &Call,
    id: ReviewId,
    version: i64,
    outcome: Outcome,
    note: &str,
) -> Result<Review, Error> {
    decide(&call.actor, Action::DecideReview, &Facts::tender())?;
    let mut review = store::find(conn, id)?;
    if !store::hold(conn, id)? {
        return Err(Error::conflict("review.wrong_state").with("state", review.state));
    }
    if review.version != version {
        return Err(stale());
    }
    let findings = store::findings(conn, id)?;
    let due = findings.iter().filter(|row| row.is_due()).count();
    if due > 0 {
        return Err(Error::conflict("review.findings_open").with("count", due));
    }
    let unread = store::files(conn, id)?.iter().any(|file| file.extent != "all");
    let stands = findings.iter().any(FindingRow::stands);
    let note = reason_of(note)?;
    match outcome {
        Outcome::Unqualified if !stands => return Err(Error::invalid("review.nothing_stands").at("outcome")),
        Outcome::Qualified if (stands || unread) && note.is_none() => {
            return Err(Error::invalid("review.reason_missing").at("note"));
        }
        Outcome::Qualified | Outcome::Unqualified => {}
    }
    review.state = ReviewState::Decided;
    review.outcome = Some(outcome);
    review.note = note;
    review.decided_by = call.actor.person().map(|person| person.user);
    review.decided_at = Some(call.now);
    review.version += 1;
    if !store::update(conn, &review)? {
        return Err(stale());
    }
    let mut act = Act::new("review.finish", Subject::new(KIND, id.0));
    act.reason = review.note.clone();
    record(conn, call, act.change(Change::new("review.decided", KIND, id.0, review.version, review.recorded())))?;
    Ok(review)
}

fn stale() -> Error {
    Error::of(Kind::Stale, "review.stale")
}
