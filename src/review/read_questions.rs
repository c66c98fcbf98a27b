//! Reads questions to vendors as the asker may see them.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{QuestionId, ReviewId};
use crate::db::conn::DbConn;
use crate::review::question::Question;
use crate::review::read::glance;
use crate::review::{question_store, store};
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;

/// The questions of a review.
///
/// # Errors
/// There is no such review that the asker may know of.
pub fn of_review(conn: &mut DbConn, call: &Call, id: ReviewId) -> Result<Vec<Question>, Error> {
    glance(conn, call, id)?;
    question_store::of_review(conn, id)
}

/// The questions to the asker's own company, newest first.
///
/// # Errors
/// The asker is no vendor, or the database failed.
pub fn of_vendor(conn: &mut DbConn, call: &Call) -> Result<Vec<Question>, Error> {
    decide(&call.actor, Action::ReadQuestions, &Facts::default())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    question_store::of_vendor(conn, person.organisation)
}

/// A question to the asker's own company, with its tender.
///
/// # Errors
/// There is none that the asker may know of.
pub fn own(conn: &mut DbConn, call: &Call, id: QuestionId) -> Result<(Question, Tender), Error> {
    let row = question_store::find(conn, id)?;
    decide(&call.actor, Action::AnswerQuestion, &Facts { informed_vendor: row.vendor_id, ..Facts::default() })?;
    let review = store::find(conn, row.review_id)?;
    let tender = tenders::find(conn, review.tender_id)?;
    Ok((row, tender))
}
