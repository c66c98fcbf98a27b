//! Counting through the verbs against a slow model: members send sheets, the office counts, on random sets of marks.
//! `GONGQI_COUNTS=10000` asks for so many instead of a few hundred.

use std::collections::BTreeMap;

use gongqi::base::error::Error;
use gongqi::committees::chair::open;
use gongqi::committees::count::count;
use gongqi::committees::course::Course;
use gongqi::committees::model::kept;
use gongqi::committees::score::submit;
use gongqi::committees::sheet::{Line, Marks};
use gongqi::db::conn::DbConn;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use rust_decimal::Decimal;
use serde_json::json;

use crate::support::committee::{Scene, criteria, people};
use crate::support::database::Engine;
use crate::support::market::TestMarket;

/// Sets of marks over all methods and numbers of bidders, where nobody asks for more.
const ROUNDS: usize = 360;
/// Members who are there.
const HERE: [usize; 5] = [0, 1, 3, 4, 5];
const METHODS: [(&str, &str); 3] =
    [("total_score", "price_scored"), ("price_per_point", "price_not_scored"), ("ranking", "price_scored")];
/// Most points of the items.
const MOST: [u32; 3] = [50, 20, 30];

/// A meeting whose members are there and have not scored.
struct Ready {
    case_no: String,
    method: &'static str,
    bidders: Vec<(String, u64)>,
}

fn ready(market: &TestMarket) -> (Vec<Ready>, Scene<'_>) {
    let mut all = Vec::new();
    let people = people(market, 8);
    let mut scenes = Vec::new();
    for (place, (method, treatment)) in METHODS.iter().enumerate() {
        for bidders in 3..=6 {
            let case_no = format!("11512{place}{bidders}-M1");
            let scene = Scene::new(market, &case_no, people.clone());
            let mut wanted = criteria(method, treatment);
            wanted["pass_mark"] = json!(null);
            wanted["items"][0]["mark"] = json!("0");
            scene.set_criteria(&wanted).expect(201);
            scene.form(&scene.formed()).expect(201);
            let names = (0..bidders).map(|n| (format!("b{n}"), 1_000_000 * (3 + (n as u64 * 7 + place as u64) % 4)));
            all.push(Ready { case_no, method, bidders: names.collect() });
            scenes.push(scene);
        }
    }
    market.wait(60);
    for (ready, scene) in all.iter().zip(&scenes) {
        let lines: Vec<(String, String, String)> = ready
            .bidders
            .iter()
            .enumerate()
            .map(|(n, (name, price))| (format!("1000000{n}"), name.clone(), price.to_string()))
            .collect();
        let lines: Vec<(&str, &str, &str)> =
            lines.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
        scene.open(&lines);
        for place in HERE {
            scene.state(place, "interest_none").expect(201);
        }
        scene.call(&json!({ "reason": "round_first" })).expect(201);
        for place in HERE {
            scene.attend(1, place, "attended_in_person").expect(200);
        }
    }
    (all, scenes.remove(0))
}

/// Points of each member for each bidder on each item; few different ones, so that ties abound.
fn random(rng: &mut ChaCha20Rng, bidders: usize) -> Vec<Vec<[u32; 3]>> {
    let coarse: bool = rng.random();
    let mut point =
        |most: u32| if coarse { most - 10 * rng.random_range(0..2_u32) } else { rng.random_range(1..=most) };
    HERE.iter().map(|_| (0..bidders).map(|_| MOST.map(&mut point)).collect()).collect()
}

/// Whether bidder `a` beats bidder `b`, in the words of the law.
fn beats(marks: &[Vec<[u32; 3]>], prices: &[u64], method: &str, a: usize, b: usize) -> bool {
    let of = |own: &Vec<[u32; 3]>, bidder: usize| own[bidder].iter().sum::<u32>();
    let total = |bidder: usize| marks.iter().map(|own| u64::from(of(own, bidder))).sum::<u64>();
    let ranks = |bidder: usize| -> usize {
        let above = |own: &Vec<[u32; 3]>| (0..own.len()).filter(|other| of(own, *other) > of(own, bidder)).count() + 1;
        marks.iter().map(above).sum()
    };
    match method {
        "total_score" => total(a) > total(b),
        "ranking" => ranks(a) < ranks(b),
        _ => prices[a] * total(b) < prices[b] * total(a),
    }
}

#[test]
fn counts_through_the_verbs_agree_with_a_slow_model() {
    let market = TestMarket::new(Engine::Sqlite);
    let (all, scene) = ready(&market);
    let mut rng = ChaCha20Rng::seed_from_u64(20_261_120);
    let rounds = std::env::var("GONGQI_COUNTS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let mut tied = 0_usize;
    for round in 0..rounds {
        let ready = &all[round % all.len()];
        let (names, prices): (Vec<String>, Vec<u64>) = ready.bidders.iter().cloned().unzip();
        let given = random(&mut rng, names.len());
        let places = counted(&market, &scene, &ready.case_no, &names, &given);
        let slow: BTreeMap<String, i64> = (0..names.len())
            .map(|a| {
                let above = (0..names.len()).filter(|b| beats(&given, &prices, ready.method, *b, a)).count();
                (names[a].clone(), i64::try_from(above).unwrap() + 1)
            })
            .collect();
        tied += usize::from(slow.values().filter(|place| **place == 1).count() > 1);
        assert_eq!(places, slow, "{} {given:?}", ready.method);
    }
    assert!(tied > rounds / 50, "ties are among them: {tied}");
}

/// The places that the verbs give; nothing of it stays.
fn counted(
    market: &TestMarket,
    scene: &Scene<'_>,
    case_no: &str,
    names: &[String],
    given: &[Vec<[u32; 3]>],
) -> BTreeMap<String, i64> {
    let members: Vec<_> = HERE.iter().map(|place| scene.people[*place].user.clone()).collect();
    let calls: Vec<_> = members.iter().map(|user| market.app.call(user.actor(), "test").unwrap()).collect();
    let office = market.app.call(market.cast.office.user.actor(), "test").unwrap();
    let sheet = |own: &Vec<[u32; 3]>| Marks {
        lines: names
            .iter()
            .zip(own)
            .map(|(name, points)| Line {
                bidder: name.clone(),
                points: points.iter().copied().map(Decimal::from).collect(),
                reason: String::new(),
            })
            .collect(),
    };
    let sheets: Vec<Marks> = given.iter().map(sheet).collect();
    let (case_no, (sender, receiver)) = (case_no.to_owned(), std::sync::mpsc::channel());
    let undone = market.app.door.write_now(move |conn: &mut DbConn| -> Result<(), Error> {
        for (call, marks) in calls.iter().zip(&sheets) {
            submit(conn, call, &case_no, 1, marks)?;
        }
        let desk = open(conn, &case_no, 1)?;
        let row = count(conn, &office, desk)?;
        let course: Course = kept(&row.content)?;
        let lines = course.result.map(|tally| tally.lines).unwrap_or_default();
        let places = lines.into_iter().map(|line| (line.bidder, line.place.unwrap_or_default())).collect();
        sender.send(places).map_err(|cause| Error::internal("test", cause))?;
        Err(Error::conflict("test.undone"))
    });
    assert_eq!(undone.unwrap_err().code, "test.undone");
    receiver.recv().unwrap()
}
