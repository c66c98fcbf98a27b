//! Saved searches: one's own, and a mail when something is new or has another price, once a day.

use gongqi::watches::round::round;
use serde_json::json;

use crate::choices::{HEAD, list, repriced};
use crate::on_both;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::market::TestMarket;

const NEW: &str = "NEW-1,00000000,software,辦公室軟體,磐盾,TW,磐盾試算 專業版,專業版,perpetual,user,,Windows,zh-TW,使用者,700,,,14,12,試算表軟體\n";
const LATER: &str = "NEW-2,00000000,software,辦公室軟體,磐盾,TW,磐盾筆記 專業版,專業版,perpetual,user,,Windows,zh-TW,使用者,300,,,14,12,筆記軟體\n";

/// Runs a round, lets the mails leave, and gives how many owners were told and the texts of all mails so far.
fn told(market: &TestMarket) -> (usize, Vec<String>) {
    let count = round(&market.app).unwrap();
    market.settle();
    (count, market.mails().iter().map(|mail| mail_text(mail)).collect())
}

on_both!(what_is_new_is_mailed_once_a_day, |market| {
    assert!(HEAD.starts_with("sku,"));
    let buyer = market.with(&market.cast.buyer.token);
    let saved =
        buyer.post("/api/v1/searches", &json!({ "name": "辦公室", "query": "class=software&page=4" })).expect(201);
    assert_eq!(saved.json()["query"], "class=software");
    for nothing in ["", "evil=1", "sort=newest"] {
        let refused = buyer.post("/api/v1/searches", &json!({ "name": "x", "query": nothing })).expect(422);
        assert_eq!(refused.code(), "search.query_missing");
    }
    let fresh = || buyer.get("/api/v1/searches").expect(200).json()["data"][0]["fresh"].as_i64();
    assert_eq!(fresh(), Some(0));
    market.wait(61);
    assert_eq!(told(market), (0, Vec::new()), "nothing is new");

    list(market, NEW);
    list(market, &repriced("1100"));
    assert_eq!(fresh(), Some(2));
    assert_eq!(told(market).0, 0, "the hour is not over");
    market.wait(61);
    let (count, mails) = told(market);
    assert_eq!((count, mails.len()), (1, 1));
    for words in ["磐盾試算 專業版", "700", "由 1,200 元變為 1,100 元", "/search?class=software"] {
        assert!(mails[0].contains(words), "{words}: {}", mails[0]);
    }
    assert!(!mails[0].contains("磐盾簡報"), "what its owner knows is not told again");
    assert_eq!(fresh(), Some(0));
    assert_eq!(told(market).0, 0, "a second round tells nothing twice");

    // The same day: it waits. The next day it is told, once.
    list(market, LATER);
    market.wait(61);
    assert_eq!(told(market).0, 0);
    assert_eq!(fresh(), Some(1));
    market.wait(60 * 24);
    let (count, mails) = told(market);
    assert_eq!((count, mails.len()), (1, 2));
    assert!(mails.iter().any(|mail| mail.contains("磐盾筆記") && !mail.contains("磐盾試算")));
    market.wait(60 * 24);
    assert_eq!(told(market).0, 0);
    // The same price in another version is nothing to tell.
    list(market, &repriced("1100").replace("公文與", "各式公文與"));
    market.wait(61);
    assert_eq!(told(market).0, 0);
    assert!(market.verify().holds);
});

on_both!(a_saved_search_is_ones_own, |market| {
    let mut browser = Browsing::of(market, &market.cast.vendor.user);
    let csrf = browser.csrf("/search?q=%E8%BB%9F%E9%AB%94");
    assert!(browser.get("/search?q=%E8%BB%9F%E9%AB%94").expect(200).body.contains("儲存此搜尋"));
    let save = |browser: &mut Browsing, name: &str, query: &str| {
        browser.post("/account/searches", &[("csrf", &csrf), ("name", name), ("query", query)])
    };
    save(&mut browser, "軟體", "q=%E8%BB%9F%E9%AB%94").expect(303);
    assert!(browser.get("/account/searches").expect(200).body.contains("「軟體」"));
    assert!(save(&mut browser, " ", "q=x").expect(422).body.contains("請填寫名稱"));
    assert!(save(&mut browser, "x", "page=2").expect(422).body.contains("請先輸入搜尋字詞"));

    let own = market.with(&market.cast.vendor.token);
    let row = own.get("/api/v1/searches").expect(200).json()["data"][0].clone();
    let delete = format!("/api/v1/searches/{}/delete", row["id"].as_str().unwrap());
    for stranger in [&market.cast.buyer, &market.cast.office, &market.cast.auditor] {
        let stranger = market.with(&stranger.token);
        assert_eq!(stranger.get("/api/v1/searches").expect(200).json()["data"], json!([]));
        stranger.step(&delete, 1, &json!({})).expect(404);
    }
    own.step(&delete, 7, &json!({})).expect(412);
    own.step(&delete, 1, &json!({})).expect(200);
    own.step(&delete, 2, &json!({})).expect(404);
    assert_eq!(own.get("/api/v1/searches").expect(200).json()["data"], json!([]));
    // A deleted search is looked at no more.
    list(market, NEW);
    market.wait(61);
    assert_eq!(told(market).0, 0);
    for count in 0..50 {
        own.post("/api/v1/searches", &json!({ "name": format!("{count}"), "query": "q=x" })).expect(201);
    }
    assert_eq!(
        own.post("/api/v1/searches", &json!({ "name": "n", "query": "q=x" })).expect(409).code(),
        "search.too_many"
    );
    assert!(market.verify().holds);
});
