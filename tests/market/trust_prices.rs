//! A price above the market's: the reporting agency's orders stop, nobody else's; vendor and office settle the case.

use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::client::Client;
use crate::support::market::TestMarket;
use crate::trust::{PDF, open_tasks};

fn found(price: &str) -> Value {
    json!({ "price": price, "place": "範例網路商店", "found_on": "2026-11-19", "evidence": "同版本同授權，含稅" })
}

/// Reports for the software listing.
fn report(market: &TestMarket, by: &Client, price: &str) -> Value {
    by.post(&format!("/api/v1/listings/{}/price-reports", market.cast.listing), &found(price)).expect(201).json()
}

fn refused(by: &Client, market: &TestMarket) -> Vec<String> {
    let problem = by.post("/api/v1/orders", &wanted(market, 1)).expect(422).json();
    let rulings = problem["rulings"].as_array().unwrap().clone();
    let refused = rulings.into_iter().filter(|ruling| ruling["outcome"] == "refuse");
    refused.map(|ruling| ruling["rule"].as_str().unwrap().to_owned()).collect()
}

on_both!(only_the_reporting_agency_stops, |market| {
    let cast = &market.cast;
    let (buyer, other) = (market.with(&cast.buyer.token), market.with(&cast.other_buyer.token));
    let case = report(market, &buyer, "1000");
    assert_eq!((&case["state"], &case["answer_by"]), (&json!("open"), &json!("2026-12-04")));
    assert!(case["rulings"].as_array().unwrap().iter().any(|ruling| ruling["rule"] == "PRC-02"));
    assert_eq!(refused(&buyer, market), ["ORD-07"]);
    assert_eq!(refused(&market.with(&cast.buyer2.token), market), ["ORD-07"]);
    other.post("/api/v1/orders", &wanted(market, 1)).expect(201);
    // The page of the check names the rule and its place in the law.
    let mut browser = Browsing::of(market, &cast.buyer.user);
    let csrf = browser.csrf(&format!("/orders/new?listing={}", cast.listing));
    let listing = cast.listing.to_string();
    let page =
        browser.post("/orders/check", &[("csrf", &csrf), ("listing", &listing), ("seen", "1"), ("quantity", "1")]);
    let page = page.expect(422).body;
    assert!(page.contains("ORD-07") && page.contains("共同供應契約實施辦法"), "{page}");
    // A second report of the agency is refused; another agency's joins the case.
    let again = buyer.post(&format!("/api/v1/listings/{}/price-reports", cast.listing), &found("900"));
    assert_eq!(again.expect(409).code(), "price_check.reported_already");
    let joined = report(market, &other, "1100");
    assert_eq!(joined["id"], case["id"]);
    assert_eq!(joined["reports"].as_array().unwrap().len(), 1, "an agency sees its own report");
    let seen =
        market.with(&cast.accounting.token).get(&format!("/api/v1/price-checks/{}", case["id"].as_str().unwrap()));
    assert_eq!(seen.expect(200).json()["reports"].as_array().unwrap().len(), 1, "its accounting no more than that");
    assert_eq!(refused(&other, market), ["ORD-07"]);
    // Whoever withdraws may order; the case stays.
    let path = format!("/api/v1/price-checks/{}", case["id"].as_str().unwrap());
    other.step(&format!("{path}/withdraw"), 1, &json!({ "text": "" })).expect(422);
    other.step(&format!("{path}/withdraw"), 1, &json!({ "text": "所查為教育版" })).expect(200);
    other.post("/api/v1/orders", &wanted(market, 1)).expect(201);
    assert_eq!(refused(&buyer, market), ["ORD-07"]);
    assert_eq!(
        other.step(&format!("{path}/withdraw"), 2, &json!({ "text": "x" })).expect(409).code(),
        "price_check.not_standing"
    );
    assert!(market.verify().holds);
});

on_both!(the_vendor_answers_and_the_office_closes, |market| {
    let cast = &market.cast;
    let (buyer, vendor) = (market.with(&cast.buyer.token), market.with(&cast.vendor.token));
    let office = market.with(&cast.office.token);
    let case = report(market, &buyer, "1000");
    let path = format!("/api/v1/price-checks/{}", case["id"].as_str().unwrap());
    let seen = vendor.get(&path).expect(200).json();
    assert_eq!(seen["reports"][0]["agency"], Value::Null, "the vendor is not told who reported");
    for stranger in [&cast.other_vendor, &cast.other_buyer, &cast.other_approver, &cast.reviewer] {
        market.with(&stranger.token).get(&path).expect(404);
        let mut browser = Browsing::of(market, &stranger.user);
        browser.get(&format!("/price-checks/{}", case["id"].as_str().unwrap())).expect(404);
    }
    market
        .with(&cast.other_vendor.token)
        .step(&format!("{path}/answer"), 2, &json!({ "answer": "keeps", "reason": "x" }))
        .expect(404);
    let answer = |version, body: Value| vendor.step(&format!("{path}/answer"), version, &body);
    let version = case["version"].as_i64().unwrap();
    assert_eq!(answer(version, json!({ "answer": "cuts", "reason": "x" })).expect(422).code(), "price_check.cut_to");
    assert_eq!(
        answer(version, json!({ "answer": "cuts", "price": "1200", "reason": "x" })).expect(422).code(),
        "price_check.cut_to"
    );
    assert_eq!(answer(version, json!({ "answer": "keeps" })).expect(422).code(), "words.missing");
    assert_eq!(answer(version + 1, json!({ "answer": "keeps", "reason": "x" })).expect(412).code(), "changed_since");
    let said =
        answer(version, json!({ "answer": "cuts", "price": "990", "reason": "配合市場調降" })).expect(200).json();
    assert_eq!((&said["answer"], &said["answer_price"]), (&json!("cuts"), &json!("990")));
    assert_eq!(refused(&buyer, market), ["ORD-07"], "an answer decides nothing");
    assert_eq!(open_tasks(market)[0]["kind"], "price_check");
    let close = |body: Value| office.step(&format!("{path}/close"), version + 1, &body);
    close(json!({ "decision": "price_cut", "reason": " " })).expect(422);
    let closed = close(json!({ "decision": "price_cut", "reason": "廠商同意調降" })).expect(200).json();
    assert_eq!((&closed["state"], &closed["rulings"][0]["rule"]), (&json!("closed"), &json!("PRC-02")));
    assert!(open_tasks(market).is_empty());
    buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201);
    assert_eq!(
        answer(version + 2, json!({ "answer": "keeps", "reason": "x" })).expect(409).code(),
        "price_check.closed"
    );
    market.settle();
    let told = |word: &str| market.mails().iter().filter(|mail| mail_text(mail).contains(word)).count();
    assert_eq!((told("市場單價為 1,000 元"), told("決定：調降價格")), (1, 3), "vendor, and two buyers of the agency");
    // The next report opens a new case.
    assert_ne!(report(market, &buyer, "800")["id"], case["id"]);
    assert!(market.verify().holds);
});

on_both!(what_is_no_report_is_refused, |market| {
    let cast = &market.cast;
    let buyer = market.with(&cast.buyer.token);
    let path = |listing| format!("/api/v1/listings/{listing}/price-reports");
    let code = |body: &Value| buyer.post(&path(cast.listing), body).expect(422).code();
    for price in ["1200", "0", "-5"] {
        assert_eq!(code(&found(price)), "price_check.not_below", "{price}");
    }
    assert_eq!(code(&found("cheap")), "price.malformed");
    let mut late = found("1000");
    late["found_on"] = json!("2026-11-21");
    assert_eq!(code(&late), "price_check.found_in_future");
    let mut bare = found("1000");
    bare["place"] = json!("");
    assert_eq!(code(&bare), "words.missing");
    let mut bad = found("1000");
    bad["file"] = json!({ "name": "a.pdf", "base64": "TVo=" });
    assert_eq!(code(&bad), "file.not_taken");
    assert_eq!(buyer.post(&path(cast.unawarded), &found("1")).expect(409).code(), "order.not_awarded");
    let other = market.with(&cast.other_buyer.token);
    assert_eq!(other.post(&path(cast.cloud), &found("1")).expect(403).code(), "order.not_entitled");
    assert_eq!(buyer.get("/api/v1/price-checks").expect(200).json()["data"], json!([]));
    // By the page, with a file that the vendor does not get.
    let (form, mut browser) =
        (format!("/listings/{}/price-report", cast.listing), Browsing::of(market, &cast.buyer.user));
    let fields = [("price", "1,000"), ("place", "商店"), ("found_on", "115/11/19"), ("evidence", "e")];
    let made = browser.upload(&form, &form, &fields, &[("quote.pdf", PDF)]).expect(303);
    let case = made.header("location").split('?').next().unwrap().to_owned();
    let shown = browser.get(&case).expect(200).body;
    let link = shown.split('"').find(|part| part.ends_with("/file")).expect("a link to the file").to_owned();
    assert_eq!(browser.get_bytes(&link), PDF);
    let mut vendor = Browsing::of(market, &cast.vendor.user);
    assert!(!vendor.get(&case).expect(200).body.contains("/file"));
    vendor.get(&link).expect(404);
    Browsing::of(market, &cast.office.user).get(&link).expect(200);
    assert!(vendor.get("/vendor/price-checks").body.contains(&case));
    assert!(Browsing::of(market, &cast.auditor.user).get("/office/price-checks").body.contains(&case));
    assert!(!Browsing::of(market, &cast.other_buyer.user).get("/price-checks").body.contains(&case));
});
