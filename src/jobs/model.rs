//! The job's row.

use diesel::prelude::*;
use serde::Serialize;

use crate::base::id::JobId;
use crate::base::time::Time;
use crate::db::schema::job;
use crate::text_enum;

text_enum! {
    /// Where a job stands.
    JobState {
        /// Due at `run_at`.
        Waiting = "waiting",
        /// Claimed, its lease runs.
        Running = "running",
        /// Finished.
        Done = "done",
        /// Given up after its last try.
        Failed = "failed",
    }
}

/// A job.
#[derive(Clone, Debug, Queryable, Selectable, Serialize)]
#[diesel(table_name = job)]
pub struct Job {
    /// The id.
    pub id: JobId,
    /// Which work, by the name it was registered under.
    pub kind: String,
    /// What the work needs, JSON.
    pub payload: String,
    /// Where it stands.
    pub state: JobState,
    /// Not before.
    pub run_at: Time,
    /// Tries so far.
    pub attempts: i64,
    /// Tries allowed.
    pub max_attempts: i64,
    /// Until when the claim holds.
    pub lease_until: Option<Time>,
    /// Counts claims.
    pub fence: i64,
    /// Steps done.
    pub progress: i64,
    /// Steps in all; 0 when unknown.
    pub progress_total: i64,
    /// Why the last try failed.
    pub problem: Option<String>,
    /// When it was enqueued.
    pub created_at: Time,
    /// When it was done or given up.
    pub finished_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}
