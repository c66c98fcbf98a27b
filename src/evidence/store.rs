//! Queries on evidence.

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{EvidenceId, OrganisationId};
use crate::base::time::Time;
use crate::db::conn::{Both, Db, DbConn};
use crate::db::schema::{evidence, evidence_notice, watch_day};
use crate::evidence::model::{Evidence, EvidenceState, Step};

/// Evidence by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: EvidenceId) -> Result<Evidence, Error> {
    Ok(evidence::table.find(id).first(conn)?)
}

/// What counts, of one vendor or of all, by the last day.
///
/// # Errors
/// The database failed.
pub fn current(conn: &mut DbConn, of: Option<OrganisationId>) -> Result<Vec<Evidence>, Error> {
    let mut query = evidence::table
        .filter(evidence::state.eq(EvidenceState::Current))
        .order((evidence::valid_until, evidence::id))
        .into_boxed::<Db>();
    if let Some(vendor) = of {
        query = query.filter(evidence::vendor_id.eq(vendor));
    }
    Ok(query.load(conn)?)
}

/// What counts and ends on a day or before.
///
/// # Errors
/// The database failed.
pub fn ending_by(conn: &mut DbConn, day: NaiveDate) -> Result<Vec<Evidence>, Error> {
    let counts = evidence::state.eq(EvidenceState::Current).and(evidence::valid_until.le(day));
    Ok(evidence::table.filter(counts).order(evidence::id).load(conn)?)
}

/// Whether the vendor has one of this kind and number that counts.
///
/// # Errors
/// The database failed.
pub fn is_known(conn: &mut DbConn, row: &Evidence) -> Result<bool, Error> {
    let same = evidence::vendor_id.eq(row.vendor_id).and(evidence::kind.eq(row.kind));
    let counts = evidence::number.eq(&row.number).and(evidence::state.eq(EvidenceState::Current));
    let found: i64 = evidence::table.filter(same.and(counts)).count().get_result(conn)?;
    Ok(found > 0)
}

/// Adds evidence.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Evidence) -> Result<(), Error> {
    diesel::insert_into(evidence::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes evidence over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Evidence) -> Result<bool, Error> {
    let before = evidence::table.find(row.id).filter(evidence::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// Notes that a step was told; false when it was told before.
///
/// # Errors
/// The database failed.
pub fn note_step(conn: &mut DbConn, id: EvidenceId, step: Step, now: Time) -> Result<bool, Error> {
    let row = (evidence_notice::evidence_id.eq(id), evidence_notice::step.eq(step), evidence_notice::at.eq(now));
    let added = Both(diesel::insert_into(evidence_notice::table).values(row).on_conflict_do_nothing());
    Ok(added.execute(conn)? == 1)
}

/// The steps of evidence that counts of which the vendor was told.
///
/// # Errors
/// The database failed.
pub fn noticed(conn: &mut DbConn) -> Result<Vec<(EvidenceId, Step)>, Error> {
    let told = evidence_notice::table.inner_join(evidence::table.on(evidence::id.eq(evidence_notice::evidence_id)));
    let counts = told.filter(evidence::state.eq(EvidenceState::Current));
    Ok(counts.select((evidence_notice::evidence_id, evidence_notice::step)).load(conn)?)
}

/// The last day before this one whose round was put into the queue.
///
/// # Errors
/// The database failed.
pub fn day_before(conn: &mut DbConn, day: NaiveDate) -> Result<Option<NaiveDate>, Error> {
    Ok(watch_day::table.filter(watch_day::day.lt(day)).select(max(watch_day::day)).first(conn)?)
}

/// Notes that a day's round was put into the queue; false when it was before.
///
/// # Errors
/// The database failed.
pub fn note_day(conn: &mut DbConn, day: NaiveDate, now: Time) -> Result<bool, Error> {
    let row = (watch_day::day.eq(day), watch_day::at.eq(now));
    Ok(Both(diesel::insert_into(watch_day::table).values(row).on_conflict_do_nothing()).execute(conn)? == 1)
}
