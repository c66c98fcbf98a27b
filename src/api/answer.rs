//! Reading bodies and writing answers.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::ETAG;
use actix_web::web::{self, Bytes};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::error::{Error, Kind};
use crate::http::failure::Failure;
use crate::http::idempotent::Answer;

/// The bytes of a body as they were sent: an idempotency key stands for them.
pub struct Sent(pub Bytes);

impl FromRequest for Sent {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = Bytes::from_request(request, payload);
        Box::pin(
            async move { bytes.await.map(Sent).map_err(|_| Failure(Error::of(Kind::Malformed, "http.too_large"))) },
        )
    }
}

/// The bytes of a body that is a file.
///
/// # Errors
/// They are more than `most`, or broke off.
pub async fn received(payload: web::Payload, most: usize) -> Result<Vec<u8>, Error> {
    let bytes = payload.to_bytes_limited(most).await;
    let bytes = bytes.map_err(|_| Error::of(Kind::Malformed, "http.too_large"))?;
    Ok(bytes.map_err(|_| Error::of(Kind::Malformed, "http.malformed"))?.into())
}

/// A JSON body; unknown fields, wrong types and missing fields are refused with what and where.
///
/// # Errors
/// The body is not JSON (400), or not what is asked for (422).
pub fn body<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(bytes).map_err(|cause| {
        let code = if cause.is_data() {
            Error::invalid("http.body_unfit")
        } else {
            Error::of(Kind::Malformed, "http.body_malformed")
        };
        code.with("cause", cause.to_string())
    })
}

/// An answer that can be kept under an idempotency key.
///
/// # Errors
/// The value has no JSON form, a fault of the program.
pub fn keep<T: Serialize>(status: StatusCode, etag: Option<String>, value: &T) -> Result<Answer, Error> {
    let body = serde_json::to_string(value).map_err(|cause| Error::internal("write an answer", cause))?;
    Ok(Answer { status, etag, body, replayed: false })
}

/// The kept answer as HTTP.
pub fn give(answer: Answer) -> HttpResponse {
    let mut response = HttpResponse::build(answer.status);
    response.content_type("application/json");
    if let Some(etag) = answer.etag {
        response.insert_header((ETAG, etag));
    }
    if answer.replayed {
        response.insert_header(("Idempotency-Replayed", "true"));
    }
    response.body(answer.body)
}
