//! The steps of an order: approve, reject, cancel, issue, confirm, decline. Each says with `If-Match` which version it
//! means, and with `Idempotency-Key` that it is one request.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::answer::{Sent, body, give, keep};
use crate::api::orders::{OrderView, order_id, view};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::orders::advance::Seen;
use crate::orders::issue::PccOrder;
use crate::orders::model::Order;
use crate::orders::{approve, cancel, confirm, decline, issue, reject, store};

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In the actor's words.
    pub reason: String,
}

/// The order of record on the e-procurement site; both absent where the framework's orders are issued here.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueOrder {
    /// Its number there.
    pub pcc_number: Option<String>,
    /// When it was placed there, RFC 3339.
    pub pcc_at: Option<String>,
}

/// Approves an order.
#[utoipa::path(tag = "orders", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/approve")]
pub async fn approve_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    step(caller, &request, &id, &sent.0, approve::approve).await
}

/// Sends an order back to its buyer.
#[utoipa::path(tag = "orders", request_body = Reason, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/reject")]
pub async fn reject_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let why: Reason = body(&sent.0)?;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| reject::reject(conn, call, seen, &why.reason)).await
}

/// Withdraws an order before it is issued.
#[utoipa::path(tag = "orders", request_body = Reason, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/cancel")]
pub async fn cancel_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let why: Reason = body(&sent.0)?;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| cancel::cancel(conn, call, seen, &why.reason)).await
}

/// Issues an approved order.
#[utoipa::path(tag = "orders", request_body = IssueOrder, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/orders/{id}/issue")]
pub async fn issue_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let wire: IssueOrder = if sent.0.is_empty() { IssueOrder::default() } else { body(&sent.0)? };
    let pcc = pcc_order(wire)?;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| issue::issue(conn, call, seen, pcc.as_ref())).await
}

/// Accepts an issued order, as its vendor.
#[utoipa::path(tag = "orders", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/confirm")]
pub async fn confirm_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    step(caller, &request, &id, &sent.0, confirm::confirm).await
}

/// Refuses an issued order, as its vendor.
#[utoipa::path(tag = "orders", request_body = Reason, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/orders/{id}/decline")]
pub async fn decline_order(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let why: Reason = body(&sent.0)?;
    step(caller, &request, &id, &sent.0, move |conn, call, seen| decline::decline(conn, call, seen, &why.reason)).await
}

fn pcc_order(wire: IssueOrder) -> Result<Option<PccOrder>, Error> {
    match (wire.pcc_number, wire.pcc_at) {
        (None, None) => Ok(None),
        (Some(number), Some(at)) => {
            let at = Time::parse(&at).ok_or_else(|| Error::invalid("http.time_malformed").at("pcc_at"))?;
            Ok(Some(PccOrder { number, at }))
        }
        (Some(_), None) => Err(Error::invalid("order.pcc_time_missing").at("pcc_at")),
        (None, Some(_)) => Err(Error::invalid("order.pcc_number_missing").at("pcc_number")),
    }
}

/// Takes a step once per key.
///
/// # Errors
/// What the verb says.
pub async fn step(
    caller: Caller,
    request: &HttpRequest,
    id: &str,
    bytes: &[u8],
    verb: impl Fn(&mut DbConn, &Call, Seen) -> Result<Order, Error> + Send + 'static,
) -> Result<HttpResponse, Failure> {
    let key = Key::read(request, bytes)?;
    let seen = Seen { id: order_id(id)?, version: if_match(request)? };
    let (call, asker) = (caller.call()?, caller.clone());
    let answer = caller
        .app
        .door
        .write(move |conn| {
            once(conn, &call, &key, |conn| {
                let order = verb(conn, &call, seen)?;
                let (order, lines) = store::find(conn, order.id)?;
                keep(StatusCode::OK, Some(etag(order.version)), &view(&asker, &order, &lines, true))
            })
        })
        .await?;
    Ok(give(answer))
}
