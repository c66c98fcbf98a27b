//! Queries on requests and quotes.

use diesel::prelude::*;

use crate::base::error::{Error, Kind};
use crate::base::id::{ItemId, OrganisationId, QuoteId, QuoteRequestId};
use crate::base::page::PageAsk;
use crate::contracts::model::Award;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::{item_award, quote, quote_request};
use crate::quotes::model::{Quote, QuoteRequest};

/// Whose requests a list shows.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    /// Those of an agency.
    Agency(OrganisationId),
    /// Those that a vendor is invited to.
    Vendor(OrganisationId),
    /// All.
    All,
}

/// A request by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: QuoteRequestId) -> Result<QuoteRequest, Error> {
    Ok(quote_request::table.find(id).first(conn)?)
}

/// A vendor's own quotes among those that were chosen.
///
/// # Errors
/// The database failed.
pub fn own(conn: &mut DbConn, vendor: OrganisationId, among: &[QuoteId]) -> Result<Vec<QuoteId>, Error> {
    Ok(quote::table.filter(quote::vendor_id.eq(vendor)).filter(quote::id.eq_any(among)).select(quote::id).load(conn)?)
}

/// The quotes of a request, in the order of the invitations.
///
/// # Errors
/// The database failed.
pub fn quotes(conn: &mut DbConn, of: QuoteRequestId) -> Result<Vec<Quote>, Error> {
    Ok(quote::table.filter(quote::request_id.eq(of)).order(quote::id).load(conn)?)
}

/// A vendor's place in a request.
///
/// # Errors
/// The database failed.
pub fn quote_of(conn: &mut DbConn, of: QuoteRequestId, vendor: OrganisationId) -> Result<Option<Quote>, Error> {
    let mine = quote::table.filter(quote::request_id.eq(of)).filter(quote::vendor_id.eq(vendor));
    Ok(mine.first(conn).optional()?)
}

/// The awarded vendors of an item.
///
/// # Errors
/// The database failed.
pub fn awarded(conn: &mut DbConn, item: ItemId) -> Result<Vec<Award>, Error> {
    Ok(item_award::table
        .filter(item_award::item_id.eq(item).and(item_award::ended.eq(false)))
        .order(item_award::id)
        .load(conn)?)
}

/// Adds a request with its invitations.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &QuoteRequest, invited: &[Quote]) -> Result<(), Error> {
    diesel::insert_into(quote_request::table).values(row).execute(conn)?;
    for one in invited {
        diesel::insert_into(quote::table).values(one).execute(conn)?;
    }
    Ok(())
}

/// Writes a request over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn update(conn: &mut DbConn, row: &QuoteRequest) -> Result<(), Error> {
    let before = quote_request::table.find(row.id).filter(quote_request::version.eq(row.version - 1));
    once(diesel::update(before).set(row).execute(conn)?)
}

/// Writes a quote over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn update_quote(conn: &mut DbConn, row: &Quote) -> Result<(), Error> {
    let before = quote::table.find(row.id).filter(quote::version.eq(row.version - 1));
    once(diesel::update(before).set(row).execute(conn)?)
}

/// A page of requests, newest first, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, owner: Owner, ask: &PageAsk) -> Result<Vec<QuoteRequest>, Error> {
    let mut query = quote_request::table.order(quote_request::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    query = match owner {
        Owner::Agency(id) => query.filter(quote_request::agency_id.eq(id)),
        Owner::Vendor(id) => {
            let mine: Vec<QuoteRequestId> =
                quote::table.filter(quote::vendor_id.eq(id)).select(quote::request_id).load(conn)?;
            query.filter(quote_request::id.eq_any(mine))
        }
        Owner::All => query,
    };
    if let Some(after) = &ask.after {
        let after: QuoteRequestId = after.parse().map_err(|_| Error::invalid("page.bad_cursor").at("cursor"))?;
        query = query.filter(quote_request::id.lt(after));
    }
    Ok(query.load(conn)?)
}

fn once(changed: usize) -> Result<(), Error> {
    if changed == 1 { Ok(()) } else { Err(Error::of(Kind::Stale, "changed_since")) }
}
