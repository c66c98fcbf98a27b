//! What people do with a request for quotes: answer, open, choose, withdraw.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::quotes::{QuoteRequestView, quote_id, view};
use crate::api::trust::step::{Words, step};
use crate::base::error::Error;
use crate::base::id::{ListingId, QuoteId};
use crate::base::money::Money;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::quotes::answer::{Said, answer};
use crate::quotes::close;
use crate::quotes::read::read;

/// What a vendor says: a listing and a price to offer, neither to decline.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerQuote {
    /// Which of its listings.
    pub listing: Option<Uuid>,
    /// The price of a unit, NT$ as a decimal string.
    pub unit_price: Option<String>,
    /// Better terms beside the price, or why it declines.
    #[serde(default)]
    pub terms: String,
}

/// What the agency chooses.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseQuote {
    /// Which quote.
    pub quote: Uuid,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Answers, as an invited vendor; until the deadline an answer may be given anew. `If-Match` names the quote's version.
#[utoipa::path(tag = "quotes", request_body = AnswerQuote, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = QuoteRequestView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/quote-requests/{id}/answer")]
pub async fn answer_quote(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, wire): (_, AnswerQuote) = (quote_id(&id)?, body(&sent.0)?);
    let said = match (wire.listing, wire.unit_price) {
        (None, None) => Said::Decline { reason: wire.terms },
        (Some(listing), Some(price)) => {
            let unit_price = Money::parse(&price).ok_or_else(|| Error::invalid("price.malformed").at("unit_price"))?;
            Said::Offer { listing: ListingId(listing), unit_price, terms: wire.terms }
        }
        (Some(_), None) => return Err(Error::invalid("price.malformed").at("unit_price").into()),
        (None, Some(_)) => return Err(Error::invalid("quote.listing").at("listing").into()),
    };
    step(caller, &request, &sent, move |conn, call, version| {
        let quote = answer(conn, call, id, version, &said)?;
        Ok((view(&read(conn, call, id)?), quote.version))
    })
    .await
}

/// Opens the quotes after the deadline.
#[utoipa::path(tag = "quotes", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = QuoteRequestView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/quote-requests/{id}/open")]
pub async fn open_quotes(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let id = quote_id(&id)?;
    step(caller, &request, &sent, move |conn, call, version| {
        let row = close::open(conn, call, id, version)?;
        Ok((view(&read(conn, call, id)?), row.version))
    })
    .await
}

/// Chooses one of the opened quotes, with the reason.
#[utoipa::path(tag = "quotes", request_body = ChooseQuote, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = QuoteRequestView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/quote-requests/{id}/choose")]
pub async fn choose_quote(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, wire): (_, ChooseQuote) = (quote_id(&id)?, body(&sent.0)?);
    step(caller, &request, &sent, move |conn, call, version| {
        let row = close::choose(conn, call, id, version, QuoteId(wire.quote), &wire.reason)?;
        Ok((view(&read(conn, call, id)?), row.version))
    })
    .await
}

/// Takes the request back, with the reason.
#[utoipa::path(tag = "quotes", request_body = Words, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = QuoteRequestView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/quote-requests/{id}/withdraw")]
pub async fn withdraw_quotes(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, wire): (_, Words) = (quote_id(&id)?, body(&sent.0)?);
    step(caller, &request, &sent, move |conn, call, version| {
        let row = close::withdraw(conn, call, id, version, &wire.text)?;
        Ok((view(&read(conn, call, id)?), row.version))
    })
    .await
}
