//! Awards by price: the plan, the reserve price under four eyes, the offers, the steps of each item.

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::answer::{Sent, body};
use crate::api::award_wire::{AwardView, ItemView, item_view, view};
use crate::api::trust::step::{Words, make, step};
use crate::awards::framework::{self, Draft};
use crate::awards::hold::hold;
use crate::awards::keep::keep;
use crate::awards::offers::{self, WrittenOffer};
use crate::awards::plan::Plan;
use crate::awards::read::read;
use crate::awards::reserve::{self, Amounts, Entered};
use crate::awards::step::Step;
use crate::awards::take::{award_all, take};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;
use crate::vault::Vault;

/// The reserve prices, entered a second time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReserveAgain {
    /// The amount of each item, by its number, NT$.
    #[schema(value_type = Object)]
    pub amounts: Amounts,
}

/// The offers of a tender.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OffersBody {
    /// One for each bid and item.
    pub offers: Vec<WrittenOffer>,
}

/// Nothing more than the request itself.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Reads the award of a tender with what may follow for each item; the reserve price is told when it is closed.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path)),
    responses((status = 200, body = AwardView), (status = 404, body = Problem)))]
#[get("/tenders/{tender_no}/award")]
pub async fn read_award(caller: Caller, tender_no: Path<String>) -> Result<HttpResponse, Failure> {
    let (call, vault) = (caller.call()?, caller.app.vault.clone());
    let shown = caller.app.door.read(move |conn| shown(conn, &call, &vault, &tender_no)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(shown.version))).json(shown))
}

/// Plans the award of a tender.
#[utoipa::path(tag = "tenders", request_body = Plan,
    params(("tender_no" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = AwardView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award")]
pub async fn plan_award(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, plan): (_, Plan) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let vault = caller.app.vault.clone();
    make(caller, key, move |conn, call| {
        keep(conn, call, &tender_no, None, &plan)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Plans it anew; a reserve price that was entered is wiped.
#[utoipa::path(tag = "tenders", request_body = Plan,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/tenders/{tender_no}/award/plan")]
pub async fn replan_award(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (plan, vault): (Plan, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        keep(conn, call, &tender_no, Some(seen), &plan)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Enters the reserve price; nothing of it is answered.
#[utoipa::path(tag = "tenders", request_body = Entered,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award/reserve")]
pub async fn enter_reserve(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (entered, vault): (Entered, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        reserve::enter(conn, call, &vault, (&tender_no, seen), &entered)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Enters it a second time as another person. Where the two differ, `reserve` is `unset` and both enter it anew.
#[utoipa::path(tag = "tenders", request_body = ReserveAgain,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 403, body = Problem), (status = 409, body = Problem)))]
#[post("/tenders/{tender_no}/award/reserve/confirm")]
pub async fn confirm_reserve(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (again, vault): (ReserveAgain, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        reserve::confirm(conn, call, &vault, (&tender_no, seen), &again.amounts)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Records the offers as they were read out; how each stands comes from the reviews.
#[utoipa::path(tag = "tenders", request_body = OffersBody,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award/offers")]
pub async fn record_offers(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (offered, vault): (OffersBody, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        offers::keep(conn, call, (&tender_no, seen), &offered.offers)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Takes a step of an item; `If-Match` names the item's version.
#[utoipa::path(tag = "tenders", request_body = Step,
    params(("tender_no" = String, Path), ("item_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ItemView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award/items/{item_no}/steps")]
pub async fn take_award_step(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (taken, vault): (Step, _) = (body(&sent.0)?, caller.app.vault.clone());
    let (tender_no, item_no) = at.into_inner();
    step(caller, &request, &sent, move |conn, call, seen| {
        take(conn, call, &vault, (&tender_no, &item_no, seen), &taken)?;
        let found = read(conn, call, &vault, &tender_no)?;
        let line = found.line(&item_no)?;
        Ok((item_view(line, &found)?, line.row.version))
    })
    .await
}

/// Opens the framework of a closed award: its items, ceilings and awarded vendors, orderable at once.
#[utoipa::path(tag = "tenders", request_body = Draft,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award/framework")]
pub async fn open_awarded(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (draft, vault): (Draft, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        framework::open(conn, call, (&tender_no, seen), &draft)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Holds what follows the award, such as for a filed objection.
#[utoipa::path(tag = "tenders", request_body = Words,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award/hold")]
pub async fn hold_award(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    held(caller, request, tender_no, sent, true).await
}

/// Lets a held award go on.
#[utoipa::path(tag = "tenders", request_body = Words,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/award/release")]
pub async fn release_award(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    held(caller, request, tender_no, sent, false).await
}

async fn held(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
    whether: bool,
) -> Result<HttpResponse, Failure> {
    let (words, vault): (Words, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        hold(conn, call, (&tender_no, seen), whether, &words.text)?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

/// Awards every item of which the law says who is awarded.
#[utoipa::path(tag = "tenders", request_body = Nothing,
    params(("tender_no" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AwardView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/tenders/{tender_no}/award/ready")]
pub async fn award_ready(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (_, vault): (Nothing, _) = (body(&sent.0)?, caller.app.vault.clone());
    step(caller, &request, &sent, move |conn, call, seen| {
        award_all(conn, call, &vault, (&tender_no, seen))?;
        versioned(shown(conn, call, &vault, &tender_no)?)
    })
    .await
}

fn shown(conn: &mut DbConn, call: &Call, vault: &Vault, tender_no: &str) -> Result<AwardView, Error> {
    view(&read(conn, call, vault, tender_no)?)
}

fn versioned(view: AwardView) -> Result<(AwardView, i64), Error> {
    let version = view.version;
    Ok((view, version))
}
