//! The office asks for a bid to be judged again: one that the machine gave up, or one that waits for people, where lists or rules
//! have changed meanwhile. What was read stays read, and what people decided stays where nothing changed (`rounds.rs`).

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::ReviewId;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::review::model::{KIND, Review, ReviewState};
use crate::review::open::{REVIEW_BID, Task};
use crate::review::store;

/// Queues a review again, as the actor last saw it.
///
/// # Errors
/// The actor may not or knows of no such review; the machine still works on it or people are done with it, or it changed
/// since.
pub fn again(conn: &mut DbConn, call: &Call, id: ReviewId, version: i64) -> Result<Review, Error> {
    decide(&call.actor, Action::ImportBids, &Facts::tender())?;
    let mut review = store::find(conn, id)?;
    if !matches!(review.state, ReviewState::Failed | ReviewState::Judged) {
        return Err(Error::conflict("review.not_failed").with("state", review.state));
    }
    if review.version != version {
        return Err(stale());
    }
    review.round += i64::from(review.state == ReviewState::Judged);
    review.state = ReviewState::Queued;
    review.problem = None;
    review.version += 1;
    if !store::update(conn, &review)? {
        return Err(stale());
    }
    let act = Act::new("review.again", Subject::new(KIND, id.0));
    record(conn, call, act.change(Change::new("review.queued", KIND, id.0, review.version, review.recorded())))?;
    enqueue(conn, call, REVIEW_BID, &Task { review: id })?;
    Ok(review)
}

fn stale() -> Error {
    Error::of(Kind::Stale, "review.stale")
}
