//! Bids beside each other: the table of bids and items, and documents of one type side by side.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{TENDER, bring, enter, packed, read};
use crate::support::browsing::Browsing;
use crate::support::eyes::file;
use crate::support::market::TestMarket;

const ONE: &str = "04595257";
const OTHER: &str = "12345675";

fn bid(market: &TestMarket, label: &str, files: &[(&str, &[u8])]) -> String {
    bring(market, label, "", &packed(files)).expect(201).json()["review"].as_str().unwrap().to_owned()
}

fn matrix(market: &TestMarket) -> Value {
    let path = format!("/api/v1/tenders/{TENDER}/matrix");
    market.with(&market.cast.reviewer.token).get(&path).expect(200).json()
}

fn settle(market: &TestMarket, id: &str, number: usize, answer: &str) {
    let seen = read(market, id)["findings"][number - 1]["version"].as_i64().unwrap();
    let path = format!("/api/v1/reviews/{id}/findings/{number}/{answer}");
    market.with(&market.cast.reviewer.token).step(&path, seen, &json!({ "reason": "已查" })).expect(200);
}

on_both!(a_table_tells_how_far_each_bid_and_item_is, |market| {
    enter(market, 0);
    // A file of this name fails the first item alone.
    let one = bid(market, ONE, &[("item-1.pdf", &file(2, "one"))]);
    market.settle();
    let other = bid(market, OTHER, &[("a.pdf", &file(2, "other"))]);
    let shown = matrix(market);
    assert_eq!(shown["columns"][0]["stage"], "all");
    assert_eq!((&shown["columns"][1]["item"], &shown["columns"][1]["name"]), (&json!("1"), &json!("文書處理軟體")));
    let cell = |row: usize, column: usize| matrix(market)["rows"][row]["cells"][column].clone();
    assert_eq!((cell(0, 0)["state"].clone(), cell(0, 0)["waiting"].clone()), (json!("waiting"), json!(2)));
    let item = cell(0, 1);
    assert_eq!((&item["state"], &item["of"], &item["finding"]), (&json!("waiting"), &json!(1), &json!(4)));
    assert_eq!(item["review"], json!(one));
    assert_eq!(cell(1, 0)["state"], "reading");
    market.settle();
    assert_eq!(
        cell(1, 1),
        json!({ "state": "met", "waiting": 0, "against": 0, "of": 0, "review": other, "finding": null })
    );
    settle(market, &one, 4, "confirm");
    assert_eq!((cell(0, 1)["state"].clone(), cell(0, 1)["against"].clone()), (json!("against"), json!(1)));
    for number in [2, 3] {
        settle(market, &one, number, "overrule");
    }
    assert_eq!(
        (cell(0, 0)["waiting"].clone(), cell(0, 0)["against"].clone()),
        (json!(2), json!(0)),
        "between the bids"
    );

    let path = format!("/tenders/{TENDER}/matrix");
    let page = Browsing::of(market, &market.cast.reviewer.user).get(&path).expect(200).body;
    assert!(page.contains(&format!("/review/{one}?finding=4#finding-4")) && page.contains("文書處理軟體"), "{page}");
    // Who stated nothing yet is led to the statement; who may see no bids sees no table.
    let second = Browsing::of(market, &market.cast.reviewer2.user).get(&path).expect(303);
    assert!(second.header("location").contains("/interest"));
    market.with(&market.cast.vendor.token).get(&format!("/api/v1{path}")).expect(403);
});

on_both!(documents_of_one_type_stand_side_by_side, |market| {
    enter(market, 0);
    let one = bid(market, ONE, &[("phone-0223456789.pdf", &file(2, "one"))]);
    let other = bid(market, OTHER, &[("phone-0287654321.pdf", &file(2, "other"))]);
    market.settle();
    let reviewer = market.with(&market.cast.reviewer.token);
    let path = format!("/api/v1/reviews/{one}/beside/tax_certificate");
    let beside = reviewer.get(&path).expect(200).json();
    let labels: Vec<&Value> = beside["documents"].as_array().unwrap().iter().map(|one| &one["label"]).collect();
    assert_eq!(labels, [ONE, OTHER]);
    assert_eq!(beside["kinds"], json!(["tax_certificate"]));
    let field = |name: &str| {
        let fields = beside["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap().clone()
    };
    assert_eq!(field("vendor_name")["likeness"], "same");
    assert_eq!(
        (&field("phone")["likeness"], &field("phone")["values"][1]),
        (&json!("different"), &json!("0287654321"))
    );
    reviewer.get(&format!("/api/v1/reviews/{one}/beside/menu")).expect(404);
    // Each bid that was shown was looked at, and the record says so.
    let id = other.parse().unwrap();
    let moments = market.app.door.read_now(|conn| gongqi::audit::timeline::of_subject(conn, "review", id)).unwrap();
    let looked = moments.iter().filter(|moment| moment.body.act == "review.read");
    assert!(looked.clone().any(|moment| moment.body.detail["beside"] == "tax_certificate"));

    let mut browser = Browsing::of(market, &market.cast.reviewer.user);
    let desk = browser.get(&format!("/review/{one}")).expect(200).body;
    let path = format!("/review/{one}/beside/tax_certificate");
    assert!(desk.contains(&format!("href=\"{path}\" accesskey=\"S\"")), "{desk}");
    let page = browser.get(&path).expect(200).body;
    assert!(page.contains("相異") && page.contains("0287654321"), "{page}");
    let pages = browser.get(&format!("{path}?pages=true")).expect(200).body;
    assert!(pages.contains(&format!("src=\"/review/{other}/files/1/pages/1.png\"")), "{pages}");
});
