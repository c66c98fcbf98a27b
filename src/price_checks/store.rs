//! Queries on price checks and reports.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{ItemId, ListingId, OrganisationId, PriceCheckId};
use crate::base::page::PageAsk;
use crate::db::conn::{Both, Db, DbConn};
use crate::db::schema::{market_report, price_check};
use crate::price_checks::model::{CheckState, MarketReport, PriceCheck, ReportState};

/// Whose cases a list shows.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// Those that an agency reported to.
    Agency(OrganisationId),
    /// Those about a vendor's listings.
    Vendor(OrganisationId),
    /// All.
    All,
}

/// A case by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: PriceCheckId) -> Result<PriceCheck, Error> {
    Ok(price_check::table.find(id).first(conn)?)
}

/// The open case of a listing.
///
/// # Errors
/// The database failed.
pub fn open_of(conn: &mut DbConn, listing: ListingId) -> Result<Option<PriceCheck>, Error> {
    let open = price_check::listing_id.eq(listing).and(price_check::state.eq(CheckState::Open));
    Ok(price_check::table.filter(open).first(conn).optional()?)
}

/// Adds a case; false when the listing has an open one.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &PriceCheck) -> Result<bool, Error> {
    let added = Both(diesel::insert_into(price_check::table).values(row).on_conflict_do_nothing());
    Ok(added.execute(conn)? == 1)
}

/// Writes a case over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &PriceCheck) -> Result<bool, Error> {
    let before = price_check::table.find(row.id).filter(price_check::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// The reports of a case, in the order in which they came.
///
/// # Errors
/// The database failed.
pub fn reports(conn: &mut DbConn, of: PriceCheckId) -> Result<Vec<MarketReport>, Error> {
    let mine = market_report::table.filter(market_report::price_check_id.eq(of));
    Ok(mine.order(market_report::id).load(conn)?)
}

/// Adds a report; false when one of the agency stands in the case.
///
/// # Errors
/// The database failed.
pub fn insert_report(conn: &mut DbConn, row: &MarketReport) -> Result<bool, Error> {
    let added = Both(diesel::insert_into(market_report::table).values(row).on_conflict_do_nothing());
    Ok(added.execute(conn)? == 1)
}

/// Writes a report over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update_report(conn: &mut DbConn, row: &MarketReport) -> Result<bool, Error> {
    let before = market_report::table.find(row.id).filter(market_report::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// The reports of an agency on some items that stand in open cases.
///
/// # Errors
/// The database failed.
pub fn standing(conn: &mut DbConn, agency: OrganisationId, items: &[ItemId]) -> Result<Vec<MarketReport>, Error> {
    Ok(market_report::table
        .inner_join(price_check::table.on(price_check::id.eq(market_report::price_check_id)))
        .filter(price_check::state.eq(CheckState::Open))
        .filter(market_report::state.eq(ReportState::Standing))
        .filter(market_report::agency_id.eq(agency))
        .filter(market_report::item_id.eq_any(items))
        .select(market_report::all_columns)
        .order(market_report::id)
        .load(conn)?)
}

/// A page of cases, newest first, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, owner: Owner, ask: &PageAsk) -> Result<Vec<PriceCheck>, Error> {
    let mut query = price_check::table.order(price_check::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    query = match owner {
        Owner::Agency(id) => {
            let mine = market_report::table.filter(market_report::agency_id.eq(id));
            let cases: Vec<PriceCheckId> = mine.select(market_report::price_check_id).distinct().load(conn)?;
            query.filter(price_check::id.eq_any(cases))
        }
        Owner::Vendor(id) => query.filter(price_check::vendor_id.eq(id)),
        Owner::All => query,
    };
    if let Some(after) = &ask.after {
        let after: PriceCheckId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(price_check::id.lt(after));
    }
    Ok(query.load(conn)?)
}
