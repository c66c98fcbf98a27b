//! Building the index anew while the old one answers: asked for once in the record, done by every node that meets the request
//! in its feed.

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use diesel::prelude::*;
use search_index::Index;
use search_index::error::Error as IndexError;
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::app::App;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::{ListingId, NoticeId};
use crate::db::conn::DbConn;
use crate::db::schema::{award_notice, listing};
use crate::search::entries::{self, STEP};

/// The subject kind of the request in the record. It names no row.
pub const KIND: &str = "search_index";

/// One rebuild at a time in a process: a second request finds the first at work, and its rows are read late enough.
static BUILDING: AtomicBool = AtomicBool::new(false);

/// Asks every node to build its index anew.
///
/// # Errors
/// The person may not, or the database failed.
pub fn ask(conn: &mut DbConn, call: &Call) -> Result<(), Error> {
    decide(&call.actor, Action::RebuildIndex, &Facts::default())?;
    let change = Change::new("search_index.rebuild", KIND, Uuid::nil(), 1, serde_json::json!({ "asked_at": call.now }));
    record(conn, call, Act::new("search_index.rebuild", Subject::new(KIND, Uuid::nil())).change(change)).map(drop)
}

/// Builds this node's index anew on a thread of its own; changes meanwhile go into the old one, and the new one takes them
/// up from where it was begun.
///
/// # Errors
/// No thread can start.
pub fn start(app: &App) -> Result<(), Error> {
    if BUILDING.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    let (app, building) = (app.clone(), Building);
    let work = move || {
        let _building = building;
        let (index, today) = (app.index.clone(), app.clock.now().local_date());
        match app.door.read_now(move |conn| rebuild(conn, &index, today)) {
            Ok(entries) => tracing::info!(entries, "the index was built anew"),
            Err(error) => tracing::error!(code = error.code, cause = ?error.cause, "the index was not built anew"),
        }
    };
    let started = std::thread::Builder::new().name("rebuild".to_owned()).spawn(work);
    started.map(drop).map_err(|cause| Error::internal("start the rebuild", cause))
}

/// A rebuild at work. However it ends, the next one may begin.
struct Building;

impl Drop for Building {
    fn drop(&mut self) {
        BUILDING.store(false, Ordering::SeqCst);
    }
}

/// Reads every row into a new index and puts it in the place of the old one; gives the entries.
///
/// # Errors
/// The database or the index failed; the old index serves on.
pub fn rebuild(conn: &mut DbConn, index: &Index, today: NaiveDate) -> Result<usize, Error> {
    let failed = |cause: IndexError| Error::internal("build the index anew", cause);
    // What is committed after this position comes again from the feed, and puts the newer row in the older one's place.
    let position = index.position().map_err(failed)?.unwrap_or(0);
    let fresh = index.rebuild().map_err(failed)?;
    let mut count = 0;
    let listings: Vec<ListingId> = listing::table.select(listing::id).load(conn)?;
    for ids in listings.chunks(STEP) {
        for entry in entries::listings(conn, ids, today)? {
            fresh.put(&entry).map_err(failed)?;
            count += 1;
        }
    }
    let notices: Vec<NoticeId> = award_notice::table.select(award_notice::id).load(conn)?;
    for ids in notices.chunks(STEP) {
        for entry in entries::notices(conn, ids)? {
            fresh.put(&entry).map_err(failed)?;
            count += 1;
        }
    }
    fresh.finish(position).map_err(failed)?;
    Ok(count)
}
