//! What stands in the way of an agency's orders: the market prices that it reported itself.

use chrono::NaiveDate;

use crate::base::error::Error;
use crate::base::id::{ItemId, OrganisationId};
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::price_checks::store;

/// A market price that an agency reported for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The item.
    pub item: ItemId,
    /// The lowest price per unit that the agency reported.
    pub price: Money,
    /// The Taipei day on which it was reported.
    pub reported_on: NaiveDate,
}

/// The prices that an agency reported for some items, one per item, as far as their cases are open.
///
/// # Errors
/// The database failed.
pub fn found(conn: &mut DbConn, agency: OrganisationId, items: &[ItemId]) -> Result<Vec<Found>, Error> {
    let mut lowest: Vec<Found> = Vec::new();
    for report in store::standing(conn, agency, items)? {
        let own = Found { item: report.item_id, price: report.price, reported_on: report.reported_at.local_date() };
        match lowest.iter_mut().find(|known| known.item == own.item) {
            Some(known) if own.price < known.price => *known = own,
            Some(_) => {}
            None => lowest.push(own),
        }
    }
    Ok(lowest)
}
