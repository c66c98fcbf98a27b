//! The program's jobs.

use actix_web::{HttpResponse, get};

use crate::accounts::decide::{Action, Facts, decide};
use crate::base::page::Page;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::jobs::queue;

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
