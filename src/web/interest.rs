//! The statement of interest (迴避聲明) that a reviewer makes before it sees any bid of a tender.

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use serde::Deserialize;

use crate::base::digest::hex;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::recusals::model::{Interest, Recusal, Said};
use crate::recusals::state::{Statement, state};
use crate::recusals::store;
use crate::tenders::model::Tender;
use crate::tenders::read::read;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;
use crate::web::sent::{Sent, act};

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "interest.html")]
struct InterestPage {
    page: Layout,
    tender: Tender,
    stated: Option<Recusal>,
    next: String,
    sent: Sent,
    summary: Option<Summary>,
    key: String,
}

/// Shows the statement, or the form for one.
///
/// # Errors
/// There is no such tender that the person may know of.
pub async fn show(caller: Caller, case_no: Path<String>, next: Query<Next>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, &case_no, &next.next, Sent::default(), None).await?)?)
}

/// Makes the statement and goes on to where the person wanted to be.
///
/// # Errors
/// None that the page can show.
pub async fn write(
    caller: Caller,
    case_no: Path<String>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let sent = Sent(form.0);
    let next = within(sent.get("next"));
    let recused = sent.is("said", "recused");
    let done = match statement(&sent) {
        Err(error) => Err(error),
        Ok(statement) => {
            let no = case_no.clone();
            let verb = move |conn: &mut _, call: &_| state(conn, call, &no, &statement).map(drop);
            act(&caller, ("/tenders/{tender_no}/interest", &case_no), &sent, verb).await
        }
    };
    match done {
        Ok(()) => Ok(go(if recused { "/review" } else { &next }, Some("interest-stated"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, &case_no, &next, sent, Some(summary)).await?)?)
        }
    }
}

async fn load(
    caller: &Caller,
    case_no: &str,
    next: &str,
    sent: Sent,
    summary: Option<Summary>,
) -> Result<InterestPage, Error> {
    let (call, no, me) = (caller.call()?, case_no.to_owned(), caller.person()?.user);
    let load = move |conn: &mut _| {
        let (tender, _) = read(conn, &call, &no)?;
        let stated = store::of(conn, tender.id, me)?;
        Ok((tender, stated))
    };
    let (tender, stated) = caller.app.door.read(load).await?;
    Ok(InterestPage {
        page: Layout::new(caller, "interest-title"),
        key: hex(&caller.call()?.bytes::<16>()),
        next: within(next),
        tender,
        stated,
        sent,
        summary,
    })
}

fn statement(sent: &Sent) -> Result<Statement, Error> {
    let chosen = |name: &str| Error::invalid("choice.missing").at(name);
    let interest = sent.given("interest").map(str::parse).transpose().map_err(|_| chosen("interest"))?;
    let said: Said = sent.get("said").parse().map_err(|_| chosen("said"))?;
    Ok(Statement { said, interest, note: sent.get("note").to_owned() })
}

/// A path of this market, never another address.
fn within(next: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '-');
    let own = next.strip_prefix("/review").is_some_and(|rest| rest.chars().all(plain));
    if own { next.to_owned() } else { "/review".to_owned() }
}

impl InterestPage {
    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn interests(&self) -> &'static [Interest] {
        Interest::ALL
    }

    fn recused(&self) -> bool {
        self.stated.as_ref().is_some_and(|row| row.said == Said::Recused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(within("/review/0190-a"), "/review/0190-a");
        for wrong in ["", "https://example.org", "//example.org", "/review/../logout?x", "/office"] {
            assert_eq!(within(wrong), "/review", "{wrong}");
        }
    }
}
