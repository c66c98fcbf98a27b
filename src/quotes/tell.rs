//! Tells vendors by mail that quotes are asked for, and what came of their own.

use std::collections::BTreeMap;

use crate::accounts::tell::tell;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::contracts::model::Item;
use crate::db::conn::DbConn;
use crate::parties::store as parties;
use crate::quotes::model::{Quote, QuoteRequest, QuoteState};
use crate::quotes::store;

/// A vendor: better terms are asked for.
///
/// # Errors
/// The database failed.
pub fn invited(conn: &mut DbConn, call: &Call, row: &QuoteRequest, item: &Item, quote: &Quote) -> Result<(), Error> {
    let agency = parties::find(conn, row.agency_id)?.name;
    let args = BTreeMap::from([
        ("agency".to_owned(), agency),
        ("item".to_owned(), item.name.clone()),
        ("quantity".to_owned(), row.quantity.to_string()),
        ("unit".to_owned(), item.unit.clone()),
        ("until".to_owned(), row.closes_at.roc()),
        ("path".to_owned(), format!("/quotes/{}", row.id)),
    ]);
    tell(conn, call, (quote.vendor_id, Role::Vendor), "mail-quote-invited", &args)
}

/// Every vendor that offered something: whether it was chosen; on a withdrawal, every invited one.
///
/// # Errors
/// The database failed.
pub fn closed(conn: &mut DbConn, call: &Call, row: &QuoteRequest) -> Result<(), Error> {
    let args = BTreeMap::from([
        ("path".to_owned(), format!("/quotes/{}", row.id)),
        ("reason".to_owned(), row.closing_note.clone().unwrap_or_default()),
    ]);
    for quote in store::quotes(conn, row.id)? {
        let key = match row.chosen_id {
            None => "mail-quote-withdrawn",
            Some(chosen) if chosen == quote.id => "mail-quote-chosen",
            Some(_) if quote.state == QuoteState::Offered => "mail-quote-not-chosen",
            Some(_) => continue,
        };
        tell(conn, call, (quote.vendor_id, Role::Vendor), key, &args)?;
    }
    Ok(())
}
