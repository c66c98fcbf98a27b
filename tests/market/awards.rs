//! Awards by price: the reserve price under four eyes and unseen, reductions, ties, low prices, matching; what the law says
//! may follow is what may be done.

use gongqi::base::actor::Role;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{TENDER, enter, found, impartial, minutes, packed, qualified, rejected, tender};
use crate::support::browsing::Browsing;
use crate::support::client::{Answer, Client};
use crate::support::eyes::file;
use crate::support::market::TestMarket;

pub const A: &str = "04595257";
pub const B: &str = "22099131";
pub const C: &str = "27950876";
const D: &str = "10458575";

pub fn path(rest: &str) -> String {
    format!("/api/v1/tenders/{TENDER}/award{rest}")
}

pub fn office(market: &TestMarket) -> Client {
    market.with(&market.cast.office.token)
}

pub fn plan(manner: &str, items: &[(&str, Option<i64>)]) -> Value {
    let item = |(no, ceiling): &(&str, Option<i64>)| json!({ "no": no, "name": format!("軟體{no}"), "unit": "套", "ceiling": ceiling.map(|amount| amount.to_string()) });
    json!({
        "manner": manner, "category": "goods", "procurement": "3000000", "budget": "2800000", "reserve": "sealed",
        "told": true, "items": items.iter().map(item).collect::<Vec<_>>(),
    })
}

pub fn version(market: &TestMarket) -> i64 {
    office(market).get(&path("")).expect(200).json()["version"].as_i64().unwrap()
}

pub fn act(market: &TestMarket, rest: &str, body: &Value) -> Answer {
    office(market).step(&path(rest), version(market), body)
}

fn item(market: &TestMarket, no: &str) -> Value {
    let award = office(market).get(&path("")).expect(200).json();
    award["items"].as_array().unwrap().iter().find(|item| item["item_no"] == no).unwrap().clone()
}

pub fn step(market: &TestMarket, no: &str, body: &Value) -> Answer {
    let seen = item(market, no)["version"].as_i64().unwrap();
    office(market).step(&path(&format!("/items/{no}/steps")), seen, body)
}

/// Takes a step and gives what may follow.
pub fn next(market: &TestMarket, no: &str, body: &Value) -> Value {
    step(market, no, body).expect(200).json()["next"].clone()
}

pub fn offers(lines: &[(&str, &str, &str)]) -> Value {
    let line = |(label, item, price): &(&str, &str, &str)| json!({ "label": label, "item": item, "price": price });
    json!({ "offers": lines.iter().map(line).collect::<Vec<_>>() })
}

/// A tender planned and with its reserve price fixed by two people, opened, with its bids reviewed: A to C qualified.
pub fn opened(market: &TestMarket, manner: &str, items: &[(&str, Option<i64>)], amounts: &Value) {
    enter(market, 60);
    office(market).post(&path(""), &plan(manner, items)).expect(201);
    let entered = json!({ "amounts": amounts, "fixed_by": "awd_head", "estimate": "簽1150001" });
    act(market, "/reserve", &entered).expect(200);
    let second = market.with(&market.cast.office2.token);
    let fixed = second.step(&path("/reserve/confirm"), version(market), &json!({ "amounts": amounts })).expect(200);
    assert_eq!(fixed.json()["reserve"], "fixed");
    market.wait(60);
    for (number, label) in (1..).zip([A, B, C]) {
        qualified(market, label, &[("a.pdf", &file(number, label))]);
    }
}

on_both!(the_reserve_price_needs_two_and_nobody_sees_it, |market| {
    enter(market, 60);
    let items = [("1", Some(15_000)), ("2", None)];
    let sealed = plan("by_item", &items);
    let mut wrong = sealed.clone();
    wrong["manner"] = json!("total");
    assert_eq!(office(market).post(&path(""), &wrong).expect(422).code(), "award.total_items");
    wrong["manner"] = json!("by_item");
    wrong["reserve"] = json!("small");
    assert_eq!(office(market).post(&path(""), &wrong).expect(422).code(), "award.reserve_needed");
    market.with(&market.cast.reviewer.token).post(&path(""), &sealed).expect(403);
    office(market).post(&path(""), &sealed).expect(201);
    assert_eq!(office(market).post(&path(""), &sealed).expect(412).code(), "award.stale");

    let amounts = json!({ "1": "13579", "2": "24680" });
    let entered = |amounts: &Value| json!({ "amounts": amounts, "fixed_by": "awd_head", "estimate": "簽1150001" });
    let short = act(market, "/reserve", &entered(&json!({ "1": "13579" }))).expect(422);
    assert_eq!(
        (short.code(), short.json()["errors"][0]["pointer"].clone()),
        ("award.reserve_item".into(), json!("/amounts/2"))
    );
    assert_eq!(act(market, "/reserve", &entered(&amounts)).expect(200).json()["reserve"], "entered");
    let again = json!({ "amounts": amounts });
    assert_eq!(act(market, "/reserve/confirm", &again).expect(403).code(), "separation.requester");
    let second = market.with(&market.cast.office2.token);
    let confirm = |amounts: &Value| {
        let answer = second.step(&path("/reserve/confirm"), version(market), &json!({ "amounts": amounts }));
        answer.expect(200).json()["reserve"].clone()
    };
    assert_eq!(confirm(&json!({ "1": "13579", "2": "24681" })), "unset", "one that differs wipes the first");
    let nothing = second.step(&path("/reserve/confirm"), version(market), &again).expect(409);
    assert_eq!(nothing.code(), "award.reserve_not_entered");
    act(market, "/reserve", &entered(&amounts)).expect(200);
    assert_eq!(confirm(&amounts), "fixed");
    // Another plan needs another reserve price.
    let other = act(market, "/plan", &plan("by_item", &items[..1])).expect(200).json();
    assert_eq!(other["reserve"], "unset");
    let one = json!({ "1": "13579" });
    act(market, "/reserve", &entered(&one)).expect(200);
    assert_eq!(confirm(&one), "fixed");
    market.wait(60);
    assert_eq!(act(market, "/reserve", &entered(&one)).expect(409).code(), "award.reserve_late");
    assert_eq!(act(market, "/plan", &sealed).expect(409).code(), "award.plan_late");

    // No answer and no row of the record says it.
    let mut office = Browsing::of(market, &market.cast.office.user);
    let auditor = market.with(&market.cast.auditor.token);
    let told = [
        office.get(&format!("/tenders/{TENDER}/award")).expect(200).body,
        auditor.get(&path("")).expect(200).json().to_string(),
        auditor.get("/api/v1/audit/entries").json().to_string(),
    ];
    assert!(told.iter().all(|text| !text.contains("13579") && !text.contains("13,579")), "{told:?}");
    assert!(market.verify().holds);
});

on_both!(items_are_awarded_as_the_law_says, |market| {
    let items = [("1", Some(15_000)), ("2", Some(15_000)), ("3", Some(600)), ("4", None)];
    opened(market, "by_item", &items, &json!({ "1": "10000", "2": "9000", "3": "500", "4": "100" }));
    let all = offers(&[
        (A, "1", "11000"),
        (B, "1", "12000"),
        (C, "1", "15001"),
        (D, "1", "1"),
        (A, "2", "8900"),
        (B, "2", "8900"),
        (A, "3", "300"),
        (B, "3", "480"),
        (A, "4", "104"),
        (B, "4", "200"),
    ]);
    assert_eq!(act(market, "/offers", &all).expect(422).code(), "award.no_such_bid");
    rejected(market, D, &[("d.pdf", &file(4, D))]);
    let known = act(market, "/offers", &all).expect(200).json();
    let standing = |offer: usize| known["items"][0]["course"]["offers"][offer]["standing"].clone();
    assert_eq!((standing(0), standing(1)), (json!("compliant"), json!("not_compliant")), "{known}");

    // 1: A may reduce once, then all compare; C is above the ceiling and D rejected.
    let asked = item(market, "1")["next"].clone();
    assert_eq!((&asked["name"], &asked["labels"], &asked["price"]), (&json!("ask"), &json!([A]), &json!("11000")));
    assert_eq!(step(market, "1", &json!({ "step": "award" })).expect(409).code(), "award.not_now");
    let raised = json!({ "step": "answers", "answers": [{ "label": A, "answer": "price", "price": "11001" }] });
    let refused = step(market, "1", &raised).expect(422);
    assert_eq!(
        (refused.code().as_str(), &refused.json()["rulings"][0]["text"]["key"]),
        ("award.unlawful", &json!("awd-01.raised"))
    );
    let waived = json!({ "step": "answers", "answers": [{ "label": A, "answer": "waived" }] });
    let asked = next(market, "1", &waived);
    assert_eq!((&asked["labels"], &asked["round"]), (&json!([A, B]), &json!(1)));
    let lower = json!({ "step": "answers", "answers": [
        { "label": A, "answer": "waived" }, { "label": B, "answer": "price", "price": "9900" }] });
    let ready = next(market, "1", &lower);
    assert_eq!((&ready["name"], &ready["winners"]), (&json!("award"), &json!([{ "label": B, "price": "9900" }])));

    // 2: a tie, one more comparison, lots with the words of both.
    let tie = item(market, "2")["next"].clone();
    assert_eq!((&tie["name"], &tie["labels"]), (&json!("compare"), &json!([A, B])));
    let same = json!({ "step": "compare", "answers": [
        { "label": A, "answer": "price", "price": "8800" }, { "label": B, "answer": "price", "price": "8800" }] });
    assert_eq!(next(market, "2", &same)["name"], "lots");
    let words = json!({ "step": "draw_lots", "words": ["七", "9"] });
    assert_eq!(step(market, "2", &words).expect(409).code(), "lots.unprepared");
    let prepared = step(market, "2", &json!({ "step": "prepare_lots" })).expect(200).json();
    assert_eq!(prepared["course"]["lots"]["secret"], "", "the word is secret before the draw");
    assert_eq!(step(market, "2", &json!({ "step": "prepare_lots" })).expect(409).code(), "lots.prepared");
    assert_eq!(
        step(market, "2", &json!({ "step": "draw_lots", "words": ["七"] })).expect(422).code(),
        "lots.all_words"
    );
    let drawn = step(market, "2", &words).expect(200).json();
    let lots = &drawn["course"]["lots"];
    let digest = gongqi::base::digest::sha256(lots["secret"].as_str().unwrap().as_bytes());
    assert_eq!(lots["commitment"], digest);
    assert_eq!((&drawn["next"]["name"], &drawn["next"]["winners"][0]["label"]), (&json!("award"), &lots["drawn"]));

    // 3: A is far too low: an explanation first, never a bond at once; then B.
    let low = item(market, "3")["next"].clone();
    assert_eq!((&low["name"], &low["low"], &low["labels"]), (&json!("low"), &json!("judge"), &json!([A])));
    let found = |more: Value| {
        let mut body = json!({ "step": "low", "label": A, "reason": "低於底價六成" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    assert_eq!(next(market, "3", &found(json!({ "suspicious": true })))["low"], "ask_explanation");
    let early = step(market, "3", &found(json!({ "explanation": "clearly_unreasonable" }))).expect(409);
    assert_eq!(early.code(), "award.explanation_not_asked");
    let reject = json!({ "step": "reject_low", "label": A, "reason": "說明顯不合理" });
    assert_eq!(step(market, "3", &reject).expect(409).code(), "award.not_rejectable");
    next(market, "3", &found(json!({ "explain_until": "2027-01-05T09:00:00Z" })));
    assert_eq!(next(market, "3", &found(json!({ "explanation": "clearly_unreasonable" })))["low"], "reject_deep");
    let after = next(market, "3", &reject);
    assert_eq!((&after["name"], &after["winners"][0]["label"]), (&json!("award"), &json!(B)));
    // A part of B's price under 70 percent of what another agency paid goes the same way, though the whole is not low.
    let part = |more: Value| {
        let mut part = json!({ "name": "授權費", "price": "100" });
        part.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "step": "low_part", "label": B, "part": part })
    };
    assert_eq!(step(market, "3", &part(json!({}))).expect(422).code(), "award.part_yardstick");
    let dear = json!({ "price": "99999999", "recent_award": "1" });
    assert_eq!(step(market, "3", &part(dear)).expect(422).code(), "award.part_price");
    assert_eq!(next(market, "3", &part(json!({ "recent_award": "142" })))["name"], "award");
    let low = next(market, "3", &part(json!({ "recent_award": "143" })));
    assert_eq!((&low["low"], &low["labels"]), (&json!("judge"), &json!([B])));
    let plausible = json!({ "step": "low", "label": B, "suspicious": false, "reason": "促銷期間，品質無虞" });
    assert_eq!(next(market, "3", &plausible)["name"], "award");

    // 4: three rounds end above the reserve price, within 4 percent: urgency and approval.
    for _ in 0..2 {
        let labels = item(market, "4")["next"]["labels"].clone();
        let answers: Vec<Value> =
            labels.as_array().unwrap().iter().map(|label| json!({ "label": label, "answer": "waived" })).collect();
        step(market, "4", &json!({ "step": "answers", "answers": answers })).expect(200);
    }
    let above = item(market, "4")["next"].clone();
    assert_eq!((&above["name"], &above["lacks"]), (&json!("above"), &json!("urgency")), "{above}");
    let urgent = json!({ "step": "above", "urgent": "系統即將停止支援", "approval": "", "superior_approval": "" });
    assert_eq!(next(market, "4", &urgent)["lacks"], "approval");
    let approved = json!({ "step": "above", "urgent": "系統即將停止支援", "approval": "簽1150033" });
    assert_eq!(next(market, "4", &approved)["name"], "award");

    // All at once; the award closes, and only now the reserve prices are told.
    assert!(item(market, "1").get("reserve_price").is_none());
    let closed = act(market, "/ready", &json!({})).expect(200).json();
    assert!(closed["closed_at"].is_string());
    let told: Vec<&Value> = closed["items"].as_array().unwrap().iter().map(|item| &item["reserve_price"]).collect();
    assert_eq!(told, ["10000", "9000", "500", "100"]);
    let rules = closed["items"][3]["rulings"].to_string();
    assert!(rules.contains("AWD-01") && rules.contains("awd-02.award") && rules.contains("AWD-07"), "{rules}");
    assert_eq!(act(market, "/offers", &all).expect(409).code(), "award.course_begun");
    let told = market.with(&market.cast.auditor.token).get(&path("")).expect(200).json();
    assert_eq!(told["items"][0]["course"]["result"]["winners"][0]["label"], B);
    market.with(&market.cast.vendor.token).get(&path("")).expect(404);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(all_who_match_the_lowest_price_are_awarded, |market| {
    opened(market, "matching", &[("1", Some(100)), ("2", Some(100))], &json!({ "1": "90", "2": "50" }));
    // Something stands against D for item 1 alone.
    qualified(market, D, &[("item-2.pdf", &file(2, D))]);
    let review = json!({ "offers": [] });
    act(market, "/offers", &review).expect(200);
    let lines = [(A, "1", "80"), (B, "1", "85"), (C, "1", "100"), (D, "1", "99"), (A, "2", "60")];
    act(market, "/offers", &offers(&lines)).expect(200);
    let asked = item(market, "1")["next"].clone();
    assert_eq!((&asked["name"], &asked["labels"]), (&json!("match"), &json!([D, B, C])));
    let part = json!({ "step": "match", "answers": [{ "label": B, "agrees": true }, { "label": C, "agrees": false }] });
    assert_eq!(next(market, "1", &part)["labels"], json!([D]));
    let other = json!({ "step": "match", "answers": [{ "label": A, "agrees": true }] });
    assert_eq!(step(market, "1", &other).expect(422).code(), "award.not_asked");
    let rest = json!({ "step": "match", "answers": [{ "label": D, "agrees": true }] });
    let winners: Vec<Value> =
        next(market, "1", &rest)["winners"].as_array().unwrap().iter().map(|winner| winner["label"].clone()).collect();
    assert_eq!(winners, [A, D, B]);
    // A alone may write that it reduces to the reserve price; the price is then the reserve price.
    let sole = item(market, "2")["next"].clone();
    assert_eq!((&sole["name"], &sole["labels"]), (&json!("ask"), &json!([A])));
    let reduced = json!({ "step": "answers", "answers": [{ "label": A, "answer": "to_limit" }] });
    assert_eq!(next(market, "2", &reduced)["winners"], json!([{ "label": A, "price": "50" }]));
    step(market, "1", &json!({ "step": "award" })).expect(200);
    let failed = step(market, "2", &json!({ "step": "fail", "reason": "計畫變更" })).expect(200).json();
    assert_eq!((&failed["state"], failed.get("reserve_price")), (&json!("failed"), None), "what failed tells none");
    let award = office(market).get(&path("")).expect(200).json();
    assert!(award["closed_at"].is_string());
    assert_eq!(award["items"][1]["rulings"], json!([]), "no ruling tells the reserve price of what failed");
    assert!(market.verify().holds);
});

on_both!(offers_wait_for_reviews_and_the_opening, |market| {
    enter(market, 60);
    office(market).post(&path(""), &plan("total", &[("1", None)])).expect(201);
    assert_eq!(act(market, "/offers", &offers(&[])).expect(409).code(), "award.unopened");
    market.wait(60);
    assert_eq!(act(market, "/offers", &offers(&[])).expect(409).code(), "award.reserve_missing");
    let mut complex = plan("total", &[("1", None)]);
    complex["reserve"] = json!("complex");
    act(market, "/plan", &complex).expect(200);
    let package = packed(&[("a.pdf", &file(1, A))]);
    crate::support::bids::bring(market, A, "", &package).expect(201);
    market.settle();
    assert_eq!(act(market, "/offers", &offers(&[(A, "1", "9")])).expect(409).code(), "award.reviews_open");
    for role in [Role::Buyer, Role::Vendor] {
        market.with(&market.cast.of(role).token).get(&path("")).expect(404);
    }
});

on_both!(without_a_reserve_price_a_committee_speaks_that_was_there_in_time, |market| {
    enter(market, 60);
    let mut complex = plan("total", &[("1", None)]);
    complex["reserve"] = json!("complex");
    office(market).post(&path(""), &complex).expect(201);
    let before = minutes(market, 0);
    market.wait(60);
    for (number, label) in (1..).zip([A, B]) {
        qualified(market, label, &[("a.pdf", &file(number, label))]);
    }
    act(market, "/offers", &offers(&[(A, "1", "2500000"), (B, "1", "2600000")])).expect(200);
    assert_eq!(item(market, "1")["next"]["name"], "suggest");
    let said = |at: Value, amount: Value| json!({ "step": "suggest", "committee_at": at, "amount": amount });
    let refused = |said: Value, key: &str| {
        let answer = step(market, "1", &said).expect(422);
        assert_eq!((answer.code().as_str(), answer.body.contains(key)), ("award.unlawful", true), "{}", answer.body);
    };
    refused(said(Value::Null, json!("2400000")), "awd-04.no_committee");
    refused(said(json!(minutes(market, 0)), json!("2400000")), "awd-04.late");
    // The amount that a committee in time suggests is to be reached.
    let asked = next(market, "1", &said(json!(before), json!("2400000")));
    assert_eq!((&asked["name"], &asked["labels"]), (&json!("ask"), &json!([A])));
    let lower = json!({ "step": "answers", "answers": [{ "label": A, "answer": "price", "price": "2390000" }] });
    assert_eq!(next(market, "1", &lower)["name"], "low", "the committee judges whether it is low");
    let found = json!({ "step": "low", "label": A, "committee_low": false, "reason": "合理" });
    assert_eq!(next(market, "1", &found)["name"], "award");
    step(market, "1", &json!({ "step": "award" })).expect(200);
    let rules = item(market, "1")["rulings"].to_string();
    assert!(rules.contains("awd-04.suggested"), "{rules}");
    assert!(market.verify().holds);
});

/// Business numbers of made-up bidders, each with a right check digit.
const BIDDERS: [&str; 12] = [
    "04595257", "22099131", "27950876", "10458575", "12345675", "24536806", "53212539", "70759028", "84149961",
    "97176270", "16446274", "23060248",
];

/// A bid's package of a stage, brought, judged, and found qualified or rejected.
fn stage_review(market: &TestMarket, stage: &str, label: &str, files: &[(&str, &[u8])], good: bool) {
    let to = format!("/api/v1/tenders/{TENDER}/bids?stage={stage}&label={label}");
    let receipt = office(market).upload(&to, &packed(files)).expect(201).json();
    market.settle();
    found(market, receipt["review"].as_str().unwrap(), good);
}

on_both!(a_framework_tender_goes_from_its_bids_to_items_that_can_be_ordered, |market| {
    // Three stages; a bidder falls at each of the first two, ten offer thirty items, and all who match the lowest price are awarded.
    let stage = |name: &str, at: i64| json!({ "stage": name, "opens_at": minutes(market, at) });
    let mut sent = tender(market, 60);
    sent["opens_at"] = Value::Null;
    let mut stages = [stage("qualification", 60), stage("specification", 90), stage("price", 120)];
    stages[0]["required_documents"] = json!(["tax_certificate"]);
    stages[1]["required_documents"] = json!(["proposal"]);
    sent["stages"] = json!(stages);
    office(market).post("/api/v1/tenders", &sent).expect(201);
    impartial(market, TENDER);
    let numbers: Vec<String> = (1..=30).map(|number| number.to_string()).collect();
    let items: Vec<(&str, Option<i64>)> = numbers.iter().map(|number| (number.as_str(), Some(1_000))).collect();
    office(market).post(&path(""), &plan("matching", &items)).expect(201);
    let amounts: Value =
        numbers.iter().map(|number| (number.clone(), json!("900"))).collect::<serde_json::Map<_, _>>().into();
    act(market, "/reserve", &json!({ "amounts": amounts, "fixed_by": "awd_delegate", "estimate": "簽1150001" }))
        .expect(200);
    let second = market.with(&market.cast.office2.token);
    second.step(&path("/reserve/confirm"), version(market), &json!({ "amounts": amounts })).expect(200);
    market.wait(60);
    for (number, label) in (1..).zip(BIDDERS) {
        let files = [("a.pdf", file(number, label))];
        let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        stage_review(market, "qualification", label, &named, number > 1);
    }
    let to = |stage: &str, label: &str| format!("/api/v1/tenders/{TENDER}/bids?stage={stage}&label={label}");
    let fallen = |stage: &str, label: &str| {
        let refused = office(market).upload(&to(stage, label), &packed(&[("p.pdf", &file(1, "p"))])).expect(409);
        assert_eq!(refused.code(), "bid.unqualified", "{stage}");
    };
    market.wait(30);
    fallen("specification", BIDDERS[0]);
    for (number, label) in (40..).zip(&BIDDERS[1..]) {
        stage_review(market, "specification", label, &[("s.pdf", &file(number, "s"))], number > 40);
    }
    market.wait(30);
    // Neither who fell at the first stage nor who fell at the second has its price opened.
    fallen("price", BIDDERS[0]);
    fallen("price", BIDDERS[1]);
    for (number, label) in (20..).zip(&BIDDERS[2..]) {
        stage_review(market, "price", label, &[("p.pdf", &file(number, "p"))], true);
    }
    let mut lines = Vec::new();
    for number in &numbers {
        for (place, label) in BIDDERS[2..].iter().enumerate() {
            lines.push(json!({ "label": label, "item": number, "price": (800 + 10 * place).to_string() }));
        }
    }
    act(market, "/offers", &json!({ "offers": lines })).expect(200);
    for number in &numbers {
        let asked = item(market, number)["next"]["labels"].clone();
        let answers: Vec<Value> = asked
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
            .map(|(place, label)| json!({ "label": label, "agrees": place % 3 != 2 }))
            .collect();
        assert_eq!(next(market, number, &json!({ "step": "match", "answers": answers }))["name"], "award");
    }
    let draft =
        json!({ "class": "software", "starts_on": "2026-12-01", "ends_on": "2027-06-30", "order_of_record": "pcc" });
    assert_eq!(act(market, "/framework", &draft).expect(409).code(), "award.not_closed");
    let closed = act(market, "/ready", &json!({})).expect(200).json();
    assert!(closed["closed_at"].is_string());
    act(market, "/hold", &json!({ "text": "範例公司 115.11.21 異議" })).expect(200);
    assert_eq!(act(market, "/framework", &draft).expect(409).code(), "award.is_held");
    act(market, "/release", &json!({ "text": "異議無理由" })).expect(200);
    act(market, "/framework", &draft).expect(200);
    assert_eq!(act(market, "/framework", &draft).expect(409).code(), "award.framework_exists");

    let (framework, items, awards) = market
        .app
        .door
        .read_now(|conn| {
            use gongqi::contracts::store;
            let framework = store::by_case(conn, TENDER)?.expect("it is open");
            let items = store::items(conn, framework.id)?;
            let awards = store::awards_under(conn, framework.id)?;
            Ok((framework, items, awards))
        })
        .unwrap();
    assert_eq!((framework.title.as_str(), items.len()), ("範例軟體採購案", 30));
    assert_eq!(awards.len(), 30 * 7, "the lowest and two of three of nine others");
    assert!(awards.iter().all(|award| award.price.to_string() == "800"));
    let mut browser = Browsing::of(market, &market.cast.office.user);
    let page = browser.get(&format!("/tenders/{TENDER}/award")).expect(200).body;
    assert!(page.contains("/office/frameworks/") && page.contains("決標紀錄"), "{page}");
    assert!(browser.get_bytes(&format!("/tenders/{TENDER}/award/papers/record.odt")).starts_with(b"PK"));
    let notice = format!("/tenders/{TENDER}/award/papers/notice-{}.pdf", BIDDERS[11]);
    assert!(browser.get_bytes(&notice).starts_with(b"%PDF"));
    browser.get(&format!("/tenders/{TENDER}/award/papers/notice-00000000.pdf")).expect(404);
    assert!(market.verify().holds);
});
