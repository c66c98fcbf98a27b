//! The bids of a stage held against each other (X-01 to X-10, B-01, D17-4), once all that were opened together are read, and
//! again whenever one is read anew. What is found stands in the review of each bid concerned, for a person.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bid_review::dossier::Dossier;
use bid_review::finding::Finding;
use bid_review::review::Review as Judgement;
use bid_review::rules::between;
use bid_review::rules::crossing::Bid as Held;
use bid_review::submission::Submission;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::app::App;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{BidFileId, ReviewId, TenderId};
use crate::bids::model::BidFile;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::jobs::runner::Reporter;
use crate::review::model::{FindingRow, FindingState, KIND, Review, ReviewState};
use crate::review::rounds::turn;
use crate::review::{dossier, store};
use crate::tenders::model::Stage;

/// The name of the work that holds the bids of a stage against each other.
pub const COMPARE_BIDS: &str = "compare_bids";

/// What the work needs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Task {
    tender: TenderId,
    stage: Stage,
}

/// A bid that was read and judged by itself.
struct Rival {
    review: Review,
    label: String,
    files: Vec<BidFile>,
    readings: HashMap<BidFileId, String>,
    findings: Vec<FindingRow>,
}

/// Which judging of which review was compared, and whether it still went on.
type Seen = Vec<(ReviewId, i64, bool)>;

/// Asks for the comparison; it does nothing while a bid of the stage is still to be read, whose judging asks again.
///
/// # Errors
/// The database failed.
pub fn ask(conn: &mut DbConn, call: &Call, review: &Review) -> Result<(), Error> {
    enqueue(conn, call, COMPARE_BIDS, &Task { tender: review.tender_id, stage: review.stage }).map(drop)
}

/// Holds the bids of a stage against each other.
///
/// # Errors
/// The store or the database failed; the last try notes it in the reviews, so that people go on and know it.
pub fn compare_bids(app: &App, payload: Value, reporter: &Reporter<'_>) -> Result<(), Error> {
    let task: Task = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    let outcome = if reporter.is_beyond() {
        Err(Error::internal("compare bids", "every try ended with its worker"))
    } else {
        catch_unwind(AssertUnwindSafe(|| work(app, task, reporter)))
            .unwrap_or_else(|_| Err(Error::internal("compare bids", "the comparison panicked")))
    };
    let Err(error) = &outcome else { return outcome };
    if reporter.is_last() || reporter.is_beyond() {
        let problem = error.to_string();
        app.door.write_now(move |conn| {
            for review in store::of_stage(conn, task.tender, task.stage)? {
                if review.state == ReviewState::Judged && review.compared_in < review.round {
                    store::note_problem(conn, review.id, &problem)?;
                    store::compared(conn, review.id, review.round)?;
                }
            }
            Ok(())
        })?;
    }
    outcome
}

fn work(app: &App, task: Task, reporter: &Reporter<'_>) -> Result<(), Error> {
    let (seen, rivals) = app.door.read_now(move |conn| rivals(conn, task))?;
    if seen.iter().any(|(_, _, waits)| *waits) {
        return Ok(());
    }
    let mut read: Vec<(Dossier, Judgement)> = Vec::with_capacity(rivals.len());
    for rival in &rivals {
        let found = rival.findings.iter().filter(|row| !row.across && row.state != FindingState::Overruled);
        let findings = found.map(FindingRow::finding).collect::<Result<_, _>>()?;
        let judgement = Judgement { documents: rival.review.documents()?, findings };
        read.push((dossier::of(app, &rival.files, &rival.readings)?, judgement));
        reporter.check()?;
    }
    // How a bid came in is told by nobody here; the rules that ask for it say so.
    let submission = Submission::default();
    let held = rivals.iter().zip(&read).map(|(rival, (dossier, review))| Held {
        name: &rival.label,
        dossier,
        review,
        submission: &submission,
    });
    let found = between(&held.collect::<Vec<_>>());
    let labels: Vec<String> = rivals.iter().map(|rival| rival.label.clone()).collect();
    let found: Vec<(ReviewId, Vec<Finding>)> = rivals.iter().map(|rival| rival.review.id).zip(found).collect();
    reporter.check()?;
    let call = app.system_call("review")?;
    app.door.write_now(move |conn| {
        // Whatever changed meanwhile asks for a comparison of its own.
        if seen_of(&store::of_stage(conn, task.tender, task.stage)?) != seen {
            return Ok(());
        }
        found.iter().try_for_each(|(id, findings)| land(conn, &call, *id, findings, &labels))
    })
}

fn rivals(conn: &mut DbConn, task: Task) -> Result<(Seen, Vec<Rival>), Error> {
    let reviews = store::of_stage(conn, task.tender, task.stage)?;
    let seen = seen_of(&reviews);
    let mut rivals = Vec::new();
    for review in reviews {
        if !matches!(review.state, ReviewState::Judged | ReviewState::Decided) {
            continue;
        }
        let readings = store::files(conn, review.id)?.into_iter().map(|row| (row.file_id, row.reading_digest));
        rivals.push(Rival {
            label: bids::find(conn, review.bid_id)?.label,
            files: bids::files(conn, review.envelope_id)?,
            readings: readings.collect(),
            findings: store::findings(conn, review.id)?,
            review,
        });
    }
    // What is said once for all of them is said with the first: by labels it is the same one each time.
    rivals.sort_by(|one, other| one.label.cmp(&other.label));
    Ok((seen, rivals))
}

fn seen_of(reviews: &[Review]) -> Seen {
    reviews.iter().map(|review| (review.id, review.round, review.state.is_waiting())).collect()
}

/// Keeps what was found of one bid; a review that is decided stays as people decided it.
fn land(conn: &mut DbConn, call: &Call, id: ReviewId, found: &[Finding], labels: &[String]) -> Result<(), Error> {
    if !store::hold(conn, id)? {
        return Ok(());
    }
    let mut review = store::find(conn, id)?;
    // A comparison after the first of a round is a round of its own, so that the desk shows what it changed.
    let late = review.compared_in == review.round;
    review.round += i64::from(late);
    let turned = turn(call, &review, true, &store::every_finding(conn, id)?, found)?;
    if late && turned.is_nothing() {
        return Ok(());
    }
    let mut act = Act::new("review.compare", Subject::new(KIND, id.0));
    act.detail = json!({ "bids": labels });
    if late {
        review.version += 1;
        if !store::update(conn, &review)? {
            return Err(Error::conflict("review.stale"));
        }
        act.changes.push(Change::new("review.compared", KIND, id.0, review.version, review.recorded()));
    }
    act.changes.extend(turned.told());
    record(conn, call, act)?;
    turned.keep(conn)?;
    store::compared(conn, id, review.round)
}
