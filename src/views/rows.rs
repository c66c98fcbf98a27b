//! Saved views as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::saved_view;
use crate::views::model::{KIND, SavedView};

/// Saved views for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let all: Vec<SavedView> = saved_view::table.load(conn)?;
    Ok(all.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
