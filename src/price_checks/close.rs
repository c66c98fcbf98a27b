//! The office closes a price check with a decision and its reason; the agencies' orders are free again.

use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::decide;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::{Error, Kind};
use crate::base::id::PriceCheckId;
use crate::db::conn::DbConn;
use crate::price_checks::lawful::ruling;
use crate::price_checks::model::{CheckState, Decision, KIND, PriceCheck};
use crate::price_checks::read::facts;
use crate::price_checks::{store, tell};
use crate::tasks::finish::{settle, words};

/// Closes a case.
///
/// # Errors
/// The actor may not; it changed since or is closed; the reason is missing.
pub fn close(
    conn: &mut DbConn,
    call: &Call,
    id: PriceCheckId,
    version: i64,
    decision: Decision,
    why: &str,
) -> Result<PriceCheck, Error> {
    let mut case = store::find(conn, id)?;
    let facts = facts(conn, call, &case)?;
    decide(&call.actor, Action::ClosePriceCheck, &facts)?;
    if case.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if case.state != CheckState::Open {
        return Err(Error::conflict("price_check.closed"));
    }
    let reports = store::reports(conn, id)?;
    let rulings: Vec<Ruling> = ruling(call, &case, &reports, Some(call.now.local_date())).into_iter().collect();
    let reason = words(why, "reason")?;
    case.state = CheckState::Closed;
    case.decision = Some(decision);
    case.decision_reason = Some(reason.clone());
    case.decided_by = call.actor.person().map(|person| person.user);
    case.decided_at = Some(call.now);
    case.rulings = canonical(&rulings)?;
    case.version += 1;
    if !store::update(conn, &case)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("price_check.close", Subject::new(KIND, id.0));
    act.rulings = rulings;
    act.reason = Some(reason.clone());
    record(conn, call, act.change(Change::new("price_check.closed", KIND, id.0, case.version, case.recorded())))?;
    settle(conn, call, &case.mark(), &reason)?;
    tell::closed(conn, call, &case, &reports)?;
    Ok(case)
}
