//! The list of holds: a vendor's own, or all for office and auditor.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use crate::base::error::Error;
use crate::base::page::PageAsk;
use crate::catalog::store as listings;
use crate::holds::model::ListingHold;
use crate::holds::read;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::parties::store as parties;
use crate::web::layout::{Layout, page};
use crate::web::orders::when;
use crate::web::trust::sent::CursorAsk;

#[derive(Template)]
#[template(path = "holds.html")]
struct HoldsPage {
    page: Layout,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    hold: ListingHold,
    name: String,
    vendor: String,
    since: String,
}

/// Shows the holds that the person may see, newest first.
///
/// # Errors
/// The cursor is none, or the database failed.
pub async fn list(caller: Caller, ask: Query<CursorAsk>) -> Result<HttpResponse, Failure> {
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), "holds")?;
    let (call, lang) = (caller.call()?, caller.lang);
    let found = caller.app.door.read(move |conn| {
        let found = read::list(conn, &call, &which, "holds")?;
        let mut rows = Vec::with_capacity(found.data.len());
        for hold in found.data {
            rows.push(Row {
                name: listings::find(conn, hold.listing_id)?.1.name,
                vendor: parties::find(conn, hold.vendor_id)?.name,
                since: when(hold.placed_at, lang),
                hold,
            });
        }
        Ok::<_, Error>((rows, found.next_cursor))
    });
    let (rows, cursor) = found.await?;
    let next = cursor.map(|cursor| format!("/holds?cursor={cursor}"));
    Ok(page(&HoldsPage { page: Layout::new(&caller, "holds-title"), rows, next })?)
}
