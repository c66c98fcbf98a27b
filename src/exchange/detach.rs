//! What happens to lines of the site when the market's order that they are comes to nothing: the site still has them, so
//! they stand as placed outside again and count.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::error::{Error, Kind};
use crate::base::id::OrderId;
use crate::exchange::count::count;
use crate::exchange::model::{KIND, SiteState};
use crate::exchange::store;
use crate::orders::decline;
use crate::orders::state::OrderState;

/// What the job is told: an order that its vendor refused.
#[derive(Debug, Serialize, Deserialize)]
pub struct Declined {
    /// The order.
    pub order: OrderId,
}

/// The job after a vendor refused an issued order.
///
/// # Errors
/// The database failed.
pub fn declined(app: &App, payload: serde_json::Value) -> Result<(), Error> {
    let task: Declined = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    let call = app.system_call(decline::DECLINED)?;
    app.door.write_now(move |conn| {
        let order = store::order(conn, task.order)?;
        let mut lines = store::of_order(conn, order.id)?;
        let Some(first) = lines.first().map(|line| line.id) else { return Ok(()) };
        if OrderState::STANDING.contains(&order.state) {
            return Ok(());
        }
        let mut act = Act::new("site_order.detach", Subject::new(KIND, first.0));
        for line in &mut lines {
            (line.state, line.order_id) = (SiteState::Outside, None);
            line.version += 1;
            if !store::update(conn, line)? {
                return Err(Error::of(Kind::Stale, "changed_since"));
            }
            act.changes.push(Change::new("site_order.outside", KIND, line.id.0, line.version, line.recorded()));
        }
        act.changes.extend(count(conn, &call, &lines)?);
        record(conn, &call, act).map(drop)
    })
}
