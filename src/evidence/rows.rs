//! Evidence as the replay of the record compares it.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::evidence;
use crate::evidence::model::{Evidence, KIND};

/// Evidence for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<Evidence> = evidence::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
