//! The papers of a meeting as files: the summary table and the minutes, ODT and PDF.

use actix_web::HttpResponse;
use actix_web::web::{Path, block};
use office_files::{Fonts, to_odt, to_pdf};

use crate::base::error::Error;
use crate::committees::disclosed::for_papers;
use crate::committees::papers::{Paper, document};
use crate::http::caller::Caller;
use crate::http::failure::Failure;

/// Gives a paper.
///
/// # Errors
/// There is no such paper that the person may have, or it cannot be made.
pub async fn download(caller: Caller, at: Path<(String, String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, number, name) = at.into_inner();
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let (paper, odt) = match name.as_str() {
        "summary.odt" => (Paper::Summary, true),
        "summary.pdf" => (Paper::Summary, false),
        "minutes.odt" => (Paper::Minutes, true),
        "minutes.pdf" => (Paper::Minutes, false),
        _ => return Err(Failure(Error::not_found())),
    };
    let (call, lang) = (caller.call()?, caller.lang);
    let (desk, criteria) = caller.app.door.read(move |conn| for_papers(conn, &call, &case_no, number)).await?;
    let made = block(move || {
        let failed = |cause: office_files::DocumentError| Error::internal("make a paper of a committee", cause);
        let document = document(&desk, &criteria, paper, lang);
        if odt {
            return to_odt(&document).map_err(failed);
        }
        to_pdf(&document, &Fonts::find().map_err(failed)?).map_err(failed)
    });
    let bytes = made.await.map_err(|cause| Error::internal("make a file", cause))??;
    let media = if odt { "application/vnd.oasis.opendocument.text" } else { "application/pdf" };
    let disposition = format!("attachment; filename=\"committee-{number}-{name}\"");
    Ok(HttpResponse::Ok().content_type(media).insert_header(("content-disposition", disposition)).body(bytes))
}
