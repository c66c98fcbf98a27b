//! Carts as the replay of the record compares them.

use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::carts::model::KIND;
use crate::carts::store;
use crate::db::conn::DbConn;

/// Carts for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(store::all(conn)?.into_iter().map(|cart| (cart.user.0, cart.version, cart.recorded())).collect())
}
