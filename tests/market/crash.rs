//! The real program, killed in the middle of its work: what it acknowledged is there, once; what it did not is sent
//! again under the same key and is there once too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use gongqi::base::id::OrderId;
use gongqi::both;
use gongqi::db::manager::connect;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use serde_json::Value;

use crate::on_each;
use crate::orders::wanted;
use crate::support::database::Engine;
use crate::support::market::TestMarket;
use crate::support::program::{PATIENCE, Place, Served, poll, until};

/// Who places orders at once.
const CLIENTS: usize = 6;
/// How often the program is killed.
const KILLS: usize = 3;
const NOTICES: &str = "SourceFile,AwardDate,AwardNoticeDate,TenderCaseNo,TenderName,TenderOrgName,ProcurementType,ProcurementAttr,\
     TenderAwardWay,TenderAwardPrice,BidderSuppName,NotObtainSuppName\n\
     award_1150316.csv,2026/03/02,2026/03/05,EX-115-01,範例機房主機租用案,範例署,公開招標,勞務類,最低標,1000000,範例資訊股份有限公司,\n";

/// What the clients know: each key before it is sent, and the order once it is acknowledged.
#[derive(Default)]
struct Journal {
    keys: Mutex<BTreeMap<String, Option<OrderId>>>,
}

impl Journal {
    fn note(&self, key: &str, order: Option<OrderId>) {
        self.keys.lock().unwrap().insert(key.to_owned(), order);
    }

    fn acknowledged(&self) -> BTreeMap<String, OrderId> {
        let keys = self.keys.lock().unwrap();
        keys.iter().filter_map(|(key, order)| order.map(|order| (key.clone(), order))).collect()
    }

    fn unknown(&self) -> Vec<String> {
        let keys = self.keys.lock().unwrap();
        keys.iter().filter(|(_, order)| order.is_none()).map(|(key, _)| key.clone()).collect()
    }
}

/// What came of sending an order.
enum Sent {
    Placed { id: OrderId, replayed: bool },
    Refused(u16, String),
    Lost,
}

/// Sends an order; the connection may break at any moment.
fn send(agent: &ureq::Agent, base: &str, token: &str, key: &str, order: &Value) -> Sent {
    let request = agent
        .post(format!("{base}/api/v1/orders"))
        .header("Authorization", format!("Bearer {token}"))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key);
    let Ok(mut answer) = request.send(order.to_string()) else { return Sent::Lost };
    let Ok(body) = answer.body_mut().read_to_string() else { return Sent::Lost };
    if answer.status() != 201 {
        return Sent::Refused(answer.status().as_u16(), body);
    }
    let replayed = answer.headers().contains_key("idempotency-replayed");
    let body: Value = serde_json::from_str(&body).unwrap();
    Sent::Placed { id: body["id"].as_str().unwrap().parse().unwrap(), replayed }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).build().new_agent()
}

/// One client: places orders until the connection breaks.
fn client(place: &Place, base: &str, journal: &Journal, stop: &AtomicBool) {
    let (agent, order, token) = (agent(), place.order(), &place.cast.buyer.token);
    while !stop.load(Ordering::SeqCst) {
        let key = uuid::Uuid::now_v7().to_string();
        journal.note(&key, None);
        match send(&agent, base, token, &key, &order) {
            Sent::Placed { id, replayed } => {
                assert!(!replayed, "a new key has no answer yet");
                journal.note(&key, Some(id));
            }
            Sent::Refused(status, body) => panic!("{status} {body}"),
            Sent::Lost => return,
        }
    }
}

/// Lets the clients work until some orders are acknowledged, and kills the program under them.
fn kill_at_work(place: &Place, served: Served, journal: &Journal, more: usize, pause: Duration) {
    let (stop, enough) = (AtomicBool::new(false), journal.acknowledged().len() + more);
    let base = served.base.clone();
    let reached = std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| client(place, &base, journal, &stop));
        }
        let reached = poll(|| (journal.acknowledged().len() >= enough).then_some(()));
        // Not just after an answer, but anywhere between two.
        std::thread::sleep(pause);
        served.kill();
        stop.store(true, Ordering::SeqCst);
        reached
    });
    assert!(reached.is_some(), "the clients place too few orders");
}

/// Sends a key again until its answer is certain: the order, and whether it was there before.
fn replay(place: &Place, served: &Served, key: &str) -> (OrderId, bool) {
    let (agent, order, token) = (agent(), place.order(), &place.cast.buyer.token);
    until("a key is answered", || match send(&agent, &served.base, token, key, &order) {
        Sent::Placed { id, replayed } => Some((id, replayed)),
        // The database may still be busy with what the killed program asked of it.
        Sent::Refused(409, body) if body.contains("http.idempotency_in_progress") => None,
        Sent::Refused(status, body) => panic!("{status} {body}"),
        Sent::Lost => panic!("the program does not answer"),
    })
}

fn nothing_acknowledged_is_lost(engine: Engine) {
    let place = Place::new(engine);
    let seed: u64 = rand::random();
    println!("the kills' seed is {seed}");
    let mut chance = ChaCha20Rng::seed_from_u64(seed);
    let journal = Journal::default();
    let mut served = Served::start(&place);
    for _ in 0..KILLS {
        let (more, pause) = (chance.random_range(40..240), Duration::from_micros(chance.random_range(0..5_000)));
        kill_at_work(&place, served, &journal, more, pause);
        served = Served::start(&place);
        recovered(&place, &served, &journal);
    }
    assert!(served.stop().success());
}

/// What must hold after a restart.
fn recovered(place: &Place, served: &Served, journal: &Journal) {
    let (acknowledged, unknown) = (journal.acknowledged(), journal.unknown());
    let there = place.orders();
    for (key, order) in &acknowledged {
        assert!(there.contains(order), "the acknowledged order {order} of {key} is lost");
    }
    assert!(there.len() <= acknowledged.len() + unknown.len(), "more orders than keys");
    for key in &unknown {
        let (order, replayed) = replay(place, served, key);
        assert_eq!(there.contains(&order), replayed, "{key}: what was there is answered again, what was not is placed");
        journal.note(key, Some(order));
    }
    for (key, order) in acknowledged.iter().rev().take(50) {
        assert_eq!(replay(place, served, key), (*order, true), "{key}");
    }
    let known: BTreeSet<OrderId> = journal.acknowledged().into_values().collect();
    assert_eq!(known.len(), acknowledged.len() + unknown.len(), "two keys have one order");
    assert_eq!(place.orders(), known, "an order without a key");
    let verdict = place.proof();
    assert!(verdict.holds, "{verdict:?}");
}

/// A file imported by another process is found through the program that serves.
fn what_another_process_imports_is_found(engine: Engine) {
    let place = Place::new(engine);
    let served = Served::start(&place);
    let path = place.file("awards.csv", NOTICES);
    assert!(run(&place, &["awards", "import", &text(&path)]).success());
    let anybody = served.client(&place.cast.buyer.token);
    let query = serde_urlencoded::to_string([("q", "機房主機租用")]).unwrap();
    let hit = until("the notice is found", || {
        let found = anybody.get(&format!("/api/v1/search?{query}")).expect(200).json();
        found["hits"].as_array().unwrap().iter().find(|hit| hit["kind"] == "notice").cloned()
    });
    assert_eq!(hit["name"], "範例機房主機租用案");
    served.kill();

    let served = Served::start(&place);
    let again = served.client(&place.cast.buyer.token);
    until("the index is whole after a kill", || {
        let found = again.get(&format!("/api/v1/search?{query}")).expect(200).json();
        found["hits"].as_array().unwrap().iter().any(|found| found["id"] == hit["id"]).then_some(())
    });
    assert_eq!(served.stop().code(), Some(0));
}

/// The signal to stop is obeyed with every order kept and every mail of it delivered or waiting.
fn the_signal_to_stop_ends_it_well(engine: Engine) {
    let place = Place::new(engine);
    let served = Served::start(&place);
    let placed = served.client(&place.cast.buyer.token).post("/api/v1/orders", &place.order()).expect(201).json();
    assert_eq!(served.stop().code(), Some(0));
    let id: OrderId = placed["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(place.orders(), BTreeSet::from([id]));
    assert!(run(&place, &["audit", "verify"]).success());
}

fn run(place: &Place, words: &[&str]) -> ExitStatus {
    place.program(words).stdout(Stdio::null()).status().unwrap()
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

on_each!(killed_at_work_it_loses_nothing_and_doubles_nothing, nothing_acknowledged_is_lost);
on_each!(a_served_market_finds_what_another_process_imports, what_another_process_imports_is_found);
on_each!(told_to_stop_it_ends_well, the_signal_to_stop_ends_it_well);

/// An import of another process may hold the file longer than the writer waits for it.
#[test]
fn a_file_held_by_another_process_costs_an_answer_and_not_the_market() {
    let market = TestMarket::new(Engine::Sqlite);
    let buyer = market.with(&market.cast.buyer.token);
    let mut other = connect(&market.location).unwrap();
    both!(&mut other, c => c.batch_execute("BEGIN IMMEDIATE")).unwrap();
    assert_eq!(buyer.post("/api/v1/orders", &wanted(&market, 1)).status, 503);
    both!(&mut other, c => c.batch_execute("ROLLBACK")).unwrap();
    buyer.post("/api/v1/orders", &wanted(&market, 1)).expect(201);
}
