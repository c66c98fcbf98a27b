//! Signed copies of papers.

use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use signed_papers::Finding;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::api::answer::{give, keep, received};
use crate::base::error::Error;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};
use crate::http::problem::Problem;
use crate::signatures::bring::{MOST, bring};
use crate::signatures::model::SignedBy;
use crate::signatures::paper::Paper;
use crate::signatures::read::{Signed, SignedCopy, read};
use crate::signatures::receive::{admit, receive};

/// The signed copies of a paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedView {
    /// Which paper: `opening-STAGE`, `award`, `minutes-NUMBER`, `review-ID`.
    pub paper: String,
    /// The present version of its record; the ETag.
    pub version: i64,
    /// The copies.
    pub copies: Vec<SignedCopyView>,
}

/// A signed copy.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedCopyView {
    /// The id.
    pub id: Uuid,
    /// How it is signed.
    pub kind: SignedBy,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// The version of the record that was signed.
    pub version: i64,
    /// Whether the record has changed since.
    pub earlier: bool,
    /// Whether its signatures hold together; none for a scan.
    pub holds: Option<bool>,
    /// What was found of each signature when it came: `verdict`, `whole`, `signer`, `signed_at`, `timestamped`, `chain`. Whether a
    /// certificate was revoked is not asked.
    #[schema(value_type = Vec<Object>)]
    pub findings: Vec<Finding>,
    /// Who brought it.
    pub uploaded_by: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub uploaded_at: Time,
}

/// What is sent.
#[derive(Debug, Deserialize, IntoParams)]
pub struct CopyAsk {
    /// `certificate` or `scan`.
    pub kind: String,
    /// The name of the file.
    #[serde(default)]
    pub name: String,
}

/// Reads the signed copies of a paper.
#[utoipa::path(tag = "tenders", params(("tender_no" = String, Path), ("paper" = String, Path)),
    responses((status = 200, body = SignedView), (status = 404, body = Problem), (status = 409, body = Problem)))]
#[get("/tenders/{tender_no}/signatures/{paper}")]
pub async fn read_signatures(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, paper) = place(at)?;
    let call = caller.call()?;
    let signed = caller.app.door.read(move |conn| read(conn, &call, &case_no, paper)).await?;
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(signed.version))).json(view(paper, signed)))
}

/// Brings a signed copy: the bytes of a PDF signed with a certificate, or of a scan. `If-Match` names the version of the record.
#[utoipa::path(tag = "tenders",
    params(("tender_no" = String, Path), ("paper" = String, Path), CopyAsk, ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    request_body(content = Vec<u8>, content_type = "application/pdf"),
    responses((status = 201, body = SignedView), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem)))]
#[post("/tenders/{tender_no}/signatures/{paper}")]
pub async fn bring_signature(
    caller: Caller,
    request: HttpRequest,
    at: Path<(String, String)>,
    ask: Query<CopyAsk>,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    let (case_no, paper) = place(at)?;
    let seen = if_match(&request)?;
    let kind: SignedBy = ask.kind.parse().map_err(|_| Error::invalid("choice.missing").at("kind"))?;
    admit(&caller.app, caller.call()?, case_no.clone(), paper).await?;
    let bytes = received(payload, MOST).await?;
    let copy = receive(&caller.app, kind, ask.name.clone(), bytes).await?;
    let key = Key::read(&request, format!("{}\n{}", request.query_string(), copy.digest).as_bytes())?;
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            bring(conn, &call, (&case_no, paper, seen), &copy)?;
            keep(StatusCode::CREATED, None, &view(paper, read(conn, &call, &case_no, paper)?))
        })
    });
    Ok(give(answer.await?))
}

fn view(paper: Paper, signed: Signed) -> SignedView {
    let copy = |one: SignedCopy| SignedCopyView {
        id: one.row.id.0,
        kind: one.row.kind,
        sha256: one.row.digest,
        name: one.row.name,
        version: one.row.paper_version,
        earlier: one.earlier,
        holds: one.holds,
        findings: one.found,
        uploaded_by: one.by,
        uploaded_at: one.row.uploaded_at,
    };
    SignedView {
        paper: paper.to_string(),
        version: signed.version,
        copies: signed.copies.into_iter().map(copy).collect(),
    }
}

fn place(at: Path<(String, String)>) -> Result<(String, Paper), Error> {
    let (case_no, paper) = at.into_inner();
    Ok((case_no, paper.parse()?))
}
