//! A second person looks at a rejection: it stands when that person agrees, and goes back to the desk when not.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::ReviewId;
use crate::db::conn::DbConn;
use crate::recusals::gate::pass;
use crate::review::model::{KIND, Review, ReviewState};
use crate::review::settle::reason_of;
use crate::review::store;
use crate::text_enum;

text_enum! {
    /// What the second person says.
    Second {
        /// The rejection stands.
        Agree = "agree",
        /// It goes back to the desk.
        Return = "return",
    }
}

/// Answers a rejection.
///
/// # Errors
/// The actor may not, decided it, or knows of no such review; it waits for no second person, or changed since; it is sent
/// back without a reason.
pub fn second(
    conn: &mut DbConn,
    call: &Call,
    id: ReviewId,
    version: i64,
    said: Second,
    reason: &str,
) -> Result<Review, Error> {
    let mut review = store::find(conn, id)?;
    let facts = Facts { requester: review.decided_by, ..Facts::tender() };
    decide(&call.actor, Action::SecondReview, &facts)?;
    pass(conn, &call.actor, review.tender_id)?;
    if review.version != version {
        return Err(Error::of(Kind::Stale, "review.stale"));
    }
    if !review.waits_for_second() {
        return Err(Error::conflict("review.no_second").with("state", review.state));
    }
    let reason = reason_of(reason)?;
    let name = match said {
        Second::Agree => {
            review.seconded_by = call.actor.person().map(|person| person.user);
            review.seconded_at = Some(call.now);
            "review.seconded"
        }
        Second::Return => {
            if reason.is_none() {
                return Err(Error::invalid("review.return_reason").at("reason"));
            }
            review.state = ReviewState::Judged;
            (review.outcome, review.note) = (None, None);
            (review.decided_by, review.decided_at) = (None, None);
            (review.ground, review.ground_finding) = (None, None);
            "review.returned"
        }
    };
    review.version += 1;
    if !store::update(conn, &review)? {
        return Err(Error::of(Kind::Stale, "review.stale"));
    }
    let mut act = Act::new("review.second", Subject::new(KIND, id.0));
    act.reason = reason;
    record(conn, call, act.change(Change::new(name, KIND, id.0, review.version, review.recorded())))?;
    Ok(review)
}
