//! A person's own saved searches: list, save, delete.

use actix_web::http::StatusCode;
use actix_web::web::{Path, block};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::base::error::Error;
use crate::base::id::SavedSearchId;
use crate::base::page::Page;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::watches::model::SavedSearch;
use crate::watches::news::found;
use crate::watches::{keep as watch, read};

/// A search to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveSearch {
    /// What its owner calls it.
    pub name: String,
    /// The query string of the search, such as `q=backup&class=cloud`.
    pub query: String,
}

/// A saved search.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedSearchView {
    /// The id.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// The query string.
    pub query: String,
    /// When it was saved.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Time,
    /// Listings that are new or changed in price since the owner was last told; absent but in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fresh: Option<usize>,
    /// Counts changes; the ETag.
    pub version: i64,
}

fn view(search: &SavedSearch, fresh: Option<usize>) -> SavedSearchView {
    SavedSearchView {
        id: search.id.0,
        name: search.name.clone(),
        query: search.query.clone(),
        created_at: search.created_at,
        fresh,
        version: search.version,
    }
}

/// Lists the caller's own searches, newest first.
#[utoipa::path(tag = "searches", responses((status = 200, body = [SavedSearchView]), (status = 401, body = Problem)))]
#[get("/searches")]
pub async fn list_searches(caller: Caller) -> Result<HttpResponse, Failure> {
    let (call, app) = (caller.call()?, caller.app.clone());
    let load = move || app.door.read_now(|conn| read::list(conn, &call, &app.index));
    let kept = block(load).await.map_err(|cause| Error::internal("look at searches", cause))??;
    let data: Vec<SavedSearchView> = kept.iter().map(|kept| view(&kept.search, Some(kept.fresh))).collect();
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: None }))
}

/// Saves a search: what it finds now is known to its owner, what comes later is mailed.
#[utoipa::path(tag = "searches", request_body = SaveSearch, params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = SavedSearchView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/searches")]
pub async fn save_search(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let SaveSearch { name, query } = body(&sent.0)?;
    let query = watch::plain(&query)?;
    let (call, index, asked) = (caller.call()?, caller.app.index.clone(), query.clone());
    let hits = block(move || found(&index, &asked)).await.map_err(|cause| Error::internal("search", cause))??;
    let saved = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let search = watch::save(conn, &call, &name, &query, &hits)?;
            keep(StatusCode::CREATED, Some(etag(search.version)), &view(&search, None))
        })
    });
    Ok(give(saved.await?))
}

/// Deletes a search of the caller's own.
#[utoipa::path(tag = "searches", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SavedSearchView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/searches/{id}/delete")]
pub async fn delete_search(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let id: SavedSearchId = id.parse().map_err(|_| Error::not_found())?;
    let (call, seen) = (caller.call()?, if_match(&request)?);
    let deleted = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let search = watch::delete(conn, &call, id, seen)?;
            keep(StatusCode::OK, Some(etag(search.version)), &view(&search, None))
        })
    });
    Ok(give(deleted.await?))
}
