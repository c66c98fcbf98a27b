//! Reads orders as the asker may see them; a look by someone who oversees is recorded.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Subject};
use crate::audit::record::record;
use crate::base::actor::{Actor, Role};
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::base::page::{Page, PageAsk};
use crate::db::conn::DbConn;
use crate::orders::model::{KIND, Order, OrderLine};
use crate::orders::state::OrderState;
use crate::orders::store::{self, Owner};

/// An order that the asker may see.
///
/// # Errors
/// There is none that the asker may know of.
pub fn read(conn: &mut DbConn, call: &Call, id: OrderId) -> Result<(Order, Vec<OrderLine>), Error> {
    let (order, lines) = store::find(conn, id)?;
    decide(&call.actor, Action::ReadOrder, &order.facts())?;
    Ok((order, lines))
}

/// Whether reading an order is to be recorded: the asker is no party to it.
pub fn is_oversight(call: &Call) -> bool {
    matches!(call.actor.role(), Some(Role::Office | Role::Auditor))
}

/// Records that somebody who oversees looked at an order.
///
/// # Errors
/// The database failed.
pub fn record_look(conn: &mut DbConn, call: &Call, id: OrderId) -> Result<(), Error> {
    record(conn, call, Act::new("order.read", Subject::new(KIND, id.0))).map(drop)
}

/// A page of the orders that the asker may see, newest first.
///
/// # Errors
/// Nobody is signed in, or the cursor is none of this list.
pub fn list(
    conn: &mut DbConn,
    call: &Call,
    state: Option<OrderState>,
    ask: &PageAsk,
    filter: &str,
) -> Result<Page<Order>, Error> {
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let owner = match person.role {
        Role::Buyer | Role::Approver | Role::Accounting => Owner::Agency(person.organisation),
        Role::Vendor => Owner::Vendor(person.organisation),
        Role::Office | Role::Auditor => Owner::All,
        // Whoever reviews bids has no part in orders, and a maker has it by its resellers.
        Role::Reviewer | Role::Member | Role::Maker => return Ok(Page { data: Vec::new(), next_cursor: None }),
    };
    let rows = store::list(conn, owner, state, ask)?;
    Ok(ask.cut(rows, filter, |order| order.id.to_string()))
}

/// Whether the asker sees how the agency came to its order: the choice, what it stated, the approval, and the rulings, which
/// speak of its other orders and of other vendors.
pub fn sees_reasoning(actor: &Actor, order: &Order) -> bool {
    let agency = Facts { agency: Some(order.agency_id), ..Facts::default() };
    decide(actor, Action::ReadChoice, &agency).is_ok()
}

/// Whether the asker may take a step, apart from the state.
pub fn may(call: &Call, action: Action, facts: &Facts) -> bool {
    decide(&call.actor, action, facts).is_ok()
}
