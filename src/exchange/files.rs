//! Takes a file of any layout that the market knows, the site's list among them, from a person of the office or at the
//! command line.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::actor::Actor;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::exchange::{site_list, site_row};
use crate::intake::catalog;
use crate::intake::keep::Source;
use crate::intake::outcome::Report;
use crate::intake::row::Table;
use crate::intake::run::OnFault;

/// The layout of the site's list.
pub const SITE_ORDERS: &str = "site_orders";

/// Imports a file and says which layout it had.
///
/// # Errors
/// The actor may not, the header is none of the known ones, or the database failed; what is wrong with rows is in the
/// report.
pub fn import(
    conn: &mut DbConn,
    call: &Call,
    source: &Source,
    on_fault: OnFault,
) -> Result<(&'static str, Report), Error> {
    // At the command line the operator acts for the office.
    if !matches!(call.actor, Actor::System(_)) {
        decide(&call.actor, Action::KeepFramework, &Facts::default())?;
    }
    if Table::read(&source.bytes)?.require(site_row::COLUMNS).is_ok() {
        return Ok((SITE_ORDERS, site_list::import(conn, call, source, on_fault)?));
    }
    catalog::import(conn, call, source, on_fault)
}
