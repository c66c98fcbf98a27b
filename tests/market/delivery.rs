//! The end of the path: orders that are issued here, delivered, refused, accepted; and orders whose time is over.

use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::client::Client;
use crate::support::market::TestMarket;

/// An order of one cloud server, which is issued here with its approval.
fn issued_here(market: &TestMarket, deliver_by: &str) -> String {
    let order = json!({
        "lines": [{ "listing": market.cast.cloud, "listing_version": 1, "quantity": 20 }], "reason": "合用",
        "stated": { "level": "basic", "deliver_by": deliver_by },
    });
    let placed = market.with(&market.cast.buyer.token).post("/api/v1/orders", &order).expect(201).json();
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    let done =
        market.with(&market.cast.approver.token).step(&format!("{path}/approve"), 1, &json!({})).expect(200).json();
    assert_eq!((&done["state"], done["issued_at"].is_string()), (&json!("issued"), true));
    path
}

fn keys(rulings: &Value) -> Vec<String> {
    rulings.as_array().unwrap().iter().map(|ruling| ruling["text"]["key"].as_str().unwrap().to_owned()).collect()
}

fn step(client: &Client, path: &str, event: &str, version: i64, body: &Value) -> Value {
    client.step(&format!("{path}/{event}"), version, body).expect(200).json()
}

on_both!(an_order_is_delivered_refused_delivered_again_and_accepted, |market| {
    let path = issued_here(market, "2026-11-24");
    let (vendor, approver) = (market.with(&market.cast.vendor.token), market.with(&market.cast.approver.token));
    step(&vendor, &path, "confirm", 2, &json!({}));
    let early = json!({ "delivered_on": "2026-11-19" });
    let refused = vendor.step(&format!("{path}/deliver"), 3, &early).expect(422).code();
    assert_eq!(refused, "order.delivered_before_issued");
    let future = json!({ "delivered_on": "2026-11-21" });
    assert_eq!(vendor.step(&format!("{path}/deliver"), 3, &future).expect(422).code(), "order.delivered_in_future");
    market.wait(10 * 24 * 60);
    step(&vendor, &path, "deliver", 3, &json!({ "delivered_on": "2026-11-28" }));
    assert_eq!(approver.step(&format!("{path}/refuse"), 4, &json!({ "reason": " " })).status, 422);
    let back = step(&approver, &path, "refuse", 4, &json!({ "reason": "規格與契約不符" }));
    assert_eq!((&back["state"], &back["closing_note"]), (&json!("confirmed"), &json!("規格與契約不符")));
    step(&vendor, &path, "deliver", 5, &json!({ "delivered_on": "2026-11-30" }));
    // The buyer who placed it is not the one who accepts; nobody named as chief is against the law.
    let buyer = market.with(&market.cast.buyer.token);
    let nobody = json!({ "plain": true, "notified": true });
    assert_eq!(buyer.step(&format!("{path}/accept"), 6, &nobody).expect(403).code(), "separation.requester");
    let unlawful = approver.step(&format!("{path}/accept"), 6, &nobody).expect(422).json();
    assert!(keys(&unlawful["rulings"]).contains(&"acc-03.nobody".to_owned()), "{unlawful}");
    // 1,500,000 is the publication threshold: accounting and the related unit monitor.
    let chief = json!({ "chief": "王主任", "plain": true, "notified": true });
    let unmonitored = approver.step(&format!("{path}/accept"), 6, &chief).expect(422).json();
    assert!(keys(&unmonitored["rulings"]).contains(&"mon-2.missing".to_owned()), "{unmonitored}");
    let whole = json!({ "chief": "王主任", "plain": true, "notified": true, "accounting": true, "related_unit": true });
    let done = step(&approver, &path, "accept", 6, &whole);
    assert_eq!(done["state"], "accepted");
    let said = keys(&done["acceptance"]);
    assert!(said.contains(&"acc-01.in_time".to_owned()) && said.contains(&"mon-2.monitored".to_owned()), "{said:?}");
    let delay = done["acceptance"].as_array().unwrap().iter().find(|ruling| ruling["rule"] == "DLY-01").unwrap();
    let late = delay["results"].as_array().unwrap().iter().find(|one| one["what"] == "late_days").unwrap();
    assert_eq!(late["value"]["value"], 6, "the 25th to the 30th: {delay}");
    market.settle();
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

/// Runs the daily round.
fn expire(market: &TestMarket) {
    let call = market.app.system_call("test").unwrap();
    market.app.door.write_now(move |conn| gongqi::orders::expire::schedule(conn, &call)).unwrap();
    market.settle();
}

on_both!(an_order_that_waits_too_long_ends_and_gives_back_what_it_held, |market| {
    let approver = market.with(&market.cast.approver.token);
    approver.put("/api/v1/approvals", &json!({ "expire_days": 5 }), "\"0\"").expect(200);
    let buyer = market.with(&market.cast.buyer.token);
    let mut paths = Vec::new();
    for _ in 0..5 {
        let placed = buyer.post("/api/v1/orders", &wanted(market, 100)).expect(201).json();
        paths.push(format!("/api/v1/orders/{}", placed["id"].as_str().unwrap()));
    }
    buyer.post("/api/v1/orders", &wanted(market, 100)).expect(422);
    step(&approver, &paths[0], "approve", 1, &json!({}));
    step(&approver, &paths[1], "approve", 1, &json!({}));
    let pcc = json!({ "pcc_number": "PCC-1", "pcc_at": "2026-11-20T02:00:00Z" });
    step(&buyer, &paths[1], "issue", 2, &pcc);
    market.wait(5 * 24 * 60);
    expire(market);
    let state = |path: &str| buyer.get(path).expect(200).json()["state"].as_str().unwrap().to_owned();
    assert_eq!(state(&paths[2]), "placed", "the fifth day is the last one");
    let before = market.mails().len();
    market.wait(24 * 60);
    expire(market);
    let states: Vec<String> = paths.iter().map(|path| state(path)).collect();
    assert_eq!(states, ["expired", "issued", "expired", "expired", "expired"]);
    assert_eq!(market.mails().len(), before + 4, "the requester is told of each");
    for (event, body) in [("cancel", json!({ "reason": "r" })), ("issue", pcc)] {
        assert_eq!(buyer.step(&format!("{}/{event}", paths[0]), 3, &body).expect(409).code(), "order.wrong_state");
    }
    for _ in 0..4 {
        buyer.post("/api/v1/orders", &wanted(market, 100)).expect(201);
    }
    buyer.post("/api/v1/orders", &wanted(market, 100)).expect(422);
    // A second round has nothing to do.
    expire(market);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(an_open_order_ends_with_its_framework, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let placed = buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201).json();
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    // The ordering period ends on 2027-03-31.
    market.wait(131 * 24 * 60);
    expire(market);
    assert_eq!(buyer.get(&path).expect(200).json()["state"], "placed");
    market.wait(24 * 60);
    expire(market);
    assert_eq!(buyer.get(&path).expect(200).json()["state"], "expired");
});
