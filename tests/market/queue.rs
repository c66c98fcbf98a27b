//! The queue of jobs: who is claimed, and in which order.

use gongqi::jobs::model::Job;
use gongqi::jobs::queue::{self, Lane};
use serde_json::json;

use crate::on_both;
use crate::support::market::TestMarket;

const LANE: Lane = Lane::Only(&["first", "second"]);

fn put(market: &TestMarket, kind: &'static str) {
    let call = market.app.system_call("queue").unwrap();
    market.app.door.write_now(move |conn| queue::enqueue(conn, &call, kind, &json!({}))).unwrap();
}

/// The job that a worker of a lane claims.
fn claimed(market: &TestMarket, lane: Lane) -> Option<Job> {
    let now = market.app.clock.now();
    market.app.door.write_now(move |conn| queue::claim(conn, lane, now)).unwrap()
}

fn finished(market: &TestMarket, held: Job) -> bool {
    let now = market.app.clock.now();
    market.app.door.write_now(move |conn| queue::finish(conn, &held, now)).unwrap()
}

on_both!(a_job_whose_worker_fell_silent_comes_before_those_that_wait, |market| {
    put(market, "first");
    put(market, "elsewhere");
    market.wait(1);
    put(market, "second");
    let lost = claimed(market, LANE).unwrap();
    assert_eq!(lost.kind, "first", "the longest due");
    market.wait(1);
    let again = claimed(market, LANE).unwrap();
    assert_eq!(again.id, lost.id, "nobody has beaten for a minute");
    let second = claimed(market, LANE).unwrap();
    assert_eq!(second.kind, "second");
    assert!(claimed(market, LANE).is_none(), "the rest is another lane's");
    let rest = claimed(market, Lane::AllBut(&["first", "second"])).unwrap();
    assert_eq!(rest.kind, "elsewhere");
    assert!(!finished(market, lost), "the claim was lost");
    assert!(finished(market, again) && finished(market, second) && finished(market, rest));
});
