//! The bids of a stage held against each other: what two share stands in both reviews, for people alone, and follows what is
//! read anew.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{bring, end, enter, packed, read};
use crate::support::browsing::Browsing;
use crate::support::eyes::file;
use crate::support::market::TestMarket;

const ONE: &str = "04595257";
const OTHER: &str = "12345675";
const THIRD: &str = "22099131";
const PHONE: &str = "phone-0223456789.pdf";

/// What a review says of the bid beside the others: number, rule and state of each finding.
fn across(review: &Value) -> Vec<(i64, String, String)> {
    let said = |one: &Value| one.as_str().unwrap().to_owned();
    let findings = review["findings"].as_array().unwrap().iter().filter(|one| one["across"] == true);
    findings.map(|one| (one["number"].as_i64().unwrap(), said(&one["rule"]), said(&one["state"]))).collect()
}

fn rules(review: &Value) -> Vec<String> {
    across(review).into_iter().map(|(_, rule, _)| rule).collect()
}

fn finding<'a>(review: &'a Value, rule: &str) -> &'a Value {
    review["findings"].as_array().unwrap().iter().find(|one| one["rule"] == rule).unwrap()
}

/// Brings a bid without waiting for it to be read; the review's id.
fn bid(market: &TestMarket, label: &str, more: &str, files: &[(&str, &[u8])]) -> String {
    bring(market, label, more, &packed(files)).expect(201).json()["review"].as_str().unwrap().to_owned()
}

/// Answers every finding that waits.
fn answer(market: &TestMarket, id: &str, answer: &str) {
    let reviewer = market.with(&market.cast.reviewer.token);
    for one in read(market, id)["findings"].as_array().unwrap() {
        if one["verdict"] != "pass" && one["state"] == "open" {
            let path = format!("/api/v1/reviews/{id}/findings/{}/{answer}", one["number"]);
            reviewer.step(&path, one["version"].as_i64().unwrap(), &json!({ "reason": "已查" })).expect(200);
        }
    }
}

on_both!(bids_that_share_a_phone_and_an_author_are_told_of_each_other, |market| {
    enter(market, 0);
    let one = bid(market, ONE, "", &[(PHONE, &file(2, "one")), ("b.pdf", &file(1, "b author=王小明"))]);
    let other = bid(market, OTHER, "", &[(PHONE, &file(2, "other")), ("c.pdf", &file(1, "c author=王小明"))]);
    let third = bid(market, THIRD, "", &[("a.pdf", &file(2, "third"))]);
    market.settle();
    for (id, named) in [(&one, OTHER), (&other, ONE)] {
        let review = read(market, id);
        // Nobody knows yet how the bids came in: the rules that ask for it say so once, with the first bid, and pass nobody.
        let told: &[&str] = if *id == one { &["X-03", "X-05", "X-06", "X-07"] } else { &["X-03", "X-06"] };
        assert_eq!(rules(&review), told, "{review}");
        let shared = finding(&review, "X-03");
        assert!(shared["sentence"].as_str().unwrap().contains(named), "{shared}");
        assert_eq!((&shared["verdict"], &shared["ask"]), (&json!("person"), &json!("always")));
        assert_eq!(finding(&review, "X-06")["text"]["args"]["found"], "王小明");
        let fails = review["findings"].as_array().unwrap().iter().filter(|one| one["across"] == true);
        assert!(fails.clone().all(|one| one["verdict"] == "person"), "the machine fails nobody for another's bid");
        assert_eq!(review["round"], 1, "the first comparison belongs to the first judging");
    }
    assert!(rules(&read(market, &third)).is_empty());

    let desk = Browsing::of(market, &market.cast.reviewer.user).get(&format!("/review/{one}")).expect(200).body;
    assert!(desk.contains("跨廠商比對") && desk.contains(OTHER), "{desk}");
    // The vendor's own check holds its drafts against nobody's.
    let mut vendor = Browsing::of(market, &market.cast.vendor.user);
    let csrf = vendor.csrf("/vendor/own-check");
    let tender = [("tender_no", crate::support::bids::TENDER)];
    let own =
        vendor.upload_named(&csrf, "/vendor/own-check", &tender, ("file", PHONE, &file(2, "one"))).expect(200).body;
    assert!(!own.contains("X-0") && !own.contains(OTHER), "{own}");
    assert!(market.verify().holds);
});

on_both!(a_vendor_learns_nothing_of_anothers_bid_from_its_notice, |market| {
    enter(market, 0);
    let one = bid(market, ONE, "", &[(PHONE, &file(2, "one"))]);
    bid(market, OTHER, "", &[(PHONE, &file(2, "other"))]);
    market.settle();
    answer(market, &one, "confirm");
    let rejected = json!({ "outcome": "unqualified", "ground": "50-1-5", "ground_finding": "府採字第1150100號" });
    let done = end(market, &read(market, &one), &rejected).expect(200).json();
    let office = market.with(&market.cast.office.token);
    let agree = json!({ "answer": "agree", "reason": "" });
    let path = format!("/api/v1/reviews/{one}/second");
    office.step(&path, done["version"].as_i64().unwrap(), &agree).expect(200);
    let id = one.parse().unwrap();
    let whole = market.app.door.read_now(move |conn| {
        let review = gongqi::review::store::find(conn, id)?;
        let findings = gongqi::review::store::findings(conn, id)?;
        Ok(gongqi::review::read::Whole {
            tender: gongqi::tenders::store::find(conn, review.tender_id)?,
            bid: gongqi::bids::store::find(conn, review.bid_id)?,
            files: gongqi::bids::store::files(conn, review.envelope_id)?,
            readings: std::collections::HashMap::new(),
            gone: Vec::new(),
            corrections: Vec::new(),
            findings,
            review,
        })
    });
    let zh = procurement_law::ruling::Lang::ZhTw;
    let notice = format!("{:?}", gongqi::review::papers::notice(&whole.unwrap(), zh).unwrap());
    assert!(notice.contains("府採字第1150100號") && notice.contains("T-2"), "{notice}");
    assert!(!notice.contains(OTHER) && !notice.contains("X-03"), "{notice}");
});

on_both!(a_bid_read_anew_is_compared_anew_and_answers_stay, |market| {
    enter(market, 0);
    let one = bid(market, ONE, "", &[(PHONE, &file(2, "one"))]);
    let other = bid(market, OTHER, "", &[("a.pdf", &file(2, "other"))]);
    market.settle();
    assert_eq!(rules(&read(market, &one)), ["X-05", "X-07"]);
    answer(market, &one, "overrule");

    // The other vendor's package is replaced by one with the same telephone.
    let again = bid(market, OTHER, "&replace=true", &[(PHONE, &file(2, "again"))]);
    market.settle();
    let review = read(market, &one);
    assert_eq!(rules(&review), ["X-05", "X-07", "X-03"], "{review}");
    assert_eq!(review["round"], 2);
    let changes: Vec<&Value> = review["findings"].as_array().unwrap().iter().map(|one| &one["change"]).collect();
    assert_eq!(changes, ["same", "same", "same", "same", "same", "new"]);
    let states: Vec<&Value> = review["findings"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["open", "overruled", "overruled", "overruled", "overruled", "open"]);
    let path = format!("/review/{one}");
    let mut browser = Browsing::of(market, &market.cast.reviewer.user);
    let desk = browser.get(&path).expect(200).body;
    assert!(desk.contains("id=\"finding-6\"") && !desk.contains("id=\"finding-1\""), "only what changed: {desk}");
    let all = browser.get(&format!("{path}?all=true")).expect(200).body;
    assert!(all.contains("id=\"finding-6\"") && all.contains("id=\"finding-1\""), "{all}");

    // And once more: now nothing is shared, and the finding is gone, its row kept.
    bid(market, OTHER, "&replace=true", &[("a.pdf", &file(2, "third"))]);
    market.settle();
    let review = read(market, &one);
    assert_eq!((rules(&review), &review["round"]), (vec!["X-05".to_owned(), "X-07".to_owned()], &json!(3)));
    assert_eq!((&review["gone"][0]["rule"], &review["gone"][0]["change"]), (&json!("X-03"), &json!("gone")));
    assert!(browser.get(&path).expect(200).body.contains("不再成立"), "the desk tells of it");
    assert_eq!(end(market, &review, &json!({ "outcome": "qualified", "note": "x" })).expect(200).json()["due"], 0);
    for gone in [&other, &again] {
        assert_eq!(read(market, gone)["state"], "replaced");
    }
    assert!(market.verify().holds);
});

on_both!(a_bid_is_judged_again_and_answers_stay_where_nothing_changed, |market| {
    enter(market, 0);
    let one = bid(market, ONE, "", &[("a.pdf", &file(2, "one"))]);
    market.settle();
    answer(market, &one, "overrule");
    let office = market.with(&market.cast.office.token);
    let version = read(market, &one)["version"].as_i64().unwrap();
    office.step(&format!("/api/v1/reviews/{one}/again"), version, &json!({})).expect(200);
    let early = end(market, &read(market, &one), &json!({ "outcome": "qualified", "note": "x" })).expect(409);
    assert_eq!(early.code(), "review.wrong_state");
    market.settle();
    let review = read(market, &one);
    assert_eq!((&review["state"], &review["round"], &review["due"]), (&json!("judged"), &json!(2), &json!(0)));
    assert_eq!(market.twin.read.lock().unwrap().len(), 1, "what was read is not read again");
    let desk = Browsing::of(market, &market.cast.reviewer.user).get(&format!("/review/{one}")).expect(200).body;
    assert!(!desk.contains("重新判讀後，新增或變動"), "nothing changed: {desk}");
    end(market, &review, &json!({ "outcome": "qualified", "note": "x" })).expect(200);
    assert!(market.verify().holds);
});

on_both!(a_field_that_a_person_reads_otherwise_is_kept_and_judged, |market| {
    enter(market, 0);
    let one = bid(market, ONE, "", &[("a.pdf", &file(2, "one"))]);
    market.settle();
    answer(market, &one, "overrule");
    let (path, reviewer) = (format!("/api/v1/reviews/{one}/corrections"), market.with(&market.cast.reviewer.token));
    let version = read(market, &one)["version"].as_i64().unwrap();
    let body = |field: &str, value: &str, reason: &str| json!({ "document": 0, "field": field, "value": value, "reason": reason });
    for (sent, code) in [
        (body("menu", "x", "x"), "correction.no_field"),
        (body("vendor_name", " ", "x"), "correction.value"),
        (body("vendor_name", "範例資訊股份有限公司", "x"), "correction.same"),
        (body("vendor_name", "範例資信股份有限公司", " "), "review.reason_missing"),
    ] {
        assert_eq!(reviewer.step(&path, version, &sent).expect(422).code(), code);
    }
    let right = body("vendor_name", "範例資信股份有限公司", "印章處模糊，依正本辨讀");
    assert_eq!(reviewer.step(&path, version - 1, &right).expect(412).code(), "review.stale");
    market.with(&market.cast.office.token).step(&path, version, &right).expect(403);
    let queued = reviewer.step(&path, version, &right).expect(200).json();
    assert_eq!((&queued["state"], &queued["round"]), (&json!("queued"), &json!(2)));
    market.settle();
    let review = read(market, &one);
    assert_eq!(market.twin.read.lock().unwrap().len(), 1, "what was read is not read again");
    assert_eq!(review["documents"][0]["fields"]["vendor_name"]["value"], "範例資信股份有限公司");
    assert_eq!(review["documents"][0]["fields"]["vendor_name"]["text"], "名稱：範例資訊股份有限公司");
    let kept = &review["corrections"][0];
    assert_eq!((&kept["before"], &kept["after"]), (&json!("範例資訊股份有限公司"), &json!("範例資信股份有限公司")));
    assert_eq!(kept["corrected_by"], json!(market.cast.reviewer.user.id.0.to_string()));
    // What the correction changed waits for a person again; the rest stays as it was answered.
    let said = |rule: &str| (finding(&review, rule)["change"].clone(), finding(&review, rule)["state"].clone());
    assert_eq!(said("T-2"), (json!("changed"), json!("open")));
    assert_eq!(said("T-3"), (json!("same"), json!("overruled")));
    let mut browser = Browsing::of(market, &market.cast.reviewer.user);
    let desk = browser.get(&format!("/review/{one}")).expect(200).body;
    assert!(desk.contains("印章處模糊") && desk.contains("<s>範例資訊股份有限公司</s>"), "{desk}");
    assert!(desk.contains("id=\"finding-2\"") && !desk.contains("id=\"finding-3\""), "only what changed: {desk}");

    // By the page as well.
    let page = format!("/review/{one}");
    let csrf = browser.csrf(&page);
    let seen = review["version"].to_string();
    let fields = [("csrf", csrf.as_str()), ("key", "c1"), ("version", seen.as_str()), ("document", "0")];
    let more = [("field", "vendor_name"), ("value", "範例資訓股份有限公司"), ("reason", "再核對")];
    let sent = browser.post(&format!("{page}/corrections"), &[&fields[..], &more].concat()).expect(303);
    assert!(sent.header("location").contains("done=review-corrected"));
    market.settle();
    let review = read(market, &one);
    assert_eq!((review["corrections"].as_array().unwrap().len(), &review["round"]), (2, &json!(3)));
    assert!(market.verify().holds);
});
