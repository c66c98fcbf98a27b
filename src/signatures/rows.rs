//! Signed copies as the replay compares them.

use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::signatures::model::KIND;
use crate::signatures::store;

/// Signed copies for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(store::all(conn)?.into_iter().map(|row| (row.id.0, 1, row.recorded())).collect())
}
