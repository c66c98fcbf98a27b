//! The papers of a review as ODT or PDF: the review form and the notice to the vendor. Taking one is a look into the bid.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde_json::json;

use crate::accounts::store as accounts;
use crate::base::error::Error;
use crate::base::id::UserId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::{Format, give};
use crate::review::papers::{notice, sheet};
use crate::review::read;
use crate::web::review::desk::review_id;

/// Gives a paper.
///
/// # Errors
/// There is no such review that the person may know of, no such paper or format, or it cannot be made yet.
pub async fn download(caller: Caller, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, name) = path.into_inner();
    let (paper, format) = Format::split(&name)?;
    if !matches!(paper, "sheet" | "notice") {
        return Err(Failure(Error::not_found()));
    }
    let (id, call, lang, which) = (review_id(&id)?, caller.call()?, caller.lang, paper.to_owned());
    let made = caller.app.door.write(move |conn| {
        let whole = read::read(conn, &call, id)?;
        let people: Vec<UserId> = whole.findings.iter().filter_map(|row| row.decided_by).collect();
        let people = people.into_iter().chain(whole.corrections.iter().map(|row| row.corrected_by));
        let ends = whole.review.decided_by.into_iter().chain(whole.review.seconded_by);
        let people: Vec<UserId> = people.chain(ends).collect();
        let names: HashMap<UserId, String> = accounts::names(conn, &people)?.into_iter().collect();
        let document = if which == "sheet" { sheet(&whole, &names, lang)? } else { notice(&whole, lang)? };
        read::look(conn, &call, id, "review.paper_taken", json!({ "paper": which }))?;
        Ok((document, format!("{}-{}", whole.tender.case_no, whole.bid.label)))
    });
    let (document, label) = made.await?;
    Ok(give(&format!("{paper}-{label}"), format, move || Ok(document)).await?)
}
