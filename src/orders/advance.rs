//! Moves an order one step along the table: permit, version, step, row, ceilings, record.

use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::OrderId;
use crate::contracts::ceiling;
use crate::db::conn::DbConn;
use crate::orders::model::{KIND, Order, OrderLine};
use crate::orders::state::{Hold, OrderEvent, next};
use crate::orders::store;

/// Which order, as the actor last saw it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The order.
    pub id: OrderId,
    /// Its version then.
    pub version: i64,
}

/// Takes the step; `change` sets what the event adds to the row.
///
/// # Errors
/// `not_found` and `forbidden` by `decide`, `stale` when the order changed since, `order.wrong_state` when the table
/// has no such step, and what `change` says.
pub fn advance(
    conn: &mut DbConn,
    call: &Call,
    seen: Seen,
    event: OrderEvent,
    change: impl FnOnce(&mut DbConn, &mut Order) -> Result<(), Error>,
) -> Result<Order, Error> {
    let (order, lines) = store::find(conn, seen.id)?;
    decide(&call.actor, event.action(), &order.facts())?;
    if order.version != seen.version {
        return Err(stale(&order));
    }
    take(conn, call, order, &lines, event, change)
}

/// Takes the step of whoever has been found to be allowed it.
///
/// # Errors
/// `stale` when the order changed since, `order.wrong_state` when the table has no such step, and what `change` says.
pub fn take(
    conn: &mut DbConn,
    call: &Call,
    mut order: Order,
    lines: &[OrderLine],
    event: OrderEvent,
    change: impl FnOnce(&mut DbConn, &mut Order) -> Result<(), Error>,
) -> Result<Order, Error> {
    let Some(step) = next(order.state, event) else {
        return Err(Error::conflict("order.wrong_state").with("state", order.state).with("event", event));
    };
    order.state = step.to;
    order.version += 1;
    change(conn, &mut order)?;
    if !store::update(conn, &order)? {
        return Err(stale(&order));
    }
    let mut act = Act::new(&format!("order.{event}"), Subject::new(KIND, order.id.0));
    act.reason = order.closing_note.clone();
    act = act.change(Change::new(event.recorded(), KIND, order.id.0, order.version, order.recorded(lines)));
    match step.hold {
        Hold::Keep => {}
        Hold::Post => act.changes.extend(ceiling::post(conn, call, order.id)?),
        Hold::Release => act.changes.extend(ceiling::void(conn, call, order.id)?),
    }
    record(conn, call, act)?;
    Ok(order)
}

/// Takes a step that ends the order and must say why.
///
/// # Errors
/// As [`advance`], or the reason is missing.
pub fn close(conn: &mut DbConn, call: &Call, seen: Seen, event: OrderEvent, reason: &str) -> Result<Order, Error> {
    advance(conn, call, seen, event, |_, order| {
        if reason.trim().is_empty() {
            return Err(Error::invalid("order.reason_missing").at("reason"));
        }
        order.closing_note = Some(reason.trim().to_owned());
        Ok(())
    })
}

fn stale(order: &Order) -> Error {
    Error::of(Kind::Stale, "stale").with("number", &order.number)
}
