//! Queries on the lines of the e-procurement site, and on the market's orders beside them.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{FrameworkId, OrderId, OrganisationId, SiteOrderId};
use crate::base::page::PageAsk;
use crate::both;
use crate::contracts::model::OrderOfRecord;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{framework, orders, site_order};
use crate::exchange::model::{SiteOrder, SiteState};
use crate::orders::model::Order;
use crate::orders::state::OrderState;

/// Every line.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<SiteOrder>, Error> {
    Ok(site_order::table.load(conn)?)
}

/// A line by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: SiteOrderId) -> Result<SiteOrder, Error> {
    Ok(site_order::table.find(id).first(conn)?)
}

/// The lines of one order there, by item.
///
/// # Errors
/// The database failed.
pub fn of_number(conn: &mut DbConn, pcc_number: &str, case_no: &str) -> Result<Vec<SiteOrder>, Error> {
    let mine = site_order::pcc_number.eq(pcc_number).and(site_order::case_no.eq(case_no));
    Ok(site_order::table.filter(mine).order(site_order::item_no).load(conn)?)
}

/// The lines of the frameworks that are kept here.
///
/// # Errors
/// The database failed.
pub fn of_framework(conn: &mut DbConn, of: Option<FrameworkId>) -> Result<Vec<SiteOrder>, Error> {
    let mut query = site_order::table.order((site_order::ordered_on, site_order::id)).into_boxed::<Db>();
    query = match of {
        Some(id) => query.filter(site_order::framework_id.eq(id)),
        None => query.filter(site_order::framework_id.is_not_null()),
    };
    Ok(query.load(conn)?)
}

/// A page of lines in a state, newest first, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, state: SiteState, ask: &PageAsk) -> Result<Vec<SiteOrder>, Error> {
    let mut query = site_order::table
        .filter(site_order::state.eq(state))
        .order(site_order::id.desc())
        .limit(ask.limit + 1)
        .into_boxed::<Db>();
    if let Some(after) = &ask.after {
        let after: SiteOrderId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(site_order::id.lt(after));
    }
    Ok(query.load(conn)?)
}

/// Adds lines.
///
/// # Errors
/// A line is known already, or the database failed.
pub fn insert(conn: &mut DbConn, rows: &[SiteOrder]) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(site_order::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Writes a line over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &SiteOrder) -> Result<bool, Error> {
    let before = site_order::table.find(row.id).filter(site_order::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// The orders of the market that wait to be placed on the site.
///
/// # Errors
/// The database failed.
pub fn ready(conn: &mut DbConn, agency: Option<OrganisationId>) -> Result<Vec<Order>, Error> {
    let there = framework::table.filter(framework::order_of_record.eq(OrderOfRecord::Pcc)).select(framework::id);
    let mut query = orders::table
        .filter(orders::framework_id.eq_any(there))
        .filter(orders::state.eq_any(OrderState::TO_ISSUE.iter().copied()))
        .order(orders::id)
        .select(orders::all_columns)
        .into_boxed::<Db>();
    if let Some(agency) = agency {
        query = query.filter(orders::agency_id.eq(agency));
    }
    Ok(query.load(conn)?)
}

/// The lines that are an order of the market.
///
/// # Errors
/// The database failed.
pub fn of_order(conn: &mut DbConn, id: OrderId) -> Result<Vec<SiteOrder>, Error> {
    Ok(site_order::table.filter(site_order::order_id.eq(id)).order(site_order::item_no).load(conn)?)
}

/// The orders of the market that stand and have a number there.
///
/// # Errors
/// The database failed.
pub fn numbered(conn: &mut DbConn, of: Option<FrameworkId>) -> Result<Vec<Order>, Error> {
    let mut query = orders::table
        .filter(orders::pcc_number.is_not_null())
        .filter(orders::state.eq_any(OrderState::STANDING))
        .order(orders::id)
        .into_boxed::<Db>();
    if let Some(id) = of {
        query = query.filter(orders::framework_id.eq(id));
    }
    Ok(query.load(conn)?)
}

/// The order that stands and has a number there.
///
/// # Errors
/// The database failed.
pub fn by_pcc_number(conn: &mut DbConn, number: &str) -> Result<Option<Order>, Error> {
    Ok(orders::table
        .filter(orders::pcc_number.eq(number))
        .filter(orders::state.eq_any(OrderState::STANDING))
        .first(conn)
        .optional()?)
}

/// An order with its version, whatever its state.
///
/// # Errors
/// There is none, or the database failed.
pub fn order(conn: &mut DbConn, id: OrderId) -> Result<Order, Error> {
    Ok(orders::table.find(id).first(conn)?)
}
