//! Where a listing stands: ordered, awaiting a round, or passed over by one; and an index built anew beside the living one.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::on_both;
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
