//! Signs an order's approval: an approver, accounting, or the buyer who records what was approved outside. With the last
//! signature the order waits for its number on the e-procurement site, or is issued here, as its framework says.

use crate::approvals::sign::{Said, sign};
use crate::approvals::store as approvals;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::contracts::model::OrderOfRecord;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::orders::advance::{Added, Seen, advance};
use crate::orders::model::Order;
use crate::orders::state::{OrderEvent, OrderState, When};
use crate::orders::tell;

/// Approves an order: another person of the same agency than the one who placed it.
///
/// # Errors
/// As [`advance`], and as [`sign`].
pub fn approve(conn: &mut DbConn, call: &Call, seen: Seen) -> Result<Order, Error> {
    signed(conn, call, seen, OrderEvent::Approve, &Said::Agreed)
}

/// Records the budget of an order, as accounting.
///
/// # Errors
/// As [`advance`], and as [`sign`].
pub fn encumber(conn: &mut DbConn, call: &Call, seen: Seen, budget: &Said) -> Result<Order, Error> {
    signed(conn, call, seen, OrderEvent::Encumber, budget)
}

/// Records the approval that was given on paper outside.
///
/// # Errors
/// As [`advance`], and as [`sign`].
pub fn record(conn: &mut DbConn, call: &Call, seen: Seen, document: &Said) -> Result<Order, Error> {
    signed(conn, call, seen, OrderEvent::Record, document)
}

fn signed(conn: &mut DbConn, call: &Call, seen: Seen, event: OrderEvent, said: &Said) -> Result<Order, Error> {
    let order = advance(conn, call, seen, event, |conn, order| {
        let steps = approvals::steps(conn, order.id)?;
        let mut added = Added::default();
        let mut next = None;
        // An agency without a setting has one step, which leaves no row of its own.
        if !steps.is_empty() {
            let signed = sign(conn, call, &steps, (order.placed_by, order.amount), said)?;
            added.changes.push(signed.change);
            next = signed.next;
        }
        if event == OrderEvent::Approve {
            order.approved_by = call.actor.person().map(|person| person.user);
        }
        (order.awaits, order.awaits_user) = next.map_or((None, None), |(kind, user)| (Some(kind), user));
        let framework = contracts::framework(conn, order.framework_id)?;
        added.when = match (next, framework.order_of_record) {
            (Some(_), _) => When::MoreSteps,
            (None, OrderOfRecord::Pcc) => When::LastThere,
            (None, OrderOfRecord::Here) => When::LastHere,
        };
        Ok(added)
    })?;
    match order.state {
        OrderState::Placed => tell::signers(conn, call, &order)?,
        OrderState::Issued => {
            tell::requester(conn, call, &order)?;
            tell::vendor(conn, call, &order)?;
        }
        _ => tell::requester(conn, call, &order)?,
    }
    Ok(order)
}
