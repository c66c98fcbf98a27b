//! The work beside the requests: numbering the record on PostgreSQL, the index behind the feed, due jobs, tidying.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::analytics::follow as figures;
use crate::analytics::load::refresh;
use crate::app::App;
use crate::audit::sequence;
use crate::base::error::Error;
use crate::config::market::Location;
use crate::contracts::periods;
use crate::evidence::watch;
use crate::exchange::{attach, detach};
use crate::holds::job as holds;
use crate::http::idempotent;
use crate::jobs::queue::Lane;
use crate::jobs::runner::{self, Works};
use crate::notify::{deliver, outbox};
use crate::orders::issue;
use crate::orders::{decline, expire};
use crate::review::{compare, job, open};
use crate::search::{follow, rebuild};
use crate::views::{monthly, yearly};
use crate::watches::round;
use crate::webhooks::{fan, send};

/// The pause between rounds; with a round it stays within the second that the feed promises.
const PAUSE: Duration = Duration::from_millis(200);
/// How often old keys are forgotten.
const TIDY: Duration = Duration::from_secs(3600);

/// Works that take minutes: they have threads of their own, so that no mail waits for them.
const SLOW: &[&str] = &[open::REVIEW_BID, compare::COMPARE_BIDS];

/// Calls to addresses of others: they may be slow, so nothing else waits for them.
const CALLS: &[&str] = &[fan::SEND];

/// What is neither.
const NOT_QUICK: &[&str] = &[open::REVIEW_BID, compare::COMPARE_BIDS, fan::SEND];

/// How often a node asks whether the day's round of the watch is in the queue.
const WATCH_PAUSE: Duration = Duration::from_secs(600);

type Round = fn(&App) -> Result<(), Error>;

const QUICK_JOBS: (&str, Round) = ("jobs", run_quick_jobs);
/// Started twice: at most two reviews run at once on a node.
const SLOW_JOBS: (&str, Round) = ("reviews", run_slow_jobs);
/// Started twice: a silent address does not hold the others up.
const WEBHOOKS: (&str, Round) = ("webhooks", call_webhooks);

/// Saved searches, on nodes whose index follows the feed.
const WATCHES: (&str, Round) = ("watches", look_at_searches);

/// The figures of dashboards; of several nodes one counts.
const FIGURES: (&str, Round) = ("figures", count_figures);

/// The running threads of one node.
pub struct Worker {
    stopping: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// Every kind of job there is.
pub fn works() -> Works<App> {
    Works::from([
        (outbox::DELIVER, deliver_mail as runner::Work<App>),
        (open::REVIEW_BID, job::review_bid),
        (compare::COMPARE_BIDS, compare::compare_bids),
        (watch::WATCH, holds::watch),
        (expire::EXPIRE, expire::round),
        (issue::RECORDED, match_site_orders),
        (decline::DECLINED, detach_site_orders),
        (fan::SEND, send::send),
        (monthly::MAIL, mail_view),
    ])
}

fn deliver_mail(app: &App, payload: serde_json::Value, _: &runner::Reporter<'_>) -> Result<(), Error> {
    let task = serde_json::from_value(payload).map_err(|cause| Error::internal("read a job", cause))?;
    deliver::deliver(&app.door, &app.storage, &app.mailer, app.clock.now(), &task)
}

fn match_site_orders(app: &App, payload: serde_json::Value, _: &runner::Reporter<'_>) -> Result<(), Error> {
    attach::recorded(app, payload)
}

fn detach_site_orders(app: &App, payload: serde_json::Value, _: &runner::Reporter<'_>) -> Result<(), Error> {
    detach::declined(app, payload)
}

fn mail_view(app: &App, payload: serde_json::Value, _: &runner::Reporter<'_>) -> Result<(), Error> {
    monthly::mail(app, payload)
}

impl Worker {
    /// Starts a thread that follows the record and those that run jobs, so that a long job delays no reader.
    ///
    /// # Errors
    /// A thread cannot start.
    pub fn start(app: App) -> Result<Self, Error> {
        Self::of(
            app,
            &[("follower", follow_once), QUICK_JOBS, SLOW_JOBS, SLOW_JOBS, WEBHOOKS, WEBHOOKS, WATCHES, FIGURES],
        )
    }

    /// Starts the jobs' threads alone: each serving node follows the feed into its own index.
    ///
    /// # Errors
    /// The thread cannot start.
    pub fn jobs_only(app: App) -> Result<Self, Error> {
        Self::of(app, &[QUICK_JOBS, SLOW_JOBS, SLOW_JOBS, WEBHOOKS, WEBHOOKS, FIGURES])
    }

    fn of(app: App, rounds: &[(&'static str, Round)]) -> Result<Self, Error> {
        let stopping = Arc::new(AtomicBool::new(false));
        let mut threads = Vec::new();
        for (name, round) in rounds.iter().copied() {
            let (app, stop) = (app.clone(), stopping.clone());
            let thread =
                std::thread::Builder::new().name(name.to_owned()).spawn(move || repeat(name, &app, &stop, round));
            threads.push(thread.map_err(|cause| Error::internal("start a worker", cause))?);
        }
        Ok(Self { stopping, threads })
    }

    /// Lets the present rounds end.
    pub fn stop(self) {
        self.stopping.store(true, Ordering::SeqCst);
        for thread in self.threads {
            if thread.join().is_err() {
                tracing::error!("a worker had panicked");
            }
        }
    }
}

/// Numbers what waits and brings the index to the end of the feed; begins a rebuild where one was asked for.
///
/// # Errors
/// The database or the index failed, or no thread can start.
pub fn follow_once(app: &App) -> Result<(), Error> {
    number_waiting(app)?;
    let (index, today) = (app.index.clone(), app.clock.now().local_date());
    let followed = app.door.read_now(move |conn| follow::follow(conn, &index, today))?;
    if followed.rebuild { rebuild::start(app) } else { Ok(()) }
}

/// Numbers what waits for its place in the record; the embedded database does so in each commit.
///
/// # Errors
/// The database failed.
pub fn number_waiting(app: &App) -> Result<(), Error> {
    match app.door.location() {
        Location::Postgres(_) => app.door.write_now(sequence::sequence).map(drop),
        Location::Sqlite(_) => Ok(()),
    }
}

/// Runs every job that is due.
///
/// # Errors
/// The database failed.
pub fn run_jobs(app: &App) -> Result<(), Error> {
    run_quick_jobs(app)?;
    call_webhooks(app)?;
    run_quick_jobs(app)?;
    run_slow_jobs(app)
}

/// Puts the day's rounds, of the watch and of orders whose time is over, and the reports of a month that is over into the
/// queue, asks for the reports of a year that is over, and records the ordering periods that the day turns, unless some
/// node has done so.
///
/// # Errors
/// The database failed.
pub fn schedule_watch(app: &App) -> Result<bool, Error> {
    let call = app.system_call("watch")?;
    app.door.write_now(move |conn| {
        let Some(since) = watch::schedule(conn, &call)? else { return Ok(false) };
        periods::turn(conn, &call, since)?;
        expire::schedule(conn, &call)?;
        yearly::remind(conn, &call)?;
        monthly::schedule(conn, &call)?;
        Ok(true)
    })
}

fn run_quick_jobs(app: &App) -> Result<(), Error> {
    runner::run_due(&app.door, &app.clock, app, &works(), Lane::AllBut(NOT_QUICK)).map(drop)
}

fn run_slow_jobs(app: &App) -> Result<(), Error> {
    runner::run_due(&app.door, &app.clock, app, &works(), Lane::Only(SLOW)).map(drop)
}

/// Tells webhooks what is new and sends what is due.
///
/// # Errors
/// The database failed.
pub fn call_webhooks(app: &App) -> Result<(), Error> {
    fan::fan_out(app)?;
    runner::run_due(&app.door, &app.clock, app, &works(), Lane::Only(CALLS)).map(drop)
}

/// Counts the orders that changed into the figures, and brings those in memory up to them: no reader waits for it.
///
/// # Errors
/// The database failed.
pub fn count_figures(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    figures::follow(&app.door, now)?;
    app.door.read_now(|conn| refresh(conn, &app.tally, now)).map(drop)
}

fn look_at_searches(app: &App) -> Result<(), Error> {
    round::round(app).map(drop)
}

fn repeat(name: &str, app: &App, stopping: &AtomicBool, round: Round) {
    let mut tidied = Instant::now();
    let mut watched: Option<Instant> = None;
    while !stopping.load(Ordering::SeqCst) {
        if let Err(error) = round(app) {
            tracing::error!(worker = name, %error, "a round failed");
        }
        if name == "jobs" && watched.is_none_or(|at| at.elapsed() > WATCH_PAUSE) {
            watched = Some(Instant::now());
            if let Err(error) = schedule_watch(app) {
                tracing::error!(%error, "the watch waits");
            }
        }
        if name == "jobs" && tidied.elapsed() > TIDY {
            tidied = Instant::now();
            let now = app.clock.now();
            if let Err(error) = app.door.write_now(move |conn| idempotent::forget(conn, now)) {
                tracing::error!(%error, "old keys stay");
            }
        }
        std::thread::sleep(PAUSE);
    }
}
