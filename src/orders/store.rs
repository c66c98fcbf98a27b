//! Queries on orders.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::{OrderId, OrganisationId};
use crate::base::page::PageAsk;
use crate::both;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{order_line, orders};
use crate::orders::model::{Order, OrderLine};
use crate::orders::state::OrderState;

/// Whose orders a list shows.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// Those of an agency.
    Agency(OrganisationId),
    /// Those that a vendor knows of.
    Vendor(OrganisationId),
    /// All.
    All,
}

/// An order with its lines.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: OrderId) -> Result<(Order, Vec<OrderLine>), Error> {
    let order: Order = orders::table.find(id).first(conn)?;
    let lines = order_line::table.filter(order_line::order_id.eq(id)).order(order_line::line_no).load(conn)?;
    Ok((order, lines))
}

/// The id of an order number, of the market's or of the e-procurement site's.
///
/// # Errors
/// The database failed.
pub fn by_number(conn: &mut DbConn, number: &str) -> Result<Option<OrderId>, Error> {
    let named = orders::table.filter(orders::number.eq(number)).or_filter(orders::pcc_number.eq(number));
    Ok(named.select(orders::id).first(conn).optional()?)
}

/// A page of orders, newest first, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, owner: Owner, state: Option<OrderState>, ask: &PageAsk) -> Result<Vec<Order>, Error> {
    let mut query = orders::table.order(orders::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    query = match owner {
        Owner::Agency(id) => query.filter(orders::agency_id.eq(id)),
        Owner::Vendor(id) => {
            query.filter(orders::vendor_id.eq(id)).filter(orders::state.eq_any(OrderState::INFORMED.iter().copied()))
        }
        Owner::All => query,
    };
    if let Some(state) = state {
        query = query.filter(orders::state.eq(state));
    }
    if let Some(after) = &ask.after {
        let after: OrderId = after.parse().map_err(|_| Error::of(Kind::Invalid, "page.bad_cursor").at("cursor"))?;
        query = query.filter(orders::id.lt(after));
    }
    Ok(query.load(conn)?)
}

/// The orders in some states, oldest first.
///
/// # Errors
/// The database failed.
pub fn in_states(conn: &mut DbConn, states: &[OrderState]) -> Result<Vec<Order>, Error> {
    let mine = orders::table.filter(orders::state.eq_any(states.iter().copied()));
    Ok(mine.order(orders::placed_at).load(conn)?)
}

/// Adds an order.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, order: &Order, lines: &[OrderLine]) -> Result<(), Error> {
    diesel::insert_into(orders::table).values(order).execute(conn)?;
    both!(conn, c => diesel::insert_into(order_line::table).values(lines).execute(c))?;
    Ok(())
}

/// Writes an order over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The number of the e-procurement site is taken, or the database failed.
pub fn update(conn: &mut DbConn, order: &Order) -> Result<bool, Error> {
    let before = orders::table.find(order.id).filter(orders::version.eq(order.version - 1));
    match diesel::update(before).set(order).execute(conn) {
        Ok(rows) => Ok(rows == 1),
        Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => {
            Err(Error::conflict("order.pcc_number_taken").at("pcc_number"))
        }
        Err(other) => Err(other.into()),
    }
}
