//! A person says which order of the market an order of the site is, or that it is none.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{OrderId, SiteOrderId};
use crate::db::conn::DbConn;
use crate::exchange::alarm;
use crate::exchange::attach::attach;
use crate::exchange::matching::Group;
use crate::exchange::model::{KIND, SiteOrder, SiteState};
use crate::exchange::store;
use crate::orders::model::Order;
use crate::orders::state::OrderState;
use crate::tasks::finish::{settle, words};
use crate::tasks::model::TaskKind;

/// The orders of the market that a line's order may be: those that fit, then all others of its agency that wait.
///
/// # Errors
/// The actor may not, or the database failed.
pub fn candidates(conn: &mut DbConn, call: &Call, id: SiteOrderId) -> Result<Vec<Order>, Error> {
    decide(&call.actor, Action::ReadSiteOrders, &Facts::default())?;
    let line = store::find(conn, id)?;
    let group = Group::of(&store::of_number(conn, &line.pcc_number, &line.case_no)?);
    let Some(agency) = group.agency else { return Ok(Vec::new()) };
    let mut ready = store::ready(conn, Some(agency))?;
    ready.extend(store::by_pcc_number(conn, &line.pcc_number)?);
    ready.retain(|order| Some(order.framework_id) == group.framework);
    ready.sort_by_key(|order| (!group.fits(order), order.id));
    ready.dedup_by_key(|order| order.id);
    Ok(ready)
}

/// Makes an order of the site one of the market's, or leaves it as placed outside; gives its lines.
///
/// # Errors
/// The actor may not; it changed since; it does not wait for a person; the order is of another framework, does not wait
/// to be placed, or has another number; the reason is missing.
pub fn pick(
    conn: &mut DbConn,
    call: &Call,
    id: SiteOrderId,
    seen: i64,
    order: Option<OrderId>,
    reason: &str,
) -> Result<Vec<SiteOrder>, Error> {
    decide(&call.actor, Action::KeepSiteOrders, &Facts::default())?;
    let line = store::find(conn, id)?;
    if line.version != seen {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let reason = words(reason, "reason")?;
    if !line.counts() {
        return Err(Error::conflict("exchange.settled").with("number", &line.pcc_number));
    }
    let mut lines = store::of_number(conn, &line.pcc_number, &line.case_no)?;
    lines.retain(SiteOrder::counts);
    let mut act = Act::new("site_order.settle", Subject::new(KIND, id.0));
    act.changes = match order {
        Some(order) => ours(conn, call, order, &mut lines)?,
        None => outside(conn, &mut lines)?,
    };
    act.reason = Some(reason.clone());
    record(conn, call, act)?;
    let mark = alarm::mark(TaskKind::SiteOrderWaits, &line.pcc_number, &line.case_no);
    settle(conn, call, &mark, &reason)?;
    Ok(lines)
}

fn ours(conn: &mut DbConn, call: &Call, id: OrderId, lines: &mut [SiteOrder]) -> Result<Vec<Change>, Error> {
    let order = store::order(conn, id)?;
    let numbers: Vec<&str> = lines.iter().map(|line| line.pcc_number.as_str()).collect();
    let same_framework = lines.iter().all(|line| line.framework_id == Some(order.framework_id));
    let fits = match order.pcc_number.as_deref() {
        Some(number) => numbers.iter().all(|one| *one == number),
        None => OrderState::TO_ISSUE.contains(&order.state),
    };
    if !same_framework || !fits || !OrderState::STANDING.contains(&order.state) {
        return Err(Error::conflict("exchange.cannot_be").with("number", &order.number).at("order"));
    }
    attach(conn, call, &order, lines, false)
}

fn outside(conn: &mut DbConn, lines: &mut [SiteOrder]) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for line in lines.iter_mut().filter(|line| line.state == SiteState::Waiting) {
        line.state = SiteState::Outside;
        line.version += 1;
        if !store::update(conn, line)? {
            return Err(Error::of(Kind::Stale, "changed_since"));
        }
        changes.push(Change::new("site_order.outside", KIND, line.id.0, line.version, line.recorded()));
    }
    Ok(changes)
}
