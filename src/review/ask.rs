//! Asks a vendor to explain its bid, or to correct an obvious slip; CUR-01 says which of the two a defect allows.

use std::collections::BTreeMap;

use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::rejection::cur_01::{self, Defect, Treatment};
use procurement_law::ruling::Outcome;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::accounts::tell::tell;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::base::time::Time;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::recusals::gate::pass;
use crate::review::model::{Review, ReviewState};
use crate::review::question::{Place, QUESTION, Question};
use crate::review::{claim, question_store, store};
use crate::tenders::store as tenders;

/// The longest question, in characters.
const LONGEST: usize = 2_000;
/// The most places that a question names.
const PLACES: usize = 10;

/// A question as it is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// About which finding; none for the bid as a whole.
    pub finding: Option<i64>,
    /// What is wrong.
    pub defect: Defect,
    /// Whether it touches the price.
    pub price: bool,
    /// What is asked for.
    pub treatment: Treatment,
    /// The question.
    pub question: String,
    /// By when it is to be answered.
    pub until: Time,
}

/// Asks the vendor, and tells it by mail where the market knows it.
///
/// # Errors
/// The actor may not, or knows of no such review; the review is not open for decisions, or another reviewer works on it; the
/// question is empty or its time is over; the law does not let the vendor be asked that.
pub fn ask(conn: &mut DbConn, call: &Call, id: ReviewId, asked: &Asked) -> Result<Question, Error> {
    decide(&call.actor, Action::DecideReview, &Facts::tender())?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let review = store::find(conn, id)?;
    pass(conn, &call.actor, review.tender_id)?;
    claim::hold(conn, call, &review)?;
    if review.state != ReviewState::Judged {
        return Err(Error::conflict("review.wrong_state").with("state", review.state));
    }
    let question = asked.question.trim();
    if question.is_empty() {
        return Err(Error::invalid("words.missing").at("question"));
    }
    if question.chars().count() > LONGEST {
        return Err(Error::invalid("words.too_long").with("most", LONGEST).at("question"));
    }
    if asked.until <= call.now {
        return Err(Error::invalid("question.until").at("until"));
    }
    if !matches!(asked.treatment, Treatment::Explain | Treatment::Correct) {
        return Err(Error::invalid("choice.missing").at("treatment"));
    }
    let facts = cur_01::Facts {
        defect: asked.defect,
        price: asked.price,
        opened: true,
        supplement_allowed: false,
        affects_conformity: Stated(None),
        planned: Some(asked.treatment),
    };
    let rulings = vec![cur_01::check(&Frame::on(call.now.local_date()), &facts)];
    if rulings.iter().any(|ruling| ruling.outcome != Outcome::Allow) {
        return Err(Error::unlawful("question.unlawful", rulings));
    }
    let bid = bids::find(conn, review.bid_id)?;
    let row = Question {
        id: call.id(),
        review_id: id,
        vendor_id: bid.vendor_id,
        finding: asked.finding,
        defect: asked.defect.code().to_owned(),
        treatment: asked.treatment.code().to_owned(),
        question: question.to_owned(),
        evidence: canonical(&places(conn, &review, asked.finding)?)?,
        rulings: canonical(&rulings)?,
        until: asked.until,
        asked_by: person.user,
        asked_at: call.now,
        answer: None,
        letter: None,
        answered_by: None,
        answered_at: None,
        version: 1,
    };
    question_store::insert(conn, &row)?;
    if let Some(vendor) = row.vendor_id {
        let tender = tenders::find(conn, review.tender_id)?;
        let args = BTreeMap::from([
            ("tender".to_owned(), format!("{} {}", tender.case_no, tender.name)),
            ("until".to_owned(), row.until.roc()),
            ("path".to_owned(), format!("/vendor/questions/{}", row.id)),
        ]);
        tell(conn, call, (vendor, Role::Vendor), "mail-question", &args)?;
    }
    let mut act = Act::new("question.ask", Subject::new(QUESTION, row.id.0));
    act.rulings = rulings;
    record(conn, call, act.change(Change::new("question.asked", QUESTION, row.id.0, 1, row.recorded())))?;
    Ok(row)
}

/// The places of a finding, in the vendor's own bid.
fn places(conn: &mut DbConn, review: &Review, finding: Option<i64>) -> Result<Vec<Place>, Error> {
    let Some(number) = finding else { return Ok(Vec::new()) };
    let found = store::finding(conn, review.id, number)?.finding()?;
    let place =
        |one: &bid_review::finding::Evidence| Place { file: one.file.clone(), page: one.page, text: one.text.clone() };
    Ok(found.evidence.iter().take(PLACES).map(place).collect())
}
