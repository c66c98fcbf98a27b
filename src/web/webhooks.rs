//! The webhooks of one's organisation: where its own systems are told, and what became of the messages.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use serde::Deserialize;

use crate::base::error::{Error, Kind};
use crate::base::id::WebhookId;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::web::application::fields::plain;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::login::Nothing;
use crate::web::orders::when;
use crate::web::ruling::Summary;
use crate::webhooks::audience::KINDS;
use crate::webhooks::keep;
use crate::webhooks::model::{Message, Webhook};

#[derive(Template)]
#[template(path = "webhooks.html")]
struct ListPage {
    page: Layout,
    rows: Vec<Webhook>,
    kinds: &'static [&'static str],
    url: String,
    chosen: Vec<String>,
    summary: Option<Summary>,
}

#[derive(Template)]
#[template(path = "webhook.html")]
struct OnePage {
    page: Layout,
    row: Webhook,
    /// The secret, on the page that follows the setting up and on no other.
    secret: Option<String>,
    messages: Vec<Message>,
}

/// Which version is meant.
#[derive(Debug, Deserialize)]
pub struct Seen {
    version: i64,
}

/// Shows the webhooks.
///
/// # Errors
/// The person may keep none, or the database failed.
pub async fn list(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(page(&filled(&caller, String::new(), Vec::new(), None).await?)?)
}

/// Sets one up and shows its secret, once.
///
/// # Errors
/// The database failed.
pub async fn set_up(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let url = plain(&form.0, "url").to_owned();
    let kinds: Vec<String> = form.0.iter().filter(|pair| pair.0 == "kinds").map(|pair| pair.1.clone()).collect();
    let (call, private) = (caller.call()?, caller.app.config.webhooks.private);
    let (asked, wanted) = (url.clone(), kinds.clone());
    let done = caller.app.door.write(move |conn| keep::set_up(conn, &call, &asked, &wanted, private));
    match done.await {
        Ok(row) => {
            let page_of = Layout::new(&caller, "webhook-title");
            Ok(page(&OnePage { page: page_of, secret: Some(row.secret.clone()), row, messages: Vec::new() })?)
        }
        Err(error) if error.kind == Kind::Internal => Err(error.into()),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &filled(&caller, url, kinds, Some(summary)).await?)?)
        }
    }
}

/// Shows one with its newest messages.
///
/// # Errors
/// There is none of the organisation's own.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let (id, call) = (webhook_id(&id)?, caller.call()?);
    let (row, messages) = caller.app.door.read(move |conn| keep::read(conn, &call, id)).await?;
    Ok(page(&OnePage { page: Layout::new(&caller, "webhook-title"), row, secret: None, messages })?)
}

/// Sends a message that only tries the way.
///
/// # Errors
/// There is none of the organisation's own, or it has ended.
pub async fn ping(caller: Caller, id: Path<String>, _: Form<Nothing>) -> Result<HttpResponse, Failure> {
    let (id, call) = (webhook_id(&id)?, caller.call()?);
    caller.app.door.write(move |conn| keep::ping(conn, &call, id)).await?;
    Ok(go(&format!("/account/webhooks/{id}"), Some("webhook-pinged")))
}

/// Takes one away.
///
/// # Errors
/// There is none of the organisation's own, or it changed since.
pub async fn take_away(caller: Caller, id: Path<String>, form: Form<Seen>) -> Result<HttpResponse, Failure> {
    let (id, call, seen) = (webhook_id(&id)?, caller.call()?, form.0.version);
    caller.app.door.write(move |conn| keep::take_away(conn, &call, id, seen)).await?;
    Ok(go("/account/webhooks", Some("webhook-deleted")))
}

async fn filled(
    caller: &Caller,
    url: String,
    chosen: Vec<String>,
    summary: Option<Summary>,
) -> Result<ListPage, Error> {
    let call = caller.call()?;
    let rows = caller.app.door.read(move |conn| keep::list(conn, &call)).await?;
    Ok(ListPage { page: Layout::new(caller, "webhooks-title"), rows, kinds: KINDS, url, chosen, summary })
}

fn webhook_id(text: &str) -> Result<WebhookId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl ListPage {
    fn is_chosen(&self, kind: &str) -> bool {
        self.chosen.iter().any(|one| one == kind)
    }

    /// The kinds of a webhook in words.
    fn words(&self, row: &Webhook) -> String {
        let words: Vec<String> = row.wants().iter().map(|kind| self.page.t(&format!("webhook-kind-{kind}"))).collect();
        words.join("、")
    }
}

impl OnePage {
    fn words(&self) -> String {
        let wants = self.row.wants();
        let words: Vec<String> = wants.iter().map(|kind| self.page.t(&format!("webhook-kind-{kind}"))).collect();
        words.join("、")
    }

    fn at(&self, at: &Time) -> String {
        when(*at, self.page.lang)
    }
}
