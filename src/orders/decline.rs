//! Refuses an issued order, as its vendor, with a reason; its ceilings are given back.

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::orders::advance::{Seen, close};
use crate::orders::model::Order;
use crate::orders::state::OrderEvent;
use crate::orders::tell;

/// The job after an order with a number on the e-procurement site was refused.
pub const DECLINED: &str = "issued_order_declined";

/// Refuses an issued order, as its vendor.
///
/// # Errors
/// As [`close`].
pub fn decline(conn: &mut DbConn, call: &Call, seen: Seen, reason: &str) -> Result<Order, Error> {
    let order = close(conn, call, seen, OrderEvent::Decline, reason)?;
    tell::requester(conn, call, &order)?;
    if order.pcc_number.is_some() {
        // The site's list may have it, and it still stands there.
        enqueue(conn, call, DECLINED, &serde_json::json!({ "order": order.id }))?;
    }
    Ok(order)
}
