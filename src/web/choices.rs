//! Locked choices: the list, one of them, the locking, and the files to take along.

pub mod files;
pub mod view;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query, block};
use askama::Template;
use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::ChoiceId;
use crate::base::page::PageAsk;
use crate::choices::content::Content;
use crate::choices::lock::{MOST_HITS, NewChoice, lock as lock_choice};
use crate::choices::model::Choice;
use crate::choices::need::Need;
use crate::choices::read;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::search::listed::listed;
use crate::texts::{say, say_with};
use crate::web::choices::view::ChoicePage;
use crate::web::compare::listings;
use crate::web::layout::{Layout, go, page};
use crate::web::orders::when;

/// Which page.
#[derive(Debug, Deserialize)]
pub struct ListAsk {
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "choices.html")]
struct ChoicesPage {
    page: Layout,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    href: String,
    at: String,
    kind: String,
    agency: String,
    count: usize,
    digest: String,
}

/// Shows the choices that the person may see, newest first.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub async fn list(caller: Caller, ask: Query<ListAsk>) -> Result<HttpResponse, Failure> {
    let which = PageAsk::parse(None, ask.cursor.as_deref().filter(|cursor| !cursor.is_empty()), read::LIST)?;
    let (call, lang) = (caller.call()?, caller.lang);
    let found = caller.app.door.read(move |conn| read::list(conn, &call, &which)).await?;
    let rows: Result<Vec<Row>, Error> = found.data.iter().map(|choice| row(choice, lang)).collect();
    let next = found.next_cursor.map(|cursor| format!("/choices?cursor={cursor}"));
    Ok(page(&ChoicesPage { page: Layout::new(&caller, "choices-title"), rows: rows?, next })?)
}

fn row(choice: &Choice, lang: Lang) -> Result<Row, Error> {
    let content = Content::read(&choice.content)?;
    Ok(Row {
        href: format!("/choices/{}", choice.id),
        at: when(choice.locked_at, lang),
        kind: say(lang, &format!("choice-kind-{}", choice.kind)),
        agency: content.agency.name,
        count: content.listings.len(),
        digest: choice.digest.chars().take(12).collect(),
    })
}

/// Shows a choice; a look by office or auditor is recorded.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&ChoicePage::load(&caller, choice_id(&id)?).await?)?)
}

/// Locks what the form names.
///
/// # Errors
/// The person may not, or what the form names cannot be locked.
pub async fn lock(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = form.0;
    let value = |name: &str| fields.iter().find(|pair| pair.0 == name).map(|pair| pair.1.clone());
    let new = match value("kind").as_deref() {
        Some("comparison") => NewChoice::Comparison {
            listings: listings(&fields)?,
            need: Need::parse(value("quantity").as_deref(), value("years").as_deref())?,
        },
        Some("search") => {
            let (index, query) = (caller.app.index.clone(), value("query").unwrap_or_default());
            let found = block(move || listed(&index, &query, MOST_HITS)).await;
            let (asked, total, listings) = found.map_err(|cause| Error::internal("search", cause))??;
            NewChoice::Search { asked, total, listings }
        }
        _ => return Err(Failure(Error::invalid("choice.kind_unfit").at("kind"))),
    };
    let sent: String = fields.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    let key = Key {
        route: "POST /choices (page)".to_owned(),
        key: value("key").unwrap_or_default(),
        fingerprint: sha256(sent.as_bytes()),
    };
    let call = caller.call()?;
    let locked = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let choice = lock_choice(conn, &call, &new)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: choice.id.to_string(), replayed: false })
        })
    });
    Ok(go(&format!("/choices/{}", locked.await?.body), Some("choice-locked")))
}

/// A choice in one line, for lists to choose from.
pub fn short(choice: &Choice, lang: Lang) -> String {
    let args = [
        ("at".to_owned(), when(choice.locked_at, lang)),
        ("kind".to_owned(), say(lang, &format!("choice-kind-{}", choice.kind))),
        ("digest".to_owned(), choice.digest.chars().take(8).collect()),
    ];
    say_with(lang, "choice-short", &args.into())
}

/// The id in a path; anything else is nothing that exists.
///
/// # Errors
/// It is no id.
pub fn choice_id(text: &str) -> Result<ChoiceId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
