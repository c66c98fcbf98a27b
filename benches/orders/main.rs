//! Orders per second, beside what the databases themselves can do: `make bench-orders`.
//!
//! PostgreSQL is compared with pgbench running a transaction of the same statements; SQLite with raw durable commits of
//! one small row. All run one after another on one machine, so the ratios hold where the seconds do not.
//!
//! What a durable commit costs is the disk's affair: one behind a cache that survives a power cut answers at once, and then an
//! order is work, not waiting. So the embedded database is measured a second time while strace makes every flush wait.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod recorded;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use gongqi::accounts::model::User;
use gongqi::accounts::store;
use gongqi::app::App;
use gongqi::base::actor::Role;
use gongqi::base::clock::Clock;
use gongqi::base::error::Error;
use gongqi::base::id::ListingId;
use gongqi::config::load::Config;
use gongqi::config::market::{Location, Market};
use gongqi::intake::catalog;
use gongqi::intake::keep::Source;
use gongqi::intake::run::OnFault;
use gongqi::orders::draft::{NewLine, NewOrder};
use gongqi::orders::place::place;
use gongqi::orders::stated::Stated;
use gongqi::parties::model::OrganisationKind;
use gongqi::parties::store as parties;

use crate::recorded::{counted, scripts};

const SECONDS: u64 = 8;
const CALLERS: usize = 8;
/// Agencies that order: as many as a year has.
const AGENCIES: usize = 2_300;

/// Orders, each of another agency, that pgbench repeats. With few, an agency's orders of before, which every order looks at, would
/// be many more than in a market; with many, each caller would hardly run a script twice and mostly prepare statements.
const RECORDED: usize = 24;
/// How long a flush waits in the second measurement of the embedded database, microseconds: what a disk without such a cache needs.
const FLUSH: u32 = 2_000;
/// With this argument only the embedded database is measured.
const EMBEDDED: &str = "--embedded";

/// How many times as long pgbench runs, so that preparing weighs little.
const LONGER: u64 = 3;

const FILES: &[(&str, &str)] = &[
    ("vendors.csv", "ubn,name,origin,region,email\n04595257,範例資訊股份有限公司,TW,北區,a@one.example\n"),
    (
        "frameworks.csv",
        "case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled\n\
         1150201,範例,software,900000000000,2026-03-01,2027-03-31,pcc,*\n",
    ),
    (
        "items.csv",
        "case_no,lot_no,lot_name,item_no,item_name,unit,price_ceiling,min_quantity,max_quantity,quantity_cap\n\
         1150201,1,範例,1,範例軟體,使用者,1500,1,100,\n",
    ),
    ("item_awards.csv", "case_no,item_no,ubn,award_price\n1150201,1,04595257,1300\n"),
    (
        "listings.csv",
        "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,\
         unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n\
         S1,04595257,software,辦公室軟體,範例,TW,範例軟體,,perpetual,user,,,zh-TW,使用者,1200,1150201,1,14,12,範例\n",
    ),
];

fn main() {
    // `cargo test --benches` passes this flag: nothing is measured then.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let started = Instant::now();
    let (sqlite, commits) = embedded(folder.path());
    if std::env::args().any(|argument| argument == EMBEDDED) {
        println!("{}", serde_json::json!([sqlite, commits]));
        return;
    }
    let (waiting_sqlite, waiting_commits) = embedded_waiting();
    let postgres = std::env::var("GONGQI_TEST_POSTGRES").ok().map(|base| {
        let url = format!("{}/{}", base.trim_end_matches('/'), database(&base));
        let market = Market { data: folder.path().join("p"), location: Location::Postgres(url.clone()) };
        let rate = orders(&market);
        let scripts = scripts(&url, || some_orders(&market));
        assert_eq!(scripts.len(), RECORDED, "every order is recorded");
        let counted = counted(&scripts[0]);
        (rate, pgbench(&url, folder.path(), &scripts), counted)
    });
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    let (orders_postgres, pgbench_tps, (statements, writes)) = postgres.unwrap_or_default();
    let line = serde_json::json!({
        "bench": "orders",
        "figures": {
            "sqlite_orders_per_s": round(sqlite), "sqlite_raw_commits_per_s": round(commits),
            "sqlite_orders_per_s_where_a_flush_waits": round(waiting_sqlite),
            "sqlite_raw_commits_per_s_where_a_flush_waits": round(waiting_commits),
            "postgres_orders_per_s": round(orders_postgres), "pgbench_per_s": round(pgbench_tps),
            "statements": statements, "writes": writes,
        },
        "ratios": {
            "postgres_vs_pgbench": postgres.map(|(ours, theirs, _)| round(ours / theirs)),
            "sqlite_vs_raw_commits": round(sqlite / commits),
            "sqlite_vs_raw_commits_where_a_flush_waits": round(waiting_sqlite / waiting_commits),
        },
        "seconds": started.elapsed().as_secs(),
        "machine": {
            "cores": std::thread::available_parallelism().map_or(0, usize::from), "callers": CALLERS, "flush_waits_us": FLUSH,
        },
    });
    println!("{line}");
}

/// Orders and raw commits of the embedded database, per second.
fn embedded(folder: &Path) -> (f64, f64) {
    let commits = raw_commits(&folder.join("raw.db"));
    let location = Location::Sqlite(folder.join("gongqi.db"));
    (orders(&Market { data: folder.join("s"), location }), commits)
}

/// The same in a process of its own whose flushes wait.
fn embedded_waiting() -> (f64, f64) {
    let output = Command::new("strace")
        .args(["--follow-forks", "--seccomp-bpf", "--quiet=all", "--output=/dev/null", "--trace=fsync,fdatasync"])
        .arg(format!("--inject=fsync,fdatasync:delay_exit={FLUSH}"))
        .arg(std::env::current_exe().unwrap())
        .arg(EMBEDDED)
        .output()
        .expect("strace is installed by scripts/setup peers");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_str(said.trim()).unwrap_or_else(|_| panic!("no figures: {said} {failed}"))
}

fn open(market: &Market) -> App {
    let mut config = Config::default();
    config.server.connections = 10;
    App::open(market, config, Clock::System).unwrap()
}

fn order(app: &App, buyer: &User, listing: ListingId) {
    let call = app.call(buyer.actor(), "bench").unwrap();
    let new = NewOrder {
        lines: vec![NewLine { listing, seen: 1, quantity: 2 }],
        reason: "符合需求".to_owned(),
        superior_approval: None,
        choice: None,
        stated: Stated::default(),
    };
    app.door.write_now(move |conn| place(conn, &call, &new).map(drop)).unwrap();
}

/// An order each of some who ordered already, on connections of their own.
fn some_orders(market: &Market) {
    let app = open(market);
    for at in 0..RECORDED {
        let email = format!("buyer-{}@bench.example", at * AGENCIES / RECORDED);
        let found = app.door.read_now(|conn| -> Result<_, Error> {
            let listing = gongqi::catalog::store::all(conn)?[0].0.id;
            Ok((store::by_email(conn, &email)?.unwrap(), listing))
        });
        let (buyer, listing) = found.unwrap();
        order(&app, &buyer, listing);
    }
}

fn orders(market: &Market) -> f64 {
    let app = open(market);
    let (buyers, listing) = fill(&app);
    let buyers = Arc::new(buyers);
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let threads: Vec<_> = (0..CALLERS)
        .map(|caller| {
            let (app, buyers) = (app.clone(), buyers.clone());
            std::thread::spawn(move || {
                let mut placed = 0_u32;
                let mut turns = buyers.iter().cycle().skip(caller * AGENCIES / CALLERS);
                while Instant::now() < until {
                    order(&app, turns.next().unwrap(), listing);
                    placed += 1;
                }
                placed
            })
        })
        .collect();
    let placed: u32 = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
    f64::from(placed) / SECONDS as f64
}

fn fill(app: &App) -> (Vec<User>, ListingId) {
    let mut agencies = "agency_code,name,kind,region,superior_code\n".to_owned();
    for at in 0..AGENCIES {
        agencies.push_str(&format!("A.{at},第{at}機關（範例）,central,北區,\n"));
    }
    let files = [("agencies.csv", agencies.as_str())].into_iter().chain(FILES.iter().copied());
    for (name, text) in files {
        let bytes = text.as_bytes().to_vec();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let digest = runtime.block_on(app.storage.put(bytes.clone())).unwrap();
        let (call, source) = (app.system_call("bench").unwrap(), Source { name: name.to_owned(), digest, bytes });
        let (_, report) =
            app.door.write_now(move |conn| catalog::import(conn, &call, &source, OnFault::ImportNothing)).unwrap();
        assert!(report.written, "{name}: {:?}", report.faults);
    }
    let call = app.system_call("bench").unwrap();
    app.door
        .write_now(move |conn| -> Result<(Vec<User>, ListingId), Error> {
            let mut buyers = Vec::with_capacity(AGENCIES);
            for at in 0..AGENCIES {
                let agency = parties::by_code(conn, OrganisationKind::Agency, &format!("A.{at}"))?.unwrap();
                let buyer = User {
                    id: call.id(),
                    organisation_id: agency.id,
                    role: Role::Buyer,
                    email: format!("buyer-{at}@bench.example"),
                    name: "承辦".to_owned(),
                    password_hash: String::new(),
                    totp_secret: None,
                    totp_last_step: 0,
                    failed_count: 0,
                    locked_until: None,
                    disabled: false,
                    created_at: call.now,
                    version: 1,
                };
                store::create(conn, &call, &buyer)?;
                buyers.push(buyer);
            }
            let listing = gongqi::catalog::store::all(conn)?[0].0.id;
            Ok((buyers, listing))
        })
        .unwrap()
}

/// Durable commits of one small row, one after another: what the disk gives.
fn raw_commits(path: &Path) -> f64 {
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
    )
    .unwrap();
    let (started, mut done) = (Instant::now(), 0_u32);
    while started.elapsed() < Duration::from_secs(SECONDS) {
        conn.batch_execute("INSERT INTO t (v) VALUES ('a row of about the size of a small order line, no more')")
            .unwrap();
        done += 1;
    }
    f64::from(done) / started.elapsed().as_secs_f64()
}

fn database(base: &str) -> String {
    let name = format!("bench_{}", uuid::Uuid::now_v7().simple());
    let mut conn = PgConnection::establish(&format!("{}/postgres", base.trim_end_matches('/'))).unwrap();
    diesel::sql_query(format!("CREATE DATABASE {name}")).execute(&mut conn).unwrap();
    name
}

/// pgbench with the statements of these orders, on the same tables.
fn pgbench(url: &str, folder: &Path, scripts: &[String]) -> f64 {
    let files = scripts.iter().enumerate().map(|(at, script)| {
        let path = folder.join(format!("order-{at}.sql"));
        std::fs::write(&path, script).unwrap();
        path
    });
    let output = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-c", &CALLERS.to_string(), "-j", "2", "-T", &(LONGER * SECONDS).to_string()])
        .args(files.flat_map(|path| ["-f".into(), path.into_os_string()]))
        .arg(url)
        .output()
        .expect("pgbench is installed with PostgreSQL");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let failed = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!failed.contains("ERROR"), "pgbench: {failed}\n{}", scripts[0]);
    let line = text.lines().find(|line| line.starts_with("tps")).unwrap_or_else(|| panic!("no rate: {text} {failed}"));
    line.split_whitespace().nth(2).unwrap().parse().unwrap()
}
