//! Forms of our own pages: read, and refused without the session's token.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use serde::de::DeserializeOwned;

use crate::base::digest::same;
use crate::base::error::{Error, Kind};
use crate::http::caller::Caller;
use crate::http::failure::Failure;

/// The largest form.
const LARGEST: usize = 256 * 1024;

/// A form that came from a page of this session.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Form<T> {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let expected = request
            .extensions()
            .get::<Caller>()
            .and_then(|caller| caller.session.as_ref().map(|session| session.csrf.clone()));
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let body = body.await.map_err(|_| malformed())?;
            if body.len() > LARGEST {
                return Err(Failure(Error::of(Kind::Malformed, "http.too_large")));
            }
            if let Some(expected) = expected {
                let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&body).map_err(|_| malformed())?;
                let sent = fields.iter().find(|(name, _)| name == "csrf").map_or("", |(_, value)| value.as_str());
                if !same(sent, &expected) {
                    return Err(Failure(Error::forbidden("http.form_expired")));
                }
            }
            serde_urlencoded::from_bytes(&body).map(Form).map_err(|_| malformed())
        })
    }
}

fn malformed() -> Failure {
    Failure(Error::of(Kind::Malformed, "http.malformed"))
}
