//! Moves an order one step along the table: permit, version, step, row, ceilings, record.

use procurement_law::ruling::Ruling;

use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::OrderId;
use crate::contracts::ceiling;
use crate::db::conn::DbConn;
use crate::orders::model::{KIND, Order, OrderLine};
use crate::orders::state::{Hold, OrderEvent, Step, When, next};
use crate::orders::store;
use crate::quotes::agreed::release;

/// Which order, as the actor last saw it.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The order.
    pub id: OrderId,
    /// Its version then.
    pub version: i64,
}

/// What an event adds: other rows that changed, the rulings it rests on, and which of several steps it takes.
#[derive(Debug)]
pub struct Added {
    /// Which step.
    pub when: When,
    /// Other rows.
    pub changes: Vec<Change>,
    /// The rulings.
    pub rulings: Vec<Ruling>,
}

impl Default for Added {
    fn default() -> Self {
        Self { when: When::Always, changes: Vec::new(), rulings: Vec::new() }
    }
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
    change: impl FnOnce(&mut DbConn, &mut Order) -> Result<Added, Error>,
) -> Result<Order, Error> {
    let (order, lines) = store::find(conn, seen.id)?;
    decide(&call.actor, event.action(), &order.facts())?;
    if order.version != seen.version {
        return Err(stale(&order));
    }
    take(conn, call, (order, lines), event, change)
}

/// Takes the step of an order that was just read, whoever acts: for the program itself.
///
/// # Errors
/// As [`advance`], the permit apart.
pub fn take(
    conn: &mut DbConn,
    call: &Call,
    (mut order, lines): (Order, Vec<OrderLine>),
    event: OrderEvent,
    change: impl FnOnce(&mut DbConn, &mut Order) -> Result<Added, Error>,
) -> Result<Order, Error> {
    let wrong = |order: &Order| Error::conflict("order.wrong_state").with("state", order.state).with("event", event);
    if !open(&order, event) {
        return Err(wrong(&order));
    }
    let from = order.state;
    let added = change(conn, &mut order)?;
    let Some(step) = next(from, event, added.when) else { return Err(wrong(&order)) };
    order.version += 1;
    enter(call, &mut order, step);
    if !store::update(conn, &order)? {
        return Err(stale(&order));
    }
    let mut act = Act::new(&format!("order.{event}"), Subject::new(KIND, order.id.0));
    act.reason = order.closing_note.clone();
    act.rulings = added.rulings;
    act = act.change(Change::new(event.recorded(), KIND, order.id.0, order.version, order.recorded(&lines)));
    act.changes.extend(added.changes);
    match step.hold {
        Hold::Keep => {}
        Hold::Post => act.changes.extend(ceiling::post(conn, call, order.id)?),
        Hold::Release => {
            act.changes.extend(ceiling::void(conn, call, order.id)?);
            act.changes.extend(release(conn, order.id)?);
        }
    }
    record(conn, call, act)?;
    Ok(order)
}

/// Takes a step that must say why.
///
/// # Errors
/// As [`advance`], or the reason is missing.
pub fn close(conn: &mut DbConn, call: &Call, seen: Seen, event: OrderEvent, why: &str) -> Result<Order, Error> {
    advance(conn, call, seen, event, |_, order| {
        order.closing_note = Some(reason(why)?);
        Ok(Added::default())
    })
}

/// A reason that must be said.
///
/// # Errors
/// It is missing.
pub fn reason(why: &str) -> Result<String, Error> {
    match why.trim() {
        "" => Err(Error::invalid("order.reason_missing").at("reason")),
        why => Ok(why.to_owned()),
    }
}

/// Whether some step of the event leads on from where the order stands.
fn open(order: &Order, event: OrderEvent) -> bool {
    let fits = event.signs().is_none_or(|kind| kind == order.waits_for());
    let any = [When::Always, When::MoreSteps, When::LastThere, When::LastHere];
    fits && any.into_iter().any(|when| next(order.state, event, when).is_some())
}

/// Enters the new state with what belongs to it.
fn enter(call: &Call, order: &mut Order, step: Step) {
    order.state = step.to;
    if step.from != step.to {
        (order.awaits, order.awaits_user) = (None, None);
    }
    if step.hold == Hold::Post && order.issued_at.is_none() {
        order.issued_at = Some(call.now);
    }
}

fn stale(order: &Order) -> Error {
    Error::of(Kind::Stale, "stale").with("number", &order.number)
}
