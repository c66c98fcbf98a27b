//! Awards and their items as the replay compares them.

use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::awards::model::{ITEM, KIND};
use crate::awards::store;
use crate::base::error::Error;
use crate::db::conn::DbConn;

/// Awards and items for the replay.
pub const REPLAY: [Kind; 2] = [Kind { name: KIND, rows: cases }, Kind { name: ITEM, rows: items }];

fn cases(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(store::all(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn items(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(store::all_items(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
