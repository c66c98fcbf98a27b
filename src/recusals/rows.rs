//! Statements of interest as the replay compares them.

use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::recusals::model::KIND;
use crate::recusals::store;

/// Statements for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(store::all(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
