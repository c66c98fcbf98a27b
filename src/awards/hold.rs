//! Holds what follows an award, such as for a filed objection (異議, 政府採購法 75, 84), and lets it go on.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::awards::model::{AwardCase, KIND};
use crate::awards::step::words;
use crate::awards::store;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tenders::store as tenders;

/// Holds the award, or with `hold` false lets it go on; both with a reason.
///
/// # Errors
/// The actor may not; there is no such award, or it was changed since; it is held already, or not held; its framework is
/// open; the reason is missing.
pub fn hold(
    conn: &mut DbConn,
    call: &Call,
    (case_no, seen): (&str, i64),
    hold: bool,
    reason: &str,
) -> Result<AwardCase, Error> {
    decide(&call.actor, Action::KeepAward, &Facts::tender())?;
    let tender = tenders::by_case_no(conn, case_no)?;
    let mut row = store::of_tender(conn, tender.id)?.ok_or_else(Error::not_found)?;
    if row.version != seen {
        return Err(store::stale());
    }
    words(reason, "reason")?;
    if row.held.is_some() == hold {
        return Err(Error::conflict(if hold { "award.is_held" } else { "award.not_held" }));
    }
    if row.framework_id.is_some() {
        return Err(Error::conflict("award.framework_exists"));
    }
    row.held = hold.then(|| reason.trim().to_owned());
    row.version += 1;
    store::update(conn, &row)?;
    let (act, name) = if hold { ("award.hold", "award.held") } else { ("award.release", "award.released") };
    let mut act = Act::new(act, Subject::new(KIND, row.id.0));
    act.reason = Some(reason.trim().to_owned());
    record(conn, call, act.change(Change::new(name, KIND, row.id.0, row.version, row.recorded())))?;
    Ok(row)
}
