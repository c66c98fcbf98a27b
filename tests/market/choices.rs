//! Comparing, locking and ordering by a locked choice; prices of a product; all through the running program.

use gongqi::base::digest::sha256;
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;
use crate::support::seed;

/// The columns of a listings file.
pub const HEAD: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n";

/// A listing of the first seed's product by the other vendor, without an award, typed in another way.
pub const NAMESAKE: &str = "RIV-1,00000000,software,辦公室軟體,雲岡股份有限公司,TW,雲岡文書處理　標準版,標準版,subscription,user,12,Windows,zh-TW,使用者,500,,,10,12,同一產品\n";

/// Imports rows of listings and lets the index follow.
pub fn list(market: &TestMarket, rows: &str) {
    seed::import(&market.app, "listings.csv", &format!("{HEAD}{rows}"));
    market.settle();
}

/// The seed's first listing at another price.
pub fn repriced(price: &str) -> String {
    format!(
        "OFF-1,04595257,software,辦公室軟體,雲岡,TW,雲岡文書處理 標準版,標準版,perpetual,user,,Windows,zh-TW,使用者,{price},1150201,1,14,12,公文與試算表皆可處理的文書處理軟體\n"
    )
}

fn comparison(market: &TestMarket) -> Value {
    json!({ "kind": "comparison", "listings": [market.cast.listing, market.cast.unawarded], "quantity": 10, "years": 3 })
}

on_both!(listings_are_compared_by_seat_and_year, |market| {
    list(market, NAMESAKE);
    let anyone = market.anonymous();
    let found = anyone.get("/api/v1/search?q=RIV-1").expect(200).json();
    let (one, two) = (market.cast.listing, found["hits"][0]["id"].as_str().unwrap().to_owned());
    let path = format!("listing={one}&listing={two}&quantity=10&years=3");
    let compared = anyone.get(&format!("/api/v1/compare?{path}")).expect(200).json();
    let costs: Vec<(&str, &str, bool)> = compared["listings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (row["seat_year"].as_str().unwrap(), row["total"].as_str().unwrap(), row["least_total"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(costs, [("400", "12000", true), ("500", "15000", false)]);
    let model = compared["rows"].as_array().unwrap().iter().find(|row| row["label"] == "授權方式").unwrap();
    assert_eq!((model["differs"].as_bool(), &model["cells"]), (Some(true), &json!(["永久授權", "訂閱"])));

    let page = Browsing::new(&market.base).get(&format!("/compare?{path}")).expect(200).body;
    for words in ["不同", "最低", "以 3 年分攤", "NT$ 12,000", "3 期", "適用平臺"] {
        assert!(page.contains(words), "{words}");
    }
    let only = Browsing::new(&market.base).get(&format!("/compare?{path}&only=differences")).expect(200).body;
    assert!(!only.contains("適用平臺") && only.contains("授權方式"));
    // Ten units for ten years turn the order round: a licence for good is bought once.
    let long = anyone.get(&format!("/api/v1/compare?listing={one}&listing={two}&years=1")).expect(200).json();
    assert_eq!(long["listings"][1]["least_seat_year"], true);
});

on_both!(a_comparison_that_cannot_be_is_refused_in_words, |market| {
    let (anyone, one, two) = (market.anonymous(), market.cast.listing, market.cast.cloud);
    let code = |query: &str| anyone.get(&format!("/api/v1/compare?{query}")).expect(422).code();
    assert_eq!(code(""), "compare.listings");
    assert_eq!(code(&format!("listing={one}")), "compare.listings");
    assert_eq!(code(&format!("listing={one}&listing={one}")), "compare.listings");
    let six: Vec<String> = (0..6).map(|_| format!("listing={}", uuid::Uuid::now_v7())).collect();
    assert_eq!(code(&six.join("&")), "compare.listings");
    assert_eq!(code(&format!("listing={one}&listing=x")), "compare.listing_malformed");
    for (name, wrong) in [("quantity", "0"), ("quantity", "x"), ("years", "11"), ("years", "-1")] {
        assert_eq!(code(&format!("listing={one}&listing={two}&{name}={wrong}")), format!("compare.{name}"));
    }
    anyone.get(&format!("/api/v1/compare?listing={one}&listing={}", uuid::Uuid::now_v7())).expect(404);
    let page = Browsing::new(&market.base).get(&format!("/compare?listing={one}")).expect(422).body;
    assert!(page.contains("請選擇 2 至 5 個品項"), "{page}");
});

on_both!(a_locked_comparison_is_its_bytes_for_good, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let locked = buyer.post("/api/v1/choices", &comparison(market)).expect(201).json();
    let path = format!("/api/v1/choices/{}", locked["id"].as_str().unwrap());
    let content = &locked["content"];
    assert_eq!((content["kind"].as_str(), content["need"]["years"].as_i64()), (Some("comparison"), Some(3)));
    let first = &content["listings"][0];
    assert_eq!((first["unit_price"].as_str(), first["terms"]["award_price"].as_str()), (Some("1200"), Some("1300")));
    assert_eq!(
        (first["terms"]["case_no"].as_str(), first["vendor"]["code"].as_str()),
        (Some("1150201"), Some("04595257"))
    );
    assert_eq!(content["listings"][1]["terms"], Value::Null);
    assert_eq!(locked["unchanged"], json!([true, true]));

    let mut browser = Browsing::of(market, &market.cast.approver.user);
    let page = format!("/choices/{}", locked["id"].as_str().unwrap());
    let bytes = browser.get_bytes(&format!("{page}/content.json"));
    assert_eq!(sha256(&bytes), locked["digest"].as_str().unwrap());
    list(market, &repriced("1100"));
    assert_eq!(browser.get_bytes(&format!("{page}/content.json")), bytes);
    let shown = browser.get(&page).expect(200).body;
    assert!(shown.contains("現為第 2 版，單價 1,100 元") && shown.contains("1 個品項在鎖定後已變動"), "{shown}");
    assert_eq!(buyer.get(&path).expect(200).json()["unchanged"], json!([false, true]));
    assert!(browser.get_bytes(&format!("{page}/note.pdf")).starts_with(b"%PDF-"));
    let odt = browser.get_bytes(&format!("{page}/note.odt"));
    assert!(odt.starts_with(b"PK") && odt.windows(39).any(|part| part == b"application/vnd.oasis.opendocument.text"));
    browser.get(&format!("{page}/note.exe")).expect(404);

    for stranger in [&market.cast.other_buyer, &market.cast.vendor, &market.cast.reviewer] {
        market.with(&stranger.token).get(&path).expect(404);
        Browsing::of(market, &stranger.user).get(&format!("{page}/note.pdf")).expect(404);
    }
    let others = market.with(&market.cast.other_buyer.token);
    assert_eq!(others.get("/api/v1/choices").expect(200).json()["data"], json!([]));
    market.with(&market.cast.approver.token).get(&path).expect(200);
    let auditor = market.with(&market.cast.auditor.token);
    assert_eq!(auditor.get("/api/v1/choices").expect(200).json()["data"][0]["digest"], locked["digest"]);
    auditor.get(&path).expect(200);
    assert_eq!(auditor.post("/api/v1/choices", &comparison(market)).expect(403).code(), "forbidden");
    assert!(market.verify().holds);
});

on_both!(a_search_is_locked_with_its_order, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let lock = |query: &str| buyer.post("/api/v1/choices", &json!({ "kind": "search", "query": query }));
    let locked = lock("kind=listing&sort=price_desc&page=7").expect(201).json();
    let search = &locked["content"]["search"];
    assert_eq!((search["sort"].as_str(), search["words"].as_str()), (Some("price_desc"), Some("")));
    assert_eq!(search["filters"], json!({ "kind": "listing" }));
    let skus: Vec<&str> =
        locked["content"]["listings"].as_array().unwrap().iter().map(|row| row["sku"].as_str().unwrap()).collect();
    assert_eq!(skus, ["CLD-1", "OFF-1", "OFF-2"]);
    assert_eq!(lock("q=zzzzqqqq&class=security").expect(422).code(), "choice.nothing_found");
    let rows: String = (0..200)
        .map(|at| {
            format!(
                "MANY-{at},00000000,security,檢測,磐盾,TW,檢測 {at},,service,site,12,,zh-TW,次,{},,,1,1,d\n",
                100 + at
            )
        })
        .collect();
    list(market, &rows);
    assert_eq!(lock("class=security").expect(201).json()["content"]["listings"].as_array().unwrap().len(), 200);
    assert_eq!(lock("kind=listing").expect(422).code(), "choice.too_many");
    for unfit in [
        json!({ "kind": "search" }),
        json!({ "kind": "comparison", "query": "q=x" }),
        json!({ "kind": "search", "query": "q=x", "listings": [market.cast.cloud] }),
    ] {
        assert_eq!(buyer.post("/api/v1/choices", &unfit).expect(422).code(), "choice.kind_unfit");
    }
    assert_eq!(
        buyer.post("/api/v1/choices", &json!({ "kind": "comparison", "listings": [] })).expect(422).code(),
        "compare.listings"
    );
    let page =
        Browsing::of(market, &market.cast.buyer.user).get(&format!("/choices/{}", locked["id"].as_str().unwrap()));
    assert!(page.expect(200).body.contains("價格由高至低"));
    assert!(market.verify().holds);
});

on_both!(an_order_rests_on_a_choice_that_holds_it, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let other = market.with(&market.cast.other_buyer.token);
    let of = |client: &crate::support::client::Client| -> Value {
        client.post("/api/v1/choices", &comparison(market)).expect(201).json()["id"].clone()
    };
    let (mine, theirs) = (of(&buyer), of(&other));
    let naming = |choice: &Value, listing| {
        let mut order = wanted(market, 1);
        order["lines"][0]["listing"] = json!(listing);
        order["choice"] = choice.clone();
        order
    };
    let unknown = buyer.post("/api/v1/orders", &naming(&theirs, market.cast.listing)).expect(422);
    assert_eq!(
        (unknown.code().as_str(), &unknown.json()["errors"][0]["pointer"]),
        ("order.choice_unknown", &json!("/choice"))
    );
    let nothing = json!(uuid::Uuid::now_v7());
    assert_eq!(
        buyer.post("/api/v1/orders", &naming(&nothing, market.cast.listing)).expect(422).code(),
        "order.choice_unknown"
    );
    let without = buyer.post("/api/v1/orders", &naming(&mine, market.cast.cloud)).expect(422);
    assert_eq!(without.code(), "order.choice_without_listing");
    let placed = buyer.post("/api/v1/orders", &naming(&mine, market.cast.listing)).expect(201).json();
    assert_eq!(placed["choice"], mine);

    let path = format!("/orders/{}", placed["id"].as_str().unwrap());
    let link = format!("/choices/{}", mine.as_str().unwrap());
    assert!(Browsing::of(market, &market.cast.approver.user).get(&path).expect(200).body.contains(&link));
    let form =
        Browsing::of(market, &market.cast.buyer.user).get(&format!("/orders/new?listing={}", market.cast.listing));
    assert!(form.expect(200).body.contains(&format!("<option value=\"{}\"", mine.as_str().unwrap())));
    // The vendor sees the order, and nothing of what the buyer weighed.
    let api = format!("/api/v1{path}");
    market.with(&market.cast.approver.token).step(&format!("{api}/approve"), 1, &json!({})).expect(200);
    let issue = json!({ "pcc_number": "PCC-1", "pcc_at": crate::support::market::NOW });
    buyer.step(&format!("{api}/issue"), 2, &issue).expect(200);
    assert_eq!(market.with(&market.cast.vendor.token).get(&api).expect(200).json()["choice"], Value::Null);
    assert!(!Browsing::of(market, &market.cast.vendor.user).get(&path).expect(200).body.contains("/choices/"));
    assert!(market.verify().holds);
});

on_both!(a_buyer_locks_and_orders_on_pages_alone, |market| {
    let mut browser = Browsing::of(market, &market.cast.buyer.user);
    let (one, two) = (market.cast.listing.to_string(), market.cast.unawarded.to_string());
    let found = browser.get(&format!("/search?kind=listing&compare={one}")).expect(200).body;
    assert!(found.contains("再加入 1 個品項即可比較"));
    let found = browser.get(&format!("/search?kind=listing&compare={one},{two}")).expect(200).body;
    assert!(found.contains(&format!("/compare?listing={one}&#38;listing={two}")), "{found}");
    let listing = browser.get(&format!("/listings/{two}?compare={one}")).expect(200).body;
    assert!(listing.contains(&format!("/compare?listing={one}&#38;listing={two}")));
    let csrf = browser.csrf(&format!("/compare?listing={one}&listing={two}"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("key", "k1"),
        ("kind", "comparison"),
        ("listing", &one),
        ("listing", &two),
        ("quantity", "5"),
        ("years", "2"),
    ];
    let locked = browser.post("/choices", &fields).expect(303);
    let again = browser.post("/choices", &fields).expect(303);
    assert_eq!(locked.header("location"), again.header("location"));
    let id = locked.header("location").trim_start_matches("/choices/").split('?').next().unwrap().to_owned();
    assert!(browser.get("/choices").expect(200).body.contains(&id));
    let order = |choice: &str, checked: &str| -> Vec<(String, String)> {
        [
            ("csrf", csrf.as_str()),
            ("key", "k2"),
            ("listing", &one),
            ("seen", "1"),
            ("quantity", "5"),
            ("reason", "最低價"),
            ("choice", choice),
            ("checked", checked),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    };
    let send = |browser: &mut Browsing, path: &str, fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(path, &fields)
    };
    let strange = uuid::Uuid::now_v7().to_string();
    let refused = send(&mut browser, "/orders/check", &order(&strange, "")).expect(422).body;
    assert!(refused.contains("查無貴機關之此筆擇定紀錄"), "{refused}");
    let checked = send(&mut browser, "/orders/check", &order(&id, "")).expect(200).body;
    assert!(checked.contains(&format!("<option value=\"{id}\" selected")), "{checked}");
    let terms = checked.split("name=\"checked\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let placed = send(&mut browser, "/orders", &order(&id, &terms)).expect(303);
    let page = browser.get(placed.header("location")).expect(200).body;
    assert!(page.contains(&format!("/choices/{id}")), "{page}");
});

on_both!(the_same_product_is_found_wherever_it_is_listed, |market| {
    list(market, NAMESAKE);
    let prices = format!("/api/v1/listings/{}/prices", market.cast.listing);
    let told = market.anonymous().get(&prices).expect(200).json();
    let places: Vec<(&str, bool)> = told["places"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| (place["sku"].as_str().unwrap(), place["cheapest"].as_bool().unwrap()))
        .collect();
    // What cannot be ordered is shown and is never the cheapest.
    assert_eq!(places, [("RIV-1", false), ("OFF-1", false)]);
    assert_eq!(told["reference"]["count"], 0);
    assert_eq!(told["reference"]["min"], Value::Null);

    let buyer = market.with(&market.cast.buyer.token);
    for _ in 0..4 {
        buyer.post("/api/v1/orders", &wanted(market, 3)).expect(201);
    }
    let few = market.anonymous().get(&prices).expect(200).json();
    assert_eq!((few["reference"]["count"].as_i64(), &few["reference"]["quartiles"]), (Some(4), &Value::Null));
    market.wait(60);
    list(market, &repriced("1000"));
    let mut cheaper = wanted(market, 3);
    cheaper["lines"][0]["listing_version"] = json!(2);
    let fifth = buyer.post("/api/v1/orders", &cheaper).expect(201).json();
    let told = market.anonymous().get(&prices).expect(200).json();
    assert_eq!(told["reference"]["quartiles"], json!(["1200", "1200", "1200"]));
    assert_eq!((told["reference"]["min"].as_str(), told["reference"]["max"].as_str()), (Some("1000"), Some("1200")));
    let history: Vec<(i64, &str)> = told["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["number"].as_i64().unwrap(), step["price"].as_str().unwrap()))
        .collect();
    assert_eq!(history, [(1, "1200"), (2, "1000")]);
    let page = Browsing::new(&market.base).get(&format!("/listings/{}", market.cast.listing)).expect(200).body;
    for words in ["<svg", "中位數", "第 7 型", "同一產品之其他品項", "RIV-1", "共 2 版"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("範例署"), "no agency is named");
    // An order that comes to nothing does not count, nor does one before the window.
    let cancel = format!("/api/v1/orders/{}/cancel", fifth["id"].as_str().unwrap());
    buyer.step(&cancel, 1, &json!({ "reason": "不續辦" })).expect(200);
    assert_eq!(market.anonymous().get(&prices).expect(200).json()["reference"]["count"], 4);
    market.wait(60 * 24 * 740);
    assert_eq!(market.anonymous().get(&prices).expect(200).json()["reference"]["count"], 0);
    market.anonymous().get(&format!("/api/v1/listings/{}/prices", uuid::Uuid::now_v7())).expect(404);
});

on_both!(what_was_locked_refuses_to_be_changed, |market| {
    use diesel::RunQueryDsl;
    use gongqi::db::conn::DbConn;
    use gongqi::db::manager::connect;
    market.with(&market.cast.buyer.token).post("/api/v1/choices", &comparison(market)).expect(201);
    let mut conn = connect(&market.location).unwrap();
    for table in ["choice", "choice_listing"] {
        let key = if table == "choice" { "digest" } else { "position" };
        let mut deeds = vec![format!("UPDATE {table} SET {key} = {key}"), format!("DELETE FROM {table}")];
        if matches!(conn, DbConn::Pg(_)) {
            deeds.push(format!("TRUNCATE {table} CASCADE"));
        }
        for deed in deeds {
            let said = diesel::sql_query(&deed).execute(&mut conn).expect_err(&deed).to_string();
            assert!(said.contains("is append-only"), "{deed}: {said}");
        }
    }
});

on_both!(bytes_edited_behind_the_program_are_found, |market| {
    use diesel::connection::SimpleConnection;
    use gongqi::both;
    use gongqi::db::manager::connect;
    market.with(&market.cast.buyer.token).post("/api/v1/choices", &comparison(market)).expect(201);
    assert!(market.verify().holds);
    let mut conn = connect(&market.location).unwrap();
    let guard = match conn {
        gongqi::db::conn::DbConn::Pg(_) => "ALTER TABLE choice DISABLE TRIGGER ALL",
        gongqi::db::conn::DbConn::Sqlite(_) => "DROP TRIGGER choice_refuse_update",
    };
    let edit = "UPDATE choice SET content = replace(content, '\"1200\"', '\"1\"')";
    both!(&mut conn, c => c.batch_execute(&format!("{guard}; {edit}"))).unwrap();
    let verdict = market.verify();
    assert!(!verdict.holds, "{verdict:?}");
});
