//! Files that came with evidence or a report, as downloads: never shown by the browser in our name.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY};
use actix_web::web::Path;

use crate::base::error::Error;
use crate::base::id::{EvidenceId, MarketReportId, PriceCheckId};
use crate::evidence::media::Media;
use crate::evidence::read as evidence;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::price_checks::read as price_checks;
use crate::web::review::file::encoded;

/// The file of evidence.
///
/// # Errors
/// There is none that the person may know of.
pub async fn of_evidence(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: EvidenceId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let row = caller.app.door.write(move |conn| evidence::take(conn, &call, id)).await?;
    send(&caller, &row.file_digest, &row.file_name, row.file_type).await
}

/// The file of a report.
///
/// # Errors
/// There is none that the person may know of.
pub async fn of_report(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let case: PriceCheckId = at.0.parse().map_err(|_| Error::not_found())?;
    let report: MarketReportId = at.1.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let row = caller.app.door.write(move |conn| price_checks::take(conn, &call, case, report)).await?;
    match (row.file_digest, row.file_name, row.file_type) {
        (Some(digest), Some(name), Some(media)) => send(&caller, &digest, &name, media).await,
        _ => Err(Failure(Error::not_found())),
    }
}

async fn send(caller: &Caller, digest: &str, name: &str, media: Media) -> Result<HttpResponse, Failure> {
    let bytes = caller.app.storage.get(digest).await?;
    Ok(HttpResponse::Ok()
        .content_type(media.http())
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", encoded(name))))
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox"))
        .body(bytes))
}
