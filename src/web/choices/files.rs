//! The files of a locked choice: the bytes that were hashed, and the file note as ODT and PDF.

use actix_web::HttpResponse;
use actix_web::web::{Path, block};
use office_files::{Document, Fonts, to_odt, to_pdf};
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
use crate::search::filters::{label, words};
use crate::web::choices::choice_id;

/// What a choice can be taken along as.
#[derive(Clone, Copy)]
enum Kind {
    Json,
    Odt,
    Pdf,
}

/// Gives a file; one taken by office or auditor is recorded as a look.
///
/// # Errors
/// There is no such choice that the person may know of, no such file, or it cannot be made.
pub async fn download(caller: Caller, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (id, file) = path.into_inner();
    let (kind, media) = match file.as_str() {
        "content.json" => (Kind::Json, "application/json"),
        "note.odt" => (Kind::Odt, "application/vnd.oasis.opendocument.text"),
        "note.pdf" => (Kind::Pdf, "application/pdf"),
        _ => return Err(Failure(Error::not_found())),
    };
    let (id, call, lang) = (choice_id(&id)?, caller.call()?, caller.lang);
    let oversight = read::is_oversight(&call);
    let load = move |conn: &mut DbConn| {
        let choice = read::look(conn, &call, id)?;
        let locked_by = accounts::names(conn, &[choice.locked_by])?;
        Ok((choice, locked_by.into_iter().next().map(|(_, name)| name).unwrap_or_default()))
    };
    let door = &caller.app.door;
    let (choice, locked_by) = if oversight { door.write(load).await? } else { door.read(load).await? };
    let name = format!("choice-{}-{file}", choice.digest.chars().take(12).collect::<String>());
    // A PDF holds its fonts: making one takes a while that other requests need not wait for.
    let made = block(move || bytes(kind, choice, &locked_by, lang)).await;
    let bytes = made.map_err(|cause| Error::internal("make a file", cause))??;
    Ok(HttpResponse::Ok()
        .content_type(media)
        .insert_header(("content-disposition", format!("attachment; filename=\"{name}\"")))
        .body(bytes))
}

fn bytes(kind: Kind, choice: Choice, locked_by: &str, lang: Lang) -> Result<Vec<u8>, Error> {
    let failed = |cause: office_files::DocumentError| Error::internal("make a file note", cause);
    match kind {
        Kind::Json => Ok(choice.content.into_bytes()),
        Kind::Odt => to_odt(&document(&choice, locked_by, lang)?).map_err(failed),
        Kind::Pdf => {
            let fonts = Fonts::find().map_err(failed)?;
            to_pdf(&document(&choice, locked_by, lang)?, &fonts).map_err(failed)
        }
    }
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
