//! The list of tenders.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use serde::Deserialize;

use crate::base::page::PageAsk;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::tenders::model::{Opening, Stage, Tender};
use crate::tenders::read;
use crate::web::layout::{Layout, page};
use crate::web::orders::when;

/// Which page.
#[derive(Debug, Deserialize)]
pub struct ListAsk {
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "tenders.html")]
struct TendersPage {
    page: Layout,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    tender: Tender,
    closes_at: String,
    openings: Vec<OpeningView>,
}

/// An opening in words.
pub struct OpeningView {
    /// The stage.
    pub stage: Stage,
    /// Its hour.
    pub opens_at: String,
    /// Whether the hour has come.
    pub open: bool,
}

/// Shows the tenders, newest first.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), "tenders")?;
    let (call, lang, now) = (caller.call()?, caller.lang, caller.app.clock.now());
    let found = caller.app.door.read(move |conn| read::list(conn, &call, &which)).await?;
    let rows = found.data.into_iter().map(|(tender, openings)| Row {
        closes_at: when(tender.closes_at, lang),
        openings: openings.iter().map(|opening| OpeningView::of(opening, now, &caller)).collect(),
        tender,
    });
    let next = found.next_cursor.map(|cursor| format!("/tenders?cursor={cursor}"));
    Ok(page(&TendersPage { page: Layout::new(&caller, "tenders-title"), rows: rows.collect(), next })?)
}

impl OpeningView {
    /// An opening as this reader sees it now.
    pub fn of(opening: &Opening, now: Time, caller: &Caller) -> Self {
        Self { stage: opening.stage, opens_at: when(opening.opens_at, caller.lang), open: opening.is_open(now) }
    }
}
