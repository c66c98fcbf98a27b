//! Sends an order back to its buyer, with a reason; its ceilings are given back.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::orders::advance::{Seen, close};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

/// Sends an order back to its buyer.
///
/// # Errors
/// As [`close`].
pub fn reject(conn: &mut DbConn, call: &Call, seen: Seen, reason: &str) -> Result<Order, Error> {
    let order = close(conn, call, seen, OrderEvent::Reject, reason)?;
    tell::requester(conn, call, &order)?;
    Ok(order)
}
