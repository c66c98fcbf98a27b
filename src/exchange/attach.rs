//! Makes lines of the site one of the market's orders: it is issued with the site's number where it still waits, and what
//! the lines counted by themselves is taken back.

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{FrameworkId, OrganisationId};
use crate::contracts::ceiling;
use crate::db::conn::DbConn;
use crate::exchange::alarm;
use crate::exchange::matching::{Group, instant};
use crate::exchange::model::{KIND, SiteOrder, SiteState};
use crate::exchange::store;
use crate::orders::issue::{self, PccOrder};
use crate::orders::model::Order;
use crate::orders::state::OrderState;
use crate::tasks::finish::finish_by_itself;
use crate::tasks::model::TaskKind;

/// What the job is told: a number that was recorded by hand.
#[derive(Debug, Serialize, Deserialize)]
pub struct Recorded {
    /// The number on the site.
    pub pcc_number: String,
}

/// Whether framework, agency and vendor of an order of the site are those of the market's.
pub fn agrees(group: &Group, order: &Order) -> bool {
    let mine: (Option<FrameworkId>, Option<OrganisationId>, Option<OrganisationId>) =
        (Some(order.framework_id), Some(order.agency_id), Some(order.vendor_id));
    (group.framework, group.agency, group.vendor) == mine
}

/// Issues the order if it waits, and marks the lines as it. Lines that are not written yet stay at their first version.
///
/// # Errors
/// The order's state has no such step, the number is another order's, or the database failed.
pub fn attach(
    conn: &mut DbConn,
    call: &Call,
    order: &Order,
    lines: &mut [SiteOrder],
    fresh: bool,
) -> Result<Vec<Change>, Error> {
    let group = Group::of(lines);
    if let (true, Some(line), Some(day)) =
        (OrderState::TO_ISSUE.contains(&order.state), lines.first(), group.ordered_on)
    {
        let at = instant(day, order.placed_at, call.now);
        issue::from_site(conn, call, order.id, &PccOrder { number: line.pcc_number.clone(), at })?;
    }
    let mut changes = Vec::new();
    for line in lines {
        line.state = SiteState::Matched;
        line.order_id = Some(order.id);
        if fresh {
            continue;
        }
        changes.extend(ceiling::uncount_outside(conn, call, line.id)?);
        line.version += 1;
        if !store::update(conn, line)? {
            return Err(Error::of(Kind::Stale, "changed_since"));
        }
        changes.push(Change::new("site_order.matched", KIND, line.id.0, line.version, line.recorded()));
    }
    Ok(changes)
}

/// The job after a number was recorded by hand: lines of that number that stand as placed outside are the order's.
///
/// # Errors
/// The database failed.
pub fn recorded(app: &App, payload: serde_json::Value) -> Result<(), Error> {
    let task: Recorded = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    let call = app.system_call(issue::RECORDED)?;
    app.door.write_now(move |conn| {
        let Some(order) = store::by_pcc_number(conn, &task.pcc_number)? else { return Ok(()) };
        let case_no = crate::contracts::store::framework(conn, order.framework_id)?.case_no;
        let mut lines = store::of_number(conn, &task.pcc_number, &case_no)?;
        lines.retain(SiteOrder::counts);
        let Some(first) = lines.first().map(|line| line.id) else { return Ok(()) };
        if !agrees(&Group::of(&lines), &order) {
            return Ok(());
        }
        let mut act = Act::new("site_order.match", Subject::new(KIND, first.0));
        act.changes = attach(conn, &call, &order, &mut lines, false)?;
        record(conn, &call, act)?;
        let mark = alarm::mark(TaskKind::SiteOrderWaits, &task.pcc_number, &case_no);
        finish_by_itself(conn, &call, &mark, &order.number)
    })
}
