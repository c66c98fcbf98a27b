//! Evidence: file, list, read, withdraw, check.

use actix_web::http::header::ETAG;
use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{Sent, body};
use crate::api::trust::step::{Words, make, step};
use crate::base::digest::sha256;
use crate::base::error::{Error, Kind};
use crate::base::id::EvidenceId;
use crate::base::time::Time;
use crate::evidence::file::{NewEvidence, file};
use crate::evidence::kept::{self, MOST};
use crate::evidence::model::{Evidence, EvidenceKind, EvidenceState, Standing};
use crate::evidence::{check, read, withdraw};
use crate::http::caller::Caller;
use crate::http::etag::etag;
use crate::http::failure::Failure;
use crate::http::idempotent::Key;
use crate::http::problem::Problem;

/// A certificate or a maker's authorisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidenceView {
    /// The id.
    pub id: Uuid,
    /// The vendor.
    pub vendor: Uuid,
    /// `iso27001`, `iso27017`, `iso27018`, `cns19086`, `other` or `authorisation`.
    pub kind: EvidenceKind,
    /// The maker that authorises; of authorisations only.
    pub maker: Option<String>,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Whom and what it covers.
    pub scope: String,
    /// Its first day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: NaiveDate,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    pub valid_until: NaiveDate,
    /// `valid`, `expiring` or `lapsed` today.
    pub standing: Standing,
    /// `current`, `replaced` or `withdrawn`.
    pub state: EvidenceState,
    /// The one that it renews.
    pub renews: Option<Uuid>,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The file's label.
    pub file_name: String,
    /// What the office found when it looked.
    pub check_note: Option<String>,
    /// When it looked.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub checked_at: Option<Time>,
    /// Counts changes; the ETag.
    pub version: i64,
}

/// What a vendor says of the file that is the body.
#[derive(Clone, Debug, Deserialize, IntoParams)]
pub struct FileAsk {
    /// `iso27001`, `iso27017`, `iso27018`, `cns19086`, `other` or `authorisation`.
    pub kind: String,
    /// The maker that authorises; of authorisations only.
    #[serde(default)]
    pub maker: String,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Whom and what it covers.
    pub scope: String,
    /// Its first day, `2026-11-21`.
    pub valid_from: String,
    /// Its last day.
    pub valid_until: String,
    /// The file's name.
    pub file_name: String,
    /// The one that it renews.
    pub renews: Option<Uuid>,
    /// The version of that one.
    pub renews_version: Option<i64>,
}

/// Lists what counts: a vendor's own, or all; what has lapsed or ends soon comes first.
#[utoipa::path(tag = "trust", responses((status = 200, body = [EvidenceView])))]
#[get("/evidence")]
pub async fn list_evidence(caller: Caller) -> Result<HttpResponse, Failure> {
    let (call, today) = (caller.call()?, caller.app.clock.now().local_date());
    let rows = caller.app.door.read(move |conn| read::list(conn, &call)).await?;
    Ok(HttpResponse::Ok().json(rows.iter().map(|row| view(row, today)).collect::<Vec<_>>()))
}

/// Reads one.
#[utoipa::path(tag = "trust", params(("id" = String, Path)), responses((status = 200, body = EvidenceView), (status = 404, body = Problem)))]
#[get("/evidence/{id}")]
pub async fn read_evidence(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call, today) = (evidence_id(&id)?, caller.call()?, caller.app.clock.now().local_date());
    let row = caller.app.door.read(move |conn| read::read(conn, &call, id)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(row.version))).json(view(&row, today)))
}

/// Files a certificate or an authorisation, or renews one. The body is the file: PDF, JPEG or PNG, at most 10 MB.
#[utoipa::path(tag = "trust", params(FileAsk, ("Idempotency-Key" = String, Header)),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = EvidenceView), (status = 409, body = Problem), (status = 422, body = Problem)))]
#[post("/evidence")]
pub async fn file_evidence(
    caller: Caller,
    request: HttpRequest,
    ask: Query<FileAsk>,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    Key::read(&request, b"")?;
    let new = new_evidence(&ask)?;
    let too_large = || Error::invalid("file.too_large").with("most", MOST / 1024 / 1024).at("file");
    let bytes = payload.to_bytes_limited(MOST).await.map_err(|_| too_large())?;
    let bytes = bytes.map_err(|_| Error::of(Kind::Malformed, "http.malformed"))?;
    let key = Key::read(&request, format!("{}\n{}", request.query_string(), sha256(&bytes)).as_bytes())?;
    let held = kept::keep(&caller.app.storage, &ask.file_name, bytes.into()).await?;
    make(caller, key, move |conn, call| {
        let row = file(conn, call, &new, &held)?;
        Ok((view(&row, call.now.local_date()), row.version))
    })
    .await
}

/// Withdraws one's own, with a reason.
#[utoipa::path(tag = "trust", request_body = Words, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = EvidenceView), (status = 404, body = Problem), (status = 412, body = Problem)))]
#[post("/evidence/{id}/withdraw")]
pub async fn withdraw_evidence(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, why): (_, Words) = (evidence_id(&id)?, body(&sent.0)?);
    step(caller, &request, &sent, move |conn, call, version| {
        let row = withdraw::withdraw(conn, call, id, version, &why.text)?;
        Ok((view(&row, call.now.local_date()), row.version))
    })
    .await
}

/// Marks one as looked at, with what was found.
#[utoipa::path(tag = "trust", request_body = Words, params(("id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = EvidenceView), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/evidence/{id}/check")]
pub async fn check_evidence(
    caller: Caller,
    request: HttpRequest,
    id: Path<String>,
    sent: Sent,
) -> Result<HttpResponse, Failure> {
    let (id, note): (_, Words) = (evidence_id(&id)?, body(&sent.0)?);
    step(caller, &request, &sent, move |conn, call, version| {
        let row = check::check(conn, call, id, version, &note.text)?;
        Ok((view(&row, call.now.local_date()), row.version))
    })
    .await
}

fn new_evidence(ask: &FileAsk) -> Result<NewEvidence, Error> {
    let day =
        |text: &str, field: &str| text.parse::<NaiveDate>().map_err(|_| Error::invalid("day.malformed").at(field));
    Ok(NewEvidence {
        kind: ask.kind.parse().map_err(|_| Error::invalid("choice.missing").at("kind"))?,
        maker: ask.maker.clone(),
        number: ask.number.clone(),
        issuer: ask.issuer.clone(),
        scope: ask.scope.clone(),
        valid_from: day(&ask.valid_from, "valid_from")?,
        valid_until: day(&ask.valid_until, "valid_until")?,
        renews: ask.renews.map(|id| (EvidenceId(id), ask.renews_version.unwrap_or_default())),
    })
}

fn view(row: &Evidence, today: NaiveDate) -> EvidenceView {
    EvidenceView {
        id: row.id.0,
        vendor: row.vendor_id.0,
        kind: row.kind,
        maker: row.maker.clone(),
        number: row.number.clone(),
        issuer: row.issuer.clone(),
        scope: row.scope.clone(),
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        standing: row.standing(today),
        state: row.state,
        renews: row.renews_id.map(|id| id.0),
        sha256: row.file_digest.clone(),
        file_name: row.file_name.clone(),
        check_note: row.check_note.clone(),
        checked_at: row.checked_at,
        version: row.version,
    }
}

fn evidence_id(text: &str) -> Result<EvidenceId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
