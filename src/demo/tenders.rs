//! The demo's tenders: one reviewed, one being reviewed, one not yet opened. Their bids are made up and told through the verbs.

use std::path::Path;

use chrono::{Duration, NaiveDate};
use sample_bids::{Bundle, Fonts, Plan, Share, generate};
use serde_json::json;

use crate::accounts::model::User;
use crate::app::App;
use crate::base::error::Error;
use crate::base::id::ReviewId;
use crate::bids::keep::Place;
use crate::bids::package::from_folder;
use crate::demo::people::People;
use crate::demo::planned::planned;
use crate::recusals::model::Said;
use crate::recusals::state::{Statement, state};
use crate::review::finish::{Verdict, finish};
use crate::review::model::{FindingRow, Ground, ReviewState};
use crate::review::read::tender_of;
use crate::review::receive::receive;
use crate::review::settle::{Answer, Seen, settle};
use crate::review::store as reviews;
use crate::tenders::keep::keep;
use crate::tenders::model::Stage;
use crate::tenders::plan::plan;
use crate::worker;

/// What a tender of the demo shows.
struct Scene {
    folder: &'static str,
    seed: u64,
    bids: u32,
    scans: Share,
    /// Days from today to the closing.
    closes: i64,
}

/// Bids with text layers: read within seconds, so that their review is done when the market opens.
const REVIEWED: Scene = Scene { folder: "tender-reviewed", seed: 11, bids: 3, scans: Share(0), closes: -20 };
/// Scans: their review runs for minutes, so that it is seen running.
const RUNNING: Scene = Scene { folder: "tender-running", seed: 12, bids: 4, scans: Share(100), closes: -6 };
/// Not opened before its hour.
const SEALED: Scene = Scene { folder: "tender-sealed", seed: 13, bids: 0, scans: Share(0), closes: 14 };

/// Enters the tenders that are past their opening, reviews the bids of the first, and finishes one review.
///
/// # Errors
/// No Chinese font is installed, a file cannot be written, or the database failed.
pub fn reviewed(app: &App, data: &Path, reviewer: &User, people: &People) -> Result<(), Error> {
    let bids = enter(app, data, &REVIEWED, Some(people))?;
    if let Some(id) = bids.first().copied() {
        let call = app.call(reviewer.actor(), "demo")?;
        let none = Statement { said: Said::Impartial, interest: None, note: String::new() };
        app.door.write_now(move |conn| {
            let tender = tender_of(conn, id)?;
            state(conn, &call, &tender.case_no, &none).map(drop)
        })?;
    }
    worker::run_jobs(app)?;
    for id in bids {
        decide(app, reviewer, id)?;
    }
    Ok(())
}

/// Enters the tender whose reviews wait for a worker, and the one that is still sealed.
///
/// # Errors
/// As [`reviewed`].
pub fn waiting(app: &App, data: &Path) -> Result<(), Error> {
    enter(app, data, &RUNNING, None)?;
    enter(app, data, &SEALED, None)?;
    Ok(())
}

fn enter(app: &App, data: &Path, scene: &Scene, planning: Option<&People>) -> Result<Vec<ReviewId>, Error> {
    let folder = data.join("seed").join(scene.folder);
    let today = app.clock.now().local_date();
    let bundle = made(&folder, scene, today + Duration::days(scene.closes))?;
    let Some(tender) = bundle.tenders.first() else { return Ok(Vec::new()) };
    let opens = format!("{}T10:00:00+08:00", tender.bid_deadline + Duration::days(1));
    let mut sent = serde_json::to_value(tender).map_err(|cause| Error::internal("make a tender", cause))?;
    if let Some(fields) = sent.as_object_mut() {
        fields.insert("opens_at".to_owned(), json!(opens));
    }
    let plan = plan(serde_json::from_value(sent).map_err(|cause| Error::internal("make a tender", cause))?)?;
    let (call, case_no) = (app.system_call("demo")?, plan.case_no.clone());
    app.door.write_now(move |conn| keep(conn, &call, &plan))?;
    if let Some(people) = planning {
        planned(app, people, &case_no, &bundle)?;
    }
    let mut opened = Vec::new();
    for bid in &bundle.bids {
        let package = from_folder(&app.storage, &bid.vendor.ubn, &folder.join(&bid.bid))?;
        let (call, place) = (
            app.system_call("demo")?,
            Place { case_no: case_no.clone(), stage: Stage::All, replace: false, despite: false },
        );
        let receipt = app.door.write_now(move |conn| receive(conn, &call, &place, &package))?;
        opened.extend(receipt.review);
    }
    Ok(opened)
}

/// The bundle of a scene. A run that was broken off goes on with the files it had, not with another day's.
fn made(folder: &Path, scene: &Scene, deadline: NaiveDate) -> Result<Bundle, Error> {
    let failed = |cause: &dyn std::fmt::Display| Error::internal("make the demo's bids", cause);
    let kept = folder.join("plan-day");
    let deadline = std::fs::read_to_string(&kept).ok().and_then(|day| day.trim().parse().ok()).unwrap_or(deadline);
    let plan = Plan {
        seed: scene.seed,
        tenders: 1,
        bids_per_tender: scene.bids,
        scans: scene.scans,
        deadline,
        ..Plan::default()
    };
    let fonts = Fonts::find().map_err(|cause| failed(&cause))?;
    let bundle = generate(&plan, &fonts).map_err(|cause| failed(&cause))?;
    bundle.write(folder).map_err(|cause| failed(&cause))?;
    std::fs::write(kept, deadline.to_string()).map_err(|cause| failed(&cause))?;
    Ok(bundle)
}

/// The reviewer agrees with the machine and finishes a review against which something stands; the others wait for the visitor.
fn decide(app: &App, reviewer: &User, id: ReviewId) -> Result<(), Error> {
    let (review, findings) =
        app.door.read_now(move |conn| Ok((reviews::find(conn, id)?, reviews::findings(conn, id)?)))?;
    let failed = findings.iter().any(|row| row.verdict == "fail");
    if review.state != ReviewState::Judged || !failed {
        return Ok(());
    }
    for row in findings.iter().filter(|row| row.is_due()) {
        let seen = Seen { review: id, number: row.number, version: row.version };
        let call = app.call(reviewer.actor(), "demo")?;
        app.door.write_now(move |conn| settle(conn, &call, seen, Answer::Confirm, "").map(drop))?;
    }
    let call = app.call(reviewer.actor(), "demo")?;
    app.door.write_now(move |conn| {
        let review = reviews::find(conn, id)?;
        let stands = reviews::findings(conn, id)?.iter().any(FindingRow::stands);
        let verdict = if stands { Verdict::rejected(Ground::NotMeeting, "") } else { Verdict::qualified("") };
        finish(conn, &call, id, review.version, &verdict).map(drop)
    })
}
