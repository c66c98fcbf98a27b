//! The path of an order through the API, with every effect: answers, ceilings, mails, the record.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;

/// An order of so many units of the software listing.
pub fn wanted(market: &TestMarket, quantity: i64) -> Value {
    json!({
        "lines": [{ "listing": market.cast.listing, "listing_version": 1, "quantity": quantity }],
        "reason": "功能符合需求，價格最低",
    })
}

on_both!(an_order_goes_from_cart_to_confirmation, |market| {
    let (buyer, approver) = (market.with(&market.cast.buyer.token), market.with(&market.cast.approver.token));
    let vendor = market.with(&market.cast.vendor.token);
    let checked = buyer.post("/api/v1/orders/check", &wanted(market, 10)).expect(200).json();
    assert_eq!((checked["amount"].as_str(), checked["lawful"].as_bool()), (Some("12000"), Some(true)));
    let rules: Vec<&str> = checked["rulings"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert_eq!(
        rules,
        ["ORD-01", "ORD-02", "ORD-05", "ORD-09", "ORD-10", "ORD-04", "ORD-06", "ORD-13", "MON-1"],
        "{checked}"
    );

    let placed = buyer.post("/api/v1/orders", &wanted(market, 10)).expect(201);
    assert_eq!(placed.header("etag"), "\"1\"");
    let placed = placed.json();
    let (id, number) = (placed["id"].as_str().unwrap(), placed["number"].as_str().unwrap());
    assert_eq!((placed["state"].as_str(), number), (Some("placed"), "PO-115-000001"));
    assert_eq!(placed["lines"][0]["unit_price"], "1200");
    let path = format!("/api/v1/orders/{id}");
    vendor.get(&path).expect(404);

    market.wait(1);
    let approved = approver.step(&format!("{path}/approve"), 1, &json!({})).expect(200).json();
    assert_eq!((approved["state"].as_str(), approved["version"].as_i64()), (Some("ready"), Some(2)));
    assert_eq!(buyer.step(&format!("{path}/issue"), 2, &json!({})).expect(422).code(), "order.pcc_number_missing");
    let issue = json!({ "pcc_number": "PCC-115-7788", "pcc_at": "2026-11-20T02:00:00Z" });
    market.wait(1);
    let issued = buyer.step(&format!("{path}/issue"), 2, &issue).expect(200).json();
    assert_eq!(issued["pcc_number"], "PCC-115-7788");
    // The vendor learns what to deliver and by when, not how the agency came to it.
    let told = vendor.get(&path).expect(200).json();
    assert_eq!((&told["stated"], &told["rulings"], &told["choice"]), (&json!({}), &json!([]), &Value::Null));
    assert!(!buyer.get(&path).expect(200).json()["rulings"].as_array().unwrap().is_empty());
    let shown = Browsing::of(market, &market.cast.vendor.user).get(&path.replace("/api/v1", "")).expect(200).body;
    assert!(shown.contains("範例") && !shown.contains("ORD-01"), "{shown}");
    market.with(&market.cast.other_vendor.token).get(&path).expect(404);
    market.wait(1);
    let confirmed = vendor.step(&format!("{path}/confirm"), 3, &json!({})).expect(200).json();
    assert_eq!(confirmed["state"], "confirmed");

    market.settle();
    let subjects: Vec<String> = market
        .mails()
        .iter()
        .filter_map(|mail| mail.lines().find(|line| line.starts_with("To:")).map(str::to_owned))
        .collect();
    assert_eq!(subjects.len(), 4, "approver, vendor, and the buyer twice: {subjects:?}");
    let auditor = market.with(&market.cast.auditor.token);
    let story = auditor.get(&format!("/api/v1/audit/timeline?q={number}")).expect(200).json();
    let acts: Vec<&str> =
        story.as_array().unwrap().iter().map(|moment| moment["body"]["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["order.place", "order.approve", "order.issue", "order.confirm"]);
    let approve = &story[1];
    let state = approve["changes"].as_array().unwrap().iter().find(|change| change["field"] == "state").unwrap();
    assert_eq!((state["before"].as_str(), state["after"].as_str()), (Some("placed"), Some("ready")));
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(an_order_is_found_by_its_number, |market| {
    let cast = &market.cast;
    let placed = market.with(&cast.buyer.token).post("/api/v1/orders", &wanted(market, 10)).expect(201).json();
    let page = format!("/orders/{}", placed["id"].as_str().unwrap());
    for words in ["PO-115-000001", "po-115-000001", "%20PO-115-000001%20"] {
        let found = Browsing::of(market, &cast.buyer.user).get(&format!("/search?q={words}"));
        assert_eq!(found.expect(303).header("location"), page, "{words}");
    }
    // To whoever may not know of it, the number is a word like any other.
    for stranger in [&cast.other_buyer, &cast.vendor] {
        Browsing::of(market, &stranger.user).get("/search?q=PO-115-000001").expect(200);
    }
    market.anonymous().get("/search?q=PO-115-000001").expect(200);
});

on_both!(an_order_that_ends_gives_its_ceilings_back, |market| {
    let (buyer, approver) = (market.with(&market.cast.buyer.token), market.with(&market.cast.approver.token));
    for round in 0..60 {
        let placed = buyer.post("/api/v1/orders", &wanted(market, 10)).expect(201).json();
        let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
        if round % 2 == 0 {
            approver.step(&format!("{path}/reject"), 1, &json!({ "reason": "數量不符" })).expect(200);
        } else {
            buyer.step(&format!("{path}/cancel"), 1, &json!({ "reason": "不續辦" })).expect(200);
        }
    }
    assert_eq!(
        buyer.step("/api/v1/orders/00000000-0000-7000-8000-000000000000/cancel", 1, &json!({ "reason": "x" })).status,
        404
    );
    assert!(market.verify().holds);
});

on_both!(what_the_law_refuses_is_answered_with_the_ruling, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let refused = |answer: crate::support::client::Answer| -> Vec<String> {
        let problem = answer.expect(422).json();
        assert_eq!(problem["code"], "order.unlawful");
        let rulings = problem["rulings"].as_array().unwrap();
        let refused = rulings.iter().filter(|ruling| ruling["outcome"] == "refuse");
        refused.map(|ruling| ruling["rule"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(refused(buyer.post("/api/v1/orders", &wanted(market, 101))), ["ORD-02"]);
    let dear = json!({
        "lines": [{ "listing": market.cast.cloud, "listing_version": 1, "quantity": 200 }], "reason": "r",
    });
    assert_eq!(refused(buyer.post("/api/v1/orders", &dear)), ["ORD-05"]);
    let mut approved = dear;
    approved["superior_approval"] = json!("範例部 115年11月1日 範採字第1150000001號");
    buyer.post("/api/v1/orders", &approved).expect(201);
    market.wait(60 * 24 * 200);
    assert!(refused(buyer.post("/api/v1/orders", &wanted(market, 1))).contains(&"ORD-09".to_owned()));
    let unawarded =
        json!({ "lines": [{ "listing": market.cast.unawarded, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    assert_eq!(buyer.post("/api/v1/orders", &unawarded).expect(409).code(), "order.not_awarded");
    let other = market.with(&market.cast.other_buyer.token);
    let cloud =
        json!({ "lines": [{ "listing": market.cast.cloud, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    assert_eq!(other.post("/api/v1/orders", &cloud).expect(403).code(), "order.not_entitled");
    let stale =
        json!({ "lines": [{ "listing": market.cast.cloud, "listing_version": 9, "quantity": 1 }], "reason": "r" });
    assert_eq!(buyer.post("/api/v1/orders", &stale).expect(409).code(), "order.listing_changed");
});
