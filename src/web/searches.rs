//! A person's saved searches: the list, saving, deleting.

use actix_web::HttpResponse;
use actix_web::web::{Path, block};
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::error::Error;
use crate::base::id::SavedSearchId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::search::filters::{Filters, label, words};
use crate::watches::news::{LOOKED, found};
use crate::watches::read::Kept;
use crate::watches::{keep, read};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::when;
use crate::web::ruling::Summary;

/// What the form of a new search sends.
#[derive(Debug, Default, Deserialize)]
pub struct SaveForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    query: String,
}

/// What the form of a deletion sends.
#[derive(Debug, Default, Deserialize)]
pub struct DeleteForm {
    #[serde(default)]
    version: i64,
}

#[derive(Template)]
#[template(path = "searches.html")]
struct SearchesPage {
    page: Layout,
    rows: Vec<Row>,
    most: usize,
    summary: Option<Summary>,
}

struct Row {
    id: SavedSearchId,
    version: i64,
    name: String,
    href: String,
    query: String,
    fresh: usize,
    told: Option<String>,
}

/// Shows the person's searches.
///
/// # Errors
/// The index or the database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, None).await?)?)
}

/// Saves a search.
///
/// # Errors
/// The index or the database failed.
pub async fn save(caller: Caller, form: Form<SaveForm>) -> Result<HttpResponse, Failure> {
    let (SaveForm { name, query }, call, index) = (form.0, caller.call()?, caller.app.index.clone());
    let query = match keep::plain(&query) {
        Ok(query) => query,
        Err(error) => return answer(&caller, Err(error), "search-saved").await,
    };
    let asked = query.clone();
    let hits = block(move || found(&index, &asked)).await.map_err(|cause| Error::internal("search", cause))??;
    let saved = caller.app.door.write(move |conn| keep::save(conn, &call, &name, &query, &hits));
    answer(&caller, saved.await.map(drop), "search-saved").await
}

/// Deletes a search.
///
/// # Errors
/// The person has none of this id, or the database failed.
pub async fn delete(caller: Caller, id: Path<String>, form: Form<DeleteForm>) -> Result<HttpResponse, Failure> {
    let id: SavedSearchId = id.parse().map_err(|_| Error::not_found())?;
    let (call, seen) = (caller.call()?, form.0.version);
    let deleted = caller.app.door.write(move |conn| keep::delete(conn, &call, id, seen));
    answer(&caller, deleted.await.map(drop), "search-deleted").await
}

async fn answer(caller: &Caller, done: Result<(), Error>, said: &str) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go("/account/searches", Some(said))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(caller, Some(summary)).await?)?)
        }
    }
}

async fn load(caller: &Caller, summary: Option<Summary>) -> Result<SearchesPage, Error> {
    let (call, app, lang) = (caller.call()?, caller.app.clone(), caller.lang);
    let load = move || app.door.read_now(|conn| read::list(conn, &call, &app.index));
    let kept = block(load).await.map_err(|cause| Error::internal("look at searches", cause))??;
    let rows = kept.into_iter().map(|kept| row(kept, lang)).collect();
    Ok(SearchesPage { page: Layout::new(caller, "searches-title"), rows, most: LOOKED, summary })
}

fn row(kept: Kept, lang: Lang) -> Row {
    Row {
        id: kept.search.id,
        version: kept.search.version,
        name: kept.search.name,
        href: format!("/search?{}", kept.search.query),
        query: in_words(&kept.search.query, lang),
        fresh: kept.fresh,
        told: kept.round.mailed_at.map(|at| when(at, lang)),
    }
}

/// A query in words: what was typed, then the filters.
fn in_words(query: &str, lang: Lang) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let asked = Filters::read(&pairs).asked();
    let said = asked.iter().filter(|pair| pair.0 != "sort").map(|(name, value)| match *name {
        "q" => format!("「{value}」"),
        name => format!("{}：{}", label(name, lang), words(name, value, lang)),
    });
    said.collect::<Vec<_>>().join("　")
}
