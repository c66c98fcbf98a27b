//! Withdraws an order before it is issued, with a reason; its ceilings are given back.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::orders::advance::{Seen, close};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

/// Withdraws an order before it is issued.
///
/// # Errors
/// As [`close`].
pub fn cancel(conn: &mut DbConn, call: &Call, seen: Seen, reason: &str) -> Result<Order, Error> {
    let order = close(conn, call, seen, OrderEvent::Cancel, reason)?;
    tell::requester(conn, call, &order)?;
    Ok(order)
}
