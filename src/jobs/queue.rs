//! Enqueue, claim, beat, finish, fail.

use chrono::Duration;
use diesel::prelude::*;
use serde::Serialize;

use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::JobId;
use crate::base::time::Time;
use crate::db::conn::{Db, DbConn};
use crate::db::schema::job;
use crate::jobs::model::{Job, JobState};

/// How long a claim holds without a beat.
const LEASE_SECONDS: i64 = 30;
/// Tries before a job is given up.
const TRIES: i64 = 8;

/// Puts work into the queue, in the transaction that needs it.
///
/// # Errors
/// The database failed.
pub fn enqueue<T: Serialize>(conn: &mut DbConn, call: &Call, kind: &str, payload: &T) -> Result<JobId, Error> {
    enqueue_for(conn, call, kind, payload, TRIES)
}

/// Puts work into the queue that is given up after so many tries.
///
/// # Errors
/// The database failed.
pub fn enqueue_for<T: Serialize>(
    conn: &mut DbConn,
    call: &Call,
    kind: &str,
    payload: &T,
    tries: i64,
) -> Result<JobId, Error> {
    let id: JobId = call.id();
    diesel::insert_into(job::table)
        .values((
            job::id.eq(id),
            job::kind.eq(kind),
            job::payload.eq(canonical(payload)?),
            job::state.eq(JobState::Waiting),
            job::run_at.eq(call.now),
            job::attempts.eq(0_i64),
            job::max_attempts.eq(tries),
            job::fence.eq(0_i64),
            job::progress.eq(0_i64),
            job::progress_total.eq(0_i64),
            job::created_at.eq(call.now),
            job::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(id)
}

/// Which kinds of jobs a worker takes, so that slow ones do not stand before quick ones.
#[derive(Clone, Copy, Debug)]
pub enum Lane {
    /// These kinds.
    Only(&'static [&'static str]),
    /// All kinds but these.
    AllBut(&'static [&'static str]),
}

/// Claims a job of a lane whose worker fell silent, or else the one that is longest due.
///
/// # Errors
/// The database failed.
pub fn claim(conn: &mut DbConn, lane: Lane, now: Time) -> Result<Option<Job>, Error> {
    let found = match next(conn, lane, JobState::Running, now)? {
        None => next(conn, lane, JobState::Waiting, now)?,
        silent => silent,
    };
    let Some((id, version)) = found else { return Ok(None) };
    // Two workers may have seen the same row; the version lets one of them have it.
    let claimed = diesel::update(job::table.filter(job::id.eq(id).and(job::version.eq(version))))
        .set((
            job::state.eq(JobState::Running),
            job::lease_until.eq(now.after(Duration::seconds(LEASE_SECONDS))),
            job::attempts.eq(job::attempts + 1),
            job::fence.eq(job::fence + 1),
            job::version.eq(job::version + 1),
        ))
        .execute(conn)?;
    if claimed == 0 {
        return Ok(None);
    }
    Ok(Some(job::table.find(id).select(job::all_columns).first(conn)?))
}

/// The job of a lane that may be claimed first among those of a state. Each state is asked for alone, as an index has it: together
/// the whole queue would be read for one job.
fn next(conn: &mut DbConn, lane: Lane, state: JobState, now: Time) -> Result<Option<(JobId, i64)>, Error> {
    let of_state = job::table.filter(job::state.eq(state)).select((job::id, job::version));
    let mut query = of_state.order(job::run_at).into_boxed::<Db>();
    query = match state {
        JobState::Running => query.filter(job::lease_until.lt(now)),
        _ => query.filter(job::run_at.le(now)),
    };
    query = match lane {
        Lane::Only(kinds) => query.filter(job::kind.eq_any(kinds)),
        Lane::AllBut(kinds) => query.filter(job::kind.ne_all(kinds)),
    };
    Ok(query.first(conn).optional()?)
}

/// Reports progress and keeps the claim; false when the claim was lost.
///
/// # Errors
/// The database failed.
pub fn beat(conn: &mut DbConn, held: &Job, progress: i64, total: i64, now: Time) -> Result<bool, Error> {
    let kept = diesel::update(mine(held))
        .set((
            job::lease_until.eq(now.after(Duration::seconds(LEASE_SECONDS))),
            job::progress.eq(progress),
            job::progress_total.eq(total),
            job::version.eq(job::version + 1),
        ))
        .execute(conn)?;
    Ok(kept == 1)
}

/// Keeps the claim without news of progress; false when the claim was lost.
///
/// # Errors
/// The database failed.
pub fn renew(conn: &mut DbConn, held: &Job, now: Time) -> Result<bool, Error> {
    let kept = diesel::update(mine(held))
        .set((job::lease_until.eq(now.after(Duration::seconds(LEASE_SECONDS))), job::version.eq(job::version + 1)))
        .execute(conn)?;
    Ok(kept == 1)
}

/// Ends a job well; false when the claim was lost.
///
/// # Errors
/// The database failed.
pub fn finish(conn: &mut DbConn, held: &Job, now: Time) -> Result<bool, Error> {
    let done = diesel::update(mine(held))
        .set((job::state.eq(JobState::Done), job::finished_at.eq(now), job::version.eq(job::version + 1)))
        .execute(conn)?;
    Ok(done == 1)
}

/// Ends a try badly: tried again later with doubled pauses, given up after the last try.
///
/// # Errors
/// The database failed.
pub fn fail(conn: &mut DbConn, held: &Job, problem: &str, now: Time) -> Result<(), Error> {
    let last = held.attempts >= held.max_attempts;
    let pause = Duration::seconds(5 << held.attempts.clamp(0, 12));
    let (state, finished) = if last { (JobState::Failed, Some(now)) } else { (JobState::Waiting, None) };
    diesel::update(mine(held))
        .set((
            job::state.eq(state),
            job::run_at.eq(now.after(pause)),
            job::problem.eq(problem),
            job::finished_at.eq(finished),
            job::version.eq(job::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// The newest jobs, for the office's page.
///
/// # Errors
/// The database failed.
pub fn recent(conn: &mut DbConn, limit: i64) -> Result<Vec<Job>, Error> {
    Ok(job::table.order(job::id.desc()).limit(limit).select(job::all_columns).load(conn)?)
}

/// Jobs that are neither done nor given up.
///
/// # Errors
/// The database failed.
pub fn open(conn: &mut DbConn) -> Result<i64, Error> {
    let unfinished = job::state.eq_any([JobState::Waiting, JobState::Running]);
    Ok(job::table.filter(unfinished).count().get_result(conn)?)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn mine(held: &Job) -> _ {
    let id: JobId = held.id;
    let fence: i64 = held.fence;
    job::table.filter(job::id.eq(id).and(job::fence.eq(fence)))
}
