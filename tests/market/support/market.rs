//! A market that runs: its own database and folder, the real server on a free port, a clock that stands.

use std::path::PathBuf;
use std::sync::Arc;

use gongqi::app::App;
use gongqi::base::clock::Clock;
use gongqi::base::time::Time;
use gongqi::config::load::Config;
use gongqi::config::market::Location;
use gongqi::config::market::Market;
use gongqi::eyes::Eyes;
use gongqi::{server, worker};
use tempfile::TempDir;

use crate::support::client::Client;
use crate::support::database::{Engine, fresh};
use crate::support::eyes::{self, Twin};
use crate::support::sample;
use crate::support::seed::{self, Cast};

/// The instant at which the tests' clock stands: 2026-11-20 10:00 in Taipei.
pub const NOW: &str = "2026-11-20T02:00:00Z";

/// A running market.
pub struct TestMarket {
    pub app: App,
    pub base: String,
    pub cast: Cast,
    pub location: Location,
    pub twin: Arc<Twin>,
    folder: TempDir,
}

impl TestMarket {
    /// A market with the seed's organisations, frameworks, listings and people.
    pub fn new(engine: Engine) -> Self {
        let twin = Arc::new(Twin::default());
        let eyes = eyes::eyes(&twin);
        Self::seeing(engine, eyes, twin)
    }

    /// The same market, whose files are read by the program's own child.
    pub fn reading(engine: Engine) -> Self {
        Self::seeing(engine, sample::eyes(), Arc::default())
    }

    fn seeing(engine: Engine, eyes: Eyes, twin: Arc<Twin>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = fresh(engine, folder.path());
        let place = Market { data: folder.path().to_owned(), location: location.clone() };
        let mut config = Config::default();
        config.server.requests_per_minute = 1_000_000;
        config.server.workers = 2;
        config.webhooks.private = true;
        config.signatures.roots = Some(folder.path().join("roots"));
        let mut app = App::open(&place, config, Clock::fixed(Time::parse(NOW).unwrap())).unwrap();
        app.eyes = eyes;
        let cast = seed::seed(&app);
        worker::follow_once(&app).unwrap();
        let bound = server::bind(&app, "127.0.0.1:0").unwrap();
        let (base, served) = (bound.address.clone(), app.clone());
        std::thread::spawn(move || actix_web::rt::System::new().block_on(server::serve(served, bound, false)));
        Self { app, base, cast, location, twin, folder }
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// A caller with this API token.
    pub fn with(&self, token: &str) -> Client {
        Client::new(&self.base, Some(token))
    }

    /// A caller without any.
    pub fn anonymous(&self) -> Client {
        Client::new(&self.base, None)
    }

    /// Moves the clock on.
    pub fn wait(&self, minutes: i64) {
        self.app.clock.set(self.app.clock.now().after(chrono::Duration::minutes(minutes)));
    }

    /// Numbers the record, brings the index up to date, and runs due jobs.
    pub fn settle(&self) {
        worker::follow_once(&self.app).unwrap();
        worker::run_jobs(&self.app).unwrap();
        worker::number_waiting(&self.app).unwrap();
        worker::count_figures(&self.app).unwrap();
    }

    /// The mails that left, as texts.
    pub fn mails(&self) -> Vec<String> {
        let folder = self.folder().join("mail");
        let mut mails: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        mails.sort();
        mails
    }

    /// The proof of the record.
    pub fn verify(&self) -> gongqi::audit::verify::Verdict {
        worker::number_waiting(&self.app).unwrap();
        self.app
            .door
            .read_now(|conn| gongqi::audit::verify::verify(conn, &gongqi::ledger::kinds(), gongqi::ledger::CHECKS))
            .unwrap()
    }
}

impl Drop for TestMarket {
    /// A scenario leaves no job undone and no gap in the record.
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        worker::run_jobs(&self.app).unwrap();
        let open = self.app.door.read_now(gongqi::jobs::queue::open).unwrap();
        assert_eq!(open, 0, "jobs are left in the queue");
    }
}
