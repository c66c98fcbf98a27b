//! The reviewers' desk: nothing of a bid before a statement of interest, one reviewer at a time, questions to the vendor.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{TENDER, impartial, judged, minutes, tender};
use crate::support::browsing::{Browsing, mail_text};
use crate::support::client::Client;
use crate::support::eyes::file;
use crate::support::market::TestMarket;

const UBN: &str = "04595257";

/// The tender and a judged bid, before the reviewer stated anything.
fn bid(market: &TestMarket) -> String {
    let office = market.with(&market.cast.office.token);
    office.post("/api/v1/tenders", &tender(market, 0)).expect(201);
    let package = crate::support::bids::packed(&[("a.pdf", &file(2, "a"))]);
    let receipt = crate::support::bids::bring(market, UBN, "", &package).expect(201).json();
    market.settle();
    receipt["review"].as_str().unwrap().to_owned()
}

fn reviewer(market: &TestMarket) -> Client {
    market.with(&market.cast.reviewer.token)
}

on_both!(no_bid_is_shown_before_a_statement_of_interest, |market| {
    let id = bid(market);
    let review = format!("/api/v1/reviews/{id}");
    assert_eq!(reviewer(market).get(&review).expect(403).code(), "recusal.missing");
    assert_eq!(reviewer(market).get(&format!("{review}/questions")).expect(403).code(), "recusal.missing");
    let list = reviewer(market).get("/api/v1/reviews").expect(200).json();
    assert_eq!(list["data"], json!([]), "not even that there is a bid");
    market.with(&market.cast.auditor.token).get(&review).expect(200);
    let settle = json!({ "reason": "" });
    let early = reviewer(market).step(&format!("{review}/findings/2/confirm"), 1, &settle).expect(403);
    assert_eq!(early.code(), "recusal.missing");

    // The pages lead to the statement and back.
    let mut browser = Browsing::of(market, &market.cast.reviewer.user);
    let queue = browser.get("/review").expect(200).body;
    assert!(queue.contains("/interest") && !queue.contains(&id), "{queue}");
    let sent = browser.get(&format!("/review/{id}")).expect(303);
    assert_eq!(sent.header("location"), format!("/tenders/{TENDER}/interest?next=/review/{id}"));
    let path = format!("/tenders/{TENDER}/interest");
    let csrf = browser.csrf(&path);
    let next = format!("/review/{id}");
    let fields = [("csrf", csrf.as_str()), ("key", "s1"), ("next", next.as_str()), ("said", "recused")];
    assert!(browser.post(&path, &fields).expect(422).body.contains("請選擇"));
    let stated = [&fields[..3], &[("said", "impartial")]].concat();
    let gone = browser.post(&path, &stated).expect(303);
    assert!(gone.header("location").starts_with(&next), "{}", gone.header("location"));
    browser.get(&next).expect(200);
    reviewer(market).get(&review).expect(200);

    // An interest found later keeps the reviewer away for good.
    let api = format!("/api/v1/tenders/{TENDER}/interest");
    reviewer(market).post(&api, &json!({ "said": "recused", "interest": "family" })).expect(201);
    assert_eq!(reviewer(market).get(&review).expect(403).code(), "recusal.recused");
    assert_eq!(reviewer(market).post(&api, &json!({ "said": "impartial" })).expect(409).code(), "recusal.recused");
    market.with(&market.cast.vendor.token).post(&api, &json!({ "said": "impartial" })).expect(404);
    assert!(market.verify().holds);
});

on_both!(one_reviewer_works_on_a_bid_at_a_time, |market| {
    market.with(&market.cast.office.token).post("/api/v1/tenders", &tender(market, 0)).expect(201);
    impartial(market, TENDER);
    let second = market.with(&market.cast.reviewer2.token);
    second.post(&format!("/api/v1/tenders/{TENDER}/interest"), &json!({ "said": "impartial" })).expect(201);
    let review = judged(market, UBN, &[("a.pdf", &file(2, "a"))]);
    let id = review["id"].as_str().unwrap();
    let path = format!("/api/v1/reviews/{id}/findings/2/confirm");
    reviewer(market).step(&path, 1, &json!({ "reason": "" })).expect(200);
    let busy = second.step(&path, 2, &json!({ "reason": "" })).expect(409);
    assert_eq!(busy.code(), "review.claimed");
    let page = Browsing::of(market, &market.cast.reviewer2.user).get(&format!("/review/{id}")).expect(200).body;
    assert!(page.contains("正在審查本件") && !page.contains("/finish"), "{page}");
    market.wait(31);
    second.step(&path, 2, &json!({ "reason": "" })).expect(200);
    let finish = format!("/api/v1/reviews/{id}/finish");
    let verdict = json!({ "outcome": "qualified", "note": "x" });
    assert_eq!(
        reviewer(market).step(&finish, review["version"].as_i64().unwrap(), &verdict).expect(409).code(),
        "review.claimed"
    );
    assert!(market.verify().holds);
});

on_both!(a_vendor_is_asked_and_answers_in_time, |market| {
    market.with(&market.cast.office.token).post("/api/v1/tenders", &tender(market, 0)).expect(201);
    impartial(market, TENDER);
    let review = judged(market, UBN, &[("a.pdf", &file(2, "a"))]);
    let id = review["id"].as_str().unwrap();
    let path = format!("/api/v1/reviews/{id}/questions");
    let ask = |defect: &str, treatment: &str, price: bool, until: i64| {
        json!({ "finding": 3, "defect": defect, "treatment": treatment, "price": price,
            "question": "請說明所屬期間", "until": minutes(market, until) })
    };
    let post = |body: &Value| reviewer(market).post(&path, body);
    assert_eq!(post(&ask("obvious_slip", "allow_correction", true, 60)).expect(422).code(), "question.unlawful");
    assert_eq!(post(&ask("unclear_content", "ask_to_explain", false, -1)).expect(422).code(), "question.until");
    assert_eq!(post(&ask("unclear_content", "reject_bid", false, 60)).expect(422).code(), "choice.missing");
    let asked = post(&ask("unclear_content", "ask_to_explain", false, 60)).expect(201).json();
    assert_eq!(asked["places"][0]["text"], "<b>所屬期間</b>");
    market.settle();
    assert!(market.mails().iter().any(|mail| mail_text(mail).contains("/vendor/questions/")), "the vendor is told");

    let own = market.with(&market.cast.vendor.token);
    let question = own.get("/api/v1/bid-questions").expect(200).json()[0].clone();
    assert_eq!(question["question"], "請說明所屬期間");
    let answer = format!("/api/v1/bid-questions/{}/answer", question["id"].as_str().unwrap());
    let text = json!({ "answer": "所屬期間為 115 年 9 月至 10 月" });
    market.with(&market.cast.other_vendor.token).step(&answer, 1, &text).expect(404);
    assert_eq!(own.step(&answer, 1, &json!({ "answer": " " })).expect(422).code(), "words.missing");
    // Nothing is finished while an answer may still come.
    for (number, seen) in [(2, 1), (3, 1)] {
        let settle = format!("/api/v1/reviews/{id}/findings/{number}/overrule");
        reviewer(market).step(&settle, seen, &json!({ "reason": "x" })).expect(200);
    }
    let finish = || {
        let verdict = json!({ "outcome": "qualified", "note": "已說明" });
        reviewer(market).step(&format!("/api/v1/reviews/{id}/finish"), review["version"].as_i64().unwrap(), &verdict)
    };
    assert_eq!(finish().expect(409).code(), "review.question_open");
    own.step(&answer, 1, &text).expect(200);
    assert_eq!(own.step(&answer, 2, &text).expect(409).code(), "question.answered");
    let page = Browsing::of(market, &market.cast.reviewer.user).get(&format!("/review/{id}")).expect(200).body;
    assert!(page.contains("所屬期間為 115 年 9 月至 10 月"), "{page}");

    // A question whose time is over is waived; its letter may still be recorded.
    let late = post(&ask("unclear_content", "ask_to_explain", false, 60)).expect(201).json();
    market.wait(60);
    let late = format!("/api/v1/bid-questions/{}", late["id"].as_str().unwrap());
    assert_eq!(own.step(&format!("{late}/answer"), 1, &text).expect(409).code(), "question.late");
    let letter = json!({ "answer": "如附件", "letter": "範字第1號" });
    assert_eq!(reviewer(market).step(&format!("{late}/letter"), 1, &letter).expect(200).json()["letter"], "範字第1號");
    finish().expect(200);
    let mut browser = Browsing::of(market, &market.cast.vendor.user);
    assert!(browser.get("/vendor/questions").expect(200).body.contains("請說明所屬期間"));
    browser.get(&format!("/vendor/questions/{}", question["id"].as_str().unwrap())).expect(200);
    assert!(market.verify().holds);
});
