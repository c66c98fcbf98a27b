//! Listings as the replay of the record compares them.

use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::catalog::model::{KIND, recorded};
use crate::catalog::store;
use crate::db::conn::DbConn;

/// Listings for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let all = store::all(conn)?;
    Ok(all.iter().map(|(listing, version)| (listing.id.0, listing.version, recorded(listing, version))).collect())
}
