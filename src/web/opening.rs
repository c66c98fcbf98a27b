//! The record of an opening: the page that shows it, the form that writes it, and its paper.

pub mod form;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::bids::store as bids;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::http::paper::{Format, give};
use crate::openings::keep::{Place, keep};
use crate::openings::model::OpeningRecord;
use crate::openings::paper::document;
use crate::openings::read::read;
use crate::openings::written::{Called, Came, Obstacle, Submitted, Withheld};
use crate::tenders::model::{Stage, Tender};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::opening::form::{Pairs, Sent};
use crate::web::ruling::{RulingView, Summary, views};

/// Empty lines for bids that the market does not know of, such as one that came late.
const SPARE: usize = 2;

#[derive(Template)]
#[template(path = "opening.html")]
struct OpeningPage {
    page: Layout,
    tender: Tender,
    stage: Stage,
    record: Option<OpeningRecord>,
    rulings: Vec<RulingView>,
    sent: Sent,
    may_write: bool,
    key: String,
    summary: Option<Summary>,
}

/// Shows the record, and to the office the form that writes or mends it.
///
/// # Errors
/// There is no such stage that the person may know of, or its hour has not come.
pub async fn show(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, stage) = place(at)?;
    Ok(page(&load(&caller, case_no, stage, None, None).await?)?)
}

/// Writes or mends the record.
///
/// # Errors
/// There is no such stage, or its hour has not come.
pub async fn write(caller: Caller, at: Path<(String, String)>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let (case_no, stage) = place(at)?;
    let sent = Sent::of(&form.0);
    let key = Key {
        route: "POST /tenders/{tender_no}/openings/{stage} (page)".to_owned(),
        key: sent.get("key").to_owned(),
        fingerprint: sha256(format!("{case_no}\n{stage}\n{}", sent.facts()).as_bytes()),
    };
    let place = Place {
        case_no: case_no.clone(),
        stage,
        seen: sent.get("version").parse().ok(),
        reason: sent.get("reason").to_owned(),
    };
    let kept = match sent.written() {
        Err(error) => Err(error),
        Ok(written) => {
            let call = caller.call()?;
            let write = caller.app.door.write(move |conn| {
                once(conn, &call, &key, |conn| {
                    keep(conn, &call, &place, &written)?;
                    Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
                })
            });
            write.await
        }
    };
    match kept {
        Ok(_) => Ok(go(&format!("/tenders/{case_no}/openings/{stage}"), Some("opening-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, case_no, stage, Some(sent), Some(summary)).await?)?)
        }
    }
}

/// Gives the record as ODT or PDF.
///
/// # Errors
/// There is no record, no such format, or it cannot be made.
pub async fn download(caller: Caller, at: Path<(String, String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, stage, name) = at.into_inner();
    let ("record", format) = Format::split(&name)? else { return Err(Failure(Error::not_found())) };
    let stage: Stage = stage.parse().map_err(|_| Error::not_found())?;
    let (call, lang) = (caller.call()?, caller.lang);
    let found = caller.app.door.read(move |conn| read(conn, &call, &case_no, stage)).await?;
    let row = found.record.ok_or_else(Error::not_found)?;
    Ok(give(&format!("opening-{stage}"), format, move || document(&found.tender, &row, lang)).await?)
}

async fn load(
    caller: &Caller,
    case_no: String,
    stage: Stage,
    sent: Option<Sent>,
    summary: Option<Summary>,
) -> Result<OpeningPage, Error> {
    let call = caller.call()?;
    let (found, labels) = caller
        .app
        .door
        .read(move |conn| {
            let found = read(conn, &call, &case_no, stage)?;
            let labels = bids::labels(conn, found.tender.id)?;
            Ok((found, labels))
        })
        .await?;
    let rulings = match &found.record {
        Some(row) => views(&row.read_rulings()?, caller.lang),
        None => Vec::new(),
    };
    let sent = match (sent, &found.record) {
        (Some(sent), _) => sent,
        (None, Some(row)) => Sent::from(&row.written()?, SPARE),
        (None, None) => Sent::fresh(found.opening.opens_at, &labels, SPARE),
    };
    Ok(OpeningPage {
        page: Layout::new(caller, "opening-record"),
        may_write: decide(&caller.actor, Action::KeepOpening, &Facts::tender()).is_ok(),
        key: hex(&caller.call()?.bytes::<16>()),
        tender: found.tender,
        record: found.record,
        stage,
        rulings,
        sent,
        summary,
    })
}

fn place(at: Path<(String, String)>) -> Result<(String, Stage), Error> {
    let (case_no, stage) = at.into_inner();
    Ok((case_no, stage.parse().map_err(|_| Error::not_found())?))
}

impl OpeningPage {
    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn calls(&self) -> &'static [Called] {
        Called::ALL
    }

    fn results(&self) -> &'static [Came] {
        Came::ALL
    }

    fn ways(&self) -> &'static [Submitted] {
        Submitted::ALL
    }

    fn obstacles(&self) -> &'static [Obstacle] {
        Obstacle::ALL
    }

    fn grounds(&self) -> &'static [Withheld] {
        Withheld::ALL
    }

    fn word(&self, family: &str, name: &str) -> String {
        let key = if family.is_empty() { name.to_owned() } else { format!("{family}-{name}") };
        self.page.t(&key.replace('_', "-"))
    }
}
