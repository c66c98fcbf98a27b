//! The work of a review: file by file, each reading kept at once, so that whoever goes on after a dead worker reads no
//! file twice; then the judgement.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, Instant};

use bid_review::reading::Reading;
use serde_json::Value;

use crate::app::App;
use crate::base::error::Error;
use crate::base::id::{BidFileId, ReviewId};
use crate::bids::model::BidFile;
use crate::bids::store as bids;
use crate::db::conn::DbConn;
use crate::jobs::runner::Reporter;
use crate::review::model::{Review, ReviewFile};
use crate::review::open::Task;
use crate::review::reading::PageSize;
use crate::review::registers::Kept;
use crate::review::store;
use crate::review::{correction, dossier, judged};
use crate::storage::name_file;
use crate::tenders::store as tenders;

/// Between two notes of progress.
const NOTE: Duration = Duration::from_secs(1);

/// Pages read and pages known of.
#[derive(Clone, Copy, Default)]
struct Count {
    files: i64,
    pages: i64,
    of: i64,
}

/// Reads and judges one review. A review that is past this is left alone.
///
/// # Errors
/// The store or the database failed, or the claim was lost; the next try goes on from here.
pub fn review_bid(app: &App, payload: Value, reporter: &Reporter<'_>) -> Result<(), Error> {
    let Task { review } = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    let outcome = if reporter.is_beyond() {
        Err(Error::internal("review a bid", "every try ended with its worker"))
    } else {
        // A panic is caught here and not above, so that the last one is noted in the review too.
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(app, review, reporter)))
            .unwrap_or_else(|_| Err(Error::internal("review a bid", "the reading panicked")))
    };
    let Err(error) = &outcome else { return outcome };
    if error.code == "job.claim_lost" {
        return outcome;
    }
    let (problem, last) = (error.to_string(), reporter.is_last());
    let call = app.system_call("review")?;
    app.door.write_now(move |conn| {
        store::note_problem(conn, review, &problem)?;
        if last { judged::fail(conn, &call, review) } else { Ok(()) }
    })?;
    outcome
}

fn work(app: &App, id: ReviewId, reporter: &Reporter<'_>) -> Result<(), Error> {
    let call = app.system_call("review")?;
    let Some((review, files)) = app.door.write_now(move |conn| {
        let Some(review) = judged::start(conn, &call, id)? else { return Ok(None) };
        let files = bids::files(conn, review.envelope_id)?;
        Ok(Some((review, files)))
    })?
    else {
        return Ok(());
    };
    let known = app.door.read_now(|conn| store::files(conn, id))?;
    let mut count = Count::default();
    let mut readings: HashMap<BidFileId, String> = HashMap::new();
    for row in known {
        count.add(row.page_count);
        readings.insert(row.file_id, row.reading_digest);
    }
    for file in &files {
        if readings.contains_key(&file.id) {
            continue;
        }
        reporter.check()?;
        let row = read(app, &review, file, count, reporter)?;
        count.add(row.page_count);
        readings.insert(file.id, row.reading_digest.clone());
        note(app, id, count)?;
        reporter.report(count.files, review.files)?;
    }
    let dossier = dossier::of(app, &files, &readings)?;
    let (terms, corrections) = app.door.read_now(|conn| {
        let tender = tenders::find(conn, review.tender_id)?;
        let terms = tenders::opening(conn, tender.id, review.stage)?.terms(&tender)?;
        Ok((terms, correction::as_read(conn, id)?))
    })?;
    let judgement = (app.eyes.judge)(&dossier, &terms, &Kept(app), &corrections);
    reporter.check()?;
    let call = app.system_call("review")?;
    app.door.write_now(move |conn| judged::keep(conn, &call, id, &judgement))
}

impl Count {
    fn add(&mut self, pages: i64) {
        self.files += 1;
        self.pages += pages;
        self.of += pages;
    }
}

/// Reads one file and keeps what it gave.
fn read(
    app: &App,
    review: &Review,
    file: &BidFile,
    before: Count,
    reporter: &Reporter<'_>,
) -> Result<ReviewFile, Error> {
    let bytes = app.storage.get_now(&file.digest)?;
    let mut noted = Instant::now();
    let reading = app.eyes.reader.read(&bytes, &mut |progress| {
        if noted.elapsed() < NOTE {
            return;
        }
        noted = Instant::now();
        let pages = before.pages + i64::from(progress.done);
        let now = Count { files: before.files, pages, of: before.of + i64::from(progress.of) };
        // A note that fails is no reason to stop reading: the next one comes in a second.
        if let Err(error) = note(app, review.id, now).and_then(|()| reporter.report(now.files, review.files)) {
            tracing::warn!(review = %review.id, %error, "progress was not noted");
        }
    });
    let text = serde_json::to_vec(&reading).map_err(|cause| Error::internal("write a reading", cause))?;
    let size = text.len();
    let row = row(app, review, file, &reading, app.storage.put_now(text)?)?;
    let (kept, now) = (row.clone(), app.clock.now());
    app.door.write_now(move |conn: &mut DbConn| {
        name_file(conn, &kept.reading_digest, size, "reading.json", now)?;
        store::insert_file(conn, &kept)
    })?;
    Ok(row)
}

fn row(app: &App, review: &Review, file: &BidFile, reading: &Reading, digest: String) -> Result<ReviewFile, Error> {
    let failed = |cause| Error::internal("write a reading", cause);
    let sizes: BTreeMap<u32, PageSize> = reading
        .pages
        .iter()
        .map(|page| {
            // A viewer shows the page before it is turned upright.
            let (width, height) =
                if page.turn % 2 == 1 { (page.height, page.width) } else { (page.width, page.height) };
            (page.index, PageSize { width, height, turn: page.turn % 4 })
        })
        .collect();
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let extent = word(serde_json::to_value(reading.read).map_err(failed)?);
    let reason = match reading.reason {
        Some(reason) if extent != "all" => Some(word(serde_json::to_value(reason).map_err(failed)?)),
        None if extent != "all" => Some("damaged".to_owned()),
        Some(_) | None => None,
    };
    Ok(ReviewFile {
        review_id: review.id,
        file_id: file.id,
        extent,
        reason,
        page_count: i64::from(reading.page_count),
        sizes: serde_json::to_string(&sizes).map_err(failed)?,
        notes: serde_json::to_string(&reading.notes).map_err(failed)?,
        reading_digest: digest,
        read_at: app.clock.now(),
    })
}

fn note(app: &App, id: ReviewId, count: Count) -> Result<(), Error> {
    app.door.write_now(move |conn| store::progress(conn, id, count.files, count.pages, count.of))
}
