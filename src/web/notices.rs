//! What award notices come to, by agency and way of award; also as a sheet.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use crate::analytics::notices::{NoticeAsk, Totals, load, sheet};
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::give_sheet;
use crate::web::layout::{Layout, page};

/// The most rows that the page lists; the sheet has all.
const MOST: usize = 200;

#[derive(Template)]
#[template(path = "notices.html")]
struct NoticesPage {
    page: Layout,
    ask: NoticeAsk,
    query: String,
    totals: Totals,
}

async fn totals(caller: &Caller, ask: &NoticeAsk) -> Result<Totals, Error> {
    let ask = ask.clone();
    caller.app.door.read(move |conn| load(conn, &ask)).await
}

/// Shows the totals.
///
/// # Errors
/// The year is none, or the database failed.
pub async fn show(caller: Caller, ask: Query<NoticeAsk>) -> Result<HttpResponse, Failure> {
    let ask = ask.into_inner();
    let totals = totals(&caller, &ask).await?;
    let query = serde_urlencoded::to_string(&ask).map_err(|cause| Error::internal("write an address", cause))?;
    Ok(page(&NoticesPage { page: Layout::new(&caller, "notices-title"), ask, query, totals })?)
}

/// Gives all totals as a sheet.
///
/// # Errors
/// As the page, or there is no such format.
pub async fn download(caller: Caller, format: Path<String>, ask: Query<NoticeAsk>) -> Result<HttpResponse, Failure> {
    let totals = totals(&caller, &ask).await?;
    Ok(give_sheet("award-notices", &format, sheet(&totals, caller.lang)).await?)
}

impl NoticesPage {
    fn most(&self) -> usize {
        MOST
    }
}
