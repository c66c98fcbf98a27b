//! Evidence, the watch over its last days, and the tasks of the office.

use serde_json::{Value, json};

use gongqi::worker;

use crate::on_both;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::client::{Answer, Client};
use crate::support::market::TestMarket;

pub const PDF: &[u8] = b"%PDF-1.7\n% a made-up certificate\n";

/// Files a certificate or an authorisation that ends on a day.
pub fn file(by: &Client, kind: &str, maker: &str, number: &str, until: &str, bytes: &[u8]) -> Answer {
    let asked = serde_urlencoded::to_string([
        ("kind", kind),
        ("maker", maker),
        ("number", number),
        ("issuer", "範例驗證公司"),
        ("scope", "範例資訊股份有限公司 雲端服務"),
        ("valid_from", "2024-01-01"),
        ("valid_until", until),
        ("file_name", "證書.pdf"),
    ]);
    by.upload(&format!("/api/v1/evidence?{}", asked.unwrap()), bytes)
}

/// Puts the day's round into the queue and runs it.
pub fn watch(market: &TestMarket) {
    worker::schedule_watch(&market.app).unwrap();
    market.settle();
}

fn mails_about(market: &TestMarket, word: &str) -> usize {
    market.mails().iter().filter(|mail| mail_text(mail).contains(word)).count()
}

pub fn open_tasks(market: &TestMarket) -> Vec<Value> {
    let office = market.with(&market.cast.office.token);
    office.get("/api/v1/tasks").expect(200).json()["data"].as_array().unwrap().clone()
}

on_both!(evidence_filed_once_stands_on_all_listings, |market| {
    let vendor = market.with(&market.cast.vendor.token);
    let filed = file(&vendor, "iso27001", "", "IS-100", "2027-12-31", PDF).expect(201).json();
    assert_eq!((&filed["standing"], &filed["version"]), (&json!("valid"), &json!(1)));
    file(&vendor, "authorisation", "青禾", "AU-7", "2027-06-30", PDF).expect(201);
    let page = |listing| market.anonymous().get(&format!("/listings/{listing}")).expect(200).body;
    let (office, cloud) = (page(market.cast.listing), page(market.cast.cloud));
    assert!(office.contains("IS-100") && cloud.contains("IS-100") && cloud.contains("116年12月31日"));
    assert!(cloud.contains("AU-7") && !office.contains("AU-7"), "an authorisation is its maker's");
    assert!(!page(market.cast.unawarded).contains("IS-100"), "another vendor's listing");
    // The office looks at it; the vendor renews it; the old one is shown no more.
    let id = filed["id"].as_str().unwrap().to_owned();
    let checked = market.with(&market.cast.office.token);
    let check = format!("/api/v1/evidence/{id}/check");
    assert_eq!(checked.step(&check, 1, &json!({ "text": " " })).expect(422).code(), "words.missing");
    checked.step(&check, 1, &json!({ "text": "與驗證公司網站所載相符" })).expect(200);
    assert!(page(market.cast.cloud).contains("採購辦公室已查核"));
    let asked = format!(
        "/api/v1/evidence?kind=iso27001&number=IS-200&issuer=x&scope=x&valid_from=2026-01-01&valid_until=2029-01-01\
         &file_name=b.pdf&renews={id}&renews_version=2"
    );
    assert_eq!(vendor.upload(&asked.replace("iso27001", "other"), PDF).expect(422).code(), "evidence.renews_another");
    vendor.upload(&asked, PDF).expect(201);
    let cloud = page(market.cast.cloud);
    assert!(cloud.contains("IS-200") && !cloud.contains("IS-100"));
    assert_eq!(vendor.get(&format!("/api/v1/evidence/{id}")).expect(200).json()["state"], "replaced");
    assert!(market.verify().holds);
});

on_both!(bad_evidence_is_refused, |market| {
    let vendor = market.with(&market.cast.vendor.token);
    let code = |kind: &str, maker: &str, number: &str, until: &str, bytes: &[u8]| {
        file(&vendor, kind, maker, number, until, bytes).expect(422).code()
    };
    assert_eq!(code("iso27001", "", "1", "2027-01-01", b"MZ an executable"), "file.not_taken");
    assert_eq!(code("iso27001", "", "1", "2027-01-01", b""), "file.missing");
    assert_eq!(code("iso27001", "", "1", "2027-01-01", &vec![b'%'; 10 * 1024 * 1024 + 1]), "file.too_large");
    assert_eq!(code("iso27001", "", "1", "2026-11-19", PDF), "evidence.lapsed_already");
    assert_eq!(code("iso27001", "", "1", "2023-01-01", PDF), "evidence.days_reversed");
    assert_eq!(code("iso27001", "", "1", "someday", PDF), "day.malformed");
    assert_eq!(code("authorisation", "", "1", "2027-01-01", PDF), "words.missing");
    assert_eq!(code("iso27001", "", &"1".repeat(301), "2027-01-01", PDF), "words.malformed");
    assert_eq!(code("diploma", "", "1", "2027-01-01", PDF), "choice.missing");
    file(&vendor, "iso27001", "", "1", "2027-01-01", PDF).expect(201);
    assert_eq!(file(&vendor, "iso27001", "", "1", "2027-01-01", PDF).expect(409).code(), "evidence.known_already");
    assert_eq!(vendor.get("/api/v1/evidence").expect(200).json().as_array().unwrap().len(), 1);
    let mut browser = Browsing::of(market, &market.cast.vendor.user);
    let fields = [
        ("kind", "iso27017"),
        ("number", "2"),
        ("issuer", "x"),
        ("scope", "x"),
        ("valid_from", "115/1/1"),
        ("valid_until", "116/1/1"),
    ];
    let answer = browser.upload("/vendor/evidence", "/vendor/evidence", &fields, &[("a.exe", b"MZ")]);
    assert!(answer.expect(422).body.contains("僅收 PDF"));
    browser.upload("/vendor/evidence", "/vendor/evidence", &fields, &[("a.pdf", PDF)]).expect(303);
    assert!(browser.get("/vendor/evidence").body.contains("ISO/IEC 27017"));
});

on_both!(evidence_is_nobody_elses_business, |market| {
    let cast = &market.cast;
    let vendor = market.with(&cast.vendor.token);
    let filed = file(&vendor, "iso27001", "", "IS-1", "2027-01-01", PDF).expect(201).json();
    let id = filed["id"].as_str().unwrap();
    let path = format!("/api/v1/evidence/{id}");
    for stranger in [&cast.other_vendor, &cast.buyer, &cast.reviewer] {
        market.with(&stranger.token).get(&path).expect(404);
        Browsing::of(market, &stranger.user).get(&format!("/evidence/{id}/file")).expect(404);
    }
    let rival = market.with(&cast.other_vendor.token);
    rival.step(&format!("{path}/withdraw"), 1, &json!({ "text": "x" })).expect(404);
    assert_eq!(rival.get("/api/v1/evidence").expect(200).json(), json!([]));
    for reader in [&cast.vendor, &cast.office, &cast.auditor] {
        let mut browser = Browsing::of(market, &reader.user);
        let taken = browser.get(&format!("/evidence/{id}/file")).expect(200);
        assert!(taken.header("content-disposition").starts_with("attachment"));
        assert_eq!(taken.body.as_bytes(), PDF);
    }
    vendor.step(&format!("{path}/withdraw"), 1, &json!({ "text": "登錄錯誤" })).expect(200);
    assert_eq!(
        vendor.step(&format!("{path}/withdraw"), 2, &json!({ "text": "x" })).expect(409).code(),
        "evidence.not_current"
    );
});

on_both!(the_watch_tells_once_per_step, |market| {
    let (vendor, day) = (market.with(&market.cast.vendor.token), 60 * 24);
    // The clock stands on 2026-11-20.
    file(&vendor, "iso27001", "", "IS-9", "2027-02-18", PDF).expect(201);
    file(&vendor, "iso27017", "", "IS-10", "2029-01-01", PDF).expect(201);
    watch(market);
    watch(market);
    assert_eq!((mails_about(market, "IS-9"), open_tasks(market).len()), (1, 0), "ninety days are left");
    for (wait, mails) in [(1, 1), (58, 1), (1, 2), (23, 3), (6, 3), (1, 3)] {
        market.wait(day * wait);
        watch(market);
        assert_eq!(mails_about(market, "IS-9"), mails, "{}", market.app.clock.now().rfc3339());
    }
    assert!(open_tasks(market).is_empty(), "the last day is not over");
    let buyer = market.with(&market.cast.buyer.token);
    let line =
        json!({ "lines": [{ "listing": market.cast.cloud, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    assert_eq!(buyer.post("/api/v1/orders/check", &line).expect(200).json()["warnings"], json!([]));
    market.wait(day);
    watch(market);
    watch(market);
    assert_eq!((mails_about(market, "IS-9"), mails_about(market, "IS-10")), (4, 0));
    let tasks = open_tasks(market);
    assert_eq!((tasks.len(), &tasks[0]["kind"]), (1, &json!("evidence_lapsed")));
    // The lapse warns and stops nothing.
    let checked = buyer.post("/api/v1/orders/check", &line).expect(200).json();
    assert_eq!(checked["warnings"][0]["ground"], "certificate_lapsed");
    assert!(market.anonymous().get(&format!("/listings/{}", market.cast.cloud)).body.contains("尚未換發"));
    buyer.post("/api/v1/orders", &line).expect(201);
    // A person finishes the task, with a note; it is not opened again.
    let (office, path) =
        (market.with(&market.cast.office.token), format!("/api/v1/tasks/{}/done", tasks[0]["id"].as_str().unwrap()));
    assert_eq!(office.step(&path, 1, &json!({})).expect(422).code(), "words.missing");
    office.step(&path, 1, &json!({ "text": "廠商已送驗，預定一個月內換發" })).expect(200);
    assert_eq!(office.step(&path, 2, &json!({ "text": "x" })).expect(409).code(), "task.done_already");
    market.wait(day);
    watch(market);
    assert!(open_tasks(market).is_empty());
    let auditor = market.with(&market.cast.auditor.token);
    assert_eq!(auditor.get("/api/v1/tasks?done=true").expect(200).json()["data"].as_array().unwrap().len(), 1);
    assert!(market.verify().holds);
});
