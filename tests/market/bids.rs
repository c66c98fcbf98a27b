//! Bids come in after the opening and never before; what comes in is kept whole or not at all.

use diesel::prelude::*;
use gongqi::base::actor::Role;
use gongqi::db::schema::{audit_entry, bid, bid_file, envelope, job, review};
use gongqi::http::access::{ACCESS, Who};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{TENDER, bring, enter, judged, minutes, packed, tender};
use crate::support::browsing::Browsing;
use crate::support::eyes::file;
use crate::support::market::TestMarket;

/// Rows that tell of bids.
fn rows(market: &TestMarket) -> [i64; 5] {
    let count = market.app.door.read_now(|conn| {
        Ok([
            bid::table.count().get_result(conn)?,
            envelope::table.count().get_result(conn)?,
            bid_file::table.count().get_result(conn)?,
            review::table.count().get_result(conn)?,
            job::table.filter(job::kind.eq("review_bid")).count().get_result(conn)?,
        ])
    });
    count.unwrap()
}

fn acts(market: &TestMarket, act: &str) -> Vec<Value> {
    let act = act.to_owned();
    let bodies: Vec<String> = market
        .app
        .door
        .read_now(|conn| {
            Ok(audit_entry::table.filter(audit_entry::act.eq(act)).select(audit_entry::body).load(conn)?)
        })
        .unwrap();
    bodies.iter().map(|body| serde_json::from_str(body).unwrap()).collect()
}

/// A browser in which somebody of a role is signed in.
fn browser(market: &TestMarket, role: Role) -> Browsing {
    Browsing::of(market, &market.cast.of(role).user)
}

on_both!(before_the_opening_nothing_comes_in_and_nothing_shows, |market| {
    enter(market, 30);
    let package = packed(&[("secret.pdf", &file(2, "geheim"))]);
    let refused = bring(market, "04595257", "", &package).expect(409);
    assert_eq!(refused.code(), "bid.not_open_yet");
    // Not even a broken package is looked at.
    assert_eq!(bring(market, "04595257", "", b"no zip").expect(409).code(), "bid.not_open_yet");
    let mut office = browser(market, Role::Office);
    let page = office.upload(
        &format!("/tenders/{TENDER}"),
        &format!("/tenders/{TENDER}/bids"),
        &[("stage", "all")],
        &[("04595257.zip", &package)],
    );
    assert_eq!(page.status, 409, "{}", page.body);
    assert_eq!(rows(market), [0; 5]);

    let refusals = acts(market, "bid.refused_early");
    assert_eq!(refusals.len(), 3);
    for refusal in &refusals {
        assert_eq!(refusal["subject"]["kind"], "tender");
        let said = refusal.to_string();
        assert!(!said.contains("04595257") && !said.contains("secret"), "{said}");
    }
    for role in Role::ALL {
        let client = market.with(&market.cast.of(*role).token);
        let mut browser = browser(market, *role);
        for row in ACCESS.iter().filter(|row| row.method == "GET" && !row.route.contains("openapi")) {
            let path = row.route.replace("{tender_no}", TENDER).replace("{case_no}", TENDER);
            if path.contains('{') || matches!(row.who, Who::HalfSignedIn) {
                continue;
            }
            let body = if path.starts_with("/api/") { client.get(&path).body } else { browser.get(&path).body };
            for secret in ["secret.pdf", "geheim", "package", "\"bids\"", "/review/0"] {
                assert!(!body.contains(secret), "{path} by {role} tells {secret}: {body}");
            }
        }
    }
    market.wait(29);
    assert_eq!(bring(market, "04595257", "", &package).expect(409).code(), "bid.not_open_yet");
    market.wait(1);
    bring(market, "04595257", "", &package).expect(201);
    market.settle();
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(each_stage_opens_at_its_own_hour, |market| {
    let stage =
        |name: &str, minutes_from_now: i64| json!({ "stage": name, "opens_at": minutes(market, minutes_from_now) });
    let mut sent = tender(market, 0);
    sent["opens_at"] = Value::Null;
    sent["stages"] = json!([stage("qualification", 0), stage("price", 60)]);
    let office = market.with(&market.cast.office.token);
    office.post("/api/v1/tenders", &sent).expect(201);
    let package = packed(&[("a.pdf", &file(1, "a"))]);
    let to = |stage: &str| format!("/api/v1/tenders/{TENDER}/bids?stage={stage}&label=v");
    assert_eq!(office.upload(&to("all"), &package).expect(422).code(), "tender.no_such_stage");
    assert_eq!(office.upload(&to("price"), &package).expect(409).code(), "bid.not_open_yet");
    office.upload(&to("qualification"), &package).expect(201);
    let shown = office.get(&format!("/api/v1/tenders/{TENDER}")).expect(200).json();
    assert_eq!(shown["stages"][0]["bids"][0]["label"], "v");
    assert_eq!(shown["stages"][1]["bids"], Value::Null);
    market.wait(60);
    office.upload(&to("price"), &package).expect(201);
    market.settle();
    assert_eq!(rows(market), [1, 2, 2, 2, 2]);
});

on_both!(the_same_again_changes_nothing_and_another_must_be_meant, |market| {
    enter(market, 0);
    let (one, two) = (packed(&[("a.pdf", &file(1, "a"))]), packed(&[("a.pdf", &file(1, "b"))]));
    let first = bring(market, "04595257", "", &one).expect(201).json();
    assert_eq!((&first["outcome"], &first["files"]), (&json!("new"), &json!(1)));
    let again = bring(market, "04595257", "", &one).expect(200).json();
    assert_eq!((&again["outcome"], &again["review"]), (&json!("same"), &first["review"]));
    assert_eq!(rows(market), [1; 5]);
    assert_eq!(bring(market, "04595257", "", &two).expect(409).code(), "bid.another_package");
    let replaced = bring(market, "04595257", "&replace=true", &two).expect(201).json();
    assert_eq!(replaced["outcome"], "replaced");
    assert_eq!(rows(market), [1, 2, 2, 2, 2]);
    market.settle();
    let list = market.with(&market.cast.reviewer.token).get("/api/v1/reviews").expect(200).json();
    assert_eq!(list["data"].as_array().unwrap().len(), 1, "{list}");
    assert_eq!(list["data"][0]["id"], replaced["review"]);
    assert!(market.verify().holds);
});

on_both!(one_key_takes_one_package, |market| {
    enter(market, 0);
    let office = market.with(&market.cast.office.token);
    let path = format!("/api/v1/tenders/{TENDER}/bids?stage=all&label=");
    let send = |label: &str| office.upload_with(&format!("{path}{label}"), "k1", &packed(&[("a", &file(1, "a"))]));
    let (first, again) = (send("v").expect(201), send("v").expect(201));
    assert_eq!((first.body, again.header("idempotency-replayed")), (again.body.clone(), "true"));
    assert_eq!(send("w").expect(422).code(), "http.idempotency_other_body");
    market.settle();
});

on_both!(a_bad_package_leaves_nothing, |market| {
    enter(market, 0);
    let good = packed(&[("a.pdf", &file(1, "a"))]);
    let mut bent = good.clone();
    bent[36] ^= 0xff;
    let bomb = packed(&[("a.pdf", &file(1, "a")), ("b.pdf", &[0; 8 * 1024 * 1024])]);
    let bad: [(&[u8], &str); 4] = [
        (b"no zip at all", "package.not_a_zip"),
        (&bent, "package.damaged"),
        (&bomb, "package.ratio"),
        (&packed(&[]), "package.empty"),
    ];
    for (bytes, code) in bad {
        assert_eq!(bring(market, "04595257", "", bytes).expect(422).code(), code);
    }
    assert_eq!(bring(market, "%20", "", &good).expect(422).code(), "package.label");
    assert_eq!(rows(market), [0; 5]);

    // On the page a bad package keeps no good one out.
    let mut office = browser(market, Role::Office);
    let page = office.upload(
        &format!("/tenders/{TENDER}"),
        &format!("/tenders/{TENDER}/bids"),
        &[("stage", "all")],
        &[
            ("04595257.zip", &good),
            ("00000000.zip", &bomb),
            ("a vendor.zip", &packed(&[("../../x.pdf", &file(1, "x"))])),
        ],
    );
    assert_eq!(page.status, 422, "{}", page.body);
    assert!(page.body.contains("100:1"), "{}", page.body);
    assert_eq!(rows(market), [2; 5]);
    market.settle();
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(a_form_with_files_needs_the_token_of_its_session, |market| {
    enter(market, 0);
    let mut office = browser(market, Role::Office);
    let bytes = packed(&[("a.pdf", &file(1, "a"))]);
    let to = format!("/tenders/{TENDER}/bids");
    for csrf in ["", "0000"] {
        let answer = office.upload_as(csrf, &to, &[("stage", "all")], &[("v.zip", &bytes)]);
        assert_eq!(answer.status, 403, "{}", answer.body);
    }
    assert_eq!(rows(market), [0; 5]);
});

on_both!(a_tender_is_amended_until_it_is_opened_and_never_to_an_earlier_hour, |market| {
    let office = market.with(&market.cast.office.token);
    enter(market, 30);
    office.post("/api/v1/tenders", &tender(market, 30)).expect(200);
    assert_eq!(office.post("/api/v1/tenders", &tender(market, 20)).expect(409).code(), "tender.opening_earlier");
    let later = office.post("/api/v1/tenders", &tender(market, 40)).expect(200).json();
    assert_eq!(later["version"], 2);
    let amended = tender(market, 90);
    market.wait(40);
    assert_eq!(office.post("/api/v1/tenders", &amended).expect(409).code(), "tender.opened_already");
    assert_eq!(
        office.post("/api/v1/tenders", &json!({ "tender_no": "X" })).expect(422).code(),
        "tender.closing_missing"
    );
    assert!(market.verify().holds);
});

on_both!(bids_are_unknown_to_the_market, |market| {
    enter(market, 0);
    let review = judged(market, "04595257", &[("a.pdf", &file(2, "a"))]);
    let id = review["id"].as_str().unwrap();
    let paths = ["", "/progress", "/files/1", "/files/1/pages/1.png"].map(|end| format!("/review/{id}{end}"));
    for role in [Role::Buyer, Role::Approver, Role::Vendor] {
        let client = market.with(&market.cast.of(role).token);
        for path in [format!("/api/v1/reviews/{id}"), format!("/api/v1/tenders/{TENDER}")] {
            assert_eq!(client.get(&path).expect(404).code(), "not_found", "{path} by {role}");
        }
        let mut browser = browser(market, role);
        for path in paths.iter().chain([&format!("/tenders/{TENDER}")]) {
            assert_eq!(browser.get(path).status, 404, "{path} by {role}");
        }
    }
});
