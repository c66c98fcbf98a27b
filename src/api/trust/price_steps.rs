//! What people do in a price check: report, withdraw, answer, close.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::answer::{Sent, body};
use crate::api::trust::price_checks::{PriceCheckView, check_id, view};
use crate::api::trust::step::{Words, make, step};
use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::evidence::kept;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;
use crate::price_checks::answer::{Said, answer};
use crate::price_checks::close::close;
use crate::price_checks::model::{Answer, Decision};
use crate::price_checks::read::read;
use crate::price_checks::report::{NewReport, report};
use crate::price_checks::withdraw::withdraw;

/// A market price that was found.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportPrice {
    /// The price, NT$ per unit of the listing, as a decimal string.
    pub price: String,
    /// Where.
    pub place: String,
    /// On which day.
    #[schema(value_type = String, format = Date)]
    pub found_on: NaiveDate,
    /// What shows it.
    pub evidence: String,
    /// A file that shows it: PDF, JPEG or PNG.
    pub file: Option<AttachedFile>,
}

/// A file in a body.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachedFile {
    /// Its name.
    pub name: String,
    /// Its bytes, base64.
    pub base64: String,
}

/// What a vendor says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerCheck {
    /// `keeps`, `cuts` or `disputes`.
    pub answer: String,
    /// The price that it cuts to, as a decimal string.
    pub price: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// What the office decides.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseCheck {
    /// `price_kept`, `price_cut` or `vendor_to_negotiate`.
    pub decision: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Reports a market price below the listing's. The orders of the caller's agency for the item are refused by ORD-07
/// until the case is closed or the report withdrawn; nobody else's are.
#[utoipa::path(tag = "trust", request_body = ReportPrice, params(("id" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = PriceCheckView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/listings/{id}/price-reports")]
pub async fn report_price(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let key = Key::read(&request, &sent.0)?;
    let listing: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let wire: ReportPrice = body(&sent.0)?;
    let file = match wire.file {
        Some(file) => {
            let bytes = STANDARD.decode(file.base64).map_err(|_| Error::invalid("file.not_taken").at("file"))?;
            Some(kept::keep(&caller.app.storage, &file.name, bytes).await?)
        }
        None => None,
    };
    let price = money(&wire.price)?;
    let new = NewReport { listing, price, place: wire.place, found_on: wire.found_on, evidence: wire.evidence };
    let (lang, deadlines) = (caller.lang, caller.app.config.deadlines);
    make(caller, key, move |conn, call| {
        let made = report(conn, call, &new, file.as_ref(), deadlines)?;
        let whole = read(conn, call, made.price_check_id)?;
        Ok((view(&whole, lang), whole.case.version))
    })
    .await
}

/// Withdraws the report of the caller's agency. `If-Match` names the report's version.
#[utoipa::path(tag = "trust", request_body = Words, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PriceCheckView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/price-checks/{id}/withdraw")]
pub async fn withdraw_report(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, why, lang): (_, Words, _) = (check_id(&id)?, body(&sent.0)?, caller.lang);
    step(caller, &request, &sent, move |conn, call, version| {
        withdraw(conn, call, id, version, &why.text)?;
        let whole = read(conn, call, id)?;
        Ok((view(&whole, lang), whole.case.version))
    })
    .await
}

/// Answers, as the vendor; until the office decides, an answer may be given anew.
#[utoipa::path(tag = "trust", request_body = AnswerCheck, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PriceCheckView), (status = 404, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/price-checks/{id}/answer")]
pub async fn answer_price_check(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, wire, lang): (_, AnswerCheck, _) = (check_id(&id)?, body(&sent.0)?, caller.lang);
    let said: Answer = wire.answer.parse().map_err(|_| Error::invalid("choice.missing").at("answer"))?;
    let price = wire.price.as_deref().map(money).transpose()?;
    let said = Said { answer: said, price, reason: wire.reason };
    step(caller, &request, &sent, move |conn, call, version| {
        answer(conn, call, id, version, &said)?;
        let whole = read(conn, call, id)?;
        Ok((view(&whole, lang), whole.case.version))
    })
    .await
}

/// Closes the case with a decision and its reason.
#[utoipa::path(tag = "trust", request_body = CloseCheck, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PriceCheckView), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/price-checks/{id}/close")]
pub async fn close_price_check(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, wire, lang): (_, CloseCheck, _) = (check_id(&id)?, body(&sent.0)?, caller.lang);
    let decision: Decision = wire.decision.parse().map_err(|_| Error::invalid("choice.missing").at("decision"))?;
    step(caller, &request, &sent, move |conn, call, version| {
        close(conn, call, id, version, decision, &wire.reason)?;
        let whole = read(conn, call, id)?;
        Ok((view(&whole, lang), whole.case.version))
    })
    .await
}

fn money(text: &str) -> Result<Money, Error> {
    Money::parse(text).ok_or_else(|| Error::invalid("price.malformed").at("price"))
}
