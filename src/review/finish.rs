//! A reviewer finishes a review: every failure and every question has been decided, and the bid is qualified or not.

use procurement_law::fact::Stated as Given;
use procurement_law::frame::Frame;
use procurement_law::rejection::rej_01;
use procurement_law::ruling::{Outcome as Law, Ruling};

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
use crate::review::model::{FindingRow, Ground, KIND, Outcome, Review, ReviewState};
use crate::review::question_store;
use crate::review::settle::reason_of;
use crate::review::store;

/// What a reviewer says of a bid in the end.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Whether it is qualified.
    pub outcome: Outcome,
    /// Why, in the reviewer's words.
    pub note: String,
    /// The ground of a rejection.
    pub ground: Option<Ground>,
    /// The agency's finding that the ground is there (公文文號), where it lies in conduct.
    pub ground_finding: String,
}

impl Verdict {
    /// The bid is qualified.
    pub fn qualified(note: &str) -> Self {
        Self { outcome: Outcome::Qualified, note: note.to_owned(), ground: None, ground_finding: String::new() }
    }

    /// The bid is rejected on a ground.
    pub fn rejected(ground: Ground, note: &str) -> Self {
        let (outcome, note) = (Outcome::Unqualified, note.to_owned());
        Self { outcome, note, ground: Some(ground), ground_finding: String::new() }
    }
}

/// Finishes a review. A rejection then waits for a second person (`second.rs`).
///
/// # Errors
/// The actor may not or knows of no such review; it is not open, or changed since; a finding waits; the bids
/// of its stage are not yet held against each other; `unqualified` though
/// nothing stands against the bid, or without a ground; `qualified` without a reason though something does, or a file was
/// not read whole; the law does not let the ground stand as it is said.
pub fn finish(conn: &mut DbConn, call: &Call, id: ReviewId, version: i64, verdict: &Verdict) -> Result<Review, Error> {
    decide(&call.actor, Action::DecideReview, &Facts::tender())?;
    let mut review = store::find(conn, id)?;
    pass(conn, &call.actor, review.tender_id)?;
    claim::hold(conn, call, &review)?;
    if !store::hold(conn, id)? {
        return Err(Error::conflict("review.wrong_state").with("state", review.state));
    }
    if review.version != version {
        return Err(stale());
    }
    let findings = store::findings(conn, id)?;
    let due = findings.iter().filter(|row| row.is_due()).count();
    if due > 0 {
        return Err(Error::conflict("review.findings_open").with("count", due));
    }
    if question_store::of_review(conn, id)?.iter().any(|question| question.is_open(call.now)) {
        return Err(Error::conflict("review.question_open"));
    }
    let read = store::of_stage(conn, review.tender_id, review.stage)?.iter().all(|one| !one.state.is_waiting());
    if !read || review.compared_in < review.round {
        return Err(Error::conflict("review.not_compared"));
    }
    let unread = store::files(conn, id)?.iter().any(|file| file.extent != "all");
    let stands = findings.iter().any(FindingRow::stands);
    let note = reason_of(&verdict.note)?;
    let finding = reason_of(&verdict.ground_finding)?;
    let outcome = verdict.outcome;
    match outcome {
        Outcome::Unqualified if !stands => return Err(Error::invalid("review.nothing_stands").at("outcome")),
        Outcome::Qualified if (stands || unread) && note.is_none() => {
            return Err(Error::invalid("review.reason_missing").at("note"));
        }
        Outcome::Qualified | Outcome::Unqualified => {}
    }
    let ruling = match (outcome, verdict.ground) {
        (Outcome::Unqualified, None) => return Err(Error::invalid("review.ground_missing").at("ground")),
        (Outcome::Unqualified, Some(ground)) => Some(lawful(call, ground, finding.as_deref())?),
        (Outcome::Qualified, _) => None,
    };
    review.state = ReviewState::Decided;
    review.outcome = Some(outcome);
    review.note = note;
    review.decided_by = call.actor.person().map(|person| person.user);
    review.decided_at = Some(call.now);
    review.ground = verdict.ground.filter(|_| ruling.is_some());
    review.ground_finding = finding.filter(|_| ruling.is_some());
    review.version += 1;
    if !store::update(conn, &review)? {
        return Err(stale());
    }
    let mut act = Act::new("review.finish", Subject::new(KIND, id.0));
    act.reason = review.note.clone();
    act.rulings = ruling.into_iter().collect();
    record(conn, call, act.change(Change::new("review.decided", KIND, id.0, review.version, review.recorded())))?;
    Ok(review)
}

/// What the law says of a rejection on this ground (REJ-01): a ground that lies in conduct needs the agency's finding first.
fn lawful(call: &Call, ground: Ground, finding: Option<&str>) -> Result<Ruling, Error> {
    let facts = rej_01::Facts {
        ground: ground.in_law(),
        found: rej_01::FoundAt::BeforeAward,
        finding: Given(finding.map(str::to_owned)),
        arose_before_award: true,
        superior_approval: Given(None),
        goes_on: true,
    };
    let ruling = rej_01::check(&Frame::on(call.now.local_date()), &facts);
    if ruling.outcome == Law::NeedsPerson {
        return Err(Error::unlawful("review.ground_unfounded", vec![ruling]));
    }
    Ok(ruling)
}

fn stale() -> Error {
    Error::of(Kind::Stale, "review.stale")
}
