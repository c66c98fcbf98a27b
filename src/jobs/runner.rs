//! Runs due jobs one after another, generic over what the work needs. A beat beside the work keeps its claim alive.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serde_json::Value;

use crate::base::clock::Clock;
use crate::base::error::Error;
use crate::db::door::Door;
use crate::jobs::model::Job;
use crate::jobs::queue::{self, Lane};

/// Between two beats; a claim outlives two that fail.
const BEAT: Duration = Duration::from_secs(8);

/// The work behind a kind of job: given the context, the payload and a reporter of progress.
pub type Work<C> = fn(&C, Value, &Reporter<'_>) -> Result<(), Error>;

/// Kinds of jobs by name.
pub type Works<C> = BTreeMap<&'static str, Work<C>>;

/// Tells how far a job is, and whether it is still this worker's.
pub struct Reporter<'a> {
    door: &'a Door,
    clock: &'a Clock,
    job: &'a Job,
    lost: AtomicBool,
}

impl Reporter<'_> {
    /// So many steps of so many are done.
    ///
    /// # Errors
    /// The claim was lost, so the work must stop; or the database failed.
    pub fn report(&self, progress: i64, total: i64) -> Result<(), Error> {
        self.check()?;
        let (job, now) = (self.job.clone(), self.clock.now());
        let kept = self.door.write_now(move |conn| queue::beat(conn, &job, progress, total, now))?;
        self.lost.fetch_or(!kept, Ordering::SeqCst);
        self.check()
    }

    /// Whether the claim still holds, as far as the last beat knows.
    ///
    /// # Errors
    /// The claim was lost, so the work must stop.
    pub fn check(&self) -> Result<(), Error> {
        if self.lost.load(Ordering::SeqCst) { Err(Error::conflict("job.claim_lost")) } else { Ok(()) }
    }

    /// Whether this is the last try.
    pub fn is_last(&self) -> bool {
        self.job.attempts >= self.job.max_attempts
    }

    /// Whether all tries are used up: the workers before this one died of it.
    pub fn is_beyond(&self) -> bool {
        self.job.attempts > self.job.max_attempts
    }

    /// Renews the claim until the work hangs up; a database that fails for a moment is asked again.
    fn beat(&self, work: &Receiver<()>) {
        while work.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
            let (job, now) = (self.job.clone(), self.clock.now());
            if let Ok(false) = self.door.write_now(move |conn| queue::renew(conn, &job, now)) {
                self.lost.store(true, Ordering::SeqCst);
                return;
            }
        }
    }
}

/// Runs what is due in a lane and says how many jobs were tried.
///
/// # Errors
/// The database failed; a job's own failure is written into its row.
pub fn run_due<C: Sync>(door: &Door, clock: &Clock, context: &C, works: &Works<C>, lane: Lane) -> Result<usize, Error> {
    let mut tried = 0;
    loop {
        let now = clock.now();
        let Some(job) = door.write_now(move |conn| queue::claim(conn, lane, now))? else { return Ok(tried) };
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

fn run<C: Sync>(door: &Door, clock: &Clock, context: &C, works: &Works<C>, job: &Job) -> Result<(), Error> {
    let work = works
        .get(job.kind.as_str())
        .ok_or_else(|| Error::internal("run a job", format!("no work named {}", job.kind)))?;
    let payload = serde_json::from_str(&job.payload).map_err(|cause| Error::internal("read a job", cause))?;
    let reporter = Reporter { door, clock, job, lost: AtomicBool::new(false) };
    std::thread::scope(|scope| {
        // Dropped when the work ends, however it ends: the beat hears it.
        let (working, heard) = channel::<()>();
        let beat = &reporter;
        scope.spawn(move || beat.beat(&heard));
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(context, payload, &reporter)));
        drop(working);
        outcome.unwrap_or_else(|_| Err(Error::internal("run a job", "the work panicked")))
    })
}
