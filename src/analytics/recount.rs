//! Counts some orders of one source again: reads what they come to now and hands it to `count`.

use crate::analytics::count::recount;
use crate::analytics::derive;
use crate::base::error::Error;
use crate::base::id::{AnyId, OrderId, PastOrderId, SiteOrderId};
use crate::db::conn::DbConn;

/// Counts orders of the market again.
///
/// # Errors
/// The database failed.
pub fn market(conn: &mut DbConn, ids: &[AnyId], seq: i64) -> Result<usize, Error> {
    let own: Vec<OrderId> = ids.iter().map(|id| OrderId(id.0)).collect();
    let derived = derive::market(conn, &own)?;
    recount(conn, ids, derived, seq)
}

/// Counts lines of the site's list again.
///
/// # Errors
/// The database failed.
pub fn site(conn: &mut DbConn, ids: &[AnyId], seq: i64) -> Result<usize, Error> {
    let own: Vec<SiteOrderId> = ids.iter().map(|id| SiteOrderId(id.0)).collect();
    let derived = derive::site(conn, &own)?;
    recount(conn, ids, derived, seq)
}

/// Counts past orders again.
///
/// # Errors
/// The database failed.
pub fn past(conn: &mut DbConn, ids: &[AnyId], seq: i64) -> Result<usize, Error> {
    let own: Vec<PastOrderId> = ids.iter().map(|id| PastOrderId(id.0)).collect();
    let derived = derive::past(conn, &own)?;
    recount(conn, ids, derived, seq)
}
