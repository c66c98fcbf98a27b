//! Requests for quotes: the list, and one of them with what its reader may see and do.

pub mod ask;
pub mod sent;
pub mod step;
pub mod view;

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;

use crate::base::error::Error;
use crate::base::id::ItemId;
use crate::base::page::PageAsk;
use crate::contracts::store as contracts;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::quotes::model::{QuoteRequest, RequestState};
use crate::quotes::read;
use crate::web::layout::{Layout, page};
use crate::web::orders::when;
use crate::web::quotes::sent::Sent;
use crate::web::quotes::view::{load, request_id};
use crate::web::trust::sent::CursorAsk;

#[derive(Template)]
#[template(path = "quotes.html")]
struct ListPage {
    page: Layout,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    request: QuoteRequest,
    item: String,
    closes: String,
    late: bool,
}

/// Shows the requests that the person may see, newest first.
///
/// # Errors
/// The cursor is none, or the database failed.
pub async fn list(caller: Caller, ask: Query<CursorAsk>) -> Result<HttpResponse, Failure> {
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), "quotes")?;
    let (call, lang, now) = (caller.call()?, caller.lang, caller.app.clock.now());
    let found = caller.app.door.read(move |conn| {
        let found = read::list(conn, &call, &which, "quotes")?;
        let ids: Vec<ItemId> = found.data.iter().map(|request| request.item_id).collect();
        let names: HashMap<ItemId, String> =
            contracts::some_items(conn, &ids)?.into_iter().map(|item| (item.id, item.name)).collect();
        let row = |request: QuoteRequest| Row {
            item: names.get(&request.item_id).cloned().unwrap_or_default(),
            closes: when(request.closes_at, lang),
            late: request.state == RequestState::Asked && request.closes_at <= now,
            request,
        };
        Ok::<_, Error>((found.data.into_iter().map(row).collect(), found.next_cursor))
    });
    let (rows, cursor) = found.await?;
    let next = cursor.map(|cursor| format!("/quotes?cursor={cursor}"));
    Ok(page(&ListPage { page: Layout::new(&caller, "quotes-title"), rows, next })?)
}

/// Shows a request.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, request_id(&id)?, Sent::default(), None).await?)?)
}
