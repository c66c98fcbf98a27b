//! Orders per second, beside what the databases themselves can do: `make bench-orders`.
//!
//! PostgreSQL is compared with pgbench running a transaction of the same statements; SQLite with raw durable commits of
//! one small row. All run one after another on one machine, so the ratios hold where the seconds do not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::io::Write;
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

const SECONDS: u64 = 8;
const CALLERS: usize = 8;
/// Agencies that order: as many as a year has.
const AGENCIES: usize = 2_300;

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
    let commits = raw_commits(&folder.path().join("raw.db"));
    let sqlite = orders(Location::Sqlite(folder.path().join("gongqi.db")), folder.path().join("s").as_path());
    let postgres = std::env::var("GONGQI_TEST_POSTGRES").ok().map(|base| {
        let url = format!("{}/{}", base.trim_end_matches('/'), database(&base));
        let rate = orders(Location::Postgres(url.clone()), folder.path().join("p").as_path());
        (rate, pgbench(&url, folder.path()))
    });
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    let (orders_postgres, pgbench_tps) = postgres.unwrap_or((0.0, 0.0));
    let line = serde_json::json!({
        "bench": "orders",
        "figures": {
            "sqlite_orders_per_s": round(sqlite), "sqlite_raw_commits_per_s": round(commits),
            "postgres_orders_per_s": round(orders_postgres), "pgbench_per_s": round(pgbench_tps),
        },
        "ratios": {
            "postgres_vs_pgbench": postgres.map(|(ours, theirs)| round(ours / theirs)),
            "sqlite_vs_raw_commits": round(sqlite / commits),
        },
        "seconds": started.elapsed().as_secs(),
        "machine": { "cores": std::thread::available_parallelism().map_or(0, usize::from), "callers": CALLERS },
    });
    println!("{line}");
}

fn orders(location: Location, data: &std::path::Path) -> f64 {
    let mut config = Config::default();
    config.server.connections = 10;
    let market = Market { data: data.to_owned(), location };
    let app = App::open(&market, config, Clock::System).unwrap();
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
                    let call = app.call(turns.next().unwrap().actor(), "bench").unwrap();
                    let new = NewOrder {
                        lines: vec![NewLine { listing, seen: 1, quantity: 2 }],
                        reason: "符合需求".to_owned(),
                        superior_approval: None,
                        choice: None,
                        stated: Stated::default(),
                    };
                    app.door.write_now(move |conn| place(conn, &call, &new).map(drop)).unwrap();
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
fn raw_commits(path: &std::path::Path) -> f64 {
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

/// pgbench with the statements of an order, on the same tables.
fn pgbench(url: &str, folder: &std::path::Path) -> f64 {
    let script = folder.join("order.sql");
    std::fs::File::create(&script).unwrap().write_all(STATEMENTS.as_bytes()).unwrap();
    let output = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-c", &CALLERS.to_string(), "-j", "2", "-T", &SECONDS.to_string(), "-f"])
        .arg(&script)
        .arg(url)
        .output()
        .expect("pgbench is installed with PostgreSQL");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text
        .lines()
        .find(|line| line.starts_with("tps"))
        .unwrap_or_else(|| panic!("pgbench said no rate: {text} {}", String::from_utf8_lossy(&output.stderr)));
    line.split_whitespace().nth(2).unwrap().parse().unwrap()
}

/// The statements that `orders/place.rs` sends, in its order.
const STATEMENTS: &str = "\
BEGIN;
SELECT l.*, v.* FROM listing l JOIN listing_version v ON v.id = l.current_version_id LIMIT 1;
SELECT a.*, i.*, f.* FROM item_award a JOIN item i ON i.id = a.item_id JOIN framework f ON f.id = i.framework_id LIMIT 1;
SELECT * FROM ceiling WHERE framework_id = (SELECT id FROM framework LIMIT 1) ORDER BY id;
SELECT * FROM organisation LIMIT 1;
INSERT INTO order_number (roc_year, last) VALUES (115, 1) ON CONFLICT (roc_year) DO UPDATE SET last = order_number.last + 1 RETURNING last;
INSERT INTO orders SELECT gen.id, gen.n, f.id, o.id, o.id, 'placed', 24000000, 'r', NULL, repeat('x', 2500), u.id, 1, NULL, NULL, NULL, NULL, NULL, 1 FROM (SELECT decode(md5(random()::text), 'hex') AS id, md5(random()::text) AS n) gen, framework f, (SELECT id FROM organisation LIMIT 1) o, (SELECT id FROM user_account LIMIT 1) u LIMIT 1;
INSERT INTO order_line SELECT decode(md5(random()::text), 'hex'), (SELECT id FROM orders ORDER BY id LIMIT 1), (random() * 2000000000)::bigint + 1, i.id, v.id, 2, 1, 1, 1 FROM item i, listing_version v LIMIT 1;
UPDATE ceiling SET used = used + 1, version = version + 1 WHERE used + 1 <= cap RETURNING *;
INSERT INTO ceiling_movement SELECT decode(md5(random()::text), 'hex'), c.id, decode(md5(random()::text), 'hex'), NULL, 'available', 'reserved', 1, 1 FROM ceiling c LIMIT 1;
WITH e AS (INSERT INTO audit_entry VALUES (decode(md5(random()::text), 'hex'), 1, 'order.place', 'order', decode(md5(random()::text), 'hex'), NULL, repeat('x', 3500)) RETURNING id), v AS (INSERT INTO event SELECT decode(md5(random()::text), 'hex'), e.id, n, 'order.placed', 'order', decode(md5(random()::text), 'hex'), 1, repeat('x', 400) FROM e, generate_series(0, 1) n) INSERT INTO unsequenced SELECT id FROM e;
SELECT * FROM user_account LIMIT 1;
COMMIT;
";
