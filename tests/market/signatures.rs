//! Signed copies: a record is made here, signed outside and brought back; what is found of it is told plainly, and a record that
//! changes leaves its signature with the version before.

use chrono::{DateTime, Utc};
use gongqi::base::actor::Role;
use serde_json::{Value, json};
use signed_papers::sample::{Holder, Says};

use crate::awards::{A, B, C};
use crate::on_both;
use crate::results::opening;
use crate::support::bids::{TENDER, enter};
use crate::support::browsing::Browsing;
use crate::support::client::Answer;
use crate::support::market::TestMarket;

const PATH: &str = "/api/v1/tenders/1151101-A1/signatures/opening-all";
const BIDS: [(&str, &str); 3] = [(A, "甲公司"), (B, "乙公司"), (C, "丙公司")];

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// An authority and a person that it certified.
pub fn people() -> (Holder, Holder) {
    let (from, to) = (at("2020-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z"));
    let root = Holder::root("測試根憑證", Says::authority(from, to)).unwrap();
    let chair = root.issue("王主任", Says::person(from, to)).unwrap();
    (root, chair)
}

/// Brings a signed copy as the office, of this version of the record.
fn bring(market: &TestMarket, seen: i64, kind: &str, bytes: &[u8]) -> Answer {
    bring_as(market, &market.cast.office.token, seen, kind, bytes)
}

fn bring_as(market: &TestMarket, token: &str, seen: i64, kind: &str, bytes: &[u8]) -> Answer {
    let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let request = agent
        .post(format!("{}{PATH}?kind={kind}&name=signed.pdf", market.base))
        .header("Authorization", format!("Bearer {token}"))
        .header("Idempotency-Key", uuid::Uuid::now_v7().to_string())
        .header("If-Match", format!("\"{seen}\""))
        .header("Content-Type", "application/pdf");
    Answer::read(request.send(bytes).unwrap())
}

/// The copy with these bytes: copies that are brought within one tick of the clock stand in no order.
fn copy_of(kept: &Value, bytes: &[u8]) -> Value {
    let digest = gongqi::base::digest::sha256(bytes);
    let mut copies = kept["copies"].as_array().unwrap().iter();
    copies.find(|one| one["sha256"] == digest).unwrap().clone()
}

/// A tender whose opening is recorded, and its record as PDF.
fn recorded(market: &TestMarket) -> Vec<u8> {
    enter(market, 0);
    let office = market.with(&market.cast.office.token);
    office.get(PATH).expect(409);
    office.post("/api/v1/tenders/1151101-A1/openings/all", &opening(market, &BIDS, "opened")).expect(201);
    let mut browser = Browsing::of(market, &market.cast.office.user);
    browser.get_bytes(&format!("/tenders/{TENDER}/openings/all/record.pdf"))
}

on_both!(a_record_is_signed_outside_and_verified_here, |market| {
    let record = recorded(market);
    let (root, chair) = people();
    let now = market.app.clock.now().utc();
    let signed = chair.sign(&record, &[], now).unwrap();
    assert_eq!(bring(market, 1, "certificate", &record).expect(422).code(), "signature.unsigned");
    assert_eq!(bring(market, 1, "certificate", b"hello").expect(422).code(), "signature.no_pdf");
    assert_eq!(bring(market, 1, "scan", b"hello").expect(422).code(), "signature.no_scan");
    assert_eq!(bring(market, 2, "certificate", &signed).expect(412).code(), "signature.stale");

    // Without a root the chain is not checked, and it is said.
    let kept = bring(market, 1, "certificate", &signed).expect(201).json();
    let copy = &kept["copies"][0];
    assert_eq!((&copy["holds"], &copy["earlier"], &copy["version"]), (&json!(true), &json!(false), &json!(1)));
    assert_eq!(copy["sha256"], gongqi::base::digest::sha256(&signed));
    assert_eq!(copy["uploaded_by"], market.cast.office.user.name);
    let found = &copy["findings"][0];
    assert_eq!((&found["verdict"], &found["whole"]), (&json!("valid"), &json!(true)));
    assert_eq!(
        (&found["signer"]["subject"], &found["chain"]),
        (&json!("C=TW, CN=王主任"), &json!({ "state": "not_checked" }))
    );
    assert_eq!(bring(market, 1, "certificate", &signed).expect(409).code(), "signature.here");

    // The office puts a root into its folder; another who was there signs after the first.
    std::fs::create_dir_all(market.folder().join("roots")).unwrap();
    std::fs::write(market.folder().join("roots/root.cer"), &root.certificate).unwrap();
    let monitor = root.issue("林專員", Says::person(at("2020-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z"))).unwrap();
    let both = monitor.sign(&signed, &[], now).unwrap();
    let kept = bring(market, 1, "certificate", &both).expect(201).json();
    let found = copy_of(&kept, &both)["findings"].as_array().unwrap().clone();
    let wholes: Vec<&Value> = found.iter().map(|one| &one["whole"]).collect();
    assert_eq!(wholes, [&json!(false), &json!(true)]);
    assert_eq!(found[1]["chain"], json!({ "state": "trusted", "root": "C=TW, CN=測試根憑證" }));

    // A copy whose bytes were changed is kept and says so.
    let mut changed = signed.clone();
    let last = record.len() - 1;
    changed[last] ^= 1;
    let kept = bring(market, 1, "certificate", &changed).expect(201).json();
    let copy = copy_of(&kept, &changed);
    assert_eq!((&copy["holds"], &copy["findings"][0]["verdict"]), (&json!(false), &json!("changed")));
    // So does one of a stranger.
    let (_, stranger) = people();
    let foreign = stranger.sign(&record, &[], now).unwrap();
    let copy = copy_of(&bring(market, 1, "certificate", &foreign).expect(201).json(), &foreign);
    assert_eq!((&copy["findings"][0]["chain"], &copy["holds"]), (&json!({ "state": "unknown" }), &json!(false)));

    // The record is mended: what was signed stands as signed before.
    let mut mended = opening(market, &BIDS, "opened");
    mended["chair"] = json!("李主任");
    let office = market.with(&market.cast.office.token);
    office
        .step("/api/v1/tenders/1151101-A1/openings/all/mend", 1, &json!({ "reason": "更正主持人員", "record": mended }))
        .expect(200);
    let after = office.get(PATH).expect(200).json();
    assert_eq!((&after["version"], &copy_of(&after, &signed)["earlier"]), (&json!(2), &json!(true)));
    assert_eq!(bring(market, 1, "scan", b"\x89PNG\r\n").expect(412).code(), "signature.stale");
    let scanned = bring(market, 2, "scan", b"\x89PNG\r\n").expect(201).json();
    let copy = copy_of(&scanned, b"\x89PNG\r\n");
    assert_eq!((&copy["earlier"], &copy["holds"]), (&json!(false), &Value::Null));

    // Who may not see the record sees no signature of it, and who may not write it brings none.
    for role in [Role::Buyer, Role::Vendor, Role::Member] {
        market.with(&market.cast.of(role).token).get(PATH).expect(404);
    }
    bring_as(market, &market.cast.auditor.token, 2, "scan", b"\x89PNG\r\n1").expect(403);
    bring_as(market, &market.cast.reviewer.token, 2, "scan", b"\x89PNG\r\n1").expect(403);
    office.get("/api/v1/tenders/1151101-A1/signatures/award").expect(409);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(the_page_of_signed_copies_says_what_was_found, |market| {
    let record = recorded(market);
    let (_, chair) = people();
    let signed = chair.sign(&record, &[], market.app.clock.now().utc()).unwrap();
    let mut office = Browsing::of(market, &market.cast.office.user);
    let page = format!("/tenders/{TENDER}/signatures/opening-all");
    let opening = office.get(&format!("/tenders/{TENDER}/openings/all")).expect(200).body;
    assert!(opening.contains(&page), "{opening}");
    assert!(office.get(&page).expect(200).body.contains("尚無簽名檔"));
    let fields = [("kind", "certificate"), ("version", "1"), ("key", "s1")];
    let unsigned = office.upload(&page, &page, &fields, &[("record.pdf", &record)]).expect(422).body;
    assert!(unsigned.contains("此 PDF 內沒有簽章"), "{unsigned}");
    office.upload(&page, &page, &fields, &[("record.pdf", &signed)]).expect(303);
    let shown = office.get(&page).expect(200).body;
    for words in ["簽章有效", "C=TW, CN=王主任", "未設定信任之根憑證", "涵蓋整份檔案", "未查驗"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let digest = gongqi::base::digest::sha256(&signed);
    assert!(shown.contains(&digest));
    let link = shown.split(&format!("{page}/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(office.get_bytes(&format!("{page}/{link}")), signed);
    // The auditor sees it and has no form.
    let seen = Browsing::of(market, &market.cast.auditor.user).get(&page).expect(200).body;
    assert!(seen.contains(&digest) && !seen.contains("name=\"package\""), "{seen}");
});
