//! The vendor reports that all of an order was delivered.

use chrono::NaiveDate;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::orders::advance::{Added, Seen, advance};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

/// Reports the delivery, on this day or an earlier one.
///
/// # Errors
/// As [`advance`]; the day lies in the future or before the order was issued.
pub fn deliver(conn: &mut DbConn, call: &Call, seen: Seen, on: NaiveDate) -> Result<Order, Error> {
    let order = advance(conn, call, seen, OrderEvent::Deliver, |_, order| {
        if on > call.now.local_date() {
            return Err(Error::invalid("order.delivered_in_future").at("delivered_on"));
        }
        if order.issued_at.is_some_and(|issued| on < issued.local_date()) {
            return Err(Error::invalid("order.delivered_before_issued").at("delivered_on"));
        }
        order.delivered_on = Some(on);
        order.delivered_by = call.actor.person().map(|person| person.user);
        order.closing_note = None;
        Ok(Added::default())
    })?;
    tell::requester(conn, call, &order)?;
    Ok(order)
}
