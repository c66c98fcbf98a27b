//! Orders as the replay of the record compares them.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::replay::Kind;
use crate::base::error::Error;
use crate::base::id::OrderId;
use crate::db::conn::DbConn;
use crate::db::schema::{order_line, orders};
use crate::orders::model::{KIND, Order, OrderLine};

/// Orders for the replay.
pub const REPLAY: Kind = Kind { name: KIND, rows };

fn rows(conn: &mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error> {
    let all: Vec<OrderLine> = order_line::table.order((order_line::order_id, order_line::line_no)).load(conn)?;
    let mut lines: HashMap<OrderId, Vec<OrderLine>> = HashMap::new();
    for line in all {
        lines.entry(line.order_id).or_default().push(line);
    }
    let orders: Vec<Order> = orders::table.load(conn)?;
    Ok(orders
        .into_iter()
        .map(|order| {
            let recorded = order.recorded(lines.get(&order.id).map_or(&[], Vec::as_slice));
            (order.id.0, order.version, recorded)
        })
        .collect())
}
