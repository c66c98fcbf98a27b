//! Reads reviews as the asker may see them; every look at a bid is recorded.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{BidFileId, ReviewId};
use crate::base::page::{Page, PageAsk};
use crate::bids::model::{Bid, BidFile};
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::recusals::gate::pass;
use crate::recusals::store as recusals;
use crate::review::correction::{self, Correction};
use crate::review::model::{FindingRow, KIND, Review, ReviewFile, ReviewState};
use crate::review::store;
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;

/// A review with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The review.
    pub review: Review,
    /// Its tender.
    pub tender: Tender,
    /// Its bid.
    pub bid: Bid,
    /// The files of its envelope.
    pub files: Vec<BidFile>,
    /// What reading them gave.
    pub readings: HashMap<BidFileId, ReviewFile>,
    /// The findings.
    pub findings: Vec<FindingRow>,
    /// Findings that the last judging says no more.
    pub gone: Vec<FindingRow>,
    /// What people read otherwise than the machine.
    pub corrections: Vec<Correction>,
}

/// A line of the queue.
#[derive(Clone, Debug)]
pub struct Line {
    /// The review.
    pub review: Review,
    /// The tender.
    pub tender: Tender,
    /// The bid.
    pub bid: Bid,
    /// Findings that wait for a person.
    pub due: i64,
}

/// A review that the asker may see. The look is to be recorded with [`look`].
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: ReviewId) -> Result<Whole, Error> {
    decide(&call.actor, Action::ReadReview, &Facts::tender())?;
    let review = store::find(conn, id)?;
    pass(conn, &call.actor, review.tender_id)?;
    let readings = store::files(conn, id)?.into_iter().map(|file| (file.file_id, file)).collect();
    let (gone, findings): (Vec<FindingRow>, Vec<FindingRow>) =
        store::every_finding(conn, id)?.into_iter().partition(|row| row.gone);
    Ok(Whole {
        tender: tenders::find(conn, review.tender_id)?,
        bid: bids::find(conn, review.bid_id)?,
        files: bids::files(conn, review.envelope_id)?,
        findings,
        corrections: correction::of(conn, id)?,
        gone: gone.into_iter().filter(|row| row.changed_in == review.round).collect(),
        readings,
        review,
    })
}

/// Where a review stands, without a look into the bid.
///
/// # Errors
/// There is none that the asker may know of.
pub fn glance(conn: &mut DbConn, call: &Call, id: ReviewId) -> Result<Review, Error> {
    decide(&call.actor, Action::ReadReview, &Facts::tender())?;
    let review = store::find(conn, id)?;
    pass(conn, &call.actor, review.tender_id)?;
    Ok(review)
}

/// The tender of a review, for whoever may know of reviews: it tells nothing of the bid.
///
/// # Errors
/// There is no such review.
pub fn tender_of(conn: &mut DbConn, id: ReviewId) -> Result<Tender, Error> {
    let review = store::find(conn, id)?;
    tenders::find(conn, review.tender_id)
}

/// The tenders with bids of which a reviewer stated nothing yet; nobody else has any.
///
/// # Errors
/// The asker may not see reviews, or the database failed.
pub fn unstated(conn: &mut DbConn, call: &Call) -> Result<Vec<Tender>, Error> {
    decide(&call.actor, Action::ReadReview, &Facts::tender())?;
    let Some(person) = call.actor.person().filter(|person| person.role == Role::Reviewer) else {
        return Ok(Vec::new());
    };
    let mut waiting = Vec::new();
    for tender in store::tenders(conn)? {
        if recusals::of(conn, tender, person.user)?.is_none() {
            waiting.push(tenders::find(conn, tender)?);
        }
    }
    Ok(waiting)
}

/// A file of a bid under review, whose look is recorded under this name with this detail.
///
/// # Errors
/// There is none that the asker may know of.
pub fn file(
    conn: &mut DbConn,
    call: &Call,
    id: ReviewId,
    number: i64,
    act: &str,
    page: Option<u32>,
) -> Result<BidFile, Error> {
    let review = glance(conn, call, id)?;
    let file = bids::files(conn, review.envelope_id)?.into_iter().find(|file| file.number == number);
    let file = file.ok_or_else(Error::not_found)?;
    look(conn, call, id, act, json!({ "file": number, "digest": file.digest, "page": page }))?;
    Ok(file)
}

/// Records a look.
///
/// # Errors
/// The database failed.
pub fn look(conn: &mut DbConn, call: &Call, id: ReviewId, act: &str, detail: Value) -> Result<(), Error> {
    let mut act = Act::new(act, Subject::new(KIND, id.0));
    act.detail = detail;
    record(conn, call, act).map(drop)
}

/// A page of the queue, newest first.
///
/// # Errors
/// The asker may not see reviews, or the cursor is none of this list.
pub fn list(
    conn: &mut DbConn,
    call: &Call,
    state: Option<ReviewState>,
    ask: &PageAsk,
    filter: &str,
) -> Result<Page<Line>, Error> {
    decide(&call.actor, Action::ReadReview, &Facts::tender())?;
    // A reviewer sees no bid of a tender before it stated to have no interest in it.
    let of = match call.actor.person().filter(|person| person.role == Role::Reviewer) {
        Some(person) => Some(recusals::impartial(conn, person.user)?),
        None => None,
    };
    let page = ask.cut(store::list(conn, state, of.as_deref(), ask)?, filter, |review| review.id.to_string());
    Ok(Page { data: lines(conn, page.data)?, next_cursor: page.next_cursor })
}

/// Reviews with the names around them.
///
/// # Errors
/// The database failed.
pub fn lines(conn: &mut DbConn, reviews: Vec<Review>) -> Result<Vec<Line>, Error> {
    let ids: Vec<ReviewId> = reviews.iter().map(|review| review.id).collect();
    let due: HashMap<ReviewId, i64> = store::due(conn, &ids)?.into_iter().collect();
    let mut lines = Vec::with_capacity(reviews.len());
    for review in reviews {
        lines.push(Line {
            tender: tenders::find(conn, review.tender_id)?,
            bid: bids::find(conn, review.bid_id)?,
            due: due.get(&review.id).copied().unwrap_or(0),
            review,
        });
    }
    Ok(lines)
}
