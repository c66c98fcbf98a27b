//! Where a listing stands: ordered, ended, over, awaiting a round, or passed over by one; and an index built anew beside the living one.

use std::time::{Duration, Instant};

use gongqi::worker;
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::seed::import;

const ROUND: &str = "case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled\n\
    1150901,115年第九次電腦軟體（範例）,software,1000000,2026-12-01,2027-11-30,here,*\n";

on_both!(a_listing_says_where_it_stands, |market| {
    let anyone = market.anonymous();
    let standing = |listing| {
        let path = format!("/listings/{listing}");
        let said = anyone.get(&format!("/api/v1{path}")).expect(200).json()["standing"].as_str().unwrap().to_owned();
        (said, anyone.get(&path).expect(200).body)
    };
    let (said, page) = standing(market.cast.listing);
    assert!(said == "orderable" && page.contains("可訂購"), "{said}");
    let (said, page) = standing(market.cast.unawarded);
    assert!(said == "inviting" && page.contains(">徵求中<"), "{said}");

    import(&market.app, "frameworks.csv", ROUND);
    assert_eq!(standing(market.cast.unawarded).0, "inviting", "the round's framework has not begun");
    market.wait(60 * 24 * 12);
    let (said, page) = standing(market.cast.unawarded);
    assert!(said == "not-awarded" && page.contains(">未得標<"), "{said}");
    market.wait(60 * 24 * 3_650);
    assert_eq!(standing(market.cast.listing).0, "not-now", "the framework is over");
});

on_both!(an_award_is_ended_by_an_amendment_and_stands_again, |market| {
    let (office, buyer) = (market.with(&market.cast.office.token), market.with(&market.cast.buyer.token));
    let ordered_first = buyer.post("/api/v1/orders", &wanted(market, 2)).expect(201).json();
    let amend = |version: i64, awards: Value, ended: Value| {
        let item = json!({
            "lot_no": "1", "lot_name": "辦公室軟體", "item_no": "1", "name": "文書處理軟體", "unit": "使用者",
            "price_ceiling": "1500", "min_quantity": 1, "max_quantity": 100, "quantity_cap": 100_000,
            "awards": awards, "ended": ended,
        });
        let framework = json!({
            "case_no": "1150201", "title": "115年第一次電腦軟體（範例）", "class": "software", "budget": "600000",
            "starts_on": "2026-03-01", "ends_on": "2027-03-31", "order_of_record": "pcc", "entitled": ["*"],
            "items": [item],
        });
        let body = json!({ "reason": "原廠停止供應", "framework": framework });
        office.step("/api/v1/frameworks/1150201/amend", version, &body)
    };
    let offered = || {
        market.settle();
        let found = market.anonymous().get("/api/v1/search?q=OFF-1&orderable=true").expect(200).json();
        found["hits"].as_array().unwrap().iter().filter(|hit| hit["id"] == json!(market.cast.listing)).count()
    };
    assert_eq!(offered(), 1);
    assert_eq!(amend(1, json!([]), json!(["00000000"])).expect(422).code(), "framework.no_such_award");
    let both = json!([{ "ubn": "04595257", "price": "1300" }]);
    assert_eq!(amend(1, both, json!(["04595257"])).expect(422).code(), "framework.vendor_twice");
    let ended = amend(1, json!([]), json!(["*"])).expect(200).json();
    let changed = ended["versions"][0]["changed"].as_array().unwrap();
    assert!(changed.iter().any(|one| one["before"] == "1300" && one["after"].is_null()), "{changed:?}");
    assert_eq!(buyer.post("/api/v1/orders", &wanted(market, 1)).expect(409).code(), "order.award_ended");
    let listing = market.anonymous().get(&format!("/api/v1/listings/{}", market.cast.listing)).expect(200).json();
    assert_eq!(listing["standing"], "not-now");
    assert_eq!(offered(), 0);
    let first = format!("/api/v1/orders/{}", ordered_first["id"].as_str().unwrap());
    assert_eq!(buyer.get(&first).expect(200).json()["state"], "placed", "orders of before stand");

    assert_eq!(amend(2, json!([]), json!(["*"])).expect(409).code(), "framework.nothing_changed");
    amend(2, json!([{ "ubn": "04595257", "price": "1250" }]), json!([])).expect(200);
    assert_eq!(offered(), 1);
    buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(the_calendar_takes_listings_out_of_what_can_be_ordered, |market| {
    let offered = || {
        worker::schedule_watch(&market.app).unwrap();
        market.settle();
        let found = market.anonymous().get("/api/v1/search?q=OFF-1&orderable=true").expect(200).json();
        found["hits"].as_array().unwrap().iter().filter(|hit| hit["id"] == json!(market.cast.listing)).count()
    };
    assert_eq!(offered(), 1);
    market.wait(60 * 24 * 200);
    assert_eq!(offered(), 0, "the ordering period is over");
    assert_eq!(offered(), 0);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(an_index_is_built_anew_while_the_old_one_answers, |market| {
    let pointer = market.folder().join("index/gongqi-search-format");
    let generation = || std::fs::read_to_string(&pointer).unwrap();
    let found = || market.anonymous().get("/api/v1/search?q=%E9%9B%B2%E5%B2%A1").expect(200).json()["hits"].clone();
    let (before, hits) = (generation(), found());
    assert!(!hits.as_array().unwrap().is_empty());

    let path = "/api/v1/search-index/rebuilds";
    market.with(&market.cast.buyer.token).post(path, &json!({})).expect(403);
    assert_eq!(generation(), before);
    market.with(&market.cast.office.token).post(path, &json!({})).expect(202);
    market.settle();
    let begun = Instant::now();
    while generation() == before {
        assert!(begun.elapsed() < Duration::from_secs(30), "the new index never took over");
        assert_eq!(found(), hits);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(found(), hits);
    import(&market.app, "later.csv", LATER);
    market.settle();
    let later = market.anonymous().get("/api/v1/search?q=NEW-9").expect(200).json();
    assert_eq!(later["hits"][0]["name"], "磐盾筆記 專業版", "the new index follows the feed");

    let mut office = Browsing::of(market, &market.cast.office.user);
    let csrf = office.csrf("/jobs");
    office.post("/jobs/rebuild-index", &[("csrf", &csrf)]).expect(303);
    assert!(market.verify().holds);
});

const LATER: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n\
    NEW-9,04595257,software,辦公室軟體,磐盾,TW,磐盾筆記 專業版,專業版,perpetual,user,,Windows,zh-TW,使用者,300,,,14,12,筆記軟體\n";
