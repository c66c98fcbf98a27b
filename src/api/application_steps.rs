//! The steps of an application: submit, question, answer, approve, refuse, withdraw; and what a vendor changes at once.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body, give, keep};
use crate::api::applications::{ApplicationView, application_id, view};
use crate::applications::advance::Seen;
use crate::applications::at_once::{Cut, SeenListing, amend, cut};
use crate::applications::question::Reasons;
use crate::applications::read;
use crate::applications::state::ApplicationEvent;
use crate::applications::take::take;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingState};
use crate::catalog::questions::answers::Answers;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;

/// What a step says; each uses what it asks for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StepWords {
    /// Codes of reasons, of the set `reason`.
    pub reasons: Vec<String>,
    /// In words; for an approval of a replacement, the office's consent.
    pub said: String,
}

/// A lower price.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CutPrice {
    /// The new unit price, NT$ as a decimal string.
    pub price: String,
    /// What the public is offered, where the vendor has such an offer.
    pub public_price: Option<String>,
}

/// Other answers of a listing, of questions that nobody reviews.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Amend {
    /// Answers by question key.
    #[schema(value_type = Object)]
    pub answers: Answers,
}

/// A listing after a change.
#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    /// The id.
    pub id: Uuid,
    /// Whether it is shown and ordered.
    pub state: ListingState,
    /// The version of its current answers.
    pub listing_version: Uuid,
    /// The version, to be named by `If-Match`.
    pub version: i64,
}

/// Takes a step: `submit`, `question`, `answer`, `approve`, `refuse` or `withdraw`.
#[utoipa::path(tag = "listings", request_body = StepWords, params(("id" = String, Path), ("step" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ApplicationView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/applications/{id}/{step}")]
pub async fn step_application(
    caller: Caller,
    request: HttpRequest,
    path: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let event: ApplicationEvent = path.1.parse().map_err(|_| Error::not_found())?;
    let (id, key) = (application_id(&path.0)?, Key::read(&request, &sent.0)?);
    let seen = Seen { id, version: if_match(&request)? };
    let words: StepWords = if sent.0.is_empty() { StepWords::default() } else { body(&sent.0)? };
    let (call, why) = (caller.call()?, Reasons { codes: words.reasons, said: words.said });
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = take(conn, &call, seen, event, &why)?;
            let differences = read::differences(conn, &row)?;
            keep(StatusCode::OK, Some(etag(row.version)), &view(&row, differences))
        })
    });
    Ok(give(answer.await?))
}

/// Changes answers that nobody reviews.
#[utoipa::path(tag = "listings", request_body = Amend, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Changed), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/listings/{id}/amend")]
pub async fn amend_listing(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let wire: Amend = body(&sent.0)?;
    at_once(caller, &request, &id, &sent, move |conn, call, seen| amend(conn, call, seen, &wire.answers)).await
}

/// Lowers the price at once.
#[utoipa::path(tag = "listings", request_body = CutPrice, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Changed), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/listings/{id}/cut-price")]
pub async fn cut_price(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let wire: CutPrice = body(&sent.0)?;
    let wanted = Cut::read(&wire.price, wire.public_price.as_deref().unwrap_or_default())?;
    at_once(caller, &request, &id, &sent, move |conn, call, seen| cut(conn, call, seen, wanted)).await
}

async fn at_once(
    caller: Caller,
    request: &HttpRequest,
    id: &str,
    sent: &Sent,
    verb: impl Fn(&mut DbConn, &Call, SeenListing) -> Result<Listing, Error> + Send + 'static,
) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let (seen, key) = (SeenListing { id, version: if_match(request)? }, Key::read(request, &sent.0)?);
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = verb(conn, &call, seen)?;
            let changed = Changed {
                id: row.id.0,
                state: row.state,
                listing_version: row.current_version_id.0,
                version: row.version,
            };
            keep(StatusCode::OK, Some(etag(row.version)), &changed)
        })
    });
    Ok(give(answer.await?))
}
