//! A reviewer decides a finding: confirms it, or overrules it with a reason.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::ReviewId;
use crate::db::conn::DbConn;
use crate::recusals::gate::pass;
use crate::review::claim;
use crate::review::model::{FINDING, FindingRow, FindingState, KIND};
use crate::review::store;
use crate::text_enum;

/// The longest reason, in characters.
pub const LONGEST: usize = 1_000;

text_enum! {
    /// What a reviewer says to a finding.
    Answer {
        /// It is as the machine says; where it asks, the doubt is justified.
        Confirm = "confirm",
        /// It is not.
        Overrule = "overrule",
    }
}

/// Which finding, as the reviewer last saw it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The review.
    pub review: ReviewId,
    /// The finding's number.
    pub number: i64,
    /// Its version then.
    pub version: i64,
}

/// Decides a finding; until the review is finished it may be decided anew.
///
/// # Errors
/// The actor may not or knows of no such review; the review is not open for decisions; the finding changed since; an
/// overruling has no reason.
pub fn settle(conn: &mut DbConn, call: &Call, seen: Seen, answer: Answer, reason: &str) -> Result<FindingRow, Error> {
    decide(&call.actor, Action::DecideReview, &Facts::tender())?;
    let review = store::find(conn, seen.review)?;
    pass(conn, &call.actor, review.tender_id)?;
    claim::hold(conn, call, &review)?;
    // The finding is read after the review is held, so that nobody finishes it meanwhile.
    let open = store::hold(conn, review.id)?;
    let mut row = store::finding(conn, review.id, seen.number)?;
    if !open {
        return Err(Error::conflict("review.wrong_state").with("state", review.state));
    }
    if row.version != seen.version {
        return Err(stale());
    }
    row.state = match answer {
        Answer::Confirm => FindingState::Confirmed,
        Answer::Overrule => FindingState::Overruled,
    };
    row.reason = reason_of(reason)?;
    if row.reason.is_none() && answer == Answer::Overrule {
        return Err(Error::invalid("review.reason_missing").at("reason"));
    }
    row.decided_by = call.actor.person().map(|person| person.user);
    row.decided_at = Some(call.now);
    row.version += 1;
    if !store::update_finding(conn, &row)? {
        return Err(stale());
    }
    // The entry stands in the story of the review; the event is the finding's.
    let mut act = Act::new(&format!("finding.{answer}"), Subject::new(KIND, review.id.0));
    act.reason = row.reason.clone();
    let event = format!("finding.{}", row.state);
    record(conn, call, act.change(Change::new(&event, FINDING, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}

/// A reason as it is kept: without blanks around, none when empty.
///
/// # Errors
/// It is too long.
pub fn reason_of(reason: &str) -> Result<Option<String>, Error> {
    let reason = reason.trim();
    if reason.chars().count() > LONGEST {
        return Err(Error::invalid("review.reason_too_long").with("most", LONGEST).at("reason"));
    }
    Ok(Some(reason.to_owned()).filter(|reason| !reason.is_empty()))
}

fn stale() -> Error {
    Error::of(Kind::Stale, "review.stale")
}
