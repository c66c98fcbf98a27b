//! Accepts an issued order, as its vendor: a third person beside requester and approver.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::orders::advance::{Added, Seen, advance};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

/// Accepts an order.
///
/// # Errors
/// As [`advance`].
pub fn confirm(conn: &mut DbConn, call: &Call, seen: Seen) -> Result<Order, Error> {
    let order = advance(conn, call, seen, OrderEvent::Confirm, |_, order| {
        order.confirmed_by = call.actor.person().map(|person| person.user);
        Ok(Added::default())
    })?;
    tell::requester(conn, call, &order)?;
    Ok(order)
}
