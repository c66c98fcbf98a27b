//! Reference lists: which there are, and the way in for new ones.

use actix_web::http::StatusCode;
use actix_web::web::{Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::api::answer::{give, keep, received};
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::intake::keep::Source;
use crate::intake::lists::{Told, import};
use crate::lists::kind::ListKind;
use crate::lists::model::List;
use crate::lists::store;

/// The largest file.
const LARGEST: usize = 128 * 1024 * 1024;

/// What is known of a list beside its file.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListAsk {
    /// The file's name.
    pub name: String,
    /// Of what it is a list; left out to know it by its columns.
    pub kind: Option<ListKind>,
    /// The day of which it speaks; today if it is left out.
    #[param(value_type = Option<String>, format = Date)]
    pub as_of: Option<NaiveDate>,
}

/// A list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListView {
    /// The id.
    pub id: uuid::Uuid,
    /// Of what.
    pub kind: ListKind,
    /// The day of which it speaks.
    #[schema(value_type = String, format = Date)]
    pub as_of: NaiveDate,
    /// The last day on which what it does not name counts as not named.
    #[schema(value_type = String, format = Date)]
    pub good_until: NaiveDate,
    /// How many rows.
    pub rows: i64,
    /// The file's name.
    pub file: String,
    /// SHA-256 over its rows.
    pub rows_digest: String,
    /// When it was imported.
    #[schema(value_type = String, format = DateTime)]
    pub imported_at: Time,
}

/// Lists the reference lists, newest first.
#[utoipa::path(tag = "market", responses((status = 200, body = Vec<ListView>), (status = 403, body = Problem)))]
#[get("/lists")]
pub async fn list_lists(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadLists, &Facts::default())?;
    let all = caller.app.door.read(store::all).await?;
    Ok(HttpResponse::Ok().json(all.into_iter().map(view).collect::<Vec<_>>()))
}

/// Imports a list, CSV or JSON, whole or not at all.
#[utoipa::path(tag = "market", params(ListAsk, ("Idempotency-Key" = String, Header)),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = Object), (status = 422, body = Problem)))]
#[post("/lists")]
pub async fn import_list(
    caller: Caller,
    request: HttpRequest,
    ask: Query<ListAsk>,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    Key::read(&request, b"")?;
    decide(&caller.actor, Action::KeepList, &Facts::default())?;
    let bytes = received(payload, LARGEST).await?;
    let key = Key::read(&request, &bytes)?;
    let source = Source::keep(&caller.app.storage, &ask.name, bytes).await?;
    let (told, settings) = (Told { kind: ask.kind, as_of: ask.as_of }, caller.app.config.lists);
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let (kind, report) = import(conn, &call, &source, told, &settings)?;
            keep(StatusCode::OK, None, &serde_json::json!({ "kind": kind, "report": report }))
        })
    });
    Ok(give(answer.await?))
}

fn view(list: List) -> ListView {
    ListView {
        id: list.id.0,
        kind: list.kind,
        as_of: list.as_of,
        good_until: list.good_until,
        rows: list.row_count,
        file: list.file_name,
        rows_digest: list.rows_digest,
        imported_at: list.imported_at,
    }
}
