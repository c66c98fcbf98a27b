//! Frameworks by hand: opened and amended through pages and API, refused where the law or what stands is against it.

use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::client::Client;
use crate::support::market::TestMarket;
use gongqi::contracts::store as contracts;

fn office(market: &TestMarket) -> Client {
    market.with(&market.cast.office.token)
}

/// A framework with one item and two awarded vendors, as the API takes it.
fn written(case_no: &str) -> Value {
    json!({
        "case_no": case_no, "title": "115年第三次電腦軟體（範例）", "class": "software", "budget": "2000000",
        "starts_on": "2026-09-01", "ends_on": "2027-08-31", "order_of_record": "pcc", "entitled": ["A.1.1"],
        "others": [{ "agency_code": "B.1", "cap": "500000" }], "holds_allowed": true,
        "terms": {
            "delivery_days": 14, "delivery": "訂購後十四日內交付", "penalty_permille": "1", "penalty_cap_percent": "10",
            "fee": {
                "payer": "vendor_payer", "basis": "by_amount", "rounding": "round_nearest",
                "tiers": [{ "from": "0", "to": "1000000", "rate": "1" }, { "from": "1000000", "to": null, "rate": "0.5" }],
            },
        },
        "items": [{
            "lot_no": "1", "lot_name": "辦公室軟體", "item_no": "1", "name": "文書處理軟體", "unit": "使用者",
            "price_ceiling": "1500", "min_quantity": 1, "max_quantity": 100, "min_amount": null, "max_amount": "120000",
            "quantity_cap": 5000,
            "awards": [{ "ubn": "04595257", "price": "1300" }, { "ubn": "00000000", "price": "1250.5" }],
        }],
    })
}

/// The same with a field set to something else.
fn with(mut framework: Value, path: &str, value: Value) -> Value {
    *framework.pointer_mut(path).unwrap() = value;
    framework
}

on_both!(a_framework_is_opened_and_amended_with_every_version, |market| {
    let opened = office(market).post("/api/v1/frameworks", &written("1150203")).expect(201);
    assert_eq!(opened.header("etag"), "\"1\"");
    let opened = opened.json();
    let rules: Vec<&str> =
        opened["rulings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["ORD-09", "FEE-1"]);
    let ceilings = opened["ceilings"].as_array().unwrap();
    assert_eq!(ceilings.len(), 3, "budget, item, other agency: {ceilings:?}");

    let path = "/api/v1/frameworks/1150203/amend";
    let longer = with(written("1150203"), "/ends_on", json!("2028-08-31"));
    let longer = with(longer, "/terms/delivery_days", json!(21));
    let longer = with(longer, "/items/0/awards/1/price", json!("1200"));
    let body = json!({ "reason": "展延一年，並調降單價", "framework": longer });
    let amended = office(market).step(path, 1, &body).expect(200).json();
    assert_eq!((&amended["version"], &amended["ends_on"]), (&json!(2), &json!("2028-08-31")));
    let newest = &amended["versions"][0];
    let what: Vec<&str> =
        newest["changed"].as_array().unwrap().iter().map(|one| one["what"].as_str().unwrap()).collect();
    assert!(what.contains(&"ends_on") && what.contains(&"terms_delivery_days"), "{what:?}");
    assert!(what.iter().any(|one| one.starts_with("item 1 award ")), "{what:?}");
    assert_eq!((&newest["number"], &newest["reason"]), (&json!(2), &json!("展延一年，並調降單價")));

    assert_eq!(office(market).step(path, 1, &body).expect(412).code(), "framework.stale");
    assert_eq!(office(market).step(path, 2, &body).expect(409).code(), "framework.nothing_changed");
    let read = market.with(&market.cast.auditor.token).get("/api/v1/frameworks/1150203").expect(200).json();
    assert_eq!(read["versions"].as_array().unwrap().len(), 2);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(an_agency_that_is_named_no_more_orders_no_more, |market| {
    let opened = office(market).post("/api/v1/frameworks", &written("1150203")).expect(201).json();
    let items = market.app.door.read_now(|conn| {
        let framework = contracts::by_case(conn, "1150203")?.unwrap();
        contracts::items(conn, framework.id)
    });
    let item = items.unwrap()[0].id;
    let other = market.with(&market.cast.other_buyer.token);
    let ask = || {
        let sent = json!({
            "item": item, "quantity": 5, "ground": "other_conditions", "wants": "w",
            "closes_at": "2026-11-25T17:00:00+08:00",
        });
        other.post("/api/v1/quote-requests", &sent)
    };
    ask().expect(201);
    let amend = |version: i64, others: Value, entitled: Value| {
        let framework = with(with(written("1150203"), "/others", others), "/entitled", entitled);
        let body = json!({ "reason": "調整適用機關", "framework": framework });
        office(market).step("/api/v1/frameworks/1150203/amend", version, &body).expect(200).json()
    };
    let closed = amend(1, json!([]), json!(["A.1.1"]));
    let changed = closed["versions"][0]["changed"].as_array().unwrap();
    assert!(changed.iter().any(|one| one["before"] == "500000" && one["after"].is_null()), "{changed:?}");
    assert_eq!(ask().expect(403).code(), "order.not_entitled");
    let again = amend(2, json!([{ "agency_code": "B.1", "cap": "300000" }]), json!(["A.1.1"]));
    ask().expect(201);
    let changed = again["versions"][0]["changed"].as_array().unwrap();
    assert!(changed.iter().any(|one| one["before"].is_null() && one["after"] == "300000"), "{changed:?}");
    amend(3, json!([]), json!(["A.1.1", "B.1"]));
    ask().expect(201);
    let page = format!("/office/frameworks/{}", opened["id"].as_str().unwrap());
    let page = Browsing::of(market, &market.cast.office.user).get(&page).expect(200).body;
    assert!(page.contains("已停止適用"));
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(what_the_law_or_a_plain_look_refuses_changes_nothing, |market| {
    let refused = |framework: Value, code: &str| {
        let answer = office(market).post("/api/v1/frameworks", &framework);
        assert_eq!((answer.status, answer.code().as_str()), (422, code), "{}", answer.body);
    };
    let new = || written("1150204");
    refused(with(new(), "/ends_on", json!("2028-09-01")), "framework.unlawful");
    refused(with(new(), "/ends_on", json!("2026-08-31")), "framework.ends_before_it_starts");
    refused(with(new(), "/budget", json!("0")), "framework.amount");
    refused(with(new(), "/budget", json!("1.00001")), "framework.amount");
    refused(with(new(), "/entitled", json!([])), "framework.nobody_entitled");
    refused(with(new(), "/entitled", json!(["X.9"])), "framework.no_such_agency");
    refused(with(new(), "/others/0/agency_code", json!("A.1.1")), "framework.other_is_entitled");
    refused(with(new(), "/items/0/awards/0/price", json!("1500.01")), "framework.award_above_ceiling");
    refused(with(new(), "/items/0/awards/0/ubn", json!("12345675")), "framework.no_such_vendor");
    refused(with(new(), "/items/0/max_quantity", json!(0)), "framework.quantity");
    refused(with(new(), "/items/0/name", json!("壞\u{0}名")), "framework.control");
    refused(with(new(), "/terms/fee/tiers", json!([{ "from": "0", "to": null, "rate": "1" }])), "framework.unlawful");
    refused(with(new(), "/terms/penalty_permille", json!("-1")), "framework.share");
    refused(with(new(), "/title", json!(" ")), "words.missing");
    let mut strange = new();
    strange["surprise"] = json!(1);
    refused(strange, "http.body_unfit");
    office(market).get("/api/v1/frameworks/1150204").expect(404);
    for token in [&market.cast.buyer.token, &market.cast.vendor.token, &market.cast.auditor.token] {
        assert_eq!(market.with(token).post("/api/v1/frameworks", &new()).expect(403).code(), "forbidden");
    }
    office(market).post("/api/v1/frameworks", &new()).expect(201);
    assert_eq!(office(market).post("/api/v1/frameworks", &new()).expect(409).code(), "framework.case_no_taken");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(an_amendment_breaks_nothing_that_stands, |market| {
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 100)).expect(201);
    let read = office(market).get("/api/v1/frameworks/1150201").expect(200).json();
    let mut framework = json!({
        "case_no": "1150201", "title": read["title"], "class": "software", "budget": "119999",
        "starts_on": "2026-03-01", "ends_on": "2027-03-31", "order_of_record": "pcc", "entitled": ["*"],
    });
    let path = "/api/v1/frameworks/1150201/amend";
    let send =
        |framework: &Value| office(market).step(path, 1, &json!({ "reason": "調整預算", "framework": framework }));
    let answer = send(&framework).expect(409);
    assert_eq!(answer.code(), "framework.cap_below_used");
    assert!(answer.body.contains("120,000"), "it says how much is used: {}", answer.body);
    framework["budget"] = json!("120000");
    framework["ends_on"] = json!("2026-11-19");
    let mut cut = framework.clone();
    cut["items"] = json!([{
        "lot_no": "1", "lot_name": "辦公室軟體", "item_no": "1", "name": "文書處理軟體", "unit": "使用者",
        "price_ceiling": "1299", "min_quantity": 1, "max_quantity": 100, "min_amount": null, "max_amount": null,
        "quantity_cap": 100000, "awards": [],
    }]);
    assert_eq!(send(&cut).expect(422).code(), "framework.award_above_ceiling");
    cut["items"][0]["price_ceiling"] = json!("1500");
    cut["items"][0]["quantity_cap"] = json!(99);
    assert_eq!(send(&cut).expect(409).code(), "framework.cap_below_used");
    let mut other = framework.clone();
    other["class"] = json!("cloud");
    assert_eq!(send(&other).expect(422).code(), "framework.fixed");
    let amended = send(&framework).expect(200).json();
    assert_eq!(amended["warnings"], json!(["ended_with_open_orders"]));
    let budget = &amended["ceilings"].as_array().unwrap().iter().find(|row| row["item_no"].is_null()).unwrap().clone();
    assert_eq!(
        (&budget["cap"], &budget["reserved"], &budget["remaining"]),
        (&json!(1_200_000_000_i64), &json!(1_200_000_000_i64), &json!(0))
    );
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(the_office_opens_and_amends_on_pages, |market| {
    let mut browsing = Browsing::of(market, &market.cast.office.user);
    let csrf = browsing.csrf("/office/frameworks/new");
    let fields = |budget: &'static str, csrf: &'static str| -> Vec<(&'static str, &'static str)> {
        vec![
            ("csrf", csrf),
            ("key", ""),
            ("case_no", "1150205"),
            ("title", "115年第五次（範例）"),
            ("class", "software"),
            ("budget", budget),
            ("starts_on", "115/10/1"),
            ("ends_on", "116/9/30"),
            ("order_of_record", "here"),
            ("entitled", "*"),
            ("others", ""),
            ("delivery_days", "14"),
            ("fee_payer", "vendor_payer"),
            ("fee_basis", "by_amount"),
            ("fee_rounding", "round_nearest"),
            ("fee_tiers", "0-1000000 1%\n1000000- 0.5%"),
            ("items", "1,辦公室,1,文書處理,使用者,1500,1,100,,,5000,04595257:1300"),
        ]
    };
    let csrf: &'static str = Box::leak(csrf.into_boxed_str());
    let wrong = browsing.post("/office/frameworks", &fields("很多", csrf)).expect(422);
    assert!(wrong.body.contains("很多") && wrong.body.contains("error-summary"), "{}", wrong.body);
    let made = browsing.post("/office/frameworks", &fields("1,000,000", csrf)).expect(303);
    let place = made.header("location").split('?').next().unwrap().to_owned();
    let shown = browsing.get(&place).expect(200);
    for words in ["1150205", "1,000,000", "0-1000000 1%", "與逐筆移動相符", "契約成立"] {
        assert!(shown.body.contains(words), "{words}: {}", shown.body);
    }
    let form = browsing.get(&format!("{place}/amend")).expect(200);
    assert!(form.body.contains("value=\"1000000\""), "{}", form.body);
    let mut again = fields("900000", csrf);
    again.extend([("version", "1"), ("reason", "預算調整")]);
    again.retain(|(name, _)| *name != "items");
    browsing.post(&format!("{place}/amend"), &again).expect(303);
    let shown = browsing.get(&place).expect(200);
    assert!(shown.body.contains("第 2 版") && shown.body.contains("預算調整"), "{}", shown.body);
    browsing.post(&format!("{place}/amend"), &again).expect(303);
    let mut stale = again.clone();
    stale.retain(|(name, _)| *name != "reason");
    stale.push(("reason", "再一次"));
    browsing.post(&format!("{place}/amend"), &stale).expect(412);
    browsing.get("/office/frameworks").expect(200);
    Browsing::of(market, &market.cast.buyer.user).get(&place).expect(403);
});
