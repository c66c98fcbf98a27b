//! The real program on a market of its own: started, killed, told to stop.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use gongqi::app::App;
use gongqi::audit::verify::{Verdict, verify};
use gongqi::base::clock::Clock;
use gongqi::base::id::{ListingId, OrderId};
use gongqi::catalog::store as listings;
use gongqi::config::load::Config;
use gongqi::config::market::{Location, Market};
use gongqi::db::manager::connect;
use gongqi::db::schema::orders;
use gongqi::ledger;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::client::Client;
use crate::support::database::{Engine, fresh};
use crate::support::seed::{Cast, import, seed};

/// How long anything may take before the test gives up; nothing is measured by it.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A framework that is open on the machine's own day, with room for every order.
fn open_framework(today: NaiveDate) -> [(&'static str, String); 4] {
    let (from, until) = (today - Days::new(180), today + Days::new(180));
    let framework = format!(
        "case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled\n\
         1150299,115年小型雲端服務（範例）,cloud,900000000,{from},{until},here,A.1.1\n"
    );
    let item = "case_no,lot_no,lot_name,item_no,item_name,unit,price_ceiling,min_quantity,max_quantity,quantity_cap\n\
                1150299,1,雲端運算,1,雲端小主機,主機,1500,1,,\n";
    let award = "case_no,item_no,ubn,award_price\n1150299,1,04595257,1200\n";
    let listing = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,\
                   languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n\
                   CLD-9,04595257,cloud,雲端主機,青禾,TW,青禾雲端小主機,S,subscription,instance,12,,zh-TW,主機,1000,\
                   1150299,1,3,,小型的雲端主機\n";
    [
        ("frameworks.csv", framework),
        ("items.csv", item.to_owned()),
        ("item_awards.csv", award.to_owned()),
        ("listings.csv", listing.to_owned()),
    ]
}

/// A market that nobody serves yet.
pub struct Place {
    pub folder: TempDir,
    pub location: Location,
    pub cast: Cast,
    listing: ListingId,
}

impl Place {
    /// Filled through the library, whose handles are all let go again.
    pub fn new(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let location = fresh(engine, folder.path());
        let market = Market { data: folder.path().to_owned(), location: location.clone() };
        let app = App::open(&market, Config::default(), Clock::System).unwrap();
        let cast = seed(&app);
        for (name, text) in open_framework(app.clock.now().local_date()) {
            import(&app, name, &text);
        }
        let all = app.door.read_now(listings::all).unwrap();
        let listing = all.iter().find(|(listing, _)| listing.sku == "CLD-9").unwrap().0.id;
        Self { folder, location, cast, listing }
    }

    pub fn order(&self) -> Value {
        json!({
            "lines": [{ "listing": self.listing, "listing_version": 1, "quantity": 1 }],
            "reason": "功能符合需求，價格最低",
        })
    }

    /// The program on this market.
    pub fn program(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongqi"));
        command.args(words).arg("--data").arg(self.folder.path()).current_dir(self.folder.path());
        if let Location::Postgres(url) = &self.location {
            command.args(["--database", url]);
        }
        command.env("RUST_LOG", "error").env("GONGQI_SERVER__REQUESTS_PER_MINUTE", "1000000000");
        command
    }

    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The orders in the rows.
    pub fn orders(&self) -> BTreeSet<OrderId> {
        let mut conn = connect(&self.location).unwrap();
        let ids: Vec<OrderId> = orders::table.select(orders::id).load(&mut conn).unwrap();
        ids.into_iter().collect()
    }

    /// The proof of the record, after the running program has numbered all of it.
    pub fn proof(&self) -> Verdict {
        let mut conn = connect(&self.location).unwrap();
        until("the record is numbered", || {
            let verdict = verify(&mut conn, &ledger::kinds(), ledger::CHECKS).unwrap();
            (verdict.waiting == 0).then_some(verdict)
        })
    }
}

/// Asks again and again for an answer, as long as patience lasts.
pub fn poll<T>(mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    None
}

/// The answer, which must come.
pub fn until<T>(what: &str, ask: impl FnMut() -> Option<T>) -> T {
    poll(ask).unwrap_or_else(|| panic!("in vain: {what}"))
}

/// A scenario that starts the program itself, on both databases.
#[macro_export]
macro_rules! on_each {
    ($name:ident, $scenario:ident) => {
        mod $name {
            use super::*;

            #[test]
            fn sqlite() {
                $scenario($crate::support::database::Engine::Sqlite);
            }

            #[test]
            fn postgres() {
                $scenario($crate::support::database::Engine::Postgres);
            }
        }
    };
}

/// The program as it serves.
pub struct Served {
    child: Child,
    pub base: String,
}

impl Served {
    pub fn start(place: &Place) -> Self {
        Self::with(place, &[])
    }

    /// Started with these words too.
    pub fn with(place: &Place, more: &[&str]) -> Self {
        let mut command = place.program(&[&["serve", "--listen", "127.0.0.1:0"], more].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let base = first.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("it said `{first}`")).to_owned();
        let served = Self { child, base };
        until("the program is ready", || {
            ureq::get(format!("{}/ready", served.base)).call().ok().filter(|answer| answer.status() == 200)
        });
        served
    }

    pub fn client(&self, token: &str) -> Client {
        Client::new(&self.base, Some(token))
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM.
    pub fn stop(mut self) -> ExitStatus {
        let signal = format!("kill -TERM {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &signal]).status().unwrap().success());
        until("the program ends", || self.child.try_wait().unwrap())
    }
}

impl Drop for Served {
    /// A test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
