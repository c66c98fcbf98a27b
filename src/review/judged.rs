//! The machine's own steps of a review: it starts, it says what it sees, or it gives up. Each happens once, whoever comes
//! second.

use bid_review::review::Review as Judgement;
use serde_json::{Value, json};

use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::db::conn::DbConn;
use crate::review::compare;
use crate::review::model::{KIND, Review, ReviewState};
use crate::review::rounds::turn;
use crate::review::store;

/// Starts the reading, or goes on with it; none when the review is past that.
///
/// # Errors
/// There is no such review, or the database failed.
pub fn start(conn: &mut DbConn, call: &Call, id: ReviewId) -> Result<Option<Review>, Error> {
    let mut review = store::find(conn, id)?;
    match review.state {
        ReviewState::Queued => {
            review.state = ReviewState::Reading;
            Ok(step(conn, call, review, "review.start", Value::Null, Vec::new())?)
        }
        ReviewState::Reading => Ok(Some(review)),
        ReviewState::Judged | ReviewState::Failed | ReviewState::Decided | ReviewState::Replaced => Ok(None),
    }
}

/// Keeps what the machine says; a review that is past the reading is left alone.
///
/// # Errors
/// The database failed.
pub fn keep(conn: &mut DbConn, call: &Call, id: ReviewId, judgement: &Judgement) -> Result<(), Error> {
    let mut review = store::find(conn, id)?;
    if review.state != ReviewState::Reading {
        return Ok(());
    }
    review.state = ReviewState::Judged;
    review.problem = None;
    review.documents = Some(canonical(&judgement.documents)?);
    let turned = turn(call, &review, false, &store::every_finding(conn, id)?, &judgement.findings)?;
    let files: Vec<Value> = store::files(conn, id)?
        .into_iter()
        .map(|file| json!({ "file": file.file_id, "extent": file.extent, "reason": file.reason, "reading": file.reading_digest }))
        .collect();
    if let Some(review) = step(conn, call, review, "review.judge", json!({ "files": files }), turned.told())? {
        turned.keep(conn)?;
        compare::ask(conn, call, &review)?;
    }
    Ok(())
}

/// Gives up: people must review the bid by hand, or the work is asked for again.
///
/// # Errors
/// The database failed.
pub fn fail(conn: &mut DbConn, call: &Call, id: ReviewId) -> Result<(), Error> {
    let mut review = store::find(conn, id)?;
    if matches!(review.state, ReviewState::Queued | ReviewState::Reading) {
        review.state = ReviewState::Failed;
        // The others wait for this bid no longer.
        compare::ask(conn, call, &review)?;
        step(conn, call, review, "review.fail", Value::Null, Vec::new())?;
    }
    Ok(())
}

/// Writes the step and records it; none when another worker was quicker.
fn step(
    conn: &mut DbConn,
    call: &Call,
    mut review: Review,
    act: &str,
    detail: Value,
    made: Vec<Change>,
) -> Result<Option<Review>, Error> {
    review.version += 1;
    if !store::update(conn, &review)? {
        return Ok(None);
    }
    let name = format!("review.{}", review.state);
    let mut act = Act::new(act, Subject::new(KIND, review.id.0));
    act.detail = detail;
    act.changes = vec![Change::new(&name, KIND, review.id.0, review.version, review.recorded())];
    act.changes.extend(made);
    record(conn, call, act)?;
    Ok(Some(review))
}
