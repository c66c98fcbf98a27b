//! Committees as the replay compares them.

use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::committees::model::{KIND, MEETING, PAPER, SEAT, SHEET};
use crate::committees::store;
use crate::db::conn::DbConn;

/// Committees, seats, papers, meetings and sheets for the replay.
pub const REPLAY: [Kind; 5] = [
    Kind { name: KIND, rows: committees },
    Kind { name: SEAT, rows: seats },
    Kind { name: PAPER, rows: papers },
    Kind { name: MEETING, rows: meetings },
    Kind { name: SHEET, rows: sheets },
];

type Rows = Result<Vec<(Uuid, i64, Value)>, Error>;

fn committees(conn: &mut DbConn) -> Rows {
    Ok(store::all_committees(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn seats(conn: &mut DbConn) -> Rows {
    Ok(store::all_seats(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn papers(conn: &mut DbConn) -> Rows {
    Ok(store::all_papers(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn meetings(conn: &mut DbConn) -> Rows {
    Ok(store::all_meetings(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn sheets(conn: &mut DbConn) -> Rows {
    Ok(store::all_sheets(conn)?.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
