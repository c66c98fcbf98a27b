//! One application: written by the vendor, looked at by the office as a difference, moved step by step.

pub mod draft;
pub mod fields;
pub mod form;
pub mod view;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::applications::advance::Seen;
use crate::applications::draft::{About, Written, draft, redraft};
use crate::applications::model::{Application, ApplicationKind, Replacement};
use crate::applications::question::Reasons;
use crate::applications::state::ApplicationEvent;
use crate::applications::take::take;
use crate::applications::{answer, submit};
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{ApplicationId, AwardId, ListingId};
use crate::catalog::model::Class;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::web::application::draft::Draft;
use crate::web::application::fields::{answers, plain};
use crate::web::application::form::WritePage;
use crate::web::application::view::ApplicationPage;
use crate::web::layout::{go, page, with_status};
use crate::web::ruling::Summary;

type Pairs = Vec<(String, String)>;

/// Shows an application: the form while it is the vendor's turn, the difference otherwise.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let page = ApplicationPage::load(&caller, application_id(&id)?).await?;
    Ok(with_status(StatusCode::OK, &page)?)
}

/// Writes a new draft and hands it in, if the vendor says so.
///
/// # Errors
/// None that the page can show.
pub async fn write(caller: Caller, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let pairs = form.0;
    let (call, about, written) = (caller.call()?, about(&pairs)?, written(&pairs));
    let key = key(&pairs, "POST /vendor/applications");
    let hand_in = plain(&pairs, "then") == "submit";
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let mut row = draft(conn, &call, &about, &written)?;
            if hand_in {
                row = submit::submit(conn, &call, Seen { id: row.id, version: row.version })?;
            }
            kept(&row)
        })
    });
    match done.await {
        Ok(answer) => Ok(go(&format!("/applications/{}", answer.body), Some("application-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let draft = Draft::sent(&pairs)?;
            Ok(with_status(status, &WritePage::load(&caller, draft, Some(summary)).await?)?)
        }
    }
}

/// Writes the answers anew, and hands them in or answers with them, if the vendor says so.
///
/// # Errors
/// None that the page can show.
pub async fn rewrite(caller: Caller, id: Path<String>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let (id, pairs) = (application_id(&id)?, form.0);
    let seen = Seen { id, version: plain(&pairs, "version").parse().unwrap_or(0) };
    let (call, written, then) = (caller.call()?, written(&pairs), plain(&pairs, "then").to_owned());
    let key = key(&pairs, "POST /applications/{id}");
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let row = redraft(conn, &call, seen, &written)?;
            let seen = Seen { id, version: row.version };
            kept(&match then.as_str() {
                "submit" => submit::submit(conn, &call, seen)?,
                "answer" => answer::answer(conn, &call, seen, &written.note)?,
                _ => row,
            })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/applications/{id}"), Some("application-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &ApplicationPage::load(&caller, id).await?.sent(&caller, &pairs, summary))?)
        }
    }
}

/// Takes a step of the office, or takes the application back.
///
/// # Errors
/// None that the page can show.
pub async fn step(caller: Caller, path: Path<(String, String)>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let event: ApplicationEvent = path.1.parse().map_err(|_| Error::not_found())?;
    let (id, pairs) = (application_id(&path.0)?, form.0);
    let seen = Seen { id, version: plain(&pairs, "version").parse().unwrap_or(0) };
    let codes: Vec<String> = pairs.iter().filter(|pair| pair.0 == "reasons").map(|pair| pair.1.clone()).collect();
    let why = Reasons { codes, said: plain(&pairs, "said").to_owned() };
    let (call, key) = (caller.call()?, key(&pairs, &format!("POST /applications/{{id}}/{event}")));
    let done =
        caller.app.door.write(move |conn| once(conn, &call, &key, |conn| kept(&take(conn, &call, seen, event, &why)?)));
    match done.await {
        Ok(_) => Ok(go(&format!("/applications/{id}"), Some(&format!("application-{event}")))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &ApplicationPage::load(&caller, id).await?.sent(&caller, &pairs, summary))?)
        }
    }
}

/// The form of a new listing.
///
/// # Errors
/// The database failed.
pub async fn new(caller: Caller, ask: actix_web::web::Query<Pairs>) -> Result<HttpResponse, Failure> {
    Ok(page(&WritePage::load(&caller, Draft::asked(&ask)?, None).await?)?)
}

/// The form of a change of a listing that stands.
///
/// # Errors
/// There is none of the vendor's.
pub async fn change(
    caller: Caller,
    id: Path<String>,
    ask: actix_web::web::Query<Pairs>,
) -> Result<HttpResponse, Failure> {
    let listing: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let kind = plain(&ask, "kind").parse().unwrap_or(ApplicationKind::Change);
    Ok(page(&WritePage::load(&caller, Draft::of(listing, kind), None).await?)?)
}

fn about(pairs: &[(String, String)]) -> Result<About, Error> {
    if let Ok(id) = plain(pairs, "listing").parse::<ListingId>() {
        let kind: ApplicationKind = plain(pairs, "kind").parse().unwrap_or(ApplicationKind::Change);
        return if kind == ApplicationKind::List {
            Err(Error::invalid("application.listed_already").at("kind"))
        } else {
            Ok(About::Listing { id, kind })
        };
    }
    let class: Class =
        plain(pairs, "class").parse().map_err(|_| Error::invalid("application.about_nothing").at("class"))?;
    let award = plain(pairs, "award").parse::<AwardId>().ok();
    Ok(About::New { class, sku: plain(pairs, "sku").to_owned(), award })
}

fn written(pairs: &[(String, String)]) -> Written {
    let said = |name: &str| plain(pairs, name).to_owned();
    let replacement = Replacement {
        ground: said("ground"),
        quality: said("quality"),
        saved: said("saved"),
        comparison: said("comparison"),
    };
    let nothing = [&replacement.ground, &replacement.quality, &replacement.comparison].iter().all(|one| one.is_empty());
    Written { answers: answers(pairs), replacement: (!nothing).then_some(replacement), note: said("note") }
}

/// The key of a form: random per rendering, so that a double click has one effect.
fn key(pairs: &[(String, String)], route: &str) -> Key {
    let facts: String =
        pairs.iter().filter(|pair| pair.0 != "csrf").map(|pair| format!("{}={}\n", pair.0, pair.1)).collect();
    Key { route: route.to_owned(), key: plain(pairs, "key").to_owned(), fingerprint: sha256(facts.as_bytes()) }
}

fn kept(row: &Application) -> Result<Answer, Error> {
    Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: row.id.to_string(), replayed: false })
}

fn application_id(text: &str) -> Result<ApplicationId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
