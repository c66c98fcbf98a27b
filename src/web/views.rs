//! A person's saved views: the list, saving, deleting.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use crate::analytics::gate::Board;
use crate::base::error::Error;
use crate::base::id::SavedViewId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::views::keep;
use crate::views::model::SavedView;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;

/// What the form of a new view sends.
#[derive(Debug, Deserialize)]
pub struct SaveForm {
    #[serde(default)]
    name: String,
    board: Board,
    #[serde(default)]
    query: String,
    #[serde(default)]
    monthly: String,
}

/// What the form of a deletion sends.
#[derive(Debug, Default, Deserialize)]
pub struct DeleteForm {
    #[serde(default)]
    version: i64,
}

#[derive(Template)]
#[template(path = "views.html")]
struct ViewsPage {
    page: Layout,
    rows: Vec<SavedView>,
    summary: Option<Summary>,
}

/// Shows the person's views.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, None).await?)?)
}

/// Saves a view.
///
/// # Errors
/// The database failed.
pub async fn save(caller: Caller, form: Form<SaveForm>) -> Result<HttpResponse, Failure> {
    let (SaveForm { name, board, query, monthly }, call) = (form.0, caller.call()?);
    let new = keep::NewView { name, board, query, monthly: !monthly.is_empty() };
    let saved = caller.app.door.write(move |conn| keep::save(conn, &call, &new));
    answer(&caller, saved.await.map(drop), "view-saved").await
}

/// Deletes a view.
///
/// # Errors
/// The person has none of this id, or the database failed.
pub async fn delete(caller: Caller, id: Path<SavedViewId>, form: Form<DeleteForm>) -> Result<HttpResponse, Failure> {
    let (call, seen) = (caller.call()?, form.0.version);
    let deleted = caller.app.door.write(move |conn| keep::delete(conn, &call, *id, seen));
    answer(&caller, deleted.await.map(drop), "view-deleted").await
}

async fn answer(caller: &Caller, done: Result<(), Error>, said: &str) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go("/account/views", Some(said))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(caller, Some(summary)).await?)?)
        }
    }
}

async fn load(caller: &Caller, summary: Option<Summary>) -> Result<ViewsPage, Error> {
    let call = caller.call()?;
    let rows = caller.app.door.read(move |conn| keep::list(conn, &call)).await?;
    Ok(ViewsPage { page: Layout::new(caller, "views-title"), rows, summary })
}

impl ViewsPage {
    fn href(&self, view: &SavedView) -> String {
        format!("{}?{}", view.board.path(), view.query)
    }
}
