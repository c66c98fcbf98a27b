//! Queries on settings, absences and steps.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::approvals::model::{Absence, Approval, Setting};
use crate::base::error::{Error, Kind};
use crate::base::id::{AbsenceId, OrderId, OrganisationId, UserId};
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::{absence, approval, approval_setting};

/// An agency's setting.
///
/// # Errors
/// The database failed.
pub fn setting(conn: &mut DbConn, agency: OrganisationId) -> Result<Option<Setting>, Error> {
    Ok(approval_setting::table.find(agency).first(conn).optional()?)
}

/// Every setting with a time limit or none, for the round that ends orders.
///
/// # Errors
/// The database failed.
pub fn settings(conn: &mut DbConn) -> Result<Vec<Setting>, Error> {
    Ok(approval_setting::table.load(conn)?)
}

/// Writes a setting, the first or over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn keep(conn: &mut DbConn, row: &Setting) -> Result<(), Error> {
    let stale = || Error::of(Kind::Stale, "approval.stale");
    if row.version == 1 {
        return match diesel::insert_into(approval_setting::table).values(row).execute(conn) {
            Err(diesel::result::Error::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _)) => {
                Err(stale())
            }
            other => Ok(other.map(drop)?),
        };
    }
    let before = approval_setting::table.find(row.agency_id).filter(approval_setting::version.eq(row.version - 1));
    if diesel::update(before).set(row).execute(conn)? == 1 { Ok(()) } else { Err(stale()) }
}

/// An absence.
///
/// # Errors
/// There is none, or the database failed.
pub fn absence(conn: &mut DbConn, id: AbsenceId) -> Result<Absence, Error> {
    Ok(absence::table.find(id).first(conn)?)
}

/// The absences of an agency that are not over, by day.
///
/// # Errors
/// The database failed.
pub fn absences(conn: &mut DbConn, agency: OrganisationId, on: NaiveDate) -> Result<Vec<Absence>, Error> {
    let open = absence::table.filter(absence::agency_id.eq(agency)).filter(absence::ended.eq(false));
    Ok(open.filter(absence::to_on.ge(on)).order((absence::from_on, absence::id)).load(conn)?)
}

/// Whom somebody stands in for on a day.
///
/// # Errors
/// The database failed.
pub fn stands_in(conn: &mut DbConn, delegate: UserId, on: NaiveDate) -> Result<Vec<UserId>, Error> {
    let now = absence::table.filter(absence::delegate_id.eq(delegate)).filter(absence::ended.eq(false));
    let now = now.filter(absence::from_on.le(on)).filter(absence::to_on.ge(on));
    Ok(now.select(absence::user_id).load(conn)?)
}

/// Adds an absence.
///
/// # Errors
/// The database failed.
pub fn add_absence(conn: &mut DbConn, row: &Absence) -> Result<(), Error> {
    diesel::insert_into(absence::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes an absence over the version before.
///
/// # Errors
/// It changed since it was read, or the database failed.
pub fn update_absence(conn: &mut DbConn, row: &Absence) -> Result<(), Error> {
    let before = absence::table.find(row.id).filter(absence::version.eq(row.version - 1));
    match diesel::update(before).set(row).execute(conn)? {
        1 => Ok(()),
        _ => Err(Error::of(Kind::Stale, "approval.stale")),
    }
}

/// The steps of an order, in their order.
///
/// # Errors
/// The database failed.
pub fn steps(conn: &mut DbConn, of: OrderId) -> Result<Vec<Approval>, Error> {
    Ok(approval::table.filter(approval::order_id.eq(of)).order(approval::step_no).load(conn)?)
}

/// Adds the steps of an order.
///
/// # Errors
/// The database failed.
pub fn add_steps(conn: &mut DbConn, rows: &[Approval]) -> Result<(), Error> {
    if !rows.is_empty() {
        both!(conn, c => diesel::insert_into(approval::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Writes a signed step over the version before.
///
/// # Errors
/// Somebody else signed it meanwhile, or the database failed.
pub fn sign(conn: &mut DbConn, row: &Approval) -> Result<(), Error> {
    let before = approval::table.find(row.id).filter(approval::version.eq(row.version - 1));
    match diesel::update(before).set(row).execute(conn)? {
        1 => Ok(()),
        _ => Err(Error::of(Kind::Stale, "approval.stale")),
    }
}
