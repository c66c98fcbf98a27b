//! Somebody who signs is away for some days, and another person in the same role signs meanwhile.

use chrono::NaiveDate;

use crate::accounts::action::Action;
use crate::accounts::store as accounts;
use crate::approvals::keep::own;
use crate::approvals::model::{ABSENCE, Absence};
use crate::approvals::store;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::{AbsenceId, UserId};
use crate::db::conn::DbConn;

/// The longest absence, in days.
const LONGEST: i64 = 366;

/// Notes the actor's own absence.
///
/// # Errors
/// The actor signs nothing, the delegate is not in the same role of the same agency, or the days are not in order.
pub fn leave(
    conn: &mut DbConn,
    call: &Call,
    delegate: UserId,
    (from_on, to_on): (NaiveDate, NaiveDate),
) -> Result<Absence, Error> {
    let agency = own(call, Action::KeepAbsence)?;
    let person = call.actor.person().ok_or_else(|| Error::unauthenticated("unauthenticated"))?;
    let fits = accounts::in_role(conn, agency, person.role)?.iter().any(|other| other.id == delegate);
    if !fits || delegate == person.user {
        return Err(Error::invalid("approval.delegate_unknown").at("delegate"));
    }
    if to_on < from_on || to_on < call.now.local_date() || (to_on - from_on).num_days() >= LONGEST {
        return Err(Error::invalid("approval.absence_days").with("most", LONGEST).at("to"));
    }
    let row = Absence {
        id: call.id(),
        agency_id: agency,
        user_id: person.user,
        delegate_id: delegate,
        from_on,
        to_on,
        ended: false,
        version: 1,
    };
    store::add_absence(conn, &row)?;
    note(conn, call, "absence.begin", "absence.begun", &row)?;
    Ok(row)
}

/// Ends the actor's own absence before its last day.
///
/// # Errors
/// There is no such absence of the actor's own, or it changed since.
pub fn back(conn: &mut DbConn, call: &Call, id: AbsenceId, seen: i64) -> Result<Absence, Error> {
    own(call, Action::KeepAbsence)?;
    let mut row = store::absence(conn, id)?;
    if call.actor.person().is_none_or(|person| person.user != row.user_id) {
        return Err(Error::not_found());
    }
    if row.version != seen || row.ended {
        return Err(Error::of(Kind::Stale, "approval.stale"));
    }
    row.ended = true;
    row.version += 1;
    store::update_absence(conn, &row)?;
    note(conn, call, "absence.end", "absence.ended", &row)?;
    Ok(row)
}

fn note(conn: &mut DbConn, call: &Call, act: &str, event: &str, row: &Absence) -> Result<(), Error> {
    let change = Change::new(event, ABSENCE, row.id.0, row.version, row.recorded());
    record(conn, call, Act::new(act, Subject::new(ABSENCE, row.id.0)).change(change)).map(drop)
}
