//! The program's jobs.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde_json::json;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::api::answer::{Sent, give, keep};
use crate::base::page::Page;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::jobs::queue;
use crate::search::rebuild;

/// How many jobs are listed.
const NEWEST: i64 = 100;

/// Lists the newest jobs.
#[utoipa::path(tag = "operation", responses((status = 200, body = [Object])))]
#[get("/jobs")]
pub async fn list_jobs(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadJobs, &Facts::default())?;
    let data = caller.app.door.read(|conn| queue::recent(conn, NEWEST)).await?;
    Ok(HttpResponse::Ok().json(Page { data, next_cursor: None }))
}

/// Asks every node to build its search index anew beside the one that answers.
#[utoipa::path(tag = "operation", params(("Idempotency-Key" = String, Header)), responses((status = 202, body = Object), (status = 403, body = Problem)))]
#[post("/search-index/rebuilds")]
pub async fn rebuild_index(caller: Caller, request: HttpRequest, sent: Sent) -> Result<HttpResponse, Failure> {
    let (key, call) = (Key::read(&request, &sent.0)?, caller.call()?);
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            rebuild::ask(conn, &call)?;
            keep(StatusCode::ACCEPTED, None, &json!({ "asked_at": call.now }))
        })
    });
    Ok(give(answer.await?))
}
