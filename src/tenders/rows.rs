//! Tenders as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::tender;
use crate::tenders::model::{KIND, Tender};
use crate::tenders::store;

/// Tenders for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let tenders: Vec<Tender> = tender::table.load(conn)?;
    let mut rows = Vec::with_capacity(tenders.len());
    for tender in tenders {
        let openings = store::openings(conn, tender.id)?;
        rows.push((tender.id.0, tender.version, tender.recorded(&openings)));
    }
    Ok(rows)
}
