//! Opens the review of an envelope that came in, and puts aside that of the envelope before.

use serde::{Deserialize, Serialize};

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::bids::model::{Bid, Envelope};
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::review::model::{KIND, Review, ReviewState};
use crate::review::store;

/// The name of the work that reads and judges.
pub const REVIEW_BID: &str = "review_bid";

/// What the work needs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Task {
    /// Which review.
    pub review: ReviewId,
}

/// Opens a review and enqueues its work.
///
/// # Errors
/// The database failed.
pub fn open(conn: &mut DbConn, call: &Call, bid: &Bid, envelope: &Envelope) -> Result<Review, Error> {
    let mut changes = Vec::new();
    for earlier in store::of_bid(conn, bid.id, envelope.stage)? {
        // What a person decided stays as it was decided, but it is no longer the review of the bid.
        let aside = Review {
            state: ReviewState::Replaced,
            outcome: None,
            note: None,
            decided_by: None,
            decided_at: None,
            ground: None,
            ground_finding: None,
            seconded_by: None,
            seconded_at: None,
            version: earlier.version + 1,
            ..earlier
        };
        if !store::update(conn, &aside)? {
            return Err(Error::conflict("bid.overtaken"));
        }
        changes.push(Change::new("review.replaced", KIND, aside.id.0, aside.version, aside.recorded()));
    }
    let review = Review {
        id: call.id(),
        envelope_id: envelope.id,
        bid_id: bid.id,
        tender_id: bid.tender_id,
        stage: envelope.stage,
        state: ReviewState::Queued,
        files: i64::try_from(bids::files(conn, envelope.id)?.len()).unwrap_or(i64::MAX),
        files_done: 0,
        pages_done: 0,
        pages: 0,
        decisions: 0,
        documents: None,
        problem: None,
        outcome: None,
        note: None,
        decided_by: None,
        decided_at: None,
        ground: None,
        ground_finding: None,
        seconded_by: None,
        seconded_at: None,
        created_at: call.now,
        version: 1,
        round: 1,
        compared_in: 0,
    };
    store::insert(conn, &review)?;
    changes.push(Change::new("review.opened", KIND, review.id.0, 1, review.recorded()));
    let mut act = Act::new("review.open", Subject::new(KIND, review.id.0));
    act.changes = changes;
    record(conn, call, act)?;
    enqueue(conn, call, REVIEW_BID, &Task { review: review.id })?;
    Ok(review)
}
