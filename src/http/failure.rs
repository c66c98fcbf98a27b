//! Errors on their way out: the kind becomes a status here and nowhere else; the gate gives the body.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::base::error::{Error, Kind};

/// An error of a handler.
#[derive(Debug)]
pub struct Failure(pub Error);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure(error)
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        status(self.0.kind)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// The status of a kind.
pub fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Invalid | Kind::Unlawful => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Stale => StatusCode::PRECONDITION_FAILED,
        Kind::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::Malformed => StatusCode::BAD_REQUEST,
        Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The error of a status that the server gave without one of ours: a wrong method, a body too large.
pub fn of_status(status: StatusCode) -> Error {
    match status {
        StatusCode::NOT_FOUND => Error::not_found(),
        StatusCode::METHOD_NOT_ALLOWED => Error::of(Kind::Malformed, "http.method_not_allowed"),
        StatusCode::PAYLOAD_TOO_LARGE => Error::of(Kind::Malformed, "http.too_large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Error::of(Kind::Malformed, "http.media_type"),
        status if status.is_client_error() => Error::of(Kind::Malformed, "http.malformed"),
        status => Error::internal("answer", status),
    }
}
