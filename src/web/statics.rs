//! The style sheet, the script and the icon: in the program itself, told apart by their digest.

use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::http::failure::Failure;

/// Name, media type and bytes of each file.
const FILES: &[(&str, &str, &[u8])] = &[
    ("style.css", "text/css; charset=utf-8", include_bytes!("static/style.css")),
    ("app.js", "text/javascript; charset=utf-8", include_bytes!("static/app.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("static/icon.svg")),
];
/// An hour unasked; afterwards the digest decides, so that a new release is seen the same day.
const CACHE: &str = "public, max-age=3600, must-revalidate";

/// Gives a file.
///
/// # Errors
/// There is no such file.
pub async fn file(request: HttpRequest, name: Path<String>) -> Result<HttpResponse, Failure> {
    let (_, kind, bytes) = FILES.iter().find(|file| file.0 == name.as_str()).ok_or_else(Error::not_found)?;
    let tag = format!("\"{}\"", sha256(bytes));
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let fresh = known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    let mut answer = if fresh { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, tag)).insert_header((CACHE_CONTROL, CACHE));
    Ok(if fresh { answer.finish() } else { answer.content_type(*kind).body(*bytes) })
}
