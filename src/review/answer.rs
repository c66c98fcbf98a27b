//! Answers a question about a bid: the vendor on its page, or the reviewer who records its letter. Late answers are not
//! taken: who does not answer in time has waived it (政府採購法 60).

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::QuestionId;
use crate::db::conn::DbConn;
use crate::recusals::gate::pass;
use crate::review::question::{QUESTION, Question};
use crate::review::{question_store, store};

/// The longest answer, in characters.
const LONGEST: usize = 4_000;

/// Which question, and what is answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question.
    pub id: QuestionId,
    /// The version that the person saw.
    pub seen: i64,
    /// The answer.
    pub answer: String,
    /// The letter that holds it; only of who records one.
    pub letter: Option<String>,
}

/// Answers.
///
/// # Errors
/// The actor may not, or knows of no such question; it is answered already, or its time is over; the answer is empty; a
/// letter is recorded without its number.
pub fn answer(conn: &mut DbConn, call: &Call, answered: &Answered) -> Result<Question, Error> {
    let mut row = question_store::find(conn, answered.id)?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?.user;
    let by_letter = answered.letter.is_some();
    if by_letter {
        decide(&call.actor, Action::DecideReview, &Facts::tender())?;
        let review = store::find(conn, row.review_id)?;
        pass(conn, &call.actor, review.tender_id)?;
    } else {
        let facts = Facts { informed_vendor: row.vendor_id, ..Facts::default() };
        decide(&call.actor, Action::AnswerQuestion, &facts)?;
    }
    if row.version != answered.seen {
        return Err(Error::of(Kind::Stale, "review.stale"));
    }
    if row.answer.is_some() {
        return Err(Error::conflict("question.answered"));
    }
    // A letter counts by the day on its envelope, which whoever records it has looked at.
    if !by_letter && row.is_waived(call.now) {
        return Err(Error::conflict("question.late").with("until", row.until.roc()));
    }
    let text = answered.answer.trim();
    if text.is_empty() {
        return Err(Error::invalid("words.missing").at("answer"));
    }
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("words.too_long").with("most", LONGEST).at("answer"));
    }
    let letter = answered.letter.as_deref().map(str::trim);
    if letter == Some("") {
        return Err(Error::invalid("words.missing").at("letter"));
    }
    row.answer = Some(text.to_owned());
    row.letter = letter.map(str::to_owned);
    (row.answered_by, row.answered_at) = (Some(person), Some(call.now));
    row.version += 1;
    question_store::update(conn, &row)?;
    let act = Act::new("question.answer", Subject::new(QUESTION, row.id.0));
    record(conn, call, act.change(Change::new("question.answered", QUESTION, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}
