//! The cart: across vendors and frameworks, pinned to what was seen, placed as a whole or not at all.

use diesel::prelude::*;
use gongqi::catalog::model::ListingState;
use gongqi::db::schema::{listing, orders};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::client::Client;
use crate::support::market::TestMarket;
use crate::support::seed::import;

/// A second vendor of the software's item, with prices by quantity, and bounds of its own.
const AWARDS: &str = "case_no,item_no,ubn,award_price\n1150201,1,00000000,1250\n";
const LISTINGS: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description,price_tiers,min_per_order,max_per_order\n\
    OFF-3,00000000,software,辦公室軟體,磐盾,TW,磐盾文書處理 標準版,標準版,perpetual,user,,Windows,zh-TW,使用者,1100,1150201,1,14,12,另一家廠商之文書處理軟體,10:1000;50:900,5,60\n";

/// The second vendor's listing.
fn rival(market: &TestMarket) -> Value {
    import(&market.app, "item_awards.csv", AWARDS);
    import(&market.app, "listings.csv", LISTINGS);
    let id = market.app.door.read_now(|conn| Ok(gongqi::catalog::store::by_sku(conn, "OFF-3")?.unwrap().id));
    json!(id.unwrap())
}

fn line(listing: &Value, quantity: i64) -> Value {
    json!({ "listing": listing, "listing_version": 1, "quantity": quantity })
}

fn put(client: &Client, lines: &[Value]) -> Value {
    client.post("/api/v1/cart/lines", &json!({ "lines": lines })).expect(200).json()
}

/// What is stated for each order of a cart: a reason, and the level where one is asked for.
fn terms(cart: &Value) -> Value {
    let orders = cart["check"]["orders"].as_array().unwrap().iter();
    let one = |order: &Value| {
        let stated = if order["baseline"].is_null() { json!({}) } else { json!({ "level": "basic" }) };
        json!({ "framework": order["framework"], "vendor": order["vendor"], "reason": "合用", "stated": stated })
    };
    json!({ "terms": orders.map(one).collect::<Vec<_>>() })
}

fn set_state(market: &TestMarket, sku: &'static str, state: ListingState) {
    let set = market.app.door.write_now(move |conn| {
        Ok(diesel::update(listing::table.filter(listing::sku.eq(sku))).set(listing::state.eq(state)).execute(conn)?)
    });
    assert_eq!(set.unwrap(), 1);
}

on_both!(a_cart_becomes_one_order_for_each_framework_and_vendor, |market| {
    let (rival, buyer) = (rival(market), market.with(&market.cast.buyer.token));
    let (software, cloud) = (json!(market.cast.listing), json!(market.cast.cloud));
    let cart = put(&buyer, &[line(&software, 10), line(&cloud, 1), line(&rival, 20)]);
    assert_eq!(cart["lines"].as_array().unwrap().len(), 3);
    let checked = buyer.post("/api/v1/cart/check", &terms(&cart)).expect(200).json();
    let orders = checked["check"]["orders"].as_array().unwrap();
    assert_eq!((orders.len(), &checked["ready"]), (3, &json!(true)), "{checked}");
    // 10 at 1,200; 1 at 75,000; 20 at the price of ten and more.
    assert_eq!(checked["check"]["amount"], "107000");
    let better = orders.iter().find(|order| order["amount"] == "20000").unwrap();
    let rules: Vec<&str> = better["rulings"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"ORD-08") && rules.contains(&"ORD-04"), "{rules:?}");
    let services = orders.iter().find(|order| !order["baseline"].is_null()).unwrap();
    let missing = services["baseline"]["missing"].as_array().unwrap();
    assert!(missing.iter().any(|row| row["code"] == "logs" && row["source"].as_str().unwrap().contains("附表十")));
    assert!(missing.iter().all(|row| row["level"] == "basic"));

    let version = cart["version"].as_i64().unwrap();
    let placed = buyer.step("/api/v1/cart/place", version, &terms(&cart)).expect(201).json();
    assert_eq!(placed["orders"].as_array().unwrap().len(), 3);
    let prices: Vec<&str> = placed["orders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|order| order["lines"][0]["unit_price"].as_str().unwrap())
        .collect();
    assert!(prices.contains(&"1000"), "{prices:?}");
    assert_eq!(buyer.get("/api/v1/cart").expect(200).json()["lines"], json!([]));
    assert_eq!(buyer.step("/api/v1/cart/place", version, &terms(&cart)).expect(412).code(), "cart.stale");
    assert_eq!(buyer.step("/api/v1/cart/place", version + 1, &terms(&cart)).expect(409).code(), "cart.empty");
    market.settle();
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(a_cart_is_placed_as_a_whole_or_not_at_all, |market| {
    let (rival, buyer) = (rival(market), market.with(&market.cast.buyer.token));
    let cart = put(&buyer, &[line(&json!(market.cast.listing), 10), line(&rival, 20)]);
    let mut without = terms(&cart);
    without["terms"][1]["reason"] = json!("");
    let version = cart["version"].as_i64().unwrap();
    assert_eq!(buyer.step("/api/v1/cart/place", version, &without).expect(422).code(), "order.reason_missing");
    let count = || market.app.door.read_now(|conn| Ok(orders::table.count().get_result::<i64>(conn)?)).unwrap();
    assert_eq!((count(), buyer.get("/api/v1/cart").expect(200).json()["version"].as_i64()), (0, Some(version)));
    buyer.step("/api/v1/cart/place", version, &terms(&cart)).expect(201);
    assert_eq!(count(), 2);
});

on_both!(a_cart_says_what_its_listings_have_become, |market| {
    let (rival, buyer) = (rival(market), market.with(&market.cast.buyer.token));
    let cart =
        put(&buyer, &[line(&json!(market.cast.listing), 10), line(&rival, 20), line(&json!(market.cast.cloud), 1)]);
    let vendor = market.with(&market.cast.vendor.token);
    let cut = format!("/api/v1/listings/{}/cut-price", market.cast.listing);
    let answer = vendor.step(&cut, 1, &json!({ "price": "1100" }));
    assert_eq!(answer.status, 200, "{}", answer.body);
    set_state(market, "OFF-3", ListingState::Paused);
    set_state(market, "CLD-1", ListingState::Delisted);
    let today = buyer.get("/api/v1/cart").expect(200).json();
    let standings: Vec<&str> =
        today["lines"].as_array().unwrap().iter().map(|line| line["standing"].as_str().unwrap()).collect();
    let mut sorted = standings.clone();
    sorted.sort_unstable();
    assert_eq!((sorted, &today["ready"]), (vec!["changed", "paused", "withdrawn"], &json!(false)));
    let version = cart["version"].as_i64().unwrap();
    buyer.step("/api/v1/cart/place", version, &terms(&cart)).expect(409);
    // Whoever takes the rest out and the new version in can place.
    let gone = [line(&rival, 0), line(&json!(market.cast.cloud), 0)];
    let renewed = json!({ "listing": market.cast.listing, "listing_version": 2, "quantity": 10 });
    let cart = put(&buyer, &[gone[0].clone(), gone[1].clone(), renewed]);
    let version = cart["version"].as_i64().unwrap();
    let placed = buyer.step("/api/v1/cart/place", version, &terms(&cart)).expect(201).json();
    assert_eq!(placed["orders"][0]["amount"], "11000");
});

on_both!(a_cart_keeps_to_what_framework_and_vendor_allow_at_once, |market| {
    let (rival, buyer) = (rival(market), market.with(&market.cast.buyer.token));
    let refused = |line: Value| {
        let answer = buyer.post("/api/v1/cart/lines", &json!({ "lines": [line] })).expect(422).json();
        (answer["code"].as_str().unwrap().to_owned(), answer["errors"][0]["pointer"].to_string())
    };
    for (line, code) in [
        (line(&rival, 4), "order.below_least"),
        (line(&rival, 61), "order.above_most"),
        (line(&json!(market.cast.listing), 101), "order.above_most"),
        (line(&json!(market.cast.listing), -1), "order.quantity"),
    ] {
        assert_eq!(refused(line).0, code);
    }
    let stale = json!({ "lines": [{ "listing": market.cast.listing, "listing_version": 7, "quantity": 1 }] });
    assert_eq!(buyer.post("/api/v1/cart/lines", &stale).expect(409).code(), "order.listing_changed");
    let unawarded = json!({ "lines": [line(&json!(market.cast.unawarded), 1)] });
    assert_eq!(buyer.post("/api/v1/cart/lines", &unawarded).expect(409).code(), "order.not_awarded");
    let order = json!({ "lines": [line(&rival, 4)], "reason": "r" });
    assert_eq!(buyer.post("/api/v1/orders", &order).expect(422).code(), "order.below_least");
});

on_both!(two_orders_of_one_cart_share_the_room_of_their_framework, |market| {
    let (rival, buyer) = (rival(market), market.with(&market.cast.buyer.token));
    // 60 at 900, and ten times 100 at 1,200 are above the budget of 600,000; the first alone is not.
    for _ in 0..4 {
        buyer.post("/api/v1/orders", &crate::orders::wanted(market, 100)).expect(201);
    }
    let cart = put(&buyer, &[line(&json!(market.cast.listing), 100), line(&rival, 60)]);
    let checked = buyer.post("/api/v1/cart/check", &terms(&cart)).expect(200).json();
    let lawful: Vec<bool> =
        checked["check"]["orders"].as_array().unwrap().iter().map(|order| order["lawful"].as_bool().unwrap()).collect();
    assert_eq!(lawful.iter().filter(|lawful| **lawful).count(), 1, "{checked}");
    let version = cart["version"].as_i64().unwrap();
    assert_eq!(buyer.step("/api/v1/cart/place", version, &terms(&cart)).expect(422).code(), "order.unlawful");
    // The check of lines without a cart says the same.
    let lines = json!({ "lines": [line(&json!(market.cast.listing), 100), line(&rival, 60)], "reason": "r" });
    let answer = buyer.post("/api/v1/orders/check", &lines).expect(200).json();
    assert_eq!((answer["orders"].as_array().unwrap().len(), &answer["lawful"]), (2, &json!(false)));
});

on_both!(the_check_warns_of_splitting_and_of_add_ons, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let cloud = |quantity: i64, stated: Value| json!({ "lines": [line(&json!(market.cast.cloud), quantity)], "reason": "r", "stated": stated });
    let rulings = |answer: &Value, rule: &str| -> Vec<(String, String)> {
        let all = answer["rulings"].as_array().unwrap().iter().filter(|ruling| ruling["rule"] == rule);
        all.map(|r| (r["outcome"].as_str().unwrap().to_owned(), r["text"]["key"].as_str().unwrap().to_owned()))
            .collect()
    };
    // Services need the superior's approval from 10,000,000 on: 100 and 60 servers are 12,000,000.
    buyer.post("/api/v1/orders", &cloud(100, json!({}))).expect(201);
    let near = buyer.post("/api/v1/orders/check", &cloud(60, json!({}))).expect(200).json();
    assert_eq!(rulings(&near, "ORD-13"), [("warn".to_owned(), "ord-13.supervision".to_owned())]);
    assert_eq!(near["lawful"], true, "a warning stops nothing");
    let add_on = |amount: &str, relation: &str| {
        let stated = json!({ "add_on": amount, "add_on_relation": relation, "level": "high" });
        rulings(&buyer.post("/api/v1/orders/check", &cloud(1, stated)).expect(200).json(), "ORD-03").remove(0).1
    };
    assert_eq!(add_on("70000", "同一主機之備份空間"), "ord-03.allow");
    assert_eq!(add_on("80000", "同一主機之備份空間"), "ord-03.over_order");
    assert_eq!(add_on("70000", ""), "ord-03.unrelated");
    let barred = json!({ "barred_from": "2026-10-01", "barred_until": "2027-01-31" });
    let debarred = buyer.post("/api/v1/orders/check", &cloud(1, barred)).expect(200).json();
    assert_eq!(rulings(&debarred, "ORD-12"), [("needs_person".to_owned(), "ord-12.silent".to_owned())]);
    assert_eq!(debarred["lawful"], false);
});

on_both!(a_buyer_fills_checks_and_places_the_cart_on_its_page, |market| {
    let mut browser = Browsing::of(market, &market.cast.buyer.user);
    let listing = format!("/listings/{}", market.cast.listing);
    let page = browser.get(&listing);
    assert!(page.body.contains("放入購物車"), "{}", page.body);
    let id = market.cast.listing.to_string();
    let csrf = browser.csrf(&listing);
    let fields = [("csrf", csrf.as_str()), ("listing", &id), ("seen", "1"), ("quantity", "10")];
    assert_eq!(browser.post("/cart/lines", &fields).status, 303);
    let cart = browser.get("/cart");
    assert!(cart.body.contains("雲岡文書處理 標準版") && cart.body.contains("可訂購"), "{}", cart.body);
    let (order, version) = (field(&cart.body, "order"), field(&cart.body, "version"));
    let mut terms = vec![("csrf", csrf.as_str()), ("version", &version), ("order", &order), ("reason", "合用")];
    let checked = browser.post("/cart/check", &terms);
    assert_eq!(checked.status, 200, "{}", checked.body);
    assert!(checked.body.contains("ORD-13") && checked.body.contains("全部送出核准"), "{}", checked.body);
    let digest = field(&checked.body, "checked");
    terms.extend([("checked", digest.as_str()), ("key", "k1")]);
    let mut changed = terms.clone();
    changed[3].1 = "更合用";
    assert_eq!(browser.post("/cart/place", &changed).status, 200, "what was not checked is checked first");
    let placed = browser.post("/cart/place", &terms);
    assert_eq!(placed.status, 303, "{}", placed.body);
    let again = browser.post("/cart/place", &terms);
    assert_eq!(
        (again.status, again.header("location")),
        (303, placed.header("location")),
        "a double click places once"
    );
    let shown = browser.get(placed.header("location"));
    assert!(shown.body.contains("待核准"), "{}", shown.body);
});

/// The value of the first hidden field of a name.
fn field(body: &str, name: &str) -> String {
    let rest = body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}
