//! Approves an order: another person of the same agency than the one who placed it.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::orders::advance::{Seen, advance};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

/// Approves an order.
///
/// # Errors
/// As [`advance`].
pub fn approve(conn: &mut DbConn, call: &Call, seen: Seen) -> Result<Order, Error> {
    let order = advance(conn, call, seen, OrderEvent::Approve, |_, order| {
        order.approved_by = call.actor.person().map(|person| person.user);
        Ok(())
    })?;
    tell::requester(conn, call, &order)?;
    Ok(order)
}
