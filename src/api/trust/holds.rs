//! Holds: put, list, read, object, decide.

use actix_web::http::header::ETAG;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::{Words, make, step};
use crate::base::error::Error;
use crate::base::id::{HoldId, ListingId};
use crate::base::page::{Page, PageAsk};
use crate::base::time::Time;
use crate::holds::model::{Ground, HoldDecision, HoldState, ListingHold};
use crate::holds::put::{NewHold, put};
use crate::holds::{object, read, settle};
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;

/// A hold on the ordering of a listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct HoldView {
    /// The id.
    pub id: Uuid,
    /// The listing.
    pub listing: Uuid,
    /// The vendor.
    pub vendor: Uuid,
    /// `certificate_lapsed`, `authorisation_lapsed`, `restricted_brand` or `origin`.
    pub ground: Ground,
    /// What the ground rests on.
    pub evidence: String,
    /// What the vendor is told.
    pub notice: String,
    /// `standing` or `lifted`.
    pub state: HoldState,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub placed_at: Time,
    /// What the vendor objects.
    pub objection: Option<String>,
    /// `upheld` or `lifted`.
    pub decision: Option<HoldDecision>,
    /// Why.
    pub decision_reason: Option<String>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// What a person of the office signs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceHold {
    /// `certificate_lapsed`, `authorisation_lapsed`, `restricted_brand` or `origin`.
    pub ground: String,
    /// What the ground rests on.
    #[serde(default)]
    pub evidence: String,
    /// What the vendor is told.
    #[serde(default)]
    pub notice: String,
}

/// What the office decides.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideHold {
    /// `upheld`, where an objection waits, or `lifted`.
    pub decision: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Which holds.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ListHolds {
    /// Rows on the page, 1 to 200.
    pub limit: Option<i64>,
    /// The page before's `next_cursor`.
    pub cursor: Option<String>,
}

/// Lists the holds that the caller may see, newest first.
#[utoipa::path(tag = "trust", params(ListHolds), responses((status = 200, body = [HoldView])))]
#[get("/holds")]
pub async fn list_holds(caller: Caller, ask: Query<ListHolds>) -> Result<HttpResponse, Failure> {
    let (page, call) = (PageAsk::parse(ask.limit, ask.cursor.as_deref(), "holds")?, caller.call()?);
    let page = caller.app.door.read(move |conn| read::list(conn, &call, &page, "holds")).await?;
    let data = page.data.iter().map(view).collect();
    Ok(HttpResponse::Ok().json(Page::<HoldView> { data, next_cursor: page.next_cursor }))
}

/// Reads a hold.
#[utoipa::path(tag = "trust", params(("id" = String, Path)), responses((status = 200, body = HoldView), (status = 404, body = Problem)))]
#[get("/holds/{id}")]
pub async fn read_hold(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (hold_id(&id)?, caller.call()?);
    let hold = caller.app.door.read(move |conn| read::read(conn, &call, id)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(hold.version))).json(view(&hold)))
}

/// Pauses the ordering of a listing, where the framework's terms allow it.
#[utoipa::path(tag = "trust", request_body = PlaceHold, params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = HoldView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/listings/{id}/holds")]
pub async fn place_hold(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let listing: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let wire: PlaceHold = body(&sent.0)?;
    let ground: Ground = wire.ground.parse().map_err(|_| Error::invalid("choice.missing").at("ground"))?;
    let new = NewHold { listing, ground, evidence: wire.evidence, notice: wire.notice };
    make(caller, key, move |conn, call| put(conn, call, &new).map(|hold| (view(&hold), hold.version))).await
}

/// Objects, as the vendor.
#[utoipa::path(tag = "trust", request_body = Words, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = HoldView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/holds/{id}/object")]
pub async fn object_hold(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, words): (_, Words) = (hold_id(&id)?, body(&sent.0)?);
    let deadlines = caller.app.config.deadlines;
    step(caller, &request, &sent, move |conn, call, version| {
        let hold = object::object(conn, call, id, version, &words.text, deadlines)?;
        Ok((view(&hold), hold.version))
    })
    .await
}

/// Lifts a hold, or upholds it against an objection, with a reason.
#[utoipa::path(tag = "trust", request_body = DecideHold, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = HoldView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/holds/{id}/decide")]
pub async fn decide_hold(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, wire): (_, DecideHold) = (hold_id(&id)?, body(&sent.0)?);
    let decision: HoldDecision = wire.decision.parse().map_err(|_| Error::invalid("choice.missing").at("decision"))?;
    step(caller, &request, &sent, move |conn, call, version| {
        let hold = settle::settle(conn, call, id, version, decision, &wire.reason)?;
        Ok((view(&hold), hold.version))
    })
    .await
}

fn view(hold: &ListingHold) -> HoldView {
    HoldView {
        id: hold.id.0,
        listing: hold.listing_id.0,
        vendor: hold.vendor_id.0,
        ground: hold.ground,
        evidence: hold.evidence.clone(),
        notice: hold.notice.clone(),
        state: hold.state,
        placed_at: hold.placed_at,
        objection: hold.objection.clone(),
        decision: hold.decision,
        decision_reason: hold.decision_reason.clone(),
        version: hold.version,
    }
}

fn hold_id(text: &str) -> Result<HoldId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
