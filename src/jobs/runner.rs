//! Runs due jobs one after another, generic over what the work needs.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::base::clock::Clock;
use crate::base::error::Error;
use crate::db::door::Door;
use crate::jobs::model::Job;
use crate::jobs::queue;

/// The work behind a kind of job: given the context, the payload and a reporter of progress.
pub type Work<C> = fn(&C, Value, &Reporter<'_>) -> Result<(), Error>;

/// Kinds of jobs by name.
pub type Works<C> = BTreeMap<&'static str, Work<C>>;

/// Tells how far a job is, and keeps its claim alive.
pub struct Reporter<'a> {
    door: &'a Door,
    clock: &'a Clock,
    job: &'a Job,
}

impl Reporter<'_> {
    /// So many steps of so many are done.
    ///
    /// # Errors
    /// The claim was lost, so the work must stop; or the database failed.
    pub fn report(&self, progress: i64, total: i64) -> Result<(), Error> {
        let (job, now) = (self.job.clone(), self.clock.now());
        if self.door.write_now(move |conn| queue::beat(conn, &job, progress, total, now))? {
            Ok(())
        } else {
            Err(Error::conflict("job.claim_lost"))
        }
    }
}

/// Runs what is due and says how many jobs were tried.
///
/// # Errors
/// The database failed; a job's own failure is written into its row.
pub fn run_due<C>(door: &Door, clock: &Clock, context: &C, works: &Works<C>) -> Result<usize, Error> {
    let mut tried = 0;
    loop {
        let now = clock.now();
        let Some(job) = door.write_now(move |conn| queue::claim(conn, now))? else { return Ok(tried) };
        tried += 1;
        let outcome = run(door, clock, context, works, &job);
        let now = clock.now();
        door.write_now(move |conn| match &outcome {
            Ok(()) => queue::finish(conn, &job, now).map(drop),
            Err(problem) => {
                tracing::warn!(job = %job.id, kind = job.kind, %problem, "a job failed");
                queue::fail(conn, &job, &problem.to_string(), now)
            }
        })?;
    }
}

fn run<C>(door: &Door, clock: &Clock, context: &C, works: &Works<C>, job: &Job) -> Result<(), Error> {
    let work = works
        .get(job.kind.as_str())
        .ok_or_else(|| Error::internal("run a job", format!("no work named {}", job.kind)))?;
    let payload = serde_json::from_str(&job.payload).map_err(|cause| Error::internal("read a job", cause))?;
    let reporter = Reporter { door, clock, job };
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(context, payload, &reporter)))
        .unwrap_or_else(|_| Err(Error::internal("run a job", "the work panicked")))
}
