//! Bids and envelopes as the replay of the record compares them.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::bids::model::{Bid, ENVELOPE, Envelope, KIND};
use crate::bids::store;
use crate::db::conn::DbConn;
use crate::db::schema::{bid, envelope};

/// Bids and their envelopes for the replay.
pub const REPLAY: [Kind; 2] = [Kind { name: KIND, rows: bids }, Kind { name: ENVELOPE, rows: envelopes }];

fn bids(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let bids: Vec<Bid> = bid::table.load(conn)?;
    Ok(bids.into_iter().map(|bid| (bid.id.0, bid.version, bid.recorded())).collect())
}

fn envelopes(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let envelopes: Vec<Envelope> = envelope::table.load(conn)?;
    let mut rows = Vec::with_capacity(envelopes.len());
    for envelope in envelopes {
        let files = store::files(conn, envelope.id)?;
        rows.push((envelope.id.0, 1, envelope.recorded(&files)));
    }
    Ok(rows)
}
