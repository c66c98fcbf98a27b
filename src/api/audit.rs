//! The record: a timeline, and its proof.

use actix_web::web::Query;
use actix_web::{HttpResponse, get};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::audit::{timeline, verify};
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::ledger::{CHECKS, kinds};
use crate::orders::store as orders;

/// Whose story.
#[derive(Debug, Deserialize, IntoParams)]
pub struct TimelineAsk {
    /// An order's number or id, or a user's id.
    pub q: String,
}

/// Tells the story of an order or a user. The look is recorded.
#[utoipa::path(tag = "audit", params(TimelineAsk), responses((status = 200, body = [Object]), (status = 404, body = Problem)))]
#[get("/audit/timeline")]
pub async fn read_timeline(caller: Caller, ask: Query<TimelineAsk>) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadRecord, &Facts::default())?;
    let (call, q) = (caller.call()?, ask.q.trim().to_owned());
    let moments = caller.app.door.write(move |conn| {
        let order = orders::by_number(conn, &q)?.map(|id| id.0);
        let id: Uuid = order.map_or_else(|| q.parse().map_err(|_| Error::not_found()), Ok)?;
        let mut moments = timeline::of_subject(conn, "order", id)?;
        let mut subject = Subject::new("order", id);
        if moments.is_empty() {
            moments = timeline::of_actor(conn, id)?;
            subject = Subject::new("user", id);
        }
        if moments.is_empty() {
            return Err(Error::not_found());
        }
        record(conn, &call, Act::new("timeline.read", subject))?;
        Ok(moments)
    });
    Ok(HttpResponse::Ok().json(moments.await?))
}

/// Proves the record.
#[utoipa::path(tag = "audit", responses((status = 200, body = Object), (status = 403, body = Problem)))]
#[get("/audit/verify")]
pub async fn verify_record(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::ReadRecord, &Facts::default())?;
    let verdict = caller.app.door.read(|conn| verify::verify(conn, &kinds(), CHECKS)).await?;
    Ok(HttpResponse::Ok().json(verdict))
}
