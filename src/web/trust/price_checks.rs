//! The list of price checks, each person's own.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use crate::base::error::Error;
use crate::base::page::PageAsk;
use crate::catalog::store as listings;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::parties::store as parties;
use crate::price_checks::model::{CheckState, PriceCheck};
use crate::price_checks::read;
use crate::web::layout::{Layout, page};
use crate::web::orders::{day, when};
use crate::web::trust::sent::CursorAsk;

#[derive(Template)]
#[template(path = "price_checks.html")]
struct ChecksPage {
    page: Layout,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    case: PriceCheck,
    name: String,
    vendor: String,
    opened: String,
    answer_by: String,
    late: bool,
}

/// Shows the price checks that the person may see, newest first.
///
/// # Errors
/// The cursor is none, or the database failed.
pub async fn list(caller: Caller, ask: Query<CursorAsk>) -> Result<HttpResponse, Failure> {
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), "price checks")?;
    let (call, lang) = (caller.call()?, caller.lang);
    let today = caller.app.clock.now().local_date();
    let found = caller.app.door.read(move |conn| {
        let found = read::list(conn, &call, &which, "price checks")?;
        let mut rows = Vec::with_capacity(found.data.len());
        for case in found.data {
            rows.push(Row {
                name: listings::find(conn, case.listing_id)?.1.name,
                vendor: parties::find(conn, case.vendor_id)?.name,
                opened: when(case.opened_at, lang),
                answer_by: day(case.answer_by, lang),
                late: case.state == CheckState::Open && case.answer.is_none() && case.answer_by < today,
                case,
            });
        }
        Ok::<_, Error>((rows, found.next_cursor))
    });
    let (rows, cursor) = found.await?;
    let path = caller.uri.split('?').next().unwrap_or("/price-checks").to_owned();
    let next = cursor.map(|cursor| format!("{path}?cursor={cursor}"));
    Ok(page(&ChecksPage { page: Layout::new(&caller, "price-checks-title"), rows, next })?)
}
