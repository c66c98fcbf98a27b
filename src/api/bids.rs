//! Packages of bids, one vendor's ZIP per request. Before the opening none is taken.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Payload, Query, block};
use actix_web::{HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::api::answer::{give, keep, received};
use crate::base::error::Error;
use crate::bids::admit::admit;
use crate::bids::keep::Place;
use crate::bids::package::{HANDS, from_zip, label};
use crate::bids::unpack::MOST_PACKAGE;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::review::receive::{Received, receive};
use crate::tenders::model::Stage;

/// Where a package belongs.
#[derive(Debug, Deserialize, IntoParams)]
pub struct ImportAsk {
    /// `all`, `qualification` or `price`.
    pub stage: String,
    /// The vendor's label: its business number, or another name.
    pub label: String,
    /// Whether it shall take the place of another package of this label.
    #[serde(default)]
    pub replace: bool,
    /// Whether it shall come in though the stage before found the vendor unqualified.
    #[serde(default)]
    pub despite: bool,
}

/// Imports one vendor's package, a ZIP, after the opening of its stage. Before the opening it is refused unread with
/// `bid.not_open_yet`. The same files again change nothing.
#[utoipa::path(
    tag = "tenders",
    params(("tender_no" = String, Path), ImportAsk, ("Idempotency-Key" = String, Header)),
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses((status = 201, body = Object), (status = 200, body = Object), (status = 409, body = Problem), (status = 422, body = Problem))
)]
#[post("/tenders/{tender_no}/bids")]
pub async fn import_bid(
    caller: Caller,
    request: HttpRequest,
    tender_no: Path<String>,
    ask: Query<ImportAsk>,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    // Without a key nothing is read; its fingerprint is that of the package, which comes later.
    Key::read(&request, b"")?;
    let stage: Stage =
        ask.stage.parse().map_err(|_| Error::invalid("tender.no_such_stage").with("stage", &ask.stage))?;
    let place = Place { case_no: tender_no.into_inner(), stage, replace: ask.replace, despite: ask.despite };
    let (call, asked) = (caller.call()?, place.clone());
    caller.app.door.write(move |conn| admit(conn, &call, &asked.case_no, asked.stage)).await?.opened()?;
    let label = label(&ask.label)?;
    let _hand = HANDS.acquire().await.map_err(|cause| Error::internal("take a package", cause))?;
    let bytes = received(payload, usize::try_from(MOST_PACKAGE).unwrap_or(usize::MAX)).await?;
    let storage = caller.app.storage.clone();
    let package = block(move || from_zip(&storage, &label, bytes))
        .await
        .map_err(|cause| Error::internal("take a package", cause))??;
    let key = Key::read(&request, format!("{}\n{}", request.query_string(), package.digest).as_bytes())?;
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let receipt = receive(conn, &call, &place, &package)?;
            let status = if receipt.outcome == Received::Same { StatusCode::OK } else { StatusCode::CREATED };
            keep(status, None, &receipt)
        })
    });
    Ok(give(answer.await?))
}
