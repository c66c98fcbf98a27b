//! The files of a locked choice: the bytes that were hashed, and the file note as ODT and PDF.

use actix_web::HttpResponse;
use actix_web::web::Path;
use office_files::Document;
use procurement_law::ruling::Lang;

use crate::accounts::store as accounts;
use crate::base::error::Error;
use crate::choices::content::Content;
use crate::choices::model::Choice;
use crate::choices::note::note;
use crate::choices::read;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::paper::{Format, attachment, give};
use crate::search::filters::{label, words};
use crate::web::choices::choice_id;

/// Gives a file; one taken by office or auditor is recorded as a look.
///
/// # Errors
/// There is no such choice that the person may know of, no such file, or it cannot be made.
pub async fn download(caller: Caller, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, file) = path.into_inner();
    let paper = match file.as_str() {
        "content.json" => None,
        other => Some(Format::split(other)?),
    };
    if paper.is_some_and(|(name, _)| name != "note") {
        return Err(Failure(Error::not_found()));
    }
    let (id, call, lang) = (choice_id(&id)?, caller.call()?, caller.lang);
    let oversight = read::is_oversight(&call);
    let load = move |conn: &mut DbConn| {
        let choice = read::look(conn, &call, id)?;
        let locked_by = accounts::names(conn, &[choice.locked_by])?;
        Ok((choice, locked_by.into_iter().next().map(|(_, name)| name).unwrap_or_default()))
    };
    let door = &caller.app.door;
    let (choice, locked_by) = if oversight { door.write(load).await? } else { door.read(load).await? };
    let digest: String = choice.digest.chars().take(12).collect();
    Ok(match paper {
        None => attachment("application/json", &format!("choice-{digest}-content.json"), choice.content.into_bytes()),
        Some((_, format)) => {
            give(&format!("choice-{digest}-note"), format, move || document(&choice, &locked_by, lang)).await?
        }
    })
}

fn document(choice: &Choice, locked_by: &str, lang: Lang) -> Result<Document, Error> {
    let search = Content::read(&choice.content)?.search;
    let filters: Vec<(String, String)> = search
        .iter()
        .flat_map(|search| &search.filters)
        .map(|(name, value)| (label(name, lang), words(name, value, lang)))
        .collect();
    note(choice, locked_by, &filters, lang)
}
