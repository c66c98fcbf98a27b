//! Reviews: read once, judged once, decided by people, every look in the record.

use std::sync::atomic::Ordering;

use gongqi::base::actor::Role;
use gongqi::jobs::queue::{self, Lane};
use gongqi::review::open::REVIEW_BID;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{TENDER, bring, enter, impartial, judged, minutes, packed, read, tender};
use crate::support::browsing::Browsing;
use crate::support::client::{Answer, Client};
use crate::support::eyes::{PNG, file};
use crate::support::market::TestMarket;

fn reviewer(market: &TestMarket) -> Client {
    market.with(&market.cast.reviewer.token)
}

fn step(market: &TestMarket, review: &Value, number: usize, answer: &str, body: &Value) -> Answer {
    let (id, finding) = (review["id"].as_str().unwrap(), &review["findings"][number - 1]);
    let path = format!("/api/v1/reviews/{id}/findings/{number}/{answer}");
    reviewer(market).step(&path, finding["version"].as_i64().unwrap(), body)
}

fn finish(market: &TestMarket, review: &Value, body: &Value) -> Answer {
    let path = format!("/api/v1/reviews/{}/finish", review["id"].as_str().unwrap());
    reviewer(market).step(&path, review["version"].as_i64().unwrap(), body)
}

/// The acts that the record tells of a review, in order.
fn story(market: &TestMarket, review: &Value) -> Vec<String> {
    let id = review["id"].as_str().unwrap().parse().unwrap();
    let moments = market.app.door.read_now(|conn| gongqi::audit::timeline::of_subject(conn, "review", id)).unwrap();
    moments.into_iter().map(|moment| moment.body.act).collect()
}

on_both!(a_bid_is_read_and_judged, |market| {
    enter(market, 0);
    let (a, b) = (file(3, "a"), file(2, "locked"));
    let review = judged(market, "04595257", &[("x/a.pdf", &a), ("y/a.pdf", &b)]);
    assert_eq!((&review["state"], &review["label"], &review["due"]), (&json!("judged"), &json!("04595257"), &json!(2)));
    assert_eq!((&review["files_done"], &review["pages_done"]), (&json!(2), &json!(3)));
    assert_eq!((&review["read"][0]["extent"], &review["read"][1]["reason"]), (&json!("all"), &json!("password")));
    assert_eq!(review["read"][1]["name"], "a.pdf (2)");
    assert_eq!(review["documents"][0]["type"], "tax_certificate");
    let verdicts: Vec<&Value> = review["findings"].as_array().unwrap().iter().map(|one| &one["verdict"]).collect();
    assert_eq!(verdicts, ["pass", "fail", "person"]);
    assert!(review["findings"].as_array().unwrap().iter().all(|one| one["state"] == "open"));
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(whoever_goes_on_after_a_death_reads_no_file_twice, |market| {
    enter(market, 0);
    market.twin.dies.store(true, Ordering::SeqCst);
    let files = [file(1, "one"), file(2, "two"), file(3, "deadly"), file(4, "four")];
    let names = ["1.pdf", "2.pdf", "3.pdf", "4.pdf"];
    let named: Vec<(&str, &[u8])> = names.iter().copied().zip(files.iter().map(Vec::as_slice)).collect();
    let receipt = bring(market, "v", "", &packed(&named)).expect(201).json();
    market.settle();
    let id = receipt["review"].as_str().unwrap();
    let review = read(market, id);
    assert_eq!((&review["state"], &review["files_done"]), (&json!("reading"), &json!(2)));
    assert_eq!(market.twin.read.lock().unwrap().len(), 2);
    // Another worker takes the next try and is killed at once: its claim runs out.
    market.wait(1);
    let now = market.app.clock.now();
    let claimed = market.app.door.write_now(move |conn| queue::claim(conn, Lane::Only(&[REVIEW_BID]), now)).unwrap();
    assert!(claimed.is_some());
    market.twin.dies.store(false, Ordering::SeqCst);
    market.settle();
    assert_eq!(read(market, id)["state"], "reading", "the claim holds");
    market.wait(1);
    market.settle();
    let review = read(market, id);
    assert_eq!(
        (&review["state"], &review["files_done"], &review["pages_done"]),
        (&json!("judged"), &json!(4), &json!(10))
    );
    let mut read = market.twin.read.lock().unwrap().clone();
    read.sort();
    read.dedup();
    assert_eq!((read.len(), market.twin.read.lock().unwrap().len()), (4, 4), "each file once");
    let judged = story(market, &review).iter().filter(|act| *act == "review.judge").count();
    assert_eq!(judged, 1);
    assert!(market.verify().holds);
});

on_both!(a_bid_that_kills_every_worker_is_given_up, |market| {
    enter(market, 0);
    market.twin.dies.store(true, Ordering::SeqCst);
    let receipt = bring(market, "v", "", &packed(&[("a.pdf", &file(1, "deadly"))])).expect(201).json();
    for _ in 0..12 {
        market.settle();
        market.wait(60);
    }
    let review = read(market, receipt["review"].as_str().unwrap());
    assert_eq!(review["state"], "failed");
    assert_eq!(finish(market, &review, &json!({ "outcome": "qualified" })).expect(409).code(), "review.wrong_state");
    assert!(market.verify().holds);
});

on_both!(a_review_given_up_is_asked_for_again_by_the_office, |market| {
    enter(market, 0);
    market.twin.dies.store(true, Ordering::SeqCst);
    let files = packed(&[("1.pdf", &file(1, "one")), ("2.pdf", &file(2, "deadly"))]);
    let receipt = bring(market, "v", "", &files).expect(201).json();
    let id = receipt["review"].as_str().unwrap();
    let path = format!("/api/v1/reviews/{id}/again");
    let office = market.with(&market.cast.office.token);
    assert_eq!(office.step(&path, 1, &json!({})).expect(409).code(), "review.not_failed");
    for _ in 0..12 {
        market.settle();
        market.wait(60);
    }
    let review = read(market, id);
    assert_eq!(review["state"], "failed");
    let version = review["version"].as_i64().unwrap();
    assert_eq!(reviewer(market).step(&path, version, &json!({})).expect(403).code(), "forbidden");
    assert_eq!(office.step(&path, version - 1, &json!({})).expect(412).code(), "review.stale");
    let shown = Browsing::of(market, &market.cast.reviewer.user).get(&format!("/review/{id}")).expect(200).body;
    assert!(!shown.contains("/again\""), "a reviewer may not: {shown}");

    // In vain once more, by the API; and then on the page, when the reader has been mended.
    let queued = office.step(&path, version, &json!({})).expect(200).json();
    assert_eq!((&queued["state"], &queued["version"]), (&json!("queued"), &json!(version + 1)));
    for _ in 0..12 {
        market.settle();
        market.wait(60);
    }
    market.twin.dies.store(false, Ordering::SeqCst);
    let version = read(market, id)["version"].as_i64().unwrap().to_string();
    let mut browser = Browsing::of(market, &market.cast.office.user);
    let desk = format!("/review/{id}");
    let csrf = browser.csrf(&desk);
    let sent = [("csrf", csrf.as_str()), ("key", "k1"), ("version", version.as_str())];
    assert!(browser.post(&format!("{desk}/again"), &sent).expect(303).header("location").contains("done=review-again"));
    browser.post(&format!("{desk}/again"), &sent).expect(303);
    market.settle();
    let review = read(market, id);
    assert_eq!((&review["state"], &review["files_done"]), (&json!("judged"), &json!(2)));
    assert_eq!(market.twin.read.lock().unwrap().len(), 2, "what was read is not read again");
    let told = story(market, &review);
    assert_eq!(told.iter().filter(|act| *act == "review.again").count(), 2, "{told:?}");
    assert!(market.verify().holds);
});

on_both!(people_decide_and_say_why, |market| {
    enter(market, 0);
    let review = judged(market, "v", &[("a.pdf", &file(2, "a"))]);
    assert_eq!(finish(market, &review, &json!({ "outcome": "qualified" })).expect(409).code(), "review.findings_open");
    assert_eq!(step(market, &review, 2, "overrule", &json!({})).expect(422).code(), "review.reason_missing");
    let overruled = step(market, &review, 2, "overrule", &json!({ "reason": "期間相符" })).expect(200).json();
    assert_eq!((&overruled["state"], &overruled["decision_reason"]), (&json!("overruled"), &json!("期間相符")));
    assert_eq!(step(market, &review, 2, "confirm", &json!({})).expect(412).code(), "review.stale");
    let review = read(market, review["id"].as_str().unwrap());
    step(market, &review, 2, "confirm", &json!({})).expect(200);
    step(market, &review, 3, "overrule", &json!({ "reason": "已核對正本" })).expect(200);
    let office = market.with(&market.cast.office.token);
    let path = format!("/api/v1/reviews/{}/findings/1/confirm", review["id"].as_str().unwrap());
    assert_eq!(office.step(&path, 1, &json!({})).expect(403).code(), "forbidden");

    let no_reason = finish(market, &review, &json!({ "outcome": "qualified" })).expect(422);
    assert_eq!(no_reason.code(), "review.reason_missing");
    let rejected = |ground: Value| json!({ "outcome": "unqualified", "note": "納稅證明不符", "ground": ground });
    assert_eq!(finish(market, &review, &rejected(Value::Null)).expect(422).code(), "review.ground_missing");
    assert_eq!(finish(market, &review, &rejected(json!("50-1-5"))).expect(422).code(), "review.ground_unfounded");
    let done = finish(market, &review, &rejected(json!("50-1-2"))).expect(200).json();
    assert_eq!((&done["ground"], &done["seconded_by"]), (&json!("50-1-2"), &Value::Null));
    assert_eq!((&done["state"], &done["outcome"], &done["due"]), (&json!("decided"), &json!("unqualified"), &json!(0)));
    let review = read(market, review["id"].as_str().unwrap());
    assert_eq!(step(market, &review, 1, "confirm", &json!({})).expect(409).code(), "review.wrong_state");
    assert_eq!(finish(market, &review, &json!({ "outcome": "qualified" })).expect(409).code(), "review.wrong_state");
    let told = story(market, &review);
    for act in ["review.open", "review.start", "review.judge", "finding.overrule", "finding.confirm", "review.finish"] {
        assert!(told.iter().any(|one| one == act), "{act}: {told:?}");
    }
    assert!(market.verify().holds);
});

on_both!(a_rejection_stands_when_a_second_person_agrees, |market| {
    enter(market, 0);
    let review = judged(market, "04595257", &[("a.pdf", &file(2, "a"))]);
    let id = review["id"].as_str().unwrap();
    for number in [2, 3] {
        step(market, &review, number, "confirm", &json!({})).expect(200);
    }
    let rejected = json!({ "outcome": "unqualified", "ground": "50-1-4", "ground_finding": "府採字第1150099號" });
    let done = finish(market, &read(market, id), &rejected).expect(200).json();
    let (path, version) = (format!("/api/v1/reviews/{id}/second"), done["version"].as_i64().unwrap());
    let agree = json!({ "answer": "agree" });
    assert_eq!(reviewer(market).step(&path, version, &agree).expect(403).code(), "separation.requester");
    market.with(&market.cast.auditor.token).step(&path, version, &agree).expect(403);

    let mut office = Browsing::of(market, &market.cast.office.user);
    let desk = office.get(&format!("/review/{id}")).expect(200).body;
    assert!(desk.contains("待第二人複核") && desk.contains("府採字第1150099號"), "{desk}");
    let (sheet, notice) = (format!("/review/{id}/papers/sheet.odt"), format!("/review/{id}/papers/notice.pdf"));
    assert_eq!(office.get_bytes(&sheet).get(..2), Some(&b"PK"[..]));
    assert!(office.get(&notice).expect(409).body.contains("尚待複核"), "nobody is told before it stands");
    office.get(&format!("/review/{id}/papers/other.pdf")).expect(404);
    office.get(&format!("/review/{id}/papers/sheet.doc")).expect(404);

    // Sent back, the desk is open again; then it is rejected anew and stands.
    let csrf = office.csrf(&format!("/review/{id}"));
    let seen = version.to_string();
    let mut answer = |key: &str, version: &str, answer: &str, reason: &str| {
        let fields = [("csrf", csrf.as_str()), ("key", key), ("version", version), ("answer", answer)];
        office.post(&format!("/review/{id}/second"), &[&fields[..], &[("reason", reason)]].concat())
    };
    assert!(answer("s1", &seen, "return", " ").expect(422).body.contains("應填寫理由"));
    answer("s2", &seen, "return", "請再核對第三項").expect(303);
    let again = read(market, id);
    assert_eq!((&again["state"], &again["ground"]), (&json!("judged"), &Value::Null));
    let done = finish(market, &again, &json!({ "outcome": "unqualified", "ground": "50-1-2" })).expect(200).json();
    let seen = done["version"].to_string();
    answer("s3", &seen, "agree", "").expect(303);
    assert_eq!(read(market, id)["seconded_by"], json!(market.cast.office.user.id.0.to_string()));
    assert!(answer("s4", &(seen.parse::<i64>().unwrap() + 1).to_string(), "agree", "").status == 409);
    assert!(office.get_bytes(&notice).starts_with(b"%PDF"));
    let told = story(market, &review);
    let count = |act: &str| told.iter().filter(|one| *one == act).count();
    assert_eq!((count("review.second"), count("review.paper_taken")), (2, 2), "{told:?}");
    assert!(market.verify().holds);
});

on_both!(nothing_is_found_unqualified_for_nothing, |market| {
    enter(market, 0);
    let review = judged(market, "v", &[("a.pdf", &file(2, "a"))]);
    for number in [2, 3] {
        step(market, &review, number, "overrule", &json!({ "reason": "已核對" })).expect(200);
    }
    let unqualified = finish(market, &review, &json!({ "outcome": "unqualified", "note": "x" })).expect(422);
    assert_eq!(unqualified.code(), "review.nothing_stands");
    // Overruling a pass is a defect.
    step(market, &review, 1, "overrule", &json!({ "reason": "印章不清" })).expect(200);
    finish(market, &review, &json!({ "outcome": "unqualified", "ground": "50-1-2" })).expect(200);
});

on_both!(a_file_that_was_not_read_whole_is_passed_with_a_reason_only, |market| {
    enter(market, 0);
    let review = judged(market, "v", &[("a.pdf", &file(2, "a")), ("b.pdf", &file(1, "locked"))]);
    for number in [2, 3] {
        step(market, &review, number, "overrule", &json!({ "reason": "已核對" })).expect(200);
    }
    assert_eq!(finish(market, &review, &json!({ "outcome": "qualified" })).expect(422).code(), "review.reason_missing");
    finish(market, &review, &json!({ "outcome": "qualified", "note": "已人工審閱 b.pdf" })).expect(200);
});

on_both!(the_desk_shows_the_place_and_keeps_the_look, |market| {
    enter(market, 0);
    let review = judged(market, "04595257", &[("a.pdf", &file(2, "a"))]);
    let id = review["id"].as_str().unwrap();
    let mut browser = Browsing::of(market, &market.cast.reviewer.user);
    let queue = browser.get("/review").expect(200);
    assert!(queue.body.contains(&format!("/review/{id}")) && queue.body.contains("待審查"), "{}", queue.body);
    let desk = browser.get(&format!("/review/{id}?finding=2")).expect(200).body;
    assert!(desk.contains("viewBox=\"0 0 595 842\""), "{desk}");
    assert!(desk.contains(&format!("href=\"/review/{id}/files/1/pages/2.png\"")), "{desk}");
    assert!(desk.contains("<rect class=\"frame now\" x=\"70\" y=\"88\" width=\"112\" height=\"18\">"), "{desk}");
    assert!(!desk.contains("<b>所屬期間"), "what vendors write is no markup");
    assert!(desk.contains(&format!("/review/{id}?file=1&#38;page=2&#38;finding=2#page")), "{desk}");
    assert!(!desk.contains(" checked"), "nothing is chosen beforehand");
    let image = browser.get_bytes(&format!("/review/{id}/files/1/pages/2.png"));
    assert_eq!(image, PNG);
    browser.get(&format!("/review/{id}/files/1/pages/3.png")).expect(200);
    browser.get(&format!("/review/{id}/files/1/pages/10.png")).expect(409);
    for none in ["pages/0.png", "pages/1", "pages/x.png"] {
        browser.get(&format!("/review/{id}/files/1/{none}")).expect(404);
    }
    browser.get(&format!("/review/{id}/files/2")).expect(404);
    let taken = browser.get(&format!("/review/{id}/files/1")).expect(200);
    assert!(taken.header("content-disposition").starts_with("attachment"), "{:?}", taken.headers);
    let told = story(market, &review);
    let count = |act: &str| told.iter().filter(|one| *one == act).count();
    assert_eq!((count("review.read"), count("review.page_seen"), count("review.file_taken")), (2, 3, 1), "{told:?}");
    let progress = browser.get(&format!("/review/{id}/progress")).expect(200).body;
    assert!(progress.contains("data-done"), "{progress}");
});

on_both!(the_desk_decides_without_a_script, |market| {
    enter(market, 0);
    let review = judged(market, "v", &[("a.pdf", &file(2, "a"))]);
    let id = review["id"].as_str().unwrap();
    let mut browser = Browsing::of(market, &market.cast.reviewer.user);
    let desk = format!("/review/{id}");
    let csrf = browser.csrf(&desk);
    let mut send = |number: u32, key: &str, answer: &str, reason: &str| {
        let path = format!("{desk}/findings/{number}");
        browser.post(&path, &[("csrf", &csrf), ("key", key), ("version", "1"), ("answer", answer), ("reason", reason)])
    };
    send(2, "k1", "", "").expect(422);
    let kept = send(2, "k2", "overrule", "").expect(422).body;
    assert!(kept.contains("value=\"overrule\" checked"), "what was chosen stays: {kept}");
    assert!(send(2, "k3", "confirm", "").expect(303).header("location").contains("done=finding-confirmed"));
    send(2, "k3", "confirm", "").expect(303);
    send(3, "k4", "confirm", "與正本不符").expect(303);
    let end = browser.post(
        &format!("{desk}/finish"),
        &[
            ("csrf", &csrf),
            ("key", "k5"),
            ("version", "3"),
            ("outcome", "unqualified"),
            ("ground", "50-1-2"),
            ("note", ""),
        ],
    );
    end.expect(303);
    assert_eq!(read(market, id)["state"], "decided");
    let mut auditor = Browsing::of(market, &market.cast.of(Role::Auditor).user);
    let story = auditor.get(&format!("/audit?q={id}")).expect(200).body;
    assert!(story.contains("確認檢查結果") && story.contains("完成審查"), "{story}");
    assert!(market.verify().holds);
});

on_both!(the_price_of_a_vendor_found_unqualified_stays_sealed_unless_it_is_meant, |market| {
    let stage = |name: &str| json!({ "stage": name, "opens_at": minutes(market, 0) });
    let mut sent = tender(market, 0);
    sent["opens_at"] = Value::Null;
    sent["stages"] = json!([stage("qualification"), stage("price")]);
    sent["stages"][1]["opens_at"] = json!(minutes(market, 10));
    let office = market.with(&market.cast.office.token);
    office.post("/api/v1/tenders", &sent).expect(201);
    impartial(market, TENDER);
    let to = |stage: &str, more: &str| format!("/api/v1/tenders/{TENDER}/bids?stage={stage}&label=v{more}");
    let receipt = office.upload(&to("qualification", ""), &packed(&[("a.pdf", &file(2, "a"))])).expect(201).json();
    market.settle();
    market.wait(10);
    let review = read(market, receipt["review"].as_str().unwrap());
    for number in [2, 3] {
        step(market, &review, number, "confirm", &json!({})).expect(200);
    }
    let mut browser = Browsing::of(market, &market.cast.office.user);
    let told =
        |browser: &mut Browsing| browser.get(&format!("/tenders/{TENDER}")).expect(200).body.contains("第44條第3項");
    assert!(!told(&mut browser), "nothing is said before the review is finished");
    finish(market, &review, &json!({ "outcome": "unqualified", "ground": "50-1-2" })).expect(200);
    assert!(told(&mut browser));

    let price = packed(&[("p.pdf", &file(1, "p"))]);
    assert_eq!(office.upload(&to("price", ""), &price).expect(409).code(), "bid.unqualified");
    let page = format!("/tenders/{TENDER}");
    let refused = browser.upload(&page, &format!("{page}/bids"), &[("stage", "price")], &[("v.zip", &price)]);
    assert!(refused.status == 422 && refused.body.contains("原封發還"), "{}", refused.body);
    // Another vendor's comes in as ever; this one's when somebody says so, which is recorded.
    let other = format!("/api/v1/tenders/{TENDER}/bids?stage=price&label=w");
    office.upload(&other, &packed(&[("q.pdf", &file(1, "q"))])).expect(201);
    office.upload(&to("price", "&despite=true"), &price).expect(201);
    market.settle();
    let bid = receipt["bid"].as_str().unwrap().parse().unwrap();
    let moments = market.app.door.read_now(|conn| gongqi::audit::timeline::of_subject(conn, "bid", bid)).unwrap();
    assert!(moments.iter().any(|moment| moment.body.act == "bid.import_despite"));
    assert!(market.verify().holds);
});
