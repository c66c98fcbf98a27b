//! Lists as the replay of the record compares them, and their rows with the digest that was recorded.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::{Difference, Kind};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::reference_list;
use crate::lists::model::{KIND, List, digest};
use crate::lists::store;

/// Lists for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows: lists };

fn lists(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<List> = reference_list::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

/// Lists whose rows are not those that were imported.
///
/// # Errors
/// The database failed.
pub fn changed(conn: &mut DbConn) -> Result<Vec<Difference>, Error> {
    let mut found = Vec::new();
    for list in store::all(conn)? {
        if digest(store::rows(conn, list.id)?.iter()) != list.rows_digest {
            let what = "its rows are not those that were imported".to_owned();
            found.push(Difference { kind: KIND.to_owned(), id: list.id.0, what });
        }
    }
    Ok(found)
}
