//! What the steps of these things share: the body, the key, the version, the kept answer.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::answer::{Sent, give, keep};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::etag::{etag, if_match};
use crate::http::failure::Failure;
use crate::http::idempotent::{Key, once};

/// Why, or what was found.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// In the actor's words, at most 2,000 characters.
    #[serde(default)]
    pub text: String,
}

/// Takes a step of a thing at the version that `If-Match` names; the verb gives the view and the new version.
///
/// # Errors
/// A header is missing or malformed, and what the verb says.
pub async fn step<T: Serialize>(
    caller: Caller,
    request: &HttpRequest,
    sent: &Sent,
    verb: impl Fn(&mut DbConn, &Call, i64) -> Result<(T, i64), Error> + Send + 'static,
) -> Result<HttpResponse, Failure> {
    let (key, version, call) = (Key::read(request, &sent.0)?, if_match(request)?, caller.call()?);
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let (view, version) = verb(conn, &call, version)?;
            keep(StatusCode::OK, Some(etag(version)), &view)
        })
    });
    Ok(give(answer.await?))
}

/// Makes a new thing; the verb gives the view and the version.
///
/// # Errors
/// The key is missing or malformed, and what the verb says.
pub async fn make<T: Serialize>(
    caller: Caller,
    key: Key,
    verb: impl Fn(&mut DbConn, &Call) -> Result<(T, i64), Error> + Send + 'static,
) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    let answer = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let (view, version) = verb(conn, &call)?;
            keep(StatusCode::CREATED, Some(etag(version)), &view)
        })
    });
    Ok(give(answer.await?))
}
