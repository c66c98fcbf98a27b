//! Holds need terms and a person; restricted brands and origins warn and open tasks.

use gongqi::base::id::HoldId;
use gongqi::holds::model::Ground;
use gongqi::holds::put::{NewHold, put};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::browsing::{Browsing, mail_text};
use crate::support::seed::import;
use crate::trust::{open_tasks, watch};

fn hold() -> Value {
    json!({ "ground": "certificate_lapsed", "evidence": "ISO 27001 證書逾期三個月未換發", "notice": "請於換發後來函" })
}

on_both!(a_hold_needs_terms_and_a_person, |market| {
    let cast = &market.cast;
    let (office, buyer) = (market.with(&cast.office.token), market.with(&cast.buyer.token));
    let path = |listing| format!("/api/v1/listings/{listing}/holds");
    assert_eq!(office.post(&path(cast.listing), &hold()).expect(409).code(), "hold.not_allowed");
    assert_eq!(office.post(&path(cast.unawarded), &hold()).expect(409).code(), "order.not_awarded");
    for other in [&cast.buyer, &cast.vendor, &cast.auditor] {
        market.with(&other.token).post(&path(cast.cloud), &hold()).expect(403);
    }
    let mut bare = hold();
    bare["notice"] = json!("");
    assert_eq!(office.post(&path(cast.cloud), &bare).expect(422).code(), "words.missing");
    // The program itself may not, whatever it noticed.
    let (call, listing) = (market.app.system_call("watch").unwrap(), cast.cloud);
    let new = NewHold { listing, ground: Ground::Origin, evidence: "e".to_owned(), notice: "n".to_owned() };
    let refused = market.app.door.write_now(move |conn| put(conn, &call, &new)).unwrap_err();
    assert_eq!(refused.code, "unauthenticated");
    let line = json!({ "lines": [{ "listing": cast.cloud, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    buyer.post("/api/v1/orders/check", &line).expect(200);
    let made = office.post(&path(cast.cloud), &hold()).expect(201).json();
    assert_eq!(office.post(&path(cast.cloud), &hold()).expect(409).code(), "hold.stands_already");
    let problem = buyer.post("/api/v1/orders", &line).expect(409).json();
    let title = problem["title"].as_str().unwrap();
    assert_eq!(problem["code"], "order.held");
    let where_to = format!("/holds/{}", made["id"].as_str().unwrap());
    for said in ["驗證證書逾期", "115年11月20日", "office", &where_to] {
        assert!(title.contains(said), "{said}: {title}");
    }
    let page = market.anonymous().get(&format!("/listings/{}", cast.cloud)).expect(200).body;
    assert!(page.contains("暫停訂購") && page.contains("目前不可訂購"));
    assert!(market.verify().holds);
});

on_both!(the_vendor_objects_and_the_office_decides, |market| {
    let cast = &market.cast;
    let (office, vendor) = (market.with(&cast.office.token), market.with(&cast.vendor.token));
    let made = office.post(&format!("/api/v1/listings/{}/holds", cast.cloud), &hold()).expect(201).json();
    let id = made["id"].as_str().unwrap();
    let path = format!("/api/v1/holds/{id}");
    market.settle();
    assert!(market.mails().iter().any(|mail| mail_text(mail).contains(&format!("/holds/{id}"))));
    for stranger in [&cast.other_vendor, &cast.buyer, &cast.reviewer] {
        market.with(&stranger.token).get(&path).expect(404);
        Browsing::of(market, &stranger.user).get(&format!("/holds/{id}")).expect(404);
    }
    let rival = market.with(&cast.other_vendor.token);
    rival.step(&format!("{path}/object"), 1, &json!({ "text": "x" })).expect(404);
    assert_eq!(rival.get("/api/v1/holds").expect(200).json()["data"], json!([]));
    let decide = |version, decision: &str, reason: &str| {
        office.step(&format!("{path}/decide"), version, &json!({ "decision": decision, "reason": reason }))
    };
    assert_eq!(decide(1, "upheld", "x").expect(422).code(), "hold.nothing_objected");
    vendor.step(&format!("{path}/object"), 1, &json!({ "text": "" })).expect(422);
    vendor.step(&format!("{path}/object"), 1, &json!({ "text": "證書已換發，附字號" })).expect(200);
    assert_eq!(
        vendor.step(&format!("{path}/object"), 2, &json!({ "text": "x" })).expect(409).code(),
        "hold.objected_already"
    );
    let tasks = open_tasks(market);
    assert_eq!((&tasks[0]["kind"], &tasks[0]["due_on"]), (&json!("objection"), &json!("2026-12-04")));
    assert_eq!(decide(2, "upheld", "").expect(422).code(), "words.missing");
    decide(2, "upheld", "新證尚未登錄").expect(200);
    assert!(open_tasks(market).is_empty());
    market.wait(1);
    vendor.step(&format!("{path}/object"), 3, &json!({ "text": "新證已登錄" })).expect(200);
    assert_eq!(open_tasks(market).len(), 1, "a new objection, a new task");
    assert_eq!(decide(3, "lifted", "x").expect(412).code(), "changed_since");
    decide(4, "lifted", "新證已登錄並查核").expect(200);
    assert_eq!(decide(5, "lifted", "x").expect(409).code(), "hold.lifted");
    let line = json!({ "lines": [{ "listing": cast.cloud, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    market.with(&cast.buyer.token).post("/api/v1/orders", &line).expect(201);
    let none: HoldId = uuid::Uuid::now_v7().into();
    vendor.step(&format!("/api/v1/holds/{none}/object"), 1, &json!({ "text": "x" })).expect(404);
    assert!(market.verify().holds);
});

on_both!(the_pages_take_the_same_steps, |market| {
    let cast = &market.cast;
    let (mut office, mut vendor) = (Browsing::of(market, &cast.office.user), Browsing::of(market, &cast.vendor.user));
    let form = format!("/listings/{}/hold", cast.cloud);
    let csrf = office.csrf(&form);
    let bad = office.post(&form, &[("csrf", &csrf), ("ground", ""), ("evidence", "e"), ("notice", "n")]);
    assert!(bad.expect(422).body.contains("請選擇"));
    let made =
        office.post(&form, &[("csrf", &csrf), ("ground", "origin"), ("evidence", "e"), ("notice", "n")]).expect(303);
    let page = made.header("location").split('?').next().unwrap().to_owned();
    assert!(office.get(&format!("/listings/{}/hold", cast.listing)).body.contains("不得暫停"));
    let csrf = vendor.csrf(&page);
    vendor
        .post(&format!("{page}/object"), &[("csrf", &csrf), ("version", "1"), ("objection", "非該地產製")])
        .expect(303);
    let csrf = office.csrf(&page);
    let stale = office
        .post(&format!("{page}/decide"), &[("csrf", &csrf), ("version", "1"), ("decision", "upheld"), ("reason", "r")]);
    assert!(stale.expect(412).body.contains("已由他人更新"));
    office
        .post(&format!("{page}/decide"), &[("csrf", &csrf), ("version", "2"), ("decision", "upheld"), ("reason", "r")])
        .expect(303);
    assert!(vendor.get("/holds").expect(200).body.contains(&page));
    assert!(vendor.get(&page).body.contains("維持暫停"));
});

const BRANDS: &str = "name,source,listed_on\n\
    雲岡股份有限公司,範例機關公告清單,2026-10-01\n";
const FAR: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n\
    CLD-9,04595257,cloud,雲端主機,遠山,CN,遠山雲端主機,M,subscription,instance,12,,zh-TW,主機,70000,1150202,1,3,,雲端主機\n";

on_both!(a_restricted_brand_or_origin_warns_and_opens_a_task, |market| {
    import(&market.app, "restricted_brands.csv", BRANDS);
    import(&market.app, "listings.csv", FAR);
    for _ in 0..2 {
        watch(market);
        market.wait(60 * 24);
    }
    let tasks = open_tasks(market);
    let mut kinds: Vec<&str> = tasks.iter().map(|task| task["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["origin", "restricted_brand"]);
    let buyer = market.with(&market.cast.buyer.token);
    let line =
        json!({ "lines": [{ "listing": market.cast.listing, "listing_version": 1, "quantity": 1 }], "reason": "r" });
    let checked = buyer.post("/api/v1/orders/check", &line).expect(200).json();
    assert_eq!((&checked["lawful"], &checked["warnings"][0]["ground"]), (&json!(true), &json!("restricted_brand")));
    buyer.post("/api/v1/orders", &line).expect(201);
    let page = market.anonymous().get(&format!("/listings/{}", market.cast.listing)).expect(200).body;
    assert!(page.contains("範例機關公告清單"));
    let mut office = Browsing::of(market, &market.cast.office.user);
    assert!(office.get("/office/tasks").expect(200).body.contains("遠山雲端主機"));
    // The same list again changes nothing; a later listing corrects the row.
    import(&market.app, "again.csv", BRANDS);
    import(&market.app, "later.csv", "name,source,listed_on\n雲岡,範例機關新清單,2026-11-01\n");
    let page = market.anonymous().get(&format!("/listings/{}", market.cast.listing)).expect(200).body;
    assert!(page.contains("範例機關新清單") && !page.contains("範例機關公告清單"));
    let list = office.get("/office/restricted-brands").expect(200).body;
    assert!(list.contains("範例機關新清單") && !list.contains("已移出"));
    // Who is taken off the list warns nobody from that day on.
    import(&market.app, "off.csv", "name,source,listed_on,delisted_on\n雲岡,範例機關新清單,2026-11-01,2026-11-15\n");
    let page = market.anonymous().get(&format!("/listings/{}", market.cast.listing)).expect(200).body;
    assert!(!page.contains("範例機關新清單"));
    assert!(office.get("/office/restricted-brands").expect(200).body.contains("已移出"));
    assert!(market.verify().holds);
});
