//! Hundreds of random operations, one after another and many at once, against a reference model that shares no code with
//! orders; and requests that come twice, again, or in another order.

use std::collections::BTreeMap;

use diesel::prelude::*;
use gongqi::base::id::OrderId;
use gongqi::db::schema::{ceiling, orders};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use crate::exchange::{import, row};
use crate::ledger_model::{Deed, Shelf};
use crate::on_both;
use crate::orders::wanted;
use crate::support::client::Answer;
use crate::support::market::TestMarket;

/// What the seed's framework and item give room for.
const DOLLARS: i64 = 600_000;
const UNITS: i64 = 100_000;
const PRICE: i64 = 1_200;
const PATIENCE: i64 = 2;

#[derive(Clone, Debug)]
enum Operation {
    Place {
        units: i64,
    },
    /// So many orders of so many units at once.
    Rush {
        count: usize,
        units: i64,
    },
    Act {
        which: prop::sample::Index,
        deed: Deed,
        stale: bool,
    },
    /// So many units ordered on the e-procurement site without this market.
    Outside {
        units: i64,
    },
    Night,
}

fn operations() -> impl Strategy<Value = Vec<Operation>> {
    // Steps forward come more often, so that orders reach the end of their path.
    let deed = prop_oneof![
        4 => Just(Deed::Approve), 4 => Just(Deed::Issue), 4 => Just(Deed::Confirm), 3 => Just(Deed::Deliver),
        2 => Just(Deed::Accept), 1 => Just(Deed::Refuse), 1 => Just(Deed::Decline), 1 => Just(Deed::Reject),
        1 => Just(Deed::Cancel),
    ];
    let one = prop_oneof![
        50 => (1_i64..100).prop_map(|units| Operation::Place { units }),
        8 => (2_usize..12, 5_i64..60).prop_map(|(count, units)| Operation::Rush { count, units }),
        300 => (any::<prop::sample::Index>(), deed, prop::bool::weighted(0.05))
            .prop_map(|(which, deed, stale)| Operation::Act { which, deed, stale }),
        2 => (101_i64..120).prop_map(|units| Operation::Outside { units }),
        4 => Just(Operation::Night),
    ];
    prop::collection::vec(one, 400)
}

/// The same random operations on both databases and every day.
fn drawn(round: u8) -> Vec<Operation> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[round; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    operations().new_tree(&mut runner).unwrap().current()
}

fn event(deed: Deed) -> &'static str {
    match deed {
        Deed::Approve => "approve",
        Deed::Reject => "reject",
        Deed::Cancel => "cancel",
        Deed::Issue => "issue",
        Deed::Confirm => "confirm",
        Deed::Decline => "decline",
        Deed::Deliver => "deliver",
        Deed::Accept => "accept",
        Deed::Refuse => "refuse",
    }
}

fn act(market: &TestMarket, path: &str, deed: Deed, version: i64) -> Answer {
    let (cast, now) = (&market.cast, market.app.clock.now());
    let (who, body) = match deed {
        Deed::Approve => (&cast.approver, json!({})),
        Deed::Reject | Deed::Refuse => (&cast.approver, json!({ "reason": "不符" })),
        Deed::Accept => (&cast.approver, json!({ "chief": "王主任", "plain": true, "notified": true })),
        Deed::Cancel => (&cast.buyer, json!({ "reason": "不續辦" })),
        Deed::Issue => {
            (&cast.buyer, json!({ "pcc_number": format!("PCC-{}", &path[path.len() - 12..]), "pcc_at": now.rfc3339() }))
        }
        Deed::Confirm => (&cast.vendor, json!({})),
        Deed::Decline => (&cast.vendor, json!({ "reason": "缺貨" })),
        Deed::Deliver => (&cast.vendor, json!({ "delivered_on": now.local_date() })),
    };
    market.with(&who.token).step(&format!("{path}/{}", event(deed)), version, &body)
}

/// What the ceilings of the framework hold: budget in dollars, item in units, each used and posted.
fn held(market: &TestMarket) -> BTreeMap<String, (i64, i64)> {
    let rows: Vec<(String, i64, i64, i64)> = market
        .app
        .door
        .read_now(|conn| {
            Ok(ceiling::table
                .select((
                    diesel::dsl::sql::<diesel::sql_types::Text>("unit"),
                    ceiling::used,
                    ceiling::posted,
                    ceiling::cap,
                ))
                .load(conn)?)
        })
        .unwrap();
    // The cloud framework of the seed has a budget too; nothing is ordered there.
    let ours = rows.into_iter().filter(|row| row.3 == DOLLARS * 10_000 || row.3 == UNITS);
    ours.map(|(unit, used, posted, _)| (unit, (used, posted))).collect()
}

fn state_of(market: &TestMarket, id: OrderId) -> (String, i64) {
    let found = market.app.door.read_now(move |conn| {
        let state = diesel::dsl::sql::<diesel::sql_types::Text>("state");
        Ok(orders::table.find(id).select((state, orders::version)).first::<(String, i64)>(conn)?)
    });
    found.unwrap()
}

fn agree(market: &TestMarket, shelf: &Shelf, ids: &[OrderId]) {
    let (units, out) = (shelf.held() + shelf.outside, shelf.gone_out() + shelf.outside);
    let held = held(market);
    assert_eq!(held["money"], (units * PRICE * 10_000, out * PRICE * 10_000));
    assert_eq!(held["count"], (units, out));
    for (id, paper) in ids.iter().zip(&shelf.papers) {
        assert_eq!(state_of(market, *id).0, paper.place);
    }
}

/// Ends what lay open too long, as the daily round does.
fn night(market: &TestMarket) {
    market.wait(24 * 60);
    let call = market.app.system_call("test").unwrap();
    market.app.door.write_now(move |conn| gongqi::orders::expire::schedule(conn, &call)).unwrap();
    market.settle();
}

fn id_of(answer: &Value) -> OrderId {
    answer["id"].as_str().unwrap().parse().unwrap()
}

fn play(market: &TestMarket, round: u8) {
    let setting = json!({ "expire_days": PATIENCE });
    market.with(&market.cast.approver.token).put("/api/v1/approvals", &setting, "\"0\"").expect(200);
    let mut shelf = Shelf::new(DOLLARS, UNITS, PRICE, PATIENCE);
    let mut ids: Vec<OrderId> = Vec::new();
    let buyer = market.with(&market.cast.buyer.token);
    for (at, operation) in drawn(round).into_iter().enumerate() {
        match operation {
            Operation::Place { units } => {
                let answer = buyer.post("/api/v1/orders", &wanted(market, units));
                let fits = shelf.place(units);
                assert_eq!(answer.status, if fits { 201 } else { 422 }, "{at}: {units} units: {}", answer.body);
                if fits {
                    ids.push(id_of(&answer.json()));
                }
            }
            Operation::Rush { count, units } => {
                let order = wanted(market, units);
                let threads: Vec<_> = (0..count)
                    .map(|_| {
                        let (client, order) = (buyer.clone(), order.clone());
                        std::thread::spawn(move || client.post("/api/v1/orders", &order))
                    })
                    .collect();
                let room = usize::try_from(shelf.room(units)).unwrap();
                let mut placed = 0;
                for thread in threads {
                    let answer = thread.join().unwrap();
                    if answer.status == 201 {
                        assert!(shelf.place(units), "{at}: more were placed than fit");
                        ids.push(id_of(&answer.json()));
                        placed += 1;
                    } else {
                        assert_eq!(answer.status, 422, "{}", answer.body);
                    }
                }
                assert_eq!(placed, room.min(count), "{at}: {count} times {units} units");
            }
            Operation::Act { which, deed, stale } => {
                if ids.is_empty() {
                    continue;
                }
                let (which, place) = {
                    // One of the latest: older ones have mostly come to their end.
                    let latest = ids.len().min(12);
                    let which = ids.len() - latest + which.index(latest);
                    (which, shelf.papers[which].place)
                };
                let (_, version) = state_of(market, ids[which]);
                let path = format!("/api/v1/orders/{}", ids[which]);
                let answer = act(market, &path, deed, if stale { version - 1 } else { version });
                let done = !stale && shelf.act(which, deed);
                assert_eq!(answer.status == 200, done, "{at}: {deed:?} from {place}, stale {stale}: {}", answer.body);
            }
            Operation::Outside { units } => {
                // No order has as many units: the list is not taken for one of ours.
                import(market, &[row(&format!("SITE-{at}"), "2026-11-20", units)]);
                shelf.outside += units;
            }
            Operation::Night => {
                night(market);
                shelf.night();
            }
        }
        if at % 10 == 0 {
            agree(market, &shelf, &ids);
        }
    }
    agree(market, &shelf, &ids);
    let places = shelf.places();
    assert!(places.len() >= 8, "the operations reach most states: {places:?}");
    market.settle();
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
}

on_both!(random_operations_agree_with_the_model, |market| {
    play(market, 1);
});

on_both!(other_random_operations_agree_with_the_model, |market| {
    play(market, 77);
});

on_both!(doubled_replayed_and_reordered_requests_have_one_effect, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let order = wanted(market, 10);
    // Doubled: the same request under one key, many at once.
    let threads: Vec<_> = (0..12)
        .map(|_| {
            let (client, order) = (buyer.clone(), order.clone());
            std::thread::spawn(move || client.send("/api/v1/orders", &order, &[("Idempotency-Key", "one")]))
        })
        .collect();
    let answers: Vec<Answer> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    let placed: Vec<&Answer> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert!(!placed.is_empty());
    assert!(placed.iter().all(|answer| answer.body == placed[0].body), "each placing gets the first answer");
    assert!(answers.iter().all(|answer| [201, 409].contains(&answer.status)));
    assert_eq!(held(market)["count"].0, 10);
    let path = format!("/api/v1/orders/{}", placed[0].json()["id"].as_str().unwrap());
    // Reordered: the second step before the first is refused, and has its effect when it comes again.
    let approver = market.with(&market.cast.approver.token);
    let issue = json!({ "pcc_number": "PCC-1", "pcc_at": market.app.clock.now().rfc3339() });
    let keyed = |key: &'static str, tag: &'static str| [("Idempotency-Key", key), ("If-Match", tag)];
    assert_eq!(buyer.send(&format!("{path}/issue"), &issue, &keyed("two", "\"2\"")).status, 412);
    approver.send(&format!("{path}/approve"), &json!({}), &keyed("three", "\"1\"")).expect(200);
    let first = buyer.send(&format!("{path}/issue"), &issue, &keyed("two", "\"2\"")).expect(200);
    // Replayed: the answer comes again, the effect does not.
    for _ in 0..3 {
        let again = buyer.send(&format!("{path}/issue"), &issue, &keyed("two", "\"2\"")).expect(200);
        assert_eq!((again.header("idempotency-replayed"), &again.body), ("true", &first.body));
        approver.send(&format!("{path}/approve"), &json!({}), &keyed("three", "\"1\"")).expect(200);
    }
    assert_eq!(held(market)["count"], (10, 10));
    assert_eq!(buyer.get(&path).expect(200).json()["version"], 3);
    market.settle();
    assert!(market.verify().holds);
});
