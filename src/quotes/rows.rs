//! Requests and quotes as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::{quote, quote_request};
use crate::quotes::model::{KIND, QUOTE, Quote, QuoteRequest};

/// Requests and quotes for the replay.
pub const REPLAY: [Kind; 2] = [Kind { name: KIND, rows: requests }, Kind { name: QUOTE, rows: quotes }];

fn requests(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<QuoteRequest> = quote_request::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}

fn quotes(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let rows: Vec<Quote> = quote::table.load(conn)?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.version, row.recorded())).collect())
}
