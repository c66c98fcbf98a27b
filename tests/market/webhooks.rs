//! Webhooks: who hears of what, by signed messages whose ids stay the same, until the address is gone.

use gongqi::webhooks::sign::signature;
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::client::Client;
use crate::support::listener::{Listener, Posted};
use crate::support::market::TestMarket;

fn set_up(by: &Client, to: &Listener, kinds: &[&str]) -> Value {
    by.post("/api/v1/webhooks", &json!({ "url": to.url, "kinds": kinds })).expect(201).json()
}

fn topics(posted: &[Posted]) -> Vec<String> {
    let topic = |one: &Posted| serde_json::from_str::<Value>(&one.body).unwrap()["type"].as_str().unwrap().to_owned();
    posted.iter().map(topic).collect()
}

fn holds(market: &TestMarket) {
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
}

on_both!(each_party_hears_of_an_order_from_when_it_may_know, |market| {
    let cast = &market.cast;
    let [buyer, approver, vendor] = [&cast.buyer, &cast.approver, &cast.vendor].map(|who| market.with(&who.token));
    let (agency_ear, vendor_ear, office_ear) = (Listener::start(), Listener::start(), Listener::start());
    let before = buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201).json();
    market.wait(1);
    let hook = set_up(&buyer, &agency_ear, &["order"]);
    set_up(&vendor, &vendor_ear, &["order", "listing"]);
    set_up(&market.with(&cast.office.token), &office_ear, &["listing"]);
    let placed = buyer.post("/api/v1/orders", &wanted(market, 10)).expect(201).json();
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    market.wait(1);
    approver.step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    market.settle();
    let heard = agency_ear.take();
    assert_eq!(topics(&heard), ["order.placed", "order.approved"]);
    assert!(vendor_ear.take().is_empty(), "the vendor knows of no order that was not issued");
    // The message names the thing and its version, never what it says, and the id is signed with it.
    let body: Value = serde_json::from_str(&heard[0].body).unwrap();
    assert_eq!(body["data"], json!({ "kind": "order", "id": placed["id"], "version": 1, "href": path }));
    let (id, at) = (&heard[0].headers["webhook-id"], &heard[0].headers["webhook-timestamp"]);
    let right = signature(hook["secret"].as_str().unwrap(), id, at.parse().unwrap(), &heard[0].body).unwrap();
    assert_eq!(heard[0].headers["webhook-signature"], right);
    let issue = json!({ "pcc_number": "PCC-1", "pcc_at": "2026-11-20T02:02:00Z" });
    buyer.step(&format!("{path}/issue"), 2, &issue).expect(200);
    market.settle();
    assert_eq!(topics(&vendor_ear.take()), ["order.issued"]);
    assert_eq!(topics(&agency_ear.take()), ["order.issued"]);
    assert!(office_ear.take().is_empty(), "it hears of listings alone");
    assert!(!heard.iter().any(|one| one.body.contains(before["id"].as_str().unwrap())), "nothing from before");
    market.settle();
    assert!(agency_ear.take().is_empty(), "no message twice");
    holds(market);
});

on_both!(a_message_keeps_its_id_until_it_is_taken, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let ear = Listener::start();
    ear.answer(500, 2);
    let hook = set_up(&buyer, &ear, &["order"]);
    buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201);
    for _ in 0..4 {
        market.settle();
        market.wait(60);
    }
    let heard = ear.take();
    let ids: Vec<&String> = heard.iter().map(|one| &one.headers["webhook-id"]).collect();
    assert_eq!(heard.len(), 3, "twice refused, once taken");
    assert!(ids.iter().all(|id| *id == ids[0]) && ids[0].starts_with("msg_"));
    let path = format!("/api/v1/webhooks/{}", hook["id"].as_str().unwrap());
    let read = buyer.get(&path).expect(200).json();
    let message = &read["messages"][0];
    assert_eq!((&message["id"], &message["tries"], &message["status"]), (&json!(ids[0]), &json!(3), &json!(204)));
    assert!(
        read["secret"].is_null() && buyer.get("/api/v1/webhooks").expect(200).json()["data"][0]["secret"].is_null()
    );
    holds(market);
});

on_both!(a_sealed_quote_is_told_to_its_vendor_alone, |market| {
    let cast = &market.cast;
    let [buyer, vendor] = [&cast.buyer, &cast.vendor].map(|who| market.with(&who.token));
    let (agency_ear, vendor_ear) = (Listener::start(), Listener::start());
    set_up(&buyer, &agency_ear, &["quote_request", "quote", "order"]);
    set_up(&vendor, &vendor_ear, &["quote"]);
    let page = Browsing::of(market, &cast.buyer.user).get(&format!("/listings/{}", cast.listing)).expect(200).body;
    let item = &page.split("/quotes/new?item=").nth(1).unwrap()[..36];
    let asked = json!({ "item": item, "quantity": 5, "ground": "other_conditions", "wants": "w", "closes_at": "2026-11-25T17:00:00+08:00" });
    let made = buyer.post("/api/v1/quote-requests", &asked).expect(201).json();
    let path = format!("/api/v1/quote-requests/{}", made["id"].as_str().unwrap());
    let offer = json!({ "listing": cast.listing, "unit_price": "1000", "terms": "" });
    vendor.step(&format!("{path}/answer"), 1, &offer).expect(200);
    market.settle();
    assert_eq!(topics(&agency_ear.take()), ["quote_request.asked"], "not even that somebody answered");
    let heard = vendor_ear.take();
    assert_eq!(heard.len(), 2, "invited, and its own answer");
    assert!(heard.iter().all(|one| one.body.contains(&path) && !one.body.contains("1000")));
    holds(market);
});

on_both!(an_address_that_is_gone_or_silent_is_ended_and_told, |market| {
    let [buyer, vendor] = [&market.cast.buyer, &market.cast.vendor].map(|who| market.with(&who.token));
    let (gone, silent) = (Listener::start(), Listener::start());
    gone.answer(410, 1);
    silent.answer(503, 100);
    let one = set_up(&buyer, &gone, &["order"]);
    let other = set_up(&vendor, &silent, &["order"]);
    let ping = |by: &Client, hook: &Value| {
        by.post(&format!("/api/v1/webhooks/{}/ping", hook["id"].as_str().unwrap()), &json!({}))
    };
    ping(&buyer, &one).expect(200);
    ping(&vendor, &other).expect(200);
    for _ in 0..20 {
        market.settle();
        market.wait(24 * 60);
    }
    assert_eq!((gone.take().len(), silent.take().len()), (1, 15));
    let why = |by: &Client| by.get("/api/v1/webhooks").expect(200).json()["data"][0]["ended_because"].clone();
    assert_eq!((why(&buyer), why(&vendor)), (json!("gone"), json!("silent")));
    let mails: Vec<String> = market.mails().iter().map(|mail| mail_text(mail)).collect();
    assert_eq!(mails.iter().filter(|mail| mail.contains("已停用")).count(), 2, "{mails:?}");
    assert_eq!(ping(&buyer, &one).expect(409).code(), "webhook.ended");
    // It hears nothing more.
    buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201);
    market.settle();
    assert!(gone.take().is_empty());
    holds(market);
});

on_both!(webhooks_are_an_organisations_own, |market| {
    let cast = &market.cast;
    let buyer = market.with(&cast.buyer.token);
    let ear = Listener::start();
    for (sent, code) in [
        (json!({ "url": "ftp://a/", "kinds": ["order"] }), "webhook.url"),
        (json!({ "url": ear.url, "kinds": [] }), "webhook.kinds"),
        (json!({ "url": ear.url, "kinds": ["user"] }), "webhook.kinds"),
        (json!({ "url": ear.url }), "http.body_unfit"),
    ] {
        assert_eq!(buyer.post("/api/v1/webhooks", &sent).expect(422).code(), code, "{sent}");
    }
    let mut browser = Browsing::of(market, &cast.buyer.user);
    let csrf = browser.csrf("/account/webhooks");
    let page = browser.post("/account/webhooks", &[("csrf", &csrf), ("url", &ear.url), ("kinds", "order")]);
    let page = page.expect(200).body;
    assert!(page.contains("whsec_") && page.contains("僅顯示這一次"));
    let again = browser.post("/account/webhooks", &[("csrf", &csrf), ("url", &ear.url), ("kinds", "order")]);
    assert!(again.expect(409).body.contains("此位址已設定通知"), "a form sent twice leaves one");
    let id = page.split("/account/webhooks/").nth(1).unwrap()[..36].to_owned();
    let shown = browser.get(&format!("/account/webhooks/{id}")).expect(200).body;
    assert!(!shown.contains("whsec_") && browser.get("/account/webhooks").expect(200).body.contains(&ear.url));
    browser.post(&format!("/account/webhooks/{id}/ping"), &[("csrf", &csrf)]).expect(303);
    market.settle();
    assert_eq!(topics(&ear.take()), ["webhook.ping"]);
    for stranger in [&cast.other_buyer, &cast.vendor] {
        let path = format!("/api/v1/webhooks/{id}");
        market.with(&stranger.token).get(&path).expect(404);
        market.with(&stranger.token).step(&format!("{path}/delete"), 1, &json!({})).expect(404);
    }
    market.with(&cast.auditor.token).get("/api/v1/webhooks").expect(403);
    buyer.step(&format!("/api/v1/webhooks/{id}/delete"), 7, &json!({})).expect(412);
    browser.post(&format!("/account/webhooks/{id}/delete"), &[("csrf", &csrf), ("version", "1")]).expect(303);
    buyer.get(&format!("/api/v1/webhooks/{id}")).expect(404);
    let recorded = market.app.door.read_now(|conn| {
        use diesel::prelude::*;
        use gongqi::db::schema::event;
        let rows: Vec<String> =
            event::table.filter(event::subject_kind.eq("webhook")).select(event::after).load(conn)?;
        Ok(rows.join("\n"))
    });
    assert!(!recorded.unwrap().contains("whsec_"));
    holds(market);
});
