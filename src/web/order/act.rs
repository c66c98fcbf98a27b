//! From the form of a step to the verb.

use chrono::{Duration, NaiveDate, NaiveTime};
use procurement_law::roc;

use crate::approvals::sign::Said;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::orders::accept::Inspection;
use crate::orders::advance::Seen;
use crate::orders::issue::PccOrder;
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::{accept, approve, cancel, confirm, decline, deliver, issue, read, reject};
use crate::web::order::form::StepForm;
use crate::web::order_new::fields::number;

/// Minutes that Taipei is ahead of UTC.
const TAIPEI_MINUTES: i64 = 8 * 60;

/// Takes the step that a form asks for.
///
/// # Errors
/// What the verb says, and what the form says that cannot be read.
pub fn take(conn: &mut DbConn, call: &Call, id: OrderId, event: OrderEvent, form: &StepForm) -> Result<Order, Error> {
    let seen = Seen { id, version: form.version };
    match event {
        OrderEvent::Approve => approve::approve(conn, call, seen),
        OrderEvent::Reject => reject::reject(conn, call, seen, &form.reason),
        OrderEvent::Cancel => cancel::cancel(conn, call, seen, &form.reason),
        OrderEvent::Confirm => confirm::confirm(conn, call, seen),
        OrderEvent::Decline => decline::decline(conn, call, seen, &form.reason),
        OrderEvent::Encumber => approve::encumber(conn, call, seen, &budget(form)?),
        OrderEvent::Record => approve::record(conn, call, seen, &document(form)?),
        OrderEvent::Deliver => deliver::deliver(conn, call, seen, day(&form.delivered_on, "delivered_on")?),
        OrderEvent::Accept => accept::accept(conn, call, seen, &inspection(form)),
        OrderEvent::Refuse => accept::refuse(conn, call, seen, &form.reason),
        // The program alone ends what was not done in time: no page has a form for it.
        OrderEvent::Expire => Err(Error::not_found()),
        OrderEvent::Issue => {
            let (order, _) = read::read(conn, call, id)?;
            issue::issue(conn, call, seen, pcc(form, order.placed_at)?.as_ref())
        }
    }
}

fn budget(form: &StepForm) -> Result<Said, Error> {
    let year = number(&form.budget_year).ok_or_else(|| Error::invalid("approval.budget_year").at("budget_year"))?;
    let available =
        Money::parse(&form.available).ok_or_else(|| Error::invalid("approval.available").at("available"))?;
    let carried_over = !form.carried_over.is_empty();
    Ok(Said::Budget { year, line: form.budget_line.clone(), available, carried_over })
}

fn document(form: &StepForm) -> Result<Said, Error> {
    let on = day(&form.document_on, "document_on")?;
    Ok(Said::Outside { number: form.document_no.clone(), on, approver: form.approver.clone() })
}

fn inspection(form: &StepForm) -> Inspection {
    let named = |name: &String| Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    Inspection {
        chief: form.chief.trim().to_owned(),
        chief_handles: !form.chief_handles.is_empty(),
        joint: named(&form.joint),
        assistant: named(&form.assistant),
        plain: !form.plain.is_empty(),
        notified: !form.notified.is_empty(),
        accounting: !form.accounting.is_empty(),
        related_unit: !form.related_unit.is_empty(),
    }
}

fn day(text: &str, field: &'static str) -> Result<NaiveDate, Error> {
    roc::parse(text).ok_or_else(|| Error::invalid("order.stated_day").at(field))
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
