//! Locked choices: list, read, lock.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query, block};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::api::tenders::PageOf;
use crate::base::error::Error;
use crate::base::id::{ChoiceId, ListingId};
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::choices::changed::{Since, since};
use crate::choices::content::Content;
use crate::choices::lock::{MOST_HITS, NewChoice, lock};
use crate::choices::model::{Choice, ChoiceKind};
use crate::choices::need::Need;
use crate::choices::read;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::search::listed::listed;

/// What is to be locked: `comparison` wants `listings`, `search` wants `query`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockChoice {
    /// What it is.
    pub kind: ChoiceKind,
    /// The listings of a comparison.
    #[serde(default)]
    pub listings: Vec<Uuid>,
    /// Seats needed, 1 unless said otherwise.
    pub quantity: Option<i64>,
    /// Years needed, 3 unless said otherwise.
    pub years: Option<i64>,
    /// The query string of a search, such as `q=backup&class=cloud`.
    pub query: Option<String>,
}

/// A locked choice.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChoiceView {
    /// The id.
    pub id: Uuid,
    /// What was locked.
    pub kind: ChoiceKind,
    /// The agency.
    pub agency: Uuid,
    /// Who locked it.
    pub locked_by: Uuid,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub locked_at: Time,
    /// SHA-256 of the canonical JSON (RFC 8785) of `content`.
    pub digest: String,
    /// What was locked; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub content: Option<Value>,
    /// Whether each listing stands now as it was locked, in their order; absent in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unchanged: Option<Vec<bool>>,
}

fn view(choice: &Choice) -> ChoiceView {
    ChoiceView {
        id: choice.id.0,
        kind: choice.kind,
        agency: choice.agency_id.0,
        locked_by: choice.locked_by.0,
        locked_at: choice.locked_at,
        digest: choice.digest.clone(),
        content: None,
        unchanged: None,
    }
}

fn whole(conn: &mut DbConn, choice: &Choice) -> Result<ChoiceView, Error> {
    let since = since(conn, &Content::read(&choice.content)?)?;
    let content = serde_json::from_str(&choice.content).map_err(|cause| Error::internal("read a choice", cause))?;
    let unchanged = since.iter().map(|one| *one == Since::Same).collect();
    Ok(ChoiceView { content: Some(content), unchanged: Some(unchanged), ..view(choice) })
}

/// Lists the choices that the caller may see, newest first.
#[utoipa::path(tag = "choices", params(PageOf), responses((status = 200, body = [ChoiceView]), (status = 401, body = Problem)))]
#[get("/choices")]
pub async fn list_choices(caller: Caller, ask: Query<PageOf>) -> Result<HttpResponse, Failure> {
    let which = PageAsk::parse(ask.limit, ask.cursor.as_deref(), read::LIST)?;
    let call = caller.call()?;
    let page = caller.app.door.read(move |conn| read::list(conn, &call, &which)).await?;
    let data: Vec<ChoiceView> = page.data.iter().map(view).collect();
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: page.next_cursor }))
}

/// Reads a choice. A look by office or auditor is recorded.
#[utoipa::path(tag = "choices", params(("id" = String, Path)), responses((status = 200, body = ChoiceView), (status = 404, body = Problem)))]
#[get("/choices/{id}")]
pub async fn read_choice(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: ChoiceId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let oversight = read::is_oversight(&call);
    let look = move |conn: &mut DbConn| {
        let choice = read::look(conn, &call, id)?;
        whole(conn, &choice)
    };
    let door = &caller.app.door;
    let view = if oversight { door.write(look).await? } else { door.read(look).await? };
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(1))).json(view))
}

/// Locks a comparison or what a search finds now, at most 200 listings.
#[utoipa::path(tag = "choices", request_body = LockChoice, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = ChoiceView), (status = 404, body = Problem), (status = 422, body = Problem)))]
#[post("/choices")]
pub async fn lock_choice(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let new = wanted(&caller, body(&sent.0)?).await?;
    let call = caller.call()?;
    let locked = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let choice = lock(conn, &call, &new)?;
            keep(StatusCode::CREATED, Some(etag(1)), &whole(conn, &choice)?)
        })
    });
    Ok(give(locked.await?))
}

async fn wanted(caller: &Caller, wire: LockChoice) -> Result<NewChoice, Error> {
    match (wire.kind, wire.query) {
        (ChoiceKind::Comparison, None) => {
            let usual = Need::parse(None, None)?;
            let need = Need::new(wire.quantity.unwrap_or(usual.quantity), wire.years.unwrap_or(usual.years))?;
            Ok(NewChoice::Comparison { listings: wire.listings.into_iter().map(ListingId).collect(), need })
        }
        (ChoiceKind::Search, Some(query)) if wire.listings.is_empty() => {
            let index = caller.app.index.clone();
            let found = block(move || listed(&index, &query, MOST_HITS)).await;
            let (asked, total, listings) = found.map_err(|cause| Error::internal("search", cause))??;
            Ok(NewChoice::Search { asked, total, listings })
        }
        _ => Err(Error::invalid("choice.kind_unfit").at("kind")),
    }
}
