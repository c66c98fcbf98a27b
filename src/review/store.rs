//! Queries on reviews, their files and findings.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{BidId, ReviewId, TenderId};
use crate::base::page::PageAsk;
use crate::both;
use crate::db::conn::{Both, Db, DbConn};
use crate::db::schema::{review, review_file, review_finding};
use crate::review::model::{FindingRow, FindingState, Review, ReviewFile, ReviewState};
use crate::tenders::model::Stage;

/// A review.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: ReviewId) -> Result<Review, Error> {
    Ok(review::table.find(id).first(conn)?)
}

/// A page of reviews, newest first, one row more than asked; those of replaced packages only when asked for. `of` keeps
/// those of some tenders.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(
    conn: &mut DbConn,
    state: Option<ReviewState>,
    of: Option<&[TenderId]>,
    ask: &PageAsk,
) -> Result<Vec<Review>, Error> {
    let mut query = review::table.order(review::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    if let Some(tenders) = of {
        query = query.filter(review::tender_id.eq_any(tenders.to_vec()));
    }
    query = match state {
        Some(state) => query.filter(review::state.eq(state)),
        None => query.filter(review::state.ne(ReviewState::Replaced)),
    };
    if let Some(after) = &ask.after {
        let after: ReviewId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(review::id.lt(after));
    }
    Ok(query.load(conn)?)
}

/// The tenders with reviews, newest first.
///
/// # Errors
/// The database failed.
pub fn tenders(conn: &mut DbConn) -> Result<Vec<TenderId>, Error> {
    Ok(review::table.select(review::tender_id).distinct().order(review::tender_id.desc()).load(conn)?)
}

/// The present reviews of a tender's bids for a stage, in the order in which they came in.
///
/// # Errors
/// The database failed.
pub fn of_stage(conn: &mut DbConn, tender: TenderId, stage: Stage) -> Result<Vec<Review>, Error> {
    let found = review::table.filter(review::tender_id.eq(tender).and(review::stage.eq(stage)));
    Ok(found.filter(review::state.ne(ReviewState::Replaced)).order(review::id).load(conn)?)
}

/// The reviews of a bid's earlier packages for a stage that are not yet put aside.
///
/// # Errors
/// The database failed.
pub fn of_bid(conn: &mut DbConn, bid: BidId, stage: Stage) -> Result<Vec<Review>, Error> {
    let found = review::table.filter(review::bid_id.eq(bid).and(review::stage.eq(stage)));
    Ok(found.filter(review::state.ne(ReviewState::Replaced)).load(conn)?)
}

/// Adds a review.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Review) -> Result<(), Error> {
    diesel::insert_into(review::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes a review over the version before, its progress and its count of decisions left alone; false when that version
/// is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Review) -> Result<bool, Error> {
    let before = review::table.find(row.id).filter(review::version.eq(row.version - 1));
    let set = (
        review::state.eq(row.state),
        review::documents.eq(&row.documents),
        review::problem.eq(&row.problem),
        review::outcome.eq(row.outcome),
        review::note.eq(&row.note),
        review::decided_by.eq(row.decided_by),
        review::decided_at.eq(row.decided_at),
        review::ground.eq(row.ground),
        review::ground_finding.eq(&row.ground_finding),
        review::seconded_by.eq(row.seconded_by),
        review::seconded_at.eq(row.seconded_at),
        review::round.eq(row.round),
        review::version.eq(row.version),
    );
    Ok(diesel::update(before).set(set).execute(conn)? == 1)
}

/// Notes how far the reading is.
///
/// # Errors
/// The database failed.
pub fn progress(conn: &mut DbConn, id: ReviewId, files: i64, pages: i64, of: i64) -> Result<(), Error> {
    diesel::update(review::table.find(id))
        .set((review::files_done.eq(files), review::pages_done.eq(pages), review::pages.eq(of.max(pages))))
        .execute(conn)?;
    Ok(())
}

/// Notes that the bids of the stage were held against each other in this round of a review.
///
/// # Errors
/// The database failed.
pub fn compared(conn: &mut DbConn, id: ReviewId, round: i64) -> Result<(), Error> {
    diesel::update(review::table.find(id)).set(review::compared_in.eq(round)).execute(conn)?;
    Ok(())
}

/// Notes why a try failed, which is no recorded change.
///
/// # Errors
/// The database failed.
pub fn note_problem(conn: &mut DbConn, id: ReviewId, problem: &str) -> Result<(), Error> {
    diesel::update(review::table.find(id)).set(review::problem.eq(problem)).execute(conn)?;
    Ok(())
}

/// Counts a decision on a finding, and with it holds the review until the end of the transaction: who finishes a review
/// and who decides one of its findings wait for each other. False when the review is not open for decisions.
///
/// # Errors
/// The database failed.
pub fn hold(conn: &mut DbConn, id: ReviewId) -> Result<bool, Error> {
    let open = review::table.find(id).filter(review::state.eq(ReviewState::Judged));
    Ok(diesel::update(open).set(review::decisions.eq(review::decisions + 1)).execute(conn)? == 1)
}

/// What reading the files gave so far.
///
/// # Errors
/// The database failed.
pub fn files(conn: &mut DbConn, id: ReviewId) -> Result<Vec<ReviewFile>, Error> {
    Ok(review_file::table.filter(review_file::review_id.eq(id)).load(conn)?)
}

/// Adds what reading a file gave; a second worker's is dropped.
///
/// # Errors
/// The database failed.
pub fn insert_file(conn: &mut DbConn, row: &ReviewFile) -> Result<(), Error> {
    Both(diesel::insert_into(review_file::table).values(row.clone()).on_conflict_do_nothing()).execute(conn)?;
    Ok(())
}

/// The findings that the last judging says, in their order.
///
/// # Errors
/// The database failed.
pub fn findings(conn: &mut DbConn, id: ReviewId) -> Result<Vec<FindingRow>, Error> {
    let found = review_finding::table.filter(review_finding::review_id.eq(id).and(review_finding::gone.eq(false)));
    Ok(found.order(review_finding::number).load(conn)?)
}

/// All findings of all rounds, in their order.
///
/// # Errors
/// The database failed.
pub fn every_finding(conn: &mut DbConn, id: ReviewId) -> Result<Vec<FindingRow>, Error> {
    let found = review_finding::table.filter(review_finding::review_id.eq(id));
    Ok(found.order(review_finding::number).load(conn)?)
}

/// How many findings of each of these reviews wait for a person.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, ids: &[ReviewId]) -> Result<Vec<(ReviewId, i64)>, Error> {
    let waiting = review_finding::table
        .filter(review_finding::review_id.eq_any(ids))
        .filter(review_finding::gone.eq(false))
        .filter(review_finding::verdict.ne("pass").and(review_finding::state.eq(FindingState::Open)));
    Ok(waiting
        .group_by(review_finding::review_id)
        .select((review_finding::review_id, diesel::dsl::count_star()))
        .load(conn)?)
}

/// One finding that the last judging says.
///
/// # Errors
/// There is none, or the database failed.
pub fn finding(conn: &mut DbConn, review: ReviewId, number: i64) -> Result<FindingRow, Error> {
    let found = review_finding::table.filter(review_finding::review_id.eq(review).and(review_finding::gone.eq(false)));
    Ok(found.filter(review_finding::number.eq(number)).first(conn)?)
}

/// Adds findings.
///
/// # Errors
/// The database failed.
pub fn insert_findings(conn: &mut DbConn, rows: &[FindingRow]) -> Result<(), Error> {
    for chunk in rows.chunks(1_000) {
        both!(conn, c => diesel::insert_into(review_finding::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Writes a finding, and what a person made of it, over the version before; false when that is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update_finding(conn: &mut DbConn, row: &FindingRow) -> Result<bool, Error> {
    let before = review_finding::table.find(row.id).filter(review_finding::version.eq(row.version - 1));
    let set = (
        review_finding::verdict.eq(&row.verdict),
        review_finding::body.eq(&row.body),
        review_finding::changed_in.eq(row.changed_in),
        review_finding::gone.eq(row.gone),
        review_finding::state.eq(row.state),
        review_finding::reason.eq(&row.reason),
        review_finding::decided_by.eq(row.decided_by),
        review_finding::decided_at.eq(row.decided_at),
        review_finding::version.eq(row.version),
    );
    Ok(diesel::update(before).set(set).execute(conn)? == 1)
}
