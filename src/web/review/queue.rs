//! The queue: which bids are under review, how far, and how many questions wait.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::error::Error;
use crate::base::page::PageAsk;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::review::model::ReviewState;
use crate::review::read::{Line, list as lines, unstated};
use crate::tenders::model::Tender;
use crate::web::layout::{Layout, page};
use crate::web::orders::when;

/// Which reviews.
#[derive(Debug, Deserialize)]
pub struct ListAsk {
    state: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "review.html")]
struct QueuePage {
    page: Layout,
    state: Option<ReviewState>,
    rows: Vec<QueueRow>,
    next: Option<String>,
    /// Tenders of which the reviewer stated nothing yet: their bids are not shown.
    unstated: Vec<Tender>,
}

/// A review in the queue.
pub struct QueueRow {
    /// The review and its names.
    pub line: Line,
    /// When its package came in.
    pub since: String,
}

/// Shows the queue.
///
/// # Errors
/// The state or the cursor is none, or the database failed.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    let state = match ask.state.as_deref() {
        None | Some("") => None,
        Some(text) => Some(text.parse::<ReviewState>().map_err(|_| Error::not_found())?),
    };
    let filter = format!("reviews {}", state.map_or("any", ReviewState::as_str));
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), &filter)?;
    let (call, lang) = (caller.call()?, caller.lang);
    let load = move |conn: &mut _| Ok((lines(conn, &call, state, &which, &filter)?, unstated(conn, &call)?));
    let (found, unstated) = caller.app.door.read(load).await?;
    let next = found.next_cursor.map(|cursor| match state {
        Some(state) => format!("/review?state={state}&cursor={cursor}"),
        None => format!("/review?cursor={cursor}"),
    });
    let mut rows: Vec<QueueRow> = found.data.into_iter().map(|line| QueueRow::of(line, lang)).collect();
    // What waits for somebody stands before what is done.
    rows.sort_by_key(|row| row.line.review.outcome.is_some() && !row.line.review.waits_for_second());
    Ok(page(&QueuePage { page: Layout::new(&caller, "review-title"), state, rows, next, unstated })?)
}

impl QueueRow {
    /// A row in a language.
    pub fn of(line: Line, lang: Lang) -> Self {
        Self { since: when(line.review.created_at, lang), line }
    }
}

impl QueuePage {
    fn current(&self, state: &ReviewState) -> bool {
        self.state.as_ref() == Some(state)
    }

    /// Whether something moves: the page then looks again by itself.
    fn moves(&self) -> bool {
        self.rows.iter().any(|row| row.line.review.state.is_waiting())
    }
}
