//! Ends orders that were not approved or not placed in time: after the ordering period of their framework, or after the
//! days that their agency sets. What they held is given back, and their people are told.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::app::App;
use crate::approvals::store as approvals;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{FrameworkId, OrderId, OrganisationId};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::jobs::queue::enqueue;
use crate::jobs::runner::Reporter;
use crate::orders::advance::{Added, take};
use crate::orders::model::Order;
use crate::orders::state::{OrderEvent, OrderState};
use crate::orders::{store, tell};

/// The name of the daily round.
pub const EXPIRE: &str = "expire_orders";

/// What the round is told: nothing, it looks at all there is.
#[derive(Debug, Serialize, Deserialize)]
pub struct Round {}

/// Puts a round into the queue.
///
/// # Errors
/// The database failed.
pub fn schedule(conn: &mut DbConn, call: &Call) -> Result<(), Error> {
    enqueue(conn, call, EXPIRE, &Round {}).map(drop)
}

/// Runs the round: each order that is over ends in a transaction of its own.
///
/// # Errors
/// The database failed, or the claim was lost.
pub fn round(app: &App, _: Value, reporter: &Reporter<'_>) -> Result<(), Error> {
    let today = app.clock.now().local_date();
    for id in app.door.read_now(move |conn| over(conn, today))? {
        reporter.check()?;
        let call = app.system_call("expire")?;
        match app.door.write_now(move |conn| expire(conn, &call, id)) {
            // Somebody acted on it meanwhile.
            Err(error) if matches!(error.kind, Kind::Stale | Kind::Conflict) => {}
            other => drop(other?),
        }
    }
    Ok(())
}

/// Ends one order, if its time is over.
///
/// # Errors
/// It moved on meanwhile, or the database failed.
pub fn expire(conn: &mut DbConn, call: &Call, id: OrderId) -> Result<Order, Error> {
    let found = store::find(conn, id)?;
    let last = last_day(conn, &found.0)?;
    if call.now.local_date() <= last {
        return Err(Error::conflict("order.not_over"));
    }
    let order = take(conn, call, found, OrderEvent::Expire, |_, _| Ok(Added::default()))?;
    tell::requester(conn, call, &order)?;
    Ok(order)
}

/// The last day on which an open order may be approved and placed.
///
/// # Errors
/// The database failed.
pub fn last_day(conn: &mut DbConn, order: &Order) -> Result<NaiveDate, Error> {
    let ends_on = contracts::framework(conn, order.framework_id)?.ends_on;
    let days = approvals::setting(conn, order.agency_id)?.and_then(|setting| setting.expire_days);
    Ok(earlier(order, ends_on, days))
}

fn over(conn: &mut DbConn, today: NaiveDate) -> Result<Vec<OrderId>, Error> {
    let ends: HashMap<FrameworkId, NaiveDate> =
        contracts::frameworks(conn)?.into_iter().map(|row| (row.id, row.ends_on)).collect();
    let days: HashMap<OrganisationId, i64> =
        approvals::settings(conn)?.into_iter().filter_map(|row| Some((row.agency_id, row.expire_days?))).collect();
    let open = store::in_states(conn, &[OrderState::Placed, OrderState::Approved, OrderState::Ready])?;
    let is_over = |order: &Order| {
        let ends_on = ends.get(&order.framework_id).copied().unwrap_or(NaiveDate::MAX);
        earlier(order, ends_on, days.get(&order.agency_id).copied()) < today
    };
    Ok(open.into_iter().filter(is_over).map(|order| order.id).collect())
}

fn earlier(order: &Order, ends_on: NaiveDate, days: Option<i64>) -> NaiveDate {
    let days = days.and_then(|days| u64::try_from(days).ok());
    let set = days.and_then(|days| order.placed_at.local_date().checked_add_days(Days::new(days)));
    set.map_or(ends_on, |set| set.min(ends_on))
}
