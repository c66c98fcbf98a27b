//! Holds and restricted brands as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::hold;
use crate::holds::brand;
use crate::holds::model::{KIND, ListingHold};

/// Holds and restricted brands for the replay.
pub const REPLAY: [Kind; 2] = [Kind { name: KIND, rows: holds }, Kind { name: brand::KIND, rows: brands }];

fn holds(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<ListingHold> = hold::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn brands(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    Ok(brand::all(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
