//! ETags: the version of the row, in quotes. A change must say which version it means.

use actix_web::HttpRequest;
use actix_web::http::header::IF_MATCH;

use crate::base::error::{Error, Kind};

/// The ETag of a version.
pub fn etag(version: i64) -> String {
    format!("\"{version}\"")
}

/// The version that `If-Match` names.
///
/// # Errors
/// 428 when it is missing, 400 when it is no ETag of ours.
pub fn if_match(request: &HttpRequest) -> Result<i64, Error> {
    let Some(header) = request.headers().get(IF_MATCH) else {
        return Err(Error::of(Kind::PreconditionRequired, "http.if_match_missing"));
    };
    header
        .to_str()
        .ok()
        .and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok())
        .ok_or_else(|| Error::of(Kind::Malformed, "http.if_match_malformed"))
}
