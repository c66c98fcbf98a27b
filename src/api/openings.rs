//! The records of openings.

use actix_web::http::header::ETAG;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get, post};
use procurement_law::ruling::Ruling;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::{make, step};
use crate::base::error::Error;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;
use crate::openings::keep::{Place, keep};
use crate::openings::model::OpeningRecord;
use crate::openings::read::read;
use crate::openings::written::Written;
use crate::tenders::model::Stage;

/// The record of an opening.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpeningRecordView {
    /// The id.
    pub id: Uuid,
    /// Of which stage.
    pub stage: Stage,
    /// What the clerk wrote.
    pub record: Written,
    /// How many bids count.
    pub counted: i64,
    /// What the law says of it.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruling>,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Time,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// A record that is mended.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MendBody {
    /// Why.
    pub reason: String,
    /// The record as it should be.
    pub record: Written,
}

/// Reads the record of a stage's opening; before its hour there is none.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path), ("stage" = String, Path)),
    responses((status = 200, body = OpeningRecordView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/tenders/{tender_no}/openings/{stage}")]
pub async fn read_opening(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, stage) = place(at)?;
    let call = caller.call()?;
    let found = caller.app.door.read(move |conn| read(conn, &call, &case_no, stage)).await?;
    let row = found.record.ok_or_else(Error::not_found)?;
    let shown = view(&row)?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(shown.version))).json(shown))
}

/// Writes the record of a stage's opening.
#[utoipa::path(tag = "tenders", request_body = Written,
    params(("tender_no" = String, Path), ("stage" = String, Path), ("Idempotency-Key" = String, Header)),
    responses((status = 201, body = OpeningRecordView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/openings/{stage}")]
pub async fn record_opening(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (key, written): (_, Written) = (Key::read(&request, &sent.0)?, body(&sent.0)?);
    let (case_no, stage) = place(at)?;
    let place = Place { case_no, stage, seen: None, reason: String::new() };
    make(caller, key, move |conn, call| {
        let row = keep(conn, call, &place, &written)?;
        Ok((view(&row)?, row.version))
    })
    .await
}

/// Mends the record of a stage's opening, with a reason.
#[utoipa::path(tag = "tenders", request_body = MendBody,
    params(("tender_no" = String, Path), ("stage" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpeningRecordView), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/openings/{stage}/mend")]
pub async fn mend_opening(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let mend: MendBody = body(&sent.0)?;
    let (case_no, stage) = place(at)?;
    step(caller, &request, &sent, move |conn, call, seen| {
        let place = Place { case_no: case_no.clone(), stage, seen: Some(seen), reason: mend.reason.clone() };
        let row = keep(conn, call, &place, &mend.record)?;
        Ok((view(&row)?, row.version))
    })
    .await
}

fn place(at: Path<(String, String)>) -> Result<(String, Stage), Error> {
    let (case_no, stage) = at.into_inner();
    Ok((case_no, stage.parse().map_err(|_| Error::not_found())?))
}

fn view(row: &OpeningRecord) -> Result<OpeningRecordView, Error> {
    Ok(OpeningRecordView {
        id: row.id.0,
        stage: row.stage,
        record: row.written()?,
        counted: row.counted,
        rulings: row.read_rulings()?,
        recorded_at: row.recorded_at,
        version: row.version,
    })
}
