//! The forms of a request: a vendor's answer; the agency's opening, choice and withdrawal.

use crate::base::error::Error;
use crate::base::id::QuoteRequestId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::quotes::answer::{self, Said};
use crate::quotes::close;
use crate::web::layout::{go, with_status};
use crate::web::quotes::sent::Sent;
use crate::web::quotes::view::{load, request_id};
use crate::web::ruling::Summary;
use crate::web::trust::evidence_form::price;
use actix_web::HttpResponse;
use actix_web::web::Path;

/// A vendor answers.
///
/// # Errors
/// None that the page can show.
pub async fn answer(caller: Caller, id: Path<String>, form: Form<Sent>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (request_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| {
        let said = said(&sent)?;
        answer::answer(conn, &call, id, sent.version, &said).map(drop)
    });
    after(&caller, id, form.0, done.await, "quote-answered").await
}

/// The agency opens the quotes.
///
/// # Errors
/// None that the page can show.
pub async fn open(caller: Caller, id: Path<String>, form: Form<Sent>) -> Result<HttpResponse, Failure> {
    let (id, call, version) = (request_id(&id)?, caller.call()?, form.0.version);
    let done = caller.app.door.write(move |conn| close::open(conn, &call, id, version).map(drop)).await;
    after(&caller, id, form.0, done, "quotes-opened").await
}

/// The agency chooses.
///
/// # Errors
/// None that the page can show.
pub async fn choose(caller: Caller, id: Path<String>, form: Form<Sent>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (request_id(&id)?, caller.call()?, form.0.clone());
    let done = caller.app.door.write(move |conn| {
        let quote = sent.quote.parse().map_err(|_| Error::invalid("quote.no_such").at("quote"))?;
        close::choose(conn, &call, id, sent.version, quote, &sent.reason).map(drop)
    });
    after(&caller, id, form.0, done.await, "quote-chosen").await
}

/// The agency takes the request back.
///
/// # Errors
/// None that the page can show.
pub async fn withdraw(caller: Caller, id: Path<String>, form: Form<Sent>) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (request_id(&id)?, caller.call()?, form.0.clone());
    let done =
        caller.app.door.write(move |conn| close::withdraw(conn, &call, id, sent.version, &sent.reason).map(drop));
    after(&caller, id, form.0, done.await, "quotes-withdrawn").await
}

fn said(sent: &Sent) -> Result<Said, Error> {
    match sent.answer.as_str() {
        "offer" => Ok(Said::Offer {
            listing: sent.listing.parse().map_err(|_| Error::invalid("quote.listing").at("listing"))?,
            unit_price: price(&sent.price)?,
            terms: sent.terms.clone(),
        }),
        "decline" => Ok(Said::Decline { reason: sent.terms.clone() }),
        _ => Err(Error::invalid("choice.missing").at("answer")),
    }
}

async fn after(
    caller: &Caller,
    id: QuoteRequestId,
    sent: Sent,
    done: Result<(), Error>,
    flash: &str,
) -> Result<HttpResponse, Failure> {
    match done {
        Ok(()) => Ok(go(&format!("/quotes/{id}"), Some(flash))),
        Err(error) => {
            // A person who may not know of the request gets no page of it either.
            let mut shown = load(caller, id, sent, None).await?;
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            shown.summary = Some(summary);
            Ok(with_status(status, &shown)?)
        }
    }
}
