//! One order: its page, and the steps that people take from it.

pub mod act;
pub mod form;
pub mod pcc;
pub mod request;
pub mod view;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::orders::state::OrderEvent;
use crate::web::layout::{go, with_status};
use crate::web::order::act::take;
use crate::web::order::form::StepForm;
use crate::web::order::view::OrderPage;
use crate::web::ruling::Summary;

/// Shows an order; a look by office or auditor is recorded.
///
/// # Errors
/// There is none that the person may know of.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let page = OrderPage::load(&caller, order_id(&id)?, true).await?;
    Ok(with_status(StatusCode::OK, &page)?)
}

/// Approves.
///
/// # Errors
/// None that the page can show.
pub async fn approve(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Approve, form.0).await
}

/// Sends back.
///
/// # Errors
/// None that the page can show.
pub async fn reject(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Reject, form.0).await
}

/// Withdraws.
///
/// # Errors
/// None that the page can show.
pub async fn cancel(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Cancel, form.0).await
}

/// Issues.
///
/// # Errors
/// None that the page can show.
pub async fn issue(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Issue, form.0).await
}

/// Accepts as the vendor.
///
/// # Errors
/// None that the page can show.
pub async fn confirm(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Confirm, form.0).await
}

/// Refuses as the vendor.
///
/// # Errors
/// None that the page can show.
pub async fn decline(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Decline, form.0).await
}

/// Records the budget, as accounting.
///
/// # Errors
/// None that the page can show.
pub async fn encumber(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Encumber, form.0).await
}

/// Records the approval that was given outside.
///
/// # Errors
/// None that the page can show.
pub async fn record(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Record, form.0).await
}

/// Reports the delivery, as the vendor.
///
/// # Errors
/// None that the page can show.
pub async fn deliver(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Deliver, form.0).await
}

/// Accepts what was delivered.
///
/// # Errors
/// None that the page can show.
pub async fn accept(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Accept, form.0).await
}

/// Refuses what was delivered.
///
/// # Errors
/// None that the page can show.
pub async fn refuse(caller: Caller, id: Path<String>, form: Form<StepForm>) -> Result<HttpResponse, Failure> {
    step(caller, &id, OrderEvent::Refuse, form.0).await
}

async fn step(caller: Caller, id: &str, event: OrderEvent, form: StepForm) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (order_id(id)?, caller.call()?, form.clone());
    let facts = format!("{id}\n{}", sent.facts());
    let key = Key {
        route: format!("POST /orders/{{id}}/{event}"),
        key: sent.key.clone(),
        fingerprint: sha256(facts.as_bytes()),
    };
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let order = take(conn, &call, id, event, &sent)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: order.state.to_string(), replayed: false })
        })
    });
    match done.await {
        Ok(answer) => Ok(go(&format!("/orders/{id}"), Some(&format!("order-{}", answer.body)))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            let page = OrderPage::load(&caller, id, false).await?.refused(event, form, summary);
            Ok(with_status(status, &page)?)
        }
    }
}

/// The id in a path; anything else is nothing that exists.
fn order_id(text: &str) -> Result<OrderId, Error> {
    text.parse().map_err(|_| Error::not_found())
}
