//! Forms with files, read part by part; refused without the session's token, which must come first.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;

use crate::base::digest::same;
use crate::base::error::{Error, Kind};
use crate::http::caller::Caller;
use crate::http::failure::Failure;

/// The largest field that is no file.
const FIELD: usize = 64 * 1024;

/// A form with files that came from a page of this session.
pub struct Upload {
    parts: Multipart,
}

/// One part of the form.
pub struct Part {
    /// The field.
    pub name: String,
    /// The file's name as the sender gives it; none for a field that is no file.
    pub file: Option<String>,
    /// What was sent.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// The next part; a file may have `most` bytes. None at the end.
    ///
    /// # Errors
    /// The form is malformed, or a part too large.
    pub async fn part(&mut self, most: usize) -> Result<Option<Part>, Error> {
        let Some(field) = self.parts.next().await else { return Ok(None) };
        let mut field = field.map_err(|_| malformed())?;
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.content_disposition().and_then(|said| said.get_filename()).map(str::to_owned);
        let most = if file.is_some() { most } else { FIELD };
        let bytes = field.bytes(most).await.map_err(|_| Error::of(Kind::Malformed, "http.too_large"))?;
        Ok(Some(Part { name, file, bytes: bytes.map_err(|_| malformed())?.into() }))
    }
}

impl Part {
    /// The text of a field.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).trim().to_owned()
    }
}

impl FromRequest for Upload {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let expected = request
            .extensions()
            .get::<Caller>()
            .and_then(|caller| caller.session.as_ref().map(|session| session.csrf.clone()));
        let parts = Multipart::from_request(request, payload);
        Box::pin(async move {
            let mut upload = Upload { parts: parts.await.map_err(|_| malformed())? };
            let first = upload.part(FIELD).await?.ok_or_else(malformed)?;
            let right = expected.is_some_and(|expected| first.name == "csrf" && same(&first.text(), &expected));
            if right { Ok(upload) } else { Err(Failure(Error::forbidden("http.form_expired"))) }
        })
    }
}

fn malformed() -> Error {
    Error::of(Kind::Malformed, "http.malformed")
}
