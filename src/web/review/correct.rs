//! The desk's form by which a reviewer corrects what the machine read.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Deserialize;

use crate::base::digest::sha256;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer as Kept, Key, once};
use crate::review::correct::{Reading, correct};
use crate::web::layout::{go, with_status};
use crate::web::review::desk::{DeskPage, review_id};
use crate::web::review::form::{FinishForm, SettleForm};
use crate::web::ruling::Summary;

/// The form of a field.
#[derive(Clone, Debug, Deserialize)]
pub struct CorrectForm {
    /// Random per rendering.
    key: String,
    /// The review's version that the person saw.
    version: i64,
    /// The document, by its place in the list.
    document: usize,
    /// The field.
    field: String,
    /// What the person reads.
    #[serde(default)]
    value: String,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Keeps what the person read; the bid is judged anew.
///
/// # Errors
/// None that the page can show.
pub async fn write(caller: Caller, id: Path<String>, form: Form<CorrectForm>) -> Result<HttpResponse, Failure> {
    let id = review_id(&id)?;
    let (call, sent) = (caller.call()?, form.0);
    let facts = format!("{id}\n{}\n{}\n{}\n{}\n{}", sent.version, sent.document, sent.field, sent.value, sent.reason);
    let key =
        Key { route: "POST /review/{id}/corrections".to_owned(), key: sent.key, fingerprint: sha256(facts.as_bytes()) };
    let read = Reading { document: sent.document, field: sent.field, value: sent.value, reason: sent.reason };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            correct(conn, &call, id, sent.version, &read)?;
            let status = actix_web::http::StatusCode::SEE_OTHER;
            Ok(Kept { status, etag: None, body: String::new(), replayed: false })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/review/{id}"), Some("review-corrected"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = DeskPage::load(&caller, id, DeskPage::nowhere(), false).await?;
            Ok(with_status(status, &page.refused(SettleForm::default(), FinishForm::default(), summary))?)
        }
    }
}
