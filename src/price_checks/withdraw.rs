//! Withdraws an agency's report: its orders are no longer stopped, the case stays for the office.

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{OrganisationId, PriceCheckId};
use crate::db::conn::DbConn;
use crate::price_checks::model::{CheckState, KIND, MarketReport, REPORT, ReportState};
use crate::price_checks::store;
use crate::tasks::finish::words;

/// Withdraws the report of the actor's agency.
///
/// # Errors
/// There is none that the actor may know of; it changed since; it does not stand or the case is closed; no reason.
pub fn withdraw(
    conn: &mut DbConn,
    call: &Call,
    case: PriceCheckId,
    version: i64,
    why: &str,
) -> Result<MarketReport, Error> {
    let case = store::find(conn, case)?;
    let own: Option<OrganisationId> = call.actor.person().map(|person| person.organisation);
    let mine = store::reports(conn, case.id)?.into_iter().rfind(|report| Some(report.agency_id) == own);
    let facts = Facts {
        agency: mine.as_ref().map(|report| report.agency_id),
        informed_vendor: Some(case.vendor_id),
        ..Facts::default()
    };
    decide(&call.actor, Action::WithdrawReport, &facts)?;
    let mut row = mine.ok_or_else(Error::not_found)?;
    if row.version != version {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    if row.state != ReportState::Standing || case.state != CheckState::Open {
        return Err(Error::conflict("price_check.not_standing"));
    }
    row.state = ReportState::Withdrawn;
    row.closing_note = Some(words(why, "reason")?);
    row.version += 1;
    if !store::update_report(conn, &row)? {
        return Err(Error::of(Kind::Stale, "changed_since"));
    }
    let mut act = Act::new("price_check.withdraw", Subject::new(KIND, case.id.0));
    act.reason = row.closing_note.clone();
    record(
        conn,
        call,
        act.change(Change::new("market_report.withdrawn", REPORT, row.id.0, row.version, row.recorded())),
    )?;
    Ok(row)
}
