//! The monthly report of a view: made after the month is over, mailed once.

use std::collections::BTreeMap;

use office_files::{DocumentError, Fonts, to_pdf};
use procurement_law::ruling::Lang;
use serde::{Deserialize, Serialize};

use crate::accounts::store as accounts;
use crate::analytics::board::ask;
use crate::analytics::month::Month;
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::SavedViewId;
use crate::db::conn::DbConn;
use crate::jobs::queue;
use crate::notify::outbox::{Attached, post_with};
use crate::parties::store as parties;
use crate::texts::say_with;
use crate::views::report::document;
use crate::views::store;

/// The name of the job that mails one report.
pub const MAIL: &str = "mail_view";

/// What the job is told.
#[derive(Debug, Serialize, Deserialize)]
struct Due {
    view: SavedViewId,
    month: i32,
}

/// Enqueues the reports of the month before that did not go out yet.
///
/// # Errors
/// The database failed.
pub fn schedule(conn: &mut DbConn, call: &Call) -> Result<(), Error> {
    let month = Month::of_day(call.now.local_date()).plus(-1).number();
    for view in store::due(conn, i64::from(month))? {
        queue::enqueue(conn, call, MAIL, &Due { view, month })?;
    }
    Ok(())
}

/// Makes one report and mails it, unless the view is gone, its owner may no longer see the dashboard, or it went out.
///
/// # Errors
/// The figures, the paper, the store or the database failed; the job is tried again.
pub fn mail(app: &App, payload: serde_json::Value) -> Result<(), Error> {
    let due: Due = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    let (now, tally, month) = (app.clock.now(), app.tally.clone(), Month::from_number(due.month));
    let made = app.door.read_now(move |conn| {
        let view = store::find(conn, due.view)?;
        let owner = accounts::find(conn, view.user_id)?;
        let organisation = parties::find(conn, owner.organisation_id)?.name;
        let mut filters = view.filters()?;
        // A saved end stays; an open one is the month that is over.
        if filters.to.is_empty() {
            filters.to = month.roc();
        }
        let (shown, _) = ask(conn, &tally, (&owner.actor(), view.board), &filters, None, now)?;
        Ok((view, owner, organisation, shown))
    });
    let (view, owner, organisation, shown) = match made {
        Err(error) if matches!(error.kind, Kind::NotFound | Kind::Forbidden) => return Ok(()),
        other => other?,
    };
    if owner.disabled {
        return Ok(());
    }
    let created = now.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    let failed = |cause: DocumentError| Error::internal("make a report", cause);
    let paper = document(&view, &shown, &organisation, &created, Lang::ZhTw);
    let bytes = to_pdf(&paper, &Fonts::find().map_err(failed)?).map_err(failed)?;
    let attached = Attached { digest: app.storage.put_now(bytes)?, name: format!("report-{}.pdf", month.roc()) };
    let call = app.system_call("monthly reports")?;
    app.door.write_now(move |conn| {
        if !store::mailed(conn, view.id, i64::from(due.month))? {
            return Ok(());
        }
        let args = BTreeMap::from([("name".to_owned(), view.name.clone()), ("month".to_owned(), month.roc())]);
        let said = |key: &str| say_with(Lang::ZhTw, key, &args);
        post_with(
            conn,
            &call,
            &owner.email,
            (&said("mail-view-subject"), &said("mail-view-body")),
            Some(attached.clone()),
        )
        .map(drop)
    })
}
