//! A person's own saved views: list, save, delete.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::analytics::gate::Board;
use crate::api::answer::{Sent, body, give, keep};
use crate::base::id::SavedViewId;
use crate::base::page::Page;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::views::keep as views;
use crate::views::model::SavedView;

/// A view to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveView {
    /// What its owner calls it.
    pub name: String,
    /// `public`, `office`, `agency`, `vendor` or `maker`.
    #[schema(value_type = String)]
    pub board: Board,
    /// The filters, such as `class=cloud&from=113-01`.
    #[serde(default)]
    pub query: String,
    /// Whether a report of it is mailed each month.
    #[serde(default)]
    pub monthly: bool,
}

/// A saved view.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedViewView {
    /// The id.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// Which dashboard.
    #[schema(value_type = String)]
    pub board: Board,
    /// The filters.
    pub query: String,
    /// Whether a report of it is mailed each month.
    pub monthly: bool,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Time,
    /// Counts changes; the ETag.
    pub version: i64,
}

fn view(row: &SavedView) -> SavedViewView {
    let SavedView { id, name, board, query, monthly, created_at, version, .. } = row.clone();
    SavedViewView { id: id.0, name, board, query, monthly, created_at, version }
}

/// Lists the caller's own views, newest first.
#[utoipa::path(tag = "figures", responses((status = 200, body = [SavedViewView]), (status = 401, body = Problem)))]
#[get("/views")]
pub async fn list_views(caller: Caller) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let rows = caller.app.door.read(move |conn| views::list(conn, &call)).await?;
    Ok(HttpResponse::Ok().json(Page { data: rows.iter().map(view).collect::<Vec<_>>(), next_cursor: None }))
}

/// Saves a view of a dashboard that the caller may see.
#[utoipa::path(tag = "figures", request_body = SaveView, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = SavedViewView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/views")]
pub async fn save_view(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let SaveView { name, board, query, monthly } = body(&sent.0)?;
    let (call, new) = (caller.call()?, views::NewView { name, board, query, monthly });
    let saved = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = views::save(conn, &call, &new)?;
            keep(StatusCode::CREATED, Some(etag(row.version)), &view(&row))
        })
    });
    Ok(give(saved.await?))
}

/// Deletes a view of the caller's own.
#[utoipa::path(tag = "figures", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SavedViewView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/views/{id}/delete")]
pub async fn delete_view(
    caller: Caller,
    request: HttpRequest,
    id: Path<SavedViewId>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let (call, seen) = (caller.call()?, if_match(&request)?);
    let deleted = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = views::delete(conn, &call, *id, seen)?;
            keep(StatusCode::OK, Some(etag(row.version)), &view(&row))
        })
    });
    Ok(give(deleted.await?))
}
