//! Tenders and packages for scenarios.

use std::io::{Cursor, Write as _};

use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::client::Answer;
use crate::support::market::TestMarket;

/// The number of the scenarios' tender.
pub const TENDER: &str = "1151101-A1";

/// A ZIP of these files.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An instant so many minutes from the market's now.
pub fn minutes(market: &TestMarket, count: i64) -> String {
    market.app.clock.now().after(chrono::Duration::minutes(count)).rfc3339()
}

/// The tender, closed a minute ago; its only opening comes in so many minutes.
pub fn tender(market: &TestMarket, opens_in: i64) -> Value {
    json!({
        "tender_no": TENDER, "name": "範例軟體採購案", "agency": "範例署", "closes_at": minutes(market, -1),
        "opens_at": minutes(market, opens_in), "required_documents": ["tax_certificate"],
        "items": [{ "name": "文書處理軟體", "spec": "標準版", "unit": "套", "qty": 2 }],
    })
}

/// Enters the tender as the office.
pub fn enter(market: &TestMarket, opens_in: i64) -> Value {
    let entered = market.with(&market.cast.office.token).post("/api/v1/tenders", &tender(market, opens_in)).expect(201);
    impartial(market, TENDER);
    entered.json()
}

/// The reviewer states to have no interest in a tender, and from then on sees its bids.
pub fn impartial(market: &TestMarket, tender_no: &str) {
    let path = format!("/api/v1/tenders/{tender_no}/interest");
    market.with(&market.cast.reviewer.token).post(&path, &json!({ "said": "impartial" })).expect(201);
}

/// Brings a package as the office.
pub fn bring(market: &TestMarket, label: &str, more: &str, bytes: &[u8]) -> Answer {
    let path = format!("/api/v1/tenders/{TENDER}/bids?stage=all&label={label}{more}");
    market.with(&market.cast.office.token).upload(&path, bytes)
}

/// A review that the machine has judged, as the reviewer reads it.
pub fn judged(market: &TestMarket, label: &str, files: &[(&str, &[u8])]) -> Value {
    let receipt = bring(market, label, "", &packed(files)).expect(201).json();
    market.settle();
    read(market, receipt["review"].as_str().unwrap())
}

/// A bid that a reviewer found qualified, whatever the twin says of it.
pub fn qualified(market: &TestMarket, label: &str, files: &[(&str, &[u8])]) -> Value {
    found(market, judged(market, label, files)["id"].as_str().unwrap(), true)
}

/// A bid that a reviewer rejected, with a second person's agreement.
pub fn rejected(market: &TestMarket, label: &str, files: &[(&str, &[u8])]) -> Value {
    found(market, judged(market, label, files)["id"].as_str().unwrap(), false)
}

/// A judged review, finished: the bid is found good, or rejected by two people.
pub fn found(market: &TestMarket, id: &str, good: bool) -> Value {
    let review = settled(market, read(market, id), if good { "overrule" } else { "confirm" });
    if good {
        return end(market, &review, &json!({ "outcome": "qualified", "note": "人工複核無誤" })).expect(200).json();
    }
    let ended = end(market, &review, &json!({ "outcome": "unqualified", "ground": "50-1-2" })).expect(200).json();
    let agreed = json!({ "answer": "agree", "reason": "" });
    let office = market.with(&market.cast.office.token);
    office.step(&format!("/api/v1/reviews/{id}/second"), ended["version"].as_i64().unwrap(), &agreed).expect(200).json()
}

/// The review after each finding that waits was answered alike.
fn settled(market: &TestMarket, review: Value, answer: &str) -> Value {
    let id = review["id"].as_str().unwrap();
    for (number, finding) in (1..).zip(review["findings"].as_array().unwrap()) {
        if finding["verdict"] != "pass" {
            let path = format!("/api/v1/reviews/{id}/findings/{number}/{answer}");
            let (reviewer, seen) = (market.with(&market.cast.reviewer.token), finding["version"].as_i64().unwrap());
            reviewer.step(&path, seen, &json!({ "reason": "人工複核" })).expect(200);
        }
    }
    read(market, id)
}

/// Ends a review as the reviewer.
pub fn end(market: &TestMarket, review: &Value, verdict: &Value) -> Answer {
    let path = format!("/api/v1/reviews/{}/finish", review["id"].as_str().unwrap());
    market.with(&market.cast.reviewer.token).step(&path, review["version"].as_i64().unwrap(), verdict)
}

/// A review as the reviewer reads it.
pub fn read(market: &TestMarket, id: &str) -> Value {
    market.with(&market.cast.reviewer.token).get(&format!("/api/v1/reviews/{id}")).expect(200).json()
}
