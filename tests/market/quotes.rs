//! Requests for quotes: sealed until the deadline, opened at once, never above the award price, chosen with a reason.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::market::TestMarket;
use crate::support::seed::import;

const RIVAL: &str = "case_no,item_no,ubn,award_price\n1150201,1,00000000,1250\n";
const LISTED: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n\
    RIV-1,00000000,software,辦公室軟體,磐盾,TW,磐盾文書 標準版,標準版,perpetual,user,,Windows,zh-TW,使用者,1240,1150201,1,14,12,文書處理軟體\n";

/// Two vendors under the item; gives the item and the rival's listing.
fn two_vendors(market: &TestMarket) -> (String, String) {
    import(&market.app, "item_awards.csv", RIVAL);
    import(&market.app, "listings.csv", LISTED);
    market.settle();
    let mut buyer = Browsing::of(market, &market.cast.buyer.user);
    let page = buyer.get(&format!("/listings/{}", market.cast.listing)).expect(200).body;
    let item = page.split("/quotes/new?item=").nth(1).unwrap()[..36].to_owned();
    let found = market.anonymous().get("/api/v1/search?q=RIV-1").expect(200).json();
    (item, found["hits"][0]["id"].as_str().unwrap().to_owned())
}

fn request(item: &str) -> Value {
    json!({ "item": item, "quantity": 600, "ground": "quantity_tier", "wants": "訂購 600 套，含教育訓練",
            "closes_at": "2026-11-25T17:00:00+08:00" })
}

on_both!(quotes_are_sealed_opened_and_chosen, |market| {
    let cast = &market.cast;
    let (item, rival_listing) = two_vendors(market);
    let [buyer, vendor, rival, office, auditor] =
        [&cast.buyer, &cast.vendor, &cast.other_vendor, &cast.office, &cast.auditor].map(|who| market.with(&who.token));
    let made = buyer.post("/api/v1/quote-requests", &request(&item)).expect(201).json();
    let path = format!("/api/v1/quote-requests/{}", made["id"].as_str().unwrap());
    let step = |name: &str| format!("{path}/{name}");
    assert_eq!((&made["state"], made["seats"].as_array().unwrap().len()), (&json!("asked"), 2));
    market.settle();
    let mails: Vec<String> = market.mails().iter().map(|mail| mail_text(mail)).collect();
    assert!(mails.iter().any(|mail| mail.contains("600 使用者") && mail.contains("115年11月25日 17:00")), "{mails:?}");

    // A vendor sees its own place alone; another agency nothing.
    let own = vendor.get(&path).expect(200).json();
    assert_eq!(own["seats"].as_array().unwrap().len(), 1);
    market.with(&cast.other_buyer.token).get(&path).expect(404);
    let offer = |listing: &dyn std::fmt::Display, price: &str, terms: &str| json!({ "listing": listing.to_string(), "unit_price": price, "terms": terms });
    for (sent, code) in [
        (offer(&cast.listing, "1200.01", ""), "quote.price"),
        (offer(&cast.listing, "0", ""), "quote.price"),
        (offer(&cast.listing, "1200", " "), "quote.not_better"),
        (offer(&rival_listing, "900", ""), "quote.listing"),
        (offer(&cast.cloud, "900", ""), "quote.listing"),
        (json!({ "listing": cast.listing.to_string() }), "price.malformed"),
        (json!({}), "words.missing"),
    ] {
        assert_eq!(vendor.step(&step("answer"), 1, &sent).expect(422).code(), code, "{sent}");
    }
    vendor.step(&step("answer"), 1, &offer(&cast.listing, "1200", "保固延長為 36 個月")).expect(200);
    vendor.step(&step("answer"), 2, &offer(&cast.listing, "1099.5", "")).expect(200);
    rival.step(&step("answer"), 1, &offer(&rival_listing, "1050", "含教育訓練 6 小時")).expect(200);

    // Until the deadline neither agency nor office nor auditor learns a price, not even from the record.
    for by in [&buyer, &office, &auditor] {
        let seen = by.get(&path).expect(200).json();
        assert!(seen["seats"].as_array().unwrap().iter().all(|seat| seat["quote"].is_null()), "{seen}");
    }
    worker_numbers(market);
    let events = market.app.door.read_now(|conn| Ok(all_events(conn))).unwrap();
    assert!(!events.contains("1099.5") && !events.contains("\"1050\"") && events.contains("sealed"));
    assert_eq!(buyer.step(&step("open"), 1, &json!({})).expect(409).code(), "quote.too_early");
    assert_eq!(
        buyer.step(&step("choose"), 1, &json!({ "quote": made["id"], "reason": "r" })).expect(409).code(),
        "quote.wrong_state"
    );

    market.wait(60 * 24 * 5 + 7 * 60 + 1);
    assert_eq!(rival.step(&step("answer"), 2, &offer(&rival_listing, "1", "")).expect(409).code(), "quote.closed");
    buyer.step(&step("open"), 7, &json!({})).expect(412);
    vendor.step(&step("open"), 1, &json!({})).expect(403);
    let opened = buyer.step(&step("open"), 1, &json!({})).expect(200).json();
    let price = |seat: &Value| seat["quote"]["unit_price"].as_str().map(str::to_owned);
    let mut prices: Vec<_> = opened["seats"].as_array().unwrap().iter().filter_map(price).collect();
    prices.sort();
    assert_eq!(prices, ["1050", "1099.5"]);
    assert_eq!(vendor.get(&path).expect(200).json()["seats"].as_array().unwrap().len(), 1, "never another's");

    let best = opened["seats"].as_array().unwrap().iter().find(|seat| price(seat).as_deref() == Some("1050")).unwrap();
    let choice = |reason: &str| json!({ "quote": best["quote"]["id"], "reason": reason });
    assert_eq!(buyer.step(&step("choose"), 2, &choice(" ")).expect(422).code(), "words.missing");
    let chosen = buyer.step(&step("choose"), 2, &choice("單價最低且含教育訓練")).expect(200).json();
    assert_eq!((&chosen["state"], &chosen["chosen"]), (&json!("chosen"), &best["quote"]["id"]));
    assert_eq!(buyer.step(&step("withdraw"), 3, &json!({ "text": "r" })).expect(409).code(), "quote.wrong_state");
    // Why, and at which price, is told to the chosen vendor alone.
    let own = rival.get(&path).expect(200).json();
    assert_eq!((&own["chosen"], &own["closing_note"]), (&best["quote"]["id"], &json!("單價最低且含教育訓練")));
    let list = "/api/v1/quote-requests";
    for seen in [vendor.get(&path).expect(200).json(), vendor.get(list).expect(200).json()["data"][0].clone()] {
        assert_eq!(
            (&seen["state"], &seen["chosen"], &seen["closing_note"]),
            (&json!("chosen"), &Value::Null, &Value::Null)
        );
    }
    assert_eq!(rival.get(list).expect(200).json()["data"][0]["chosen"], best["quote"]["id"]);
    let page = path.replace("/api/v1/quote-requests", "/quotes");
    let shown = Browsing::of(market, &cast.vendor.user).get(&page).expect(200).body;
    assert!(!shown.contains("1,050") && !shown.contains("單價最低"), "{shown}");
    market.settle();
    market.app.door.read_now(seals_hold).unwrap();
    let mails: Vec<String> = market.mails().iter().map(|mail| mail_text(mail)).collect();
    assert!(mails.iter().any(|mail| mail.contains("貴公司之報價獲擇定")));
    assert!(mails.iter().any(|mail| mail.contains("已擇定其他廠商之報價")));
    assert!(market.verify().holds);
});

on_both!(who_is_asked_and_until_when, |market| {
    let cast = &market.cast;
    let (item, _) = two_vendors(market);
    let buyer = market.with(&cast.buyer.token);
    let post = |change: &dyn Fn(&mut Value)| {
        let mut sent = request(&item);
        change(&mut sent);
        buyer.post("/api/v1/quote-requests", &sent)
    };
    let vendor = cast.vendor.user.organisation_id.0;
    assert_eq!(post(&|sent| sent["vendors"] = json!([vendor])).expect(422).code(), "quote.too_few");
    assert_eq!(
        post(&|sent| sent["vendors"] = json!([vendor, cast.buyer.user.organisation_id.0])).expect(422).code(),
        "quote.not_awarded"
    );
    assert_eq!(post(&|sent| sent["quantity"] = json!(0)).expect(422).code(), "quote.quantity");
    assert_eq!(post(&|sent| sent["wants"] = json!("")).expect(422).code(), "words.missing");
    for late in ["2026-11-20T10:00:00+08:00", "2027-03-01T10:00:00+08:00"] {
        assert_eq!(post(&|sent| sent["closes_at"] = json!(late)).expect(422).code(), "quote.deadline");
    }
    assert_eq!(post(&|sent| sent["closes_at"] = json!("明天")).expect(422).code(), "quote.instant");
    market.with(&cast.vendor.token).post("/api/v1/quote-requests", &request(&item)).expect(403);

    // On the page, by hand; and taken back: what was sealed stays sealed.
    let mut browser = Browsing::of(market, &cast.buyer.user);
    let form = format!("/quotes/new?item={item}");
    assert!(browser.get(&form).expect(200).body.contains("範例雲端股份有限公司"));
    let csrf = browser.csrf(&form);
    let base =
        [("csrf", csrf.as_str()), ("item", &item), ("quantity", "600"), ("ground", "other_conditions"), ("wants", "w")];
    let sent = |on: &'static str, at: &'static str| {
        base.iter().copied().chain([("closes_on", on), ("closes_at", at)]).collect::<Vec<_>>()
    };
    assert!(browser.post("/quotes", &sent("115/11/25", "25:00")).expect(422).body.contains("24 小時制"));
    let made = browser.post("/quotes", &sent("115/11/25", "17:00")).expect(303);
    let page = made.header("location").split('?').next().unwrap().to_owned();
    let shown = browser.get(&page).expect(200).body;
    assert!(shown.contains("115年11月25日 17:00") && shown.contains("未開啟"));
    let mut seller = Browsing::of(market, &cast.vendor.user);
    let token = seller.csrf(&page);
    let listing = cast.listing.to_string();
    let answer = [
        ("csrf", token.as_str()),
        ("version", "1"),
        ("answer", "offer"),
        ("listing", &listing),
        ("price", "1,111"),
        ("terms", ""),
    ];
    seller.post(&format!("{page}/answer"), &answer).expect(303);
    assert!(seller.get(&page).expect(200).body.contains("1,111"));
    assert!(seller.get("/quotes").expect(200).body.contains(&page));
    let token = browser.csrf(&page);
    let withdraw = [("csrf", token.as_str()), ("version", "1"), ("reason", "需求取消")];
    browser.post(&format!("{page}/withdraw"), &withdraw).expect(303);
    let shown = browser.get(&page).expect(200).body;
    assert!(shown.contains("需求取消") && !shown.contains("1,111"));
    market.settle();
    assert!(market.verify().holds);
});

on_both!(the_chosen_price_is_that_of_one_order, |market| {
    let cast = &market.cast;
    let (item, _) = two_vendors(market);
    let (buyer, vendor) = (market.with(&cast.buyer.token), market.with(&cast.vendor.token));
    let mut asked = request(&item);
    asked["quantity"] = json!(50);
    let made = buyer.post("/api/v1/quote-requests", &asked).expect(201).json();
    let id = made["id"].as_str().unwrap();
    let path = format!("/api/v1/quote-requests/{id}");
    let offer = json!({ "listing": cast.listing, "unit_price": "1000.5", "terms": "" });
    vendor.step(&format!("{path}/answer"), 1, &offer).expect(200);
    let order = |listing: &dyn std::fmt::Display, quantity: i64| {
        json!({
            "lines": [{ "listing": listing.to_string(), "listing_version": 1, "quantity": quantity }],
            "reason": "依詢價結果", "stated": { "quote_request": id },
        })
    };
    let place = |sent: &Value| buyer.post("/api/v1/orders", sent);
    assert_eq!(place(&order(&cast.listing, 50)).expect(409).code(), "quote.not_chosen");
    market.wait(60 * 24 * 5 + 7 * 60 + 1);
    let opened = buyer.step(&format!("{path}/open"), 1, &json!({})).expect(200).json();
    let quotes: Vec<&Value> = opened["seats"].as_array().unwrap().iter().map(|seat| &seat["quote"]).collect();
    let best = quotes.into_iter().find(|quote| quote["unit_price"] == "1000.5").unwrap();
    buyer.step(&format!("{path}/choose"), 2, &json!({ "quote": best["id"], "reason": "單價最低" })).expect(200);

    assert_eq!(place(&order(&cast.listing, 49)).expect(422).code(), "order.below_quote");
    assert_eq!(place(&order(&cast.cloud, 50)).expect(422).code(), "order.quote_elsewhere");
    let other = market.with(&cast.other_buyer.token);
    other.post("/api/v1/orders", &order(&cast.listing, 50)).expect(404);
    // By hand: the page begins at the quote and says its price.
    let mut browser = Browsing::of(market, &cast.buyer.user);
    let page = browser.get(&format!("/quotes/{id}")).expect(200).body;
    let href = page.split("href=\"/orders/new?").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let form = browser.get(&format!("/orders/new?{}", href.replace("&#38;", "&"))).expect(200).body;
    assert!(form.contains("1,000.5") && form.contains("50,025") && form.contains("單價最低"), "{form}");
    // In the cart the quote is one of the order's answers.
    let (csrf, listing) = (browser.csrf("/cart"), cast.listing.to_string());
    let line = [("csrf", csrf.as_str()), ("listing", &listing), ("seen", "1"), ("quantity", "50")];
    browser.post("/cart/lines", &line).expect(303);
    let cart = browser.get("/cart").expect(200).body;
    assert!(cart.contains(&format!("<option value=\"{id}\"")) && cart.contains("1,000.5"), "{cart}");
    let hidden = |name: &str| {
        let rest = cart.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let (version, part) = (hidden("version"), hidden("order"));
    let terms = [("csrf", csrf.as_str()), ("version", &version), ("order", &part), ("reason", "依詢價結果")];
    let checked = browser.post("/cart/check", &[&terms[..], &[("quote_request", id)]].concat()).expect(200).body;
    assert!(checked.contains("50,025") && checked.contains("ORD-08"), "{checked}");
    let placed = place(&order(&cast.listing, 50)).expect(201).json();
    assert_eq!((&placed["lines"][0]["unit_price"], &placed["amount"]), (&json!("1000.5"), &json!("50025")));
    let rulings = placed["rulings"].as_array().unwrap();
    let better = rulings.iter().find(|ruling| ruling["rule"] == "ORD-08").unwrap();
    assert!(better.to_string().contains("1000.5"), "{better}");
    assert_eq!(place(&order(&cast.listing, 50)).expect(409).code(), "quote.ordered_already");
    assert_eq!(buyer.get(&path).expect(200).json()["order"], placed["id"]);
    assert_eq!(vendor.get(&path).expect(200).json()["order"], Value::Null, "not before it is issued");
    // What comes to nothing gives the price back.
    let cancel = format!("/api/v1/orders/{}/cancel", placed["id"].as_str().unwrap());
    buyer.step(&cancel, 1, &json!({ "reason": "數量有誤" })).expect(200);
    place(&order(&cast.listing, 60)).expect(201);
    market.settle();
    assert!(market.verify().holds);
});

fn worker_numbers(market: &TestMarket) {
    gongqi::worker::number_waiting(&market.app).unwrap();
}

/// Whoever reads the record sees of every opened quote that it says what was sealed last.
fn seals_hold(conn: &mut gongqi::db::conn::DbConn) -> Result<(), gongqi::base::error::Error> {
    use diesel::prelude::*;
    use gongqi::base::digest::sha256;
    use gongqi::db::schema::event;
    let rows = event::table.filter(event::subject_kind.eq("quote")).order(event::subject_version).select(event::after);
    let rows: Vec<Value> =
        rows.load::<String>(conn).unwrap().iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    let mut sealed = std::collections::BTreeMap::new();
    let mut opened = 0;
    for mut row in rows {
        let of = (row["request"].to_string(), row["vendor"].to_string());
        if let Some(digest) = row["sealed"].as_str() {
            sealed.insert(of, digest.to_owned());
            continue;
        }
        let salt = row.as_object_mut().unwrap().remove("salt").unwrap();
        assert_eq!(sha256(format!("{}{row}", salt.as_str().unwrap()).as_bytes()), sealed[&of]);
        opened += 1;
    }
    assert_eq!(opened, 2);
    Ok(())
}

/// Every event's row as the record keeps it.
fn all_events(conn: &mut gongqi::db::conn::DbConn) -> String {
    use diesel::prelude::*;
    use gongqi::db::schema::event;
    event::table.select(event::after).load::<String>(conn).unwrap().join("\n")
}
