//! The life of a listing through the API: drafted, reviewed as a difference, listed, changed, paused, taken off; and what
//! a vendor may do at once.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::client::Client;
use crate::support::market::TestMarket;

/// The answers of the software listing as they stand, and whole.
pub fn answers(market: &TestMarket) -> Value {
    let listing = market.with(&market.cast.vendor.token).get(&format!("/api/v1/listings/{}", market.cast.listing));
    let listing = listing.expect(200).json();
    let mut answers = listing["details"].clone();
    for key in ["category", "maker", "origin", "name", "unit", "unit_price", "description"] {
        answers[key] = listing[key].clone();
    }
    answers["deployment"] = json!("on_premises");
    answers["support_hours"] = json!("8x5");
    answers
}

fn write(market: &TestMarket, client: &Client, body: &Value) -> (String, Value) {
    let _ = market;
    let row = client.post("/api/v1/applications", body).expect(201).json();
    (format!("/api/v1/applications/{}", row["id"].as_str().unwrap()), row)
}

fn version(row: &Value) -> i64 {
    row["version"].as_i64().unwrap()
}

on_both!(a_change_is_reviewed_as_a_difference_and_every_version_is_kept, |market| {
    let (vendor, office) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let mut wanted = answers(market);
    wanted["warranty_months"] = json!("24");
    let body = json!({ "listing": market.cast.listing, "answers": wanted, "note": "延長保固" });
    let (path, row) = write(market, &vendor, &body);
    office.get(&path).expect(404);
    assert_eq!(vendor.post("/api/v1/applications", &body).expect(409).code(), "application.open_already");
    let row = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json();
    assert_eq!((row["state"].as_str(), row["due_on"].as_str()), (Some("submitted"), Some("2026-12-04")));
    let seen = office.get(&path).expect(200).json();
    let keys: Vec<&str> =
        seen["differences"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["deployment", "support_hours", "warranty_months"]);

    assert_eq!(
        office.step(&format!("{path}/question"), version(&seen), &json!({ "said": "x" })).expect(422).code(),
        "application.reason_missing"
    );
    let why = json!({ "reasons": ["unclear"], "said": "請說明保固起算日" });
    let asked = office.step(&format!("{path}/question"), version(&seen), &why).expect(200).json();
    assert_eq!(asked["due_on"], "2026-11-27");
    assert_eq!(
        office.step(&format!("{path}/approve"), version(&asked), &json!({})).expect(409).code(),
        "application.wrong_state"
    );
    let answered = vendor
        .step(&format!("{path}/answer"), version(&asked), &json!({ "said": "自驗收合格日起算" }))
        .expect(200)
        .json();
    market.wait(1);
    let done = office.step(&format!("{path}/approve"), version(&answered), &json!({})).expect(200).json();
    assert_eq!(done["state"], "approved");
    let after = vendor.get(&format!("/api/v1/listings/{}", market.cast.listing)).expect(200).json();
    assert_eq!((after["number"].as_i64(), after["details"]["warranty_months"].as_str()), (Some(2), Some("24")));
    // Who saw the first version orders nothing unseen.
    let buyer = market.with(&market.cast.buyer.token);
    let stale = buyer.post("/api/v1/orders", &crate::orders::wanted(market, 1)).expect(409);
    assert_eq!(stale.code(), "order.listing_changed");
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_new_listing_hangs_on_its_award_and_costs_no_more, |market| {
    let (vendor, office) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let award =
        vendor.get(&format!("/api/v1/listings/{}", market.cast.listing)).expect(200).json()["award"]["id"].clone();
    let mut wanted = answers(market);
    wanted["unit_price"] = json!("1300.5");
    let body = |wanted: &Value| json!({ "class": "software", "sku": "OFF-9", "award": award, "answers": wanted });
    let (path, row) = write(market, &vendor, &body(&wanted));
    let refused = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(422);
    assert_eq!(
        (refused.code().as_str(), refused.json()["errors"][0]["pointer"].as_str().is_some()),
        ("listing.above_award", true)
    );
    wanted["unit_price"] = json!("1300");
    let tag = format!("\"{}\"", version(&row));
    let row = vendor.put(&path, &json!({ "answers": wanted }), &tag).expect(200).json();
    let row = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json();
    let why = json!({ "reasons": ["duplicate"], "said": "與 OFF-1 相同" });
    let row = office.step(&format!("{path}/refuse"), version(&row), &why).expect(200).json();
    let row =
        vendor.step(&format!("{path}/answer"), version(&row), &json!({ "said": "授權方式不同" })).expect(200).json();
    let row = office.step(&format!("{path}/approve"), version(&row), &json!({})).expect(200).json();
    let listed = row["listing"].as_str().unwrap().to_owned();
    let buyer = market.with(&market.cast.buyer.token);
    let order = json!({ "lines": [{ "listing": listed, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    buyer.post("/api/v1/orders", &order).expect(201);
    // The number is taken, and another vendor's award is nobody's business.
    let (path, row) = write(market, &vendor, &body(&wanted));
    assert_eq!(
        vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(409).code(),
        "listing.sku_taken"
    );
    let rival = market.with(&market.cast.other_vendor.token);
    let (path, row) =
        write(market, &rival, &json!({ "class": "software", "sku": "R-1", "award": award, "answers": wanted }));
    rival.step(&format!("{path}/submit"), version(&row), &json!({})).expect(404);
    vendor.get(&path).expect(404);
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_replacement_is_equal_or_better_and_no_dearer, |market| {
    let (vendor, office) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let mut wanted = answers(market);
    wanted["name"] = json!("雲岡文書處理 新版");
    let said = |quality: &str| json!({ "ground": "no_longer_made", "quality": quality, "saved": "0", "comparison": "功能相同，新增雲端同步" });
    let body = json!({ "listing": market.cast.listing, "answers": wanted, "replacement": said("quality_lower") });
    let (path, row) = write(market, &vendor, &body);
    let refused = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(422).json();
    assert_eq!(
        (refused["code"].as_str(), refused["rulings"][0]["rule"].as_str()),
        (Some("application.unlawful"), Some("PRC-04"))
    );
    let better = json!({ "answers": wanted, "replacement": said("quality_better") });
    let row = vendor.put(&path, &better, &format!("\"{}\"", version(&row))).expect(200).json();
    let row = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json();
    // The law asks for the agency's consent in writing.
    let bare = office.step(&format!("{path}/approve"), version(&row), &json!({})).expect(422).json();
    assert_eq!(bare["rulings"][0]["text"]["key"], "prc-04.no_consent");
    let consent = json!({ "said": "數位產字第1150000005號" });
    office.step(&format!("{path}/approve"), version(&row), &consent).expect(200);
    let listing = vendor.get(&format!("/api/v1/listings/{}", market.cast.listing)).expect(200).json();
    assert_eq!(listing["name"], "雲岡文書處理 新版");
});

on_both!(a_vendor_pauses_a_listing_and_nobody_orders_it, |market| {
    let (vendor, office) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let ask = |kind: &str| {
        let body = json!({ "listing": market.cast.listing, "kind": kind, "note": "原廠改版" });
        let (path, row) = write(market, &vendor, &body);
        let row = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json();
        office.step(&format!("{path}/approve"), version(&row), &json!({})).expect(200);
    };
    let buyer = market.with(&market.cast.buyer.token);
    ask("pause");
    assert_eq!(buyer.post("/api/v1/orders", &crate::orders::wanted(market, 1)).expect(409).code(), "order.not_offered");
    ask("resume");
    buyer.post("/api/v1/orders", &crate::orders::wanted(market, 1)).expect(201);
    ask("delist");
    assert_eq!(buyer.post("/api/v1/orders", &crate::orders::wanted(market, 1)).expect(409).code(), "order.not_offered");
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_price_falls_at_once_and_rises_only_by_review, |market| {
    let vendor = market.with(&market.cast.vendor.token);
    let path = format!("/api/v1/listings/{}", market.cast.listing);
    let cut = |price: &str, public: Option<&str>, version: i64| {
        vendor.step(&format!("{path}/cut-price"), version, &json!({ "price": price, "public_price": public }))
    };
    assert_eq!(cut("1200", None, 1).expect(422).code(), "listing.not_lower");
    assert_eq!(cut("1100", Some("1000"), 1).expect(422).code(), "listing.above_public");
    let done = cut("1000", Some("1000"), 1).expect(200).json();
    assert_eq!(done["version"], 2);
    assert_eq!(cut("900", None, 1).expect(412).code(), "listing.stale");
    assert_eq!(vendor.get(&path).expect(200).json()["unit_price"], "1000");
    let rival = market.with(&market.cast.other_vendor.token);
    rival.step(&format!("{path}/cut-price"), 2, &json!({ "price": "1" })).expect(404);
    let amend = json!({ "answers": { "support_email": "help@one.example" } });
    vendor.step(&format!("{path}/amend"), 2, &amend).expect(200);
    let reviewed = json!({ "answers": { "warranty_months": "36" } });
    assert_eq!(vendor.step(&format!("{path}/amend"), 3, &reviewed).expect(422).code(), "listing.reviewed");
    let wrong = json!({ "answers": { "support_email": "nobody" } });
    assert_eq!(vendor.step(&format!("{path}/amend"), 3, &wrong).expect(422).code(), "listing.answers");
    market.settle();
    assert!(market.verify().holds);
});

on_both!(questions_are_a_schema_that_says_what_a_class_is_asked, |market| {
    let nobody = market.anonymous();
    let schema =
        nobody.get("/api/v1/questions?class=cloud&category=%E9%9B%B2%E7%AB%AF%E4%B8%BB%E6%A9%9F").expect(200).json();
    assert!(schema["properties"]["vcpu"].is_object() && schema["properties"]["data_location"].is_object());
    assert!(schema["required"].as_array().unwrap().contains(&json!("data_location")));
    let vendor = market.with(&market.cast.vendor.token);
    let wrong = json!({ "class": "software", "sku": "X-1", "answers": { "colour": "red", "unit_price": "abc" } });
    let refused = vendor.post("/api/v1/applications", &wrong).expect(422).json();
    assert_eq!((refused["code"].as_str(), refused["errors"].as_array().unwrap().len()), (Some("listing.answers"), 2));
});

on_both!(open_source_software_is_shown_with_its_condition_and_its_firms, |market| {
    use gongqi::open_source::keep::{Written, keep};
    let office = market.app.call(market.cast.office.user.actor(), "test").unwrap();
    let mut written = Written {
        name: "雲岡文書引擎".to_owned(),
        licence: "Apache-2.0".to_owned(),
        homepage: "https://engine.example".to_owned(),
        download: "https://engine.example/get".to_owned(),
        description: "文書處理引擎".to_owned(),
        condition: String::new(),
    };
    let asked = written.clone();
    let hidden = market.app.door.write_now(move |conn| keep(conn, &office, None, &asked)).unwrap();
    let page = || market.anonymous().get("/open-source").expect(200).body;
    assert!(!page().contains("雲岡文書引擎"), "not before its condition is set");
    written.condition = "限內部網路使用，並依 SBOM 追蹤弱點".to_owned();
    let office = market.app.call(market.cast.office.user.actor(), "test").unwrap();
    let (asked, id) = (written.clone(), hidden.id);
    market.app.door.write_now(move |conn| keep(conn, &office, Some((id, 1)), &asked)).unwrap();
    assert!(page().contains("限內部網路使用") && !page().contains("雲岡文書處理 標準版"));
    let (vendor, officer) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let mut wanted = answers(market);
    wanted["supports"] = json!("別的軟體; 雲岡文書引擎");
    let (path, row) = write(market, &vendor, &json!({ "listing": market.cast.listing, "answers": wanted }));
    let row = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json();
    officer.step(&format!("{path}/approve"), version(&row), &json!({})).expect(200);
    assert!(page().contains("雲岡文書處理 標準版"), "the awarded firm that supports it");
    written.homepage = "http://engine.example".to_owned();
    let office = market.app.call(market.cast.office.user.actor(), "test").unwrap();
    let asked = written.clone();
    let wrong = market.app.door.write_now(move |conn| keep(conn, &office, Some((id, 2)), &asked)).unwrap_err();
    assert_eq!(wrong.code, "listing.not_an_address");
    let vendor = market.app.call(market.cast.vendor.user.actor(), "test").unwrap();
    let refused = market.app.door.write_now(move |conn| keep(conn, &vendor, Some((id, 2)), &written)).unwrap_err();
    assert_eq!(refused.code, "forbidden");
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_sheet_is_taken_whole_or_not_at_all, |market| {
    use gongqi::applications::bulk::{Applied, Fate, Row, Way, apply, plan};
    use gongqi::catalog::model::Class;
    let call = || market.app.call(market.cast.vendor.user.actor(), "test").unwrap();
    let row = |line: usize, sku: &str, change: &[(&str, &str)]| -> Row {
        let answers = answers(market);
        let pairs =
            answers.as_object().unwrap().iter().map(|(key, said)| (key.clone(), said.as_str().unwrap().to_owned()));
        let mut cells: std::collections::BTreeMap<String, String> = pairs.collect();
        cells.insert("sku".to_owned(), sku.to_owned());
        for (key, said) in change {
            cells.insert((*key).to_owned(), (*said).to_owned());
        }
        (line, cells)
    };
    let rows = vec![
        row(2, "OFF-1", &[("unit_price", "1100")]),
        row(3, "OFF-7", &[("case_no", "1150201"), ("item_no", "1"), ("unit_price", "1250")]),
        row(4, "OFF-8", &[("licence_model", "rent"), ("case_no", "1150201"), ("item_no", "9")]),
        row(5, "OFF-2", &[]),
    ];
    let (asked, seen) = (rows.clone(), call());
    let planned = market.app.door.read_now(move |conn| plan(conn, &seen, Class::Software, &asked)).unwrap();
    assert!(
        matches!(&planned[0].fate, Fate::Change { way: Way::Review, .. }),
        "gaps of an older listing are filled too"
    );
    assert!(matches!(&planned[1].fate, Fate::New(Some(_))));
    let Fate::Faulty(faults) = &planned[2].fate else { panic!("{:?}", planned[2]) };
    let codes: Vec<(&str, &str)> = faults.iter().map(|one| (one.field.as_str(), one.code)).collect();
    assert_eq!(codes, [("licence_model", "listing.unknown_code"), ("item_no", "bulk.no_award")]);
    let Fate::Faulty(faults) = &planned[3].fate else { panic!("{:?}", planned[3]) };
    assert_eq!(faults[0].code, "bulk.taken");
    let (asked, doing) = (rows.clone(), call());
    let refused = market.app.door.write_now(move |conn| apply(conn, &doing, Class::Software, &asked)).unwrap_err();
    assert_eq!((refused.code, refused.args["line"].as_str()), ("bulk.faulty", "4"));
    let vendor = market.with(&market.cast.vendor.token);
    assert_eq!(vendor.get("/api/v1/applications").expect(200).json()["data"], json!([]));
    let (asked, doing) = (rows[..2].to_vec(), call());
    let applied = market.app.door.write_now(move |conn| apply(conn, &doing, Class::Software, &asked)).unwrap();
    assert_eq!(applied, Applied { asked: 2, changed: 0 });
    // What is asked already is not asked again, and the office is told of all together.
    let (asked, seen) = (rows[..2].to_vec(), call());
    let again = market.app.door.read_now(move |conn| plan(conn, &seen, Class::Software, &asked)).unwrap();
    let faults: Vec<&str> =
        again.iter().map(|row| if let Fate::Faulty(faults) = &row.fate { faults[0].code } else { "none" }).collect();
    assert_eq!(faults, ["application.open_already", "application.asked_already"]);
    market.settle();
    let mails: Vec<String> = market.mails().iter().map(|mail| mail_text(mail)).collect();
    assert_eq!(mails.len(), 2, "one for each person of the office: {mails:?}");
    assert!(mails.iter().all(|mail| mail.contains("2 件品項申請")));
    let whole = json!({ "class": "software", "sku": "OFF-7", "answers": answers(market) });
    let (path, row) = write(market, &vendor, &whole);
    let twice = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(409);
    assert_eq!(twice.code(), "application.asked_already");
    let office = market.with(&market.cast.office.token);
    assert_eq!(
        office.get("/api/v1/applications?state=submitted").expect(200).json()["data"].as_array().unwrap().len(),
        2
    );
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_price_of_some_quantity_that_rises_is_a_rise, |market| {
    let (vendor, office) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let tiers = |tiers: &str| {
        let mut wanted = answers(market);
        wanted["price_tiers"] = json!(tiers);
        let (path, row) = write(market, &vendor, &json!({ "listing": market.cast.listing, "answers": wanted }));
        (vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json(), path)
    };
    let (row, path) = tiers("10:1100;50:1000");
    office.step(&format!("{path}/approve"), version(&row), &json!({})).expect(200);
    let (row, path) = tiers("10:1100");
    let without = office.step(&format!("{path}/approve"), version(&row), &json!({})).expect(422);
    assert_eq!(without.code(), "application.said_missing", "a person says why 50 may cost more than before");
    office.step(&format!("{path}/approve"), version(&row), &json!({ "said": "原級距誤植，經查同意" })).expect(200);
});

on_both!(the_record_keeps_whose_words_they_were, |market| {
    let (vendor, office) = (market.with(&market.cast.vendor.token), market.with(&market.cast.office.token));
    let mut wanted = answers(market);
    wanted["warranty_months"] = json!("24");
    let body = json!({ "listing": market.cast.listing, "answers": wanted, "note": "延長保固" });
    let (path, row) = write(market, &vendor, &body);
    let row = vendor.step(&format!("{path}/submit"), version(&row), &json!({})).expect(200).json();
    let why = json!({ "reasons": ["unclear"], "said": "請說明保固起算日" });
    market.wait(1);
    let row = office.step(&format!("{path}/question"), version(&row), &why).expect(200).json();
    market.wait(1);
    let row =
        vendor.step(&format!("{path}/answer"), version(&row), &json!({ "said": "自驗收起算" })).expect(200).json();
    market.wait(1);
    vendor.step(&format!("{path}/withdraw"), version(&row), &json!({})).expect(200);
    market.settle();
    let said = market.app.door.read_now(|conn| Ok(said(conn))).unwrap();
    let expected = [
        ("application.submit", "延長保固", 1),
        ("application.question", "請說明保固起算日", 0),
        ("application.answer", "自驗收起算", 1),
        ("application.withdraw", "", 0),
    ];
    assert_eq!(said, expected.map(|(act, reason, rulings)| (act.to_owned(), reason.to_owned(), rulings)));
});

/// Act, reason and number of rulings of every step of an application in the record.
fn said(conn: &mut gongqi::db::conn::DbConn) -> Vec<(String, String, usize)> {
    use diesel::prelude::*;
    use gongqi::db::schema::{audit_chain, audit_entry};
    let rows: Vec<String> = audit_entry::table
        .inner_join(audit_chain::table.on(audit_chain::entry_id.eq(audit_entry::id)))
        .filter(audit_entry::act.like("application.%").and(audit_entry::act.ne("application.draft")))
        .order(audit_chain::seq)
        .select(audit_entry::body)
        .load(conn)
        .unwrap();
    let read = |row: String| {
        let row: Value = serde_json::from_str(&row).unwrap();
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        (text("act"), text("reason"), row["rulings"].as_array().map_or(0, Vec::len))
    };
    rows.into_iter().map(read).collect()
}

on_both!(a_sheet_is_taken_once_and_by_its_vendor_alone, |market| {
    let mut cells = answers(market).as_object().unwrap().clone();
    for (key, said) in [("sku", "OFF-21"), ("case_no", "1150201"), ("item_no", "1"), ("name", "磐盾測試")] {
        cells.insert(key.to_owned(), json!(said));
    }
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let head: Vec<String> = cells.keys().cloned().collect();
    let row: Vec<String> = cells.values().map(|said| quoted(said.as_str().unwrap())).collect();
    let csv = format!("{}\n{}\n", head.join(","), row.join(","));
    let mut browser = Browsing::of(market, &market.cast.vendor.user);
    let csrf = browser.csrf("/vendor/bulk");
    let looked =
        browser.upload_named(&csrf, "/vendor/bulk", &[("class", "software")], ("sheet", "l.csv", csv.as_bytes()));
    let page = looked.expect(200).body;
    let hidden = |name: &str| {
        let at = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{name}: {page}"));
        at.split('"').next().unwrap().to_owned()
    };
    let (digest, key) = (hidden("digest"), hidden("key"));
    let form = |csrf: &str| {
        let fields = [("csrf", csrf), ("class", "software"), ("name", "l.csv"), ("digest", &digest), ("key", &key)];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let mut rival = Browsing::of(market, &market.cast.other_vendor.user);
    let theirs = form(&rival.csrf("/vendor/bulk"));
    let theirs: Vec<(&str, &str)> = theirs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    rival.post("/vendor/bulk/take", &theirs).expect(404);
    let mine = form(&csrf);
    let mine: Vec<(&str, &str)> = mine.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for _ in 0..2 {
        browser.post("/vendor/bulk/take", &mine).expect(303);
    }
    let vendor = market.with(&market.cast.vendor.token);
    assert_eq!(vendor.get("/api/v1/applications").expect(200).json()["data"].as_array().unwrap().len(), 1);
    assert!(browser.get("/vendor/listings").expect(200).body.contains("磐盾測試"));
});
