//! The chosen quote as the price of an order: one order that stands for each request.

use diesel::prelude::*;

use crate::audit::entry::Change;
use crate::base::error::Error;
use crate::base::id::{ListingId, OrderId, OrganisationId, QuoteRequestId};
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::db::schema::{quote, quote_request};
use crate::quotes::model::{KIND, QuoteRequest, RequestState};
use crate::quotes::store;

/// A chosen quote.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// The request; its ground, its quantity, and why the quote was chosen.
    pub request: QuoteRequest,
    /// The listing that the vendor offered.
    pub listing: ListingId,
    /// The price of a unit.
    pub unit_price: Money,
}

/// An agency's chosen quotes that no order has taken, for some listings: the request with the price of a unit.
///
/// # Errors
/// The database failed.
pub fn open(
    conn: &mut DbConn,
    agency: OrganisationId,
    listings: &[ListingId],
) -> Result<Vec<(QuoteRequest, Money)>, Error> {
    let chosen = quote_request::table
        .inner_join(quote::table.on(quote_request::chosen_id.eq(quote::id.nullable())))
        .filter(quote_request::agency_id.eq(agency).and(quote_request::state.eq(RequestState::Chosen)))
        .filter(quote_request::order_id.is_null().and(quote::listing_id.eq_any(listings)))
        .order(quote_request::id.desc())
        .select((quote_request::all_columns, quote::unit_price));
    let rows: Vec<(QuoteRequest, Option<Money>)> = chosen.load(conn)?;
    Ok(rows.into_iter().filter_map(|(request, price)| Some((request, price?))).collect())
}

/// What an agency's request came to.
///
/// # Errors
/// The agency has no such request, nothing is chosen, or an order at its price stands already.
pub fn agreed(conn: &mut DbConn, agency: OrganisationId, id: QuoteRequestId) -> Result<Agreed, Error> {
    let request = store::find(conn, id)?;
    if request.agency_id != agency {
        return Err(Error::not_found());
    }
    let chosen = store::quotes(conn, id)?.into_iter().find(|quote| request.chosen_id == Some(quote.id));
    let offered = chosen.and_then(|quote| Some((quote.listing_id?, quote.unit_price?)));
    let Some((listing, unit_price)) = offered.filter(|_| request.state == RequestState::Chosen) else {
        return Err(Error::conflict("quote.not_chosen"));
    };
    if request.order_id.is_some() {
        return Err(Error::conflict("quote.ordered_already"));
    }
    Ok(Agreed { request, listing, unit_price })
}

/// Notes which order took the price.
///
/// # Errors
/// Another took it meanwhile, or the database failed.
pub fn ordered(conn: &mut DbConn, agreed: &Agreed, order: OrderId) -> Result<Change, Error> {
    note(conn, QuoteRequest { order_id: Some(order), ..agreed.request.clone() }, "quote_request.ordered")
}

/// Gives the price back that an order took which came to nothing; nothing when it took none.
///
/// # Errors
/// The database failed.
pub fn release(conn: &mut DbConn, order: OrderId) -> Result<Option<Change>, Error> {
    let taken =
        quote_request::table.filter(quote_request::order_id.eq(order)).first::<QuoteRequest>(conn).optional()?;
    taken.map(|row| note(conn, QuoteRequest { order_id: None, ..row }, "quote_request.released")).transpose()
}

fn note(conn: &mut DbConn, mut row: QuoteRequest, name: &str) -> Result<Change, Error> {
    row.version += 1;
    store::update(conn, &row)?;
    Ok(Change::new(name, KIND, row.id.0, row.version, row.recorded()))
}
