//! Price checks and reports as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::{market_report, price_check};
use crate::price_checks::model::{KIND, MarketReport, PriceCheck, REPORT};

/// Cases and reports for the replay.
pub const REPLAY: [Kind; 2] = [Kind { name: KIND, rows: cases }, Kind { name: REPORT, rows: reports }];

fn cases(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<PriceCheck> = price_check::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn reports(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<MarketReport> = market_report::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
