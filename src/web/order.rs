//! One order: its page, and the steps that people take from it.

pub mod form;
pub mod pcc;
pub mod view;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::{Duration, NaiveTime};
use procurement_law::roc;

use crate::base::call::Call;
use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::orders::advance::Seen;
use crate::orders::issue::PccOrder;
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::{approve, cancel, confirm, decline, issue, read, reject};
use crate::web::layout::{go, with_status};
use crate::web::order::form::StepForm;
use crate::web::order::view::OrderPage;
use crate::web::ruling::Summary;

/// Minutes that Taipei is ahead of UTC.
const TAIPEI_MINUTES: i64 = 8 * 60;

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

async fn step(caller: Caller, id: &str, event: OrderEvent, form: StepForm) -> Result<HttpResponse, Failure> {
    let (id, call, sent) = (order_id(id)?, caller.call()?, form.clone());
    let facts =
        format!("{id}\n{}\n{}\n{}\n{}\n{}", sent.version, sent.reason, sent.pcc_number, sent.pcc_date, sent.pcc_time);
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

fn take(conn: &mut DbConn, call: &Call, id: OrderId, event: OrderEvent, form: &StepForm) -> Result<Order, Error> {
    let seen = Seen { id, version: form.version };
    match event {
        OrderEvent::Approve => approve::approve(conn, call, seen),
        OrderEvent::Reject => reject::reject(conn, call, seen, &form.reason),
        OrderEvent::Cancel => cancel::cancel(conn, call, seen, &form.reason),
        OrderEvent::Confirm => confirm::confirm(conn, call, seen),
        OrderEvent::Decline => decline::decline(conn, call, seen, &form.reason),
        OrderEvent::Issue => {
            let (order, _) = read::read(conn, call, id)?;
            issue::issue(conn, call, seen, pcc(form, order.placed_at)?.as_ref())
        }
    }
}

/// The order on the e-procurement site as the form tells of it; none when the form is empty.
fn pcc(form: &StepForm, placed_at: Time) -> Result<Option<PccOrder>, Error> {
    let number = form.pcc_number.trim();
    if [number, form.pcc_date.trim(), form.pcc_time.trim()].iter().all(|text| text.is_empty()) {
        return Ok(None);
    }
    if number.is_empty() {
        return Err(Error::invalid("order.pcc_number_missing").at("pcc_number"));
    }
    let at =
        taipei(&form.pcc_date, &form.pcc_time).ok_or_else(|| Error::invalid("order.pcc_time_missing").at("pcc_at"))?;
    // The form knows minutes only: an order issued in the minute of its placing was not issued before it.
    let same_minute = at < placed_at && placed_at < at.after(Duration::minutes(1));
    Ok(Some(PccOrder { number: number.to_owned(), at: if same_minute { placed_at } else { at } }))
}

fn taipei(date: &str, time: &str) -> Option<Time> {
    let (date, time) = (roc::parse(date)?, NaiveTime::parse_from_str(time.trim(), "%H:%M").ok()?);
    Some(Time::from_utc(date.and_time(time).and_utc()).after(Duration::minutes(-TAIPEI_MINUTES)))
}

/// The id in a path; anything else is nothing that exists.
fn order_id(text: &str) -> Result<OrderId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(number: &str, date: &str, time: &str) -> StepForm {
        let (pcc_number, pcc_date, pcc_time) = (number.to_owned(), date.to_owned(), time.to_owned());
        StepForm { pcc_number, pcc_date, pcc_time, ..StepForm::default() }
    }

    #[test]
    fn the_order_of_record_is_read_in_taipei_time() {
        let read = pcc(&form("A1", "115/11/21", "00:05"), Time(0)).unwrap().unwrap();
        assert_eq!(read.at.rfc3339(), "2026-11-20T16:05:00.000000Z");
        assert!(pcc(&form("", " ", ""), Time(0)).unwrap().is_none());
        assert_eq!(pcc(&form("A1", "115/2/30", "00:05"), Time(0)).unwrap_err().code, "order.pcc_time_missing");
        assert_eq!(pcc(&form("", "115/11/21", "00:05"), Time(0)).unwrap_err().code, "order.pcc_number_missing");
    }

    #[test]
    fn the_minute_of_placing_is_not_before_it() {
        let placed = Time::parse("2026-11-20T16:05:30Z").unwrap();
        assert_eq!(pcc(&form("A1", "115/11/21", "00:05"), placed).unwrap().unwrap().at, placed);
        assert!(pcc(&form("A1", "115/11/21", "00:04"), placed).unwrap().unwrap().at < placed);
    }
}
