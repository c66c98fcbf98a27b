//! What reviewers do: confirm or overrule a finding, finish a review. And what the office does: ask for one again.

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::answer::{Sent, body, give, keep};
use crate::api::reviews::{finding, review_id, view};
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::review::again::again;
use crate::review::correct::{Reading, correct};
use crate::review::finish::{Verdict, finish};
use crate::review::model::{Ground, Outcome};
use crate::review::read;
use crate::review::second::{Second, second};
use crate::review::settle::{Answer, Seen, settle};

/// Why.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Why {
    /// In the reviewer's words; an overruling needs it.
    pub reason: String,
}

/// What the review came to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishReview {
    /// `qualified` or `unqualified`.
    pub outcome: String,
    /// On which ground of art. 50-1 an unqualified bid is rejected: `50-1-1` to `50-1-7`.
    #[serde(default)]
    pub ground: Option<Ground>,
    /// Number of the agency's finding; needed for grounds that lie in conduct (50-1-3, -4, -5, -7).
    #[serde(default)]
    pub ground_finding: String,
    /// Why; needed where the outcome goes against a finding that stands, or past a file that was not read whole.
    #[serde(default)]
    pub note: String,
}

/// Confirms a finding: it is as the machine says; where it asks, the doubt is justified.
#[utoipa::path(tag = "reviews", request_body = Why, params(("id" = String, Path), ("number" = i64, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Object), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/reviews/{id}/findings/{number}/confirm")]
pub async fn confirm_finding(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    answer(caller, &request, &at, &sent, Answer::Confirm).await
}

/// Overrules a finding, with a reason.
#[utoipa::path(tag = "reviews", request_body = Why, params(("id" = String, Path), ("number" = i64, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Object), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/reviews/{id}/findings/{number}/overrule")]
pub async fn overrule_finding(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    answer(caller, &request, &at, &sent, Answer::Overrule).await
}

/// Finishes a review whose failures and questions are all decided.
#[utoipa::path(tag = "reviews", request_body = FinishReview, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Object), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/reviews/{id}/finish")]
pub async fn finish_review(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, version, id) = (Key::read(&request, &sent.0)?, if_match(&request)?, review_id(&id)?);
    let wire: FinishReview = body(&sent.0)?;
    let outcome: Outcome = wire
        .outcome
        .parse()
        .map_err(|_| Error::invalid("search.unknown_value").with("known", "qualified, unqualified").at("outcome"))?;
    let (call, lang) = (caller.call()?, caller.lang);
    let verdict = Verdict { outcome, note: wire.note, ground: wire.ground, ground_finding: wire.ground_finding };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let review = finish(conn, &call, id, version, &verdict)?;
            let whole = read::read(conn, &call, id)?;
            keep(StatusCode::OK, Some(etag(review.version)), &view(&whole, lang)?)
        })
    });
    Ok(give(done.await?))
}

/// What a second person says of a rejection.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondBody {
    /// `agree` or `return`.
    pub answer: Second,
    /// Why; needed to send it back.
    #[serde(default)]
    pub reason: String,
}

/// Agrees to the rejection of a bid, or sends it back to the desk. Never by whoever decided it.
#[utoipa::path(tag = "reviews", request_body = SecondBody, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Object), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/reviews/{id}/second")]
pub async fn second_review(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, version, id) = (Key::read(&request, &sent.0)?, if_match(&request)?, review_id(&id)?);
    let (wire, call, lang): (SecondBody, _, _) = (body(&sent.0)?, caller.call()?, caller.lang);
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let review = second(conn, &call, id, version, wire.answer, &wire.reason)?;
            let whole = read::read(conn, &call, id)?;
            keep(StatusCode::OK, Some(etag(review.version)), &view(&whole, lang)?)
        })
    });
    Ok(give(done.await?))
}

/// What a person read on a page.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectField {
    /// The document, by its place in the review's `documents`, from 0.
    pub document: usize,
    /// The field.
    pub field: String,
    /// Its value; a number in digits.
    pub value: String,
    /// Why.
    pub reason: String,
}

/// Corrects what the machine read in a field: both values are kept, and the bid is judged anew.
#[utoipa::path(tag = "reviews", request_body = CorrectField, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Object), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/reviews/{id}/corrections")]
pub async fn correct_field(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, version, id) = (Key::read(&request, &sent.0)?, if_match(&request)?, review_id(&id)?);
    let (wire, call, lang): (CorrectField, _, _) = (body(&sent.0)?, caller.call()?, caller.lang);
    let read = Reading { document: wire.document, field: wire.field, value: wire.value, reason: wire.reason };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let (review, _) = correct(conn, &call, id, version, &read)?;
            let whole = read::read(conn, &call, id)?;
            keep(StatusCode::OK, Some(etag(review.version)), &view(&whole, lang)?)
        })
    });
    Ok(give(done.await?))
}

/// Queues a review again that the machine gave up or judged; what was read stays read.
#[utoipa::path(tag = "reviews", params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = Object), (status = 409, body = Problem), (status = 412, body = Problem)))]
#[post("/reviews/{id}/again")]
pub async fn review_again(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, version, id) = (Key::read(&request, &sent.0)?, if_match(&request)?, review_id(&id)?);
    let (call, lang) = (caller.call()?, caller.lang);
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let review = again(conn, &call, id, version)?;
            let whole = read::read(conn, &call, id)?;
            keep(StatusCode::OK, Some(etag(review.version)), &view(&whole, lang)?)
        })
    });
    Ok(give(done.await?))
}

async fn answer(
    caller: Caller,
    request: &HttpRequest,
    (id, number): &(String, String),
    sent: &Sent,
    answer: Answer,
) -> Result<HttpResponse, Failure> {
    let (key, version) = (Key::read(request, &sent.0)?, if_match(request)?);
    let why: Why = if sent.0.is_empty() { Why::default() } else { body(&sent.0)? };
    let number = number.parse().map_err(|_| Error::not_found())?;
    let seen = Seen { review: review_id(id)?, number, version };
    let (call, lang) = (caller.call()?, caller.lang);
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = settle(conn, &call, seen, answer, &why.reason)?;
            keep(StatusCode::OK, Some(etag(row.version)), &finding(&row, lang)?)
        })
    });
    Ok(give(done.await?))
}
