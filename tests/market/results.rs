//! What a tender came to: its notice is told to everybody when the award is closed or the tender has ended, never before, and
//! tells no more than the law; objections have their time and may hold what follows.

use gongqi::base::actor::Role;
use gongqi::results::gather::gather_all;
use gongqi::results::open_data::framework::contracts;
use gongqi::results::open_data::package::{Publisher, record_package, release_package, releases};
use serde_json::{Value, json};

use crate::awards::{A, B, C, act, offers, office, opened, path, plan, step, version};
use crate::on_both;
use crate::support::bids::{TENDER, enter, minutes};
use crate::support::browsing::Browsing;
use crate::support::client::Answer;
use crate::support::market::TestMarket;

/// The record of an opening of these bids.
pub fn opening(market: &TestMarket, bids: &[(&str, &str)], result: &str) -> Value {
    let bid = |(ubn, name): &(&str, &str)| json!({ "label": ubn, "ubn": ubn, "name": name, "delivered_at": minutes(market, -180) });
    json!({
        "held_at": minutes(market, 0), "place": "第一會議室", "called": "open", "turn": 1, "chair": "王主任",
        "chair_appointed": "府授採字第1號", "clerk": "陳科員", "monitor": "林專員",
        "bids": bids.iter().map(bid).collect::<Vec<_>>(), "result": result, "remarks": "投標廠商未達三家",
    })
}

fn notice(market: &TestMarket) -> Answer {
    market.anonymous().get(&path("/notice"))
}

fn announced(market: &TestMarket) -> Value {
    office(market).get(&path("/announced")).expect(200).json()
}

fn beside(market: &TestMarket, rest: &str, body: &Value) -> Answer {
    let seen = announced(market)["version"].as_i64().unwrap();
    office(market).step(&path(rest), seen, body)
}

/// Two items, one awarded to A at 8,500 and one that failed.
fn closed(market: &TestMarket) {
    opened(market, "by_item", &[("1", Some(15_000)), ("2", Some(15_000))], &json!({ "1": "10000", "2": "9123" }));
    let bids = [(A, "甲公司"), (B, "乙公司"), (C, "丙公司")];
    office(market).post("/api/v1/tenders/1151101-A1/openings/all", &opening(market, &bids, "opened")).expect(201);
    act(market, "/offers", &offers(&[(A, "1", "8500"), (B, "1", "9517"), (B, "2", "8911")])).expect(200);
    step(market, "1", &json!({ "step": "award" })).expect(200);
    // One item is awarded, the other runs: nothing is told.
    notice(market).expect(404);
    market.anonymous().get(&path("/ocds")).expect(404);
    Browsing::new(&market.base).get(&format!("/tenders/{TENDER}/award/notice")).expect(404);
    step(market, "2", &json!({ "step": "fail", "reason": "計畫變更" })).expect(200);
}

on_both!(an_award_is_told_to_everybody_when_it_is_closed, |market| {
    closed(market);
    let told = notice(market).expect(200);
    let found = told.json();
    assert_eq!(
        (&found["awarded"], &found["tender_no"], &found["agency"]),
        (&json!(true), &json!(TENDER), &json!("範例署"))
    );
    assert_eq!(
        (&found["called"], &found["way"], &found["bidders"]),
        (&json!("open"), &json!("lowest_price"), &json!(3))
    );
    assert_eq!((&found["manner"], &found["has_reserve"]), (&json!("by_item"), &json!(true)));
    assert_eq!((&found["procurement"], &found["budget"]), (&json!("3000000"), &json!("2800000")));
    let items = &found["items"];
    assert_eq!(
        items[0]["awards"],
        json!([{ "name": "甲公司", "ubn": A, "price": "8500", "score": null, "method": null }])
    );
    assert_eq!((&items[0]["reserve_price"], &items[1]["reserve_price"]), (&json!("10000"), &Value::Null));
    assert_eq!((&items[1]["awards"], &items[1]["reason"]), (&json!([]), &json!("計畫變更")));
    let losing: Vec<&Value> = found["losing"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(losing.len(), 2, "{losing:?}");
    // What others offered, and the reserve price of what failed, is told nowhere.
    let ocds = market.anonymous().get(&path("/ocds")).expect(200);
    let page = Browsing::new(&market.base).get(&format!("/tenders/{TENDER}/award/notice")).expect(200).body;
    for text in [&told.body, &ocds.body, &page] {
        for secret in ["\"9517", ":9517", "9,517", "\"8911", ":8911", "8,911", "\"9123", ":9123", "9,123"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    // What the market does not know is blank, by name: unit prices without quantities give no total.
    let unknown: Vec<&str> = found["unknown"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    for name in ["agency_address", "winner_address", "winner_employees", "tender_notice_on", "total"] {
        assert!(unknown.contains(&name), "{name} of {unknown:?}");
    }
    assert!(found["total"].is_null() && !unknown.contains(&"bidders"), "{unknown:?}");
    assert!(page.contains("決標公告") && page.contains("甲公司") && page.contains("市集無此資料"), "{page}");
    assert!(!page.contains("登錄異議"), "the office's forms are not shown to everybody");

    let packed = ocds.json();
    let release = &packed["releases"][0];
    assert_eq!((&packed["version"], &release["tag"]), (&json!("1.1"), &json!(["award"])));
    assert_eq!(release["ocid"], format!("ocds-gongqi-{TENDER}"));
    assert_eq!(
        (&release["tender"]["status"], &release["tender"]["procurementMethod"]),
        (&json!("complete"), &json!("open"))
    );
    assert_eq!(release["awards"].as_array().unwrap().len(), 1, "what failed is no award");
    let award = &release["awards"][0];
    assert_eq!(award["suppliers"][0]["id"], format!("TW-UBN-{A}"));
    assert_eq!(award["items"][0]["unit"]["value"], json!({ "amount": 8500, "currency": "TWD" }));
    assert!(award.get("value").is_none(), "nobody knows the quantity: {award}");
    let parties = release["parties"].as_array().unwrap();
    let roles = |id: &str| parties.iter().find(|one| one["id"] == id).unwrap()["roles"].clone();
    assert_eq!(
        (roles(&format!("TW-UBN-{A}")), roles(&format!("TW-UBN-{C}"))),
        (json!(["supplier", "tenderer"]), json!(["tenderer"]))
    );
    // The export holds the same release.
    let vault = market.app.vault.clone();
    let today = market.app.clock.now().local_date();
    let (notices, frameworks) = market
        .app
        .door
        .read_now(move |conn| Ok::<_, gongqi::base::error::Error>((gather_all(conn, &vault)?, contracts(conn, today)?)))
        .unwrap();
    let publisher = Publisher { prefix: "ocds-gongqi", address: "https://a" };
    let all = releases(publisher.prefix, &notices, &frameworks);
    let exported = release_package(publisher, &all, market.app.clock.now());
    assert!(exported["releases"].as_array().unwrap().contains(release), "{exported}");
    let recorded = record_package(publisher, &all, market.app.clock.now());
    let records = recorded["records"].as_array().unwrap();
    let record = records.iter().find(|one| one["ocid"] == release["ocid"]).unwrap();
    assert_eq!(record["releases"], json!([release]));
    assert_eq!(record["compiledRelease"]["awards"], release["awards"]);
    // The framework of the market stands beside it, with its vendor's award.
    let framework = records.iter().find(|one| one["ocid"] != release["ocid"]).unwrap();
    let compiled = &framework["compiledRelease"];
    assert_eq!(compiled["contracts"][0]["awardID"], compiled["awards"][0]["id"]);

    let mut everybody = Browsing::new(&market.base);
    let papers = format!("/tenders/{TENDER}/award/notice");
    assert!(everybody.get_bytes(&format!("{papers}/notice.odt")).starts_with(b"PK"));
    assert!(everybody.get_bytes(&format!("{papers}/notice.pdf")).starts_with(b"%PDF"));
    everybody.get(&format!("{papers}/record.pdf")).expect(404);
});

on_both!(objections_have_their_time_and_may_hold_what_follows, |market| {
    closed(market);
    // The market's now is fixed: the day of the award, and the last day ten days later, moved off days of rest.
    let before = notice(market).expect(200).json();
    assert_eq!(before["rulings"][0]["rule"], "TIM-04");
    assert_eq!(before["rulings"][0]["parameters"][0]["id"], "objection_days");
    let first = before["objection_until"].as_str().unwrap().to_owned();
    for role in [Role::Buyer, Role::Vendor] {
        market.with(&market.cast.of(role).token).get(&path("/announced")).expect(404);
    }
    let beginning = announced(market);
    assert_eq!((&beginning["version"], &beginning["rulings"][0]["rule"]), (&json!(0), &json!("NOT-01")));
    let today = market.app.clock.now().local_date();
    let later = (today + chrono::Days::new(3)).to_string();
    let days = json!({ "tender_notice_on": "2026-10-20", "published_on": later, "notified_on": null });
    assert_eq!(beside(market, "/announced", &days).expect(422).code(), "result.day_later");
    market.wait(3 * 24 * 60);
    let told = beside(market, "/announced", &days).expect(200).json();
    assert_eq!((&told["version"], &told["days"]["published_on"]), (&json!(1), &json!(later)));
    assert_eq!(office(market).step(&path("/announced"), 0, &days).expect(412).code(), "result.stale");
    let after = notice(market).expect(200).json();
    assert!(after["objection_until"].as_str().unwrap() > first.as_str(), "the time runs from the publication");
    assert!(!after["unknown"].as_array().unwrap().contains(&json!("tender_notice_on")));

    let objection = |words: &str| json!({ "by": "乙公司", "received_on": later, "words": words, "hold": true });
    assert_eq!(beside(market, "/objections", &objection(" ")).expect(422).code(), "words.missing");
    let mut answered = objection("乙字第1號");
    answered["answer"] = json!("異議無理由");
    assert_eq!(beside(market, "/objections", &answered).status, 422, "an answer comes by a way of its own");
    let filed = objection("乙字第1號：審標有誤");
    let kept = beside(market, "/objections", &filed).expect(200).json();
    assert_eq!(kept["objections"][0]["ruling"]["text"]["key"], "tim-04.in_time");
    let award = office(market).get(&path("")).expect(200).json();
    assert_eq!(award["held"], "乙公司 乙字第1號：審標有誤");
    let draft =
        json!({ "class": "software", "starts_on": "2026-12-10", "ends_on": "2027-06-30", "order_of_record": "pcc" });
    assert_eq!(office(market).step(&path("/framework"), version(market), &draft).expect(409).code(), "award.is_held");
    let mut mine = Browsing::of(market, &market.cast.office.user);
    let page = mine.get(&format!("/tenders/{TENDER}/award/notice")).expect(200).body;
    assert!(page.contains("乙字第1號") && page.contains("異議處理結果"), "{page}");
    let everybody = Browsing::new(&market.base).get(&format!("/tenders/{TENDER}/award/notice")).expect(200).body;
    assert!(
        !everybody.contains("乙字第1號") && !notice(market).body.contains("乙字第1號"),
        "objections are not told to everybody"
    );

    let reply = json!({ "answered_on": later, "answer": "異議無理由", "release": true });
    assert_eq!(beside(market, "/objections/2", &reply).expect(404).code(), "not_found");
    let early = json!({ "answered_on": "2026-01-01", "answer": "異議無理由" });
    assert_eq!(beside(market, "/objections/1", &early).expect(422).code(), "result.answer_early");
    let answered = beside(market, "/objections/1", &reply).expect(200).json();
    assert_eq!(answered["objections"][0]["answer"], "異議無理由");
    assert_eq!(beside(market, "/objections/1", &reply).expect(409).code(), "result.answered");
    assert!(office(market).get(&path("")).expect(200).json()["held"].is_null());
    // By the page: the days and an objection that came too late.
    market.wait(40 * 24 * 60);
    let late = market.app.clock.now().local_date();
    let roc = procurement_law::roc::slashed(late).unwrap();
    let mut mine = Browsing::of(market, &market.cast.office.user);
    let csrf = mine.csrf(&format!("/tenders/{TENDER}/award/notice"));
    let form = [
        ("csrf", csrf.as_str()),
        ("key", "k1"),
        ("version", "3"),
        ("by", "丙公司"),
        ("received_on", roc.as_str()),
        ("words", "丙字第2號"),
    ];
    mine.post(&format!("/tenders/{TENDER}/award/announced/object"), &form).expect(303);
    let kept = announced(market);
    assert_eq!(kept["objections"][1]["ruling"]["text"]["key"], "tim-04.late");
    let wrong = [("csrf", csrf.as_str()), ("key", "k2"), ("version", "4"), ("received_on", "someday"), ("words", "x")];
    mine.post(&format!("/tenders/{TENDER}/award/announced/object"), &wrong).expect(422);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(a_tender_that_ends_without_award_is_told_with_its_ground, |market| {
    enter(market, 60);
    office(market).post(&path(""), &plan("by_item", &[("1", Some(15_000))])).expect(201);
    notice(market).expect(404);
    market.wait(60);
    notice(market).expect(404);
    let two = [(A, "甲公司"), (B, "乙公司")];
    office(market).post("/api/v1/tenders/1151101-A1/openings/all", &opening(market, &two, "too_few")).expect(201);
    let told = notice(market).expect(200);
    let found = told.json();
    assert_eq!((&found["awarded"], &found["ground"]), (&json!(false), &json!("too_few")));
    assert_eq!(
        (&found["reason"], &found["bidders"], &found["losing"]),
        (&json!("投標廠商未達三家"), &Value::Null, &json!([]))
    );
    assert!(!told.body.contains("甲公司") && !told.body.contains(A), "nobody is named: {}", told.body);
    assert!(found["unknown"].as_array().unwrap().contains(&json!("continues")));
    assert_eq!(announced(market)["rulings"][0]["rule"], "NOT-03");
    beside(market, "/announced", &json!({ "continues": true })).expect(200);
    assert_eq!(notice(market).expect(200).json()["days"]["continues"], true);
    let release = market.anonymous().get(&path("/ocds")).expect(200).json()["releases"][0].clone();
    assert_eq!((&release["tag"], &release["tender"]["status"]), (&json!(["tenderUpdate"]), &json!("unsuccessful")));
    assert!(release.get("awards").is_none(), "{release}");
    let page = Browsing::new(&market.base).get(&format!("/tenders/{TENDER}/award/notice")).expect(200).body;
    assert!(page.contains("無法決標公告") && page.contains("流標"), "{page}");
});
