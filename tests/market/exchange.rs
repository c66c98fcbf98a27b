//! The exchange with the e-procurement site: what goes out for an approved order, and what comes back: matched, counted
//! outside, never dropped, and both sides to the cent.

use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;

const HEADER: &str = "pcc_number,ordered_on,case_no,item_no,agency_code,vendor_ubn,quantity,unit_price,amount,state";

/// Imports rows as the site's list.
pub fn import(market: &TestMarket, rows: &[String]) -> Value {
    let text = format!("{HEADER}\n{}\n", rows.join("\n"));
    let client = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let request = client
        .post(format!("{}/api/v1/imports?name=site.csv", market.base))
        .header("Content-Type", "text/csv")
        .header("Authorization", format!("Bearer {}", market.cast.office.token))
        .header("Idempotency-Key", uuid::Uuid::now_v7().to_string());
    let answer = crate::support::client::Answer::read(request.send(text).unwrap()).expect(200).json();
    assert_eq!(answer["layout"], "site_orders");
    market.settle();
    answer["report"].clone()
}

/// A row of the first framework: so many units at 1,200 of its item.
pub fn row(number: &str, day: &str, quantity: i64) -> String {
    format!("{number},{day},1150201,1,A.1.1,04595257,{quantity},1200,{},placed", quantity * 1200)
}

/// An approved order of so many units; its path.
fn approved(market: &TestMarket, quantity: i64) -> String {
    let placed =
        market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, quantity)).expect(201).json();
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    market.with(&market.cast.approver.token).step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    path
}

fn look(market: &TestMarket, path: &str) -> Value {
    market.with(&market.cast.buyer.token).get(path).expect(200).json()
}

/// Reserved, posted and outside dollars of the first framework's budget.
fn budget(market: &TestMarket) -> (i64, i64, i64) {
    let read = market.with(&market.cast.office.token).get("/api/v1/frameworks/1150201").expect(200).json();
    let rows = read["ceilings"].as_array().unwrap();
    let budget = rows.iter().find(|row| row["item_no"].is_null() && row["agency"].is_null()).unwrap();
    let figure = |name: &str| budget[name].as_i64().unwrap() / 10_000;
    (figure("reserved"), figure("posted"), figure("outside"))
}

fn reconciliation(market: &TestMarket) -> Value {
    market.with(&market.cast.auditor.token).get("/api/v1/reconciliation?case_no=1150201").expect(200).json()
}

fn gaps(market: &TestMarket) -> Vec<(String, String)> {
    let found = reconciliation(market);
    let cents = |value: &Value| value.as_str().unwrap().parse::<i64>().unwrap();
    for month in found["months"].as_array().unwrap() {
        let of_month = found["differences"].as_array().unwrap().iter().filter(|gap| gap["month"] == month["month"]);
        let sum: i64 = of_month.map(|gap| cents(&gap["there"]) - cents(&gap["here"])).sum();
        assert_eq!(sum, cents(&month["there"]) - cents(&month["here"]), "{found}");
    }
    let rows = found["differences"].as_array().unwrap().iter();
    rows.map(|gap| (gap["pcc_number"].as_str().unwrap().to_owned(), gap["gap"].as_str().unwrap().to_owned())).collect()
}

fn holds(market: &TestMarket) {
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
}

on_both!(an_approved_order_is_ready_to_place, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let placed = buyer.post("/api/v1/orders", &wanted(market, 10)).expect(201).json();
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    assert_eq!(buyer.get(&format!("{path}/pcc")).expect(409).code(), "exchange.not_ready");
    market.with(&market.cast.approver.token).step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    let screens = buyer.get(&format!("{path}/pcc")).expect(200).json();
    let fields: Vec<&str> = screens
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|screen| screen["fields"].as_array().unwrap())
        .map(|field| field["value"].as_str().unwrap())
        .collect();
    assert_eq!(fields[..4], ["1150201", "1", "1", "文書處理軟體"]);
    assert_eq!(fields[4..8], ["04595257", "範例資訊股份有限公司", "雲岡", "雲岡文書處理 標準版"]);
    assert_eq!(fields[8..13], ["否", "使用者", "1200", "10", "12000"]);
    for token in [&market.cast.vendor.token, &market.cast.other_buyer.token, &market.cast.reviewer.token] {
        market.with(token).get(&format!("{path}/pcc")).expect(404);
    }
    let mut browsing = Browsing::of(market, &market.cast.buyer.user);
    let page = path.replace("/api/v1", "");
    let order = browsing.get(&page).expect(200);
    assert!(order.body.contains(&format!("{page}/pcc")), "{}", order.body);
    let ready = browsing.get(&format!("{page}/pcc")).expect(200);
    assert!(ready.body.contains("data-copy=\"pcc-0-0\"") && ready.body.contains("1150201"), "{}", ready.body);
    assert!(browsing.get_bytes(&format!("{page}/pcc/sheet.odt")).starts_with(b"PK"));
    assert!(browsing.get_bytes(&format!("{page}/pcc/sheet.pdf")).starts_with(b"%PDF"));
    let csv = String::from_utf8(browsing.get_bytes(&format!("{page}/pcc/order.csv"))).unwrap();
    assert!(csv.contains("order_number,line_no,case_no") && csv.contains("PO-115-000001"), "{csv}");
    browsing.get(&format!("{page}/pcc/other.exe")).expect(404);
});

on_both!(the_sites_list_issues_what_was_ready, |market| {
    let path = approved(market, 10);
    assert_eq!(budget(market), (12_000, 0, 0));
    let report = import(market, &[row("PCC-1", "2026-11-20", 10)]);
    assert_eq!((&report["imported"], &report["rejected"]), (&json!(1), &json!(0)));
    let order = look(market, &path);
    assert_eq!((&order["state"], &order["pcc_number"]), (&json!("issued"), &json!("PCC-1")));
    assert_eq!(budget(market), (0, 12_000, 0));
    assert!(gaps(market).is_empty());
    // The same file again changes nothing.
    let report = import(market, &[row("PCC-1", "2026-11-20", 10)]);
    assert_eq!((&report["imported"], &report["duplicates"]), (&json!(0), &json!(1)));
    assert_eq!(look(market, &path)["version"], order["version"]);
    holds(market);
});

on_both!(orders_outside_count_raise_an_alarm_and_are_never_dropped, |market| {
    let rows: Vec<String> = (0..5).map(|turn| row(&format!("PCC-{turn}"), "2026-11-19", 100)).collect();
    import(market, &rows);
    assert_eq!(budget(market), (0, 600_000, 600_000));
    let tasks = || {
        let found = market.with(&market.cast.office.token).get("/api/v1/tasks").expect(200).json();
        let kinds: Vec<String> =
            found["data"].as_array().unwrap().iter().map(|task| task["kind"].as_str().unwrap().to_owned()).collect();
        kinds
    };
    assert!(tasks().is_empty(), "the budget is full, not passed");
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 1)).expect(422);
    // Nobody and nothing that is unknown here is a reason to drop an order.
    import(market, &["PCC-9,115/11/19,1150201,77,X.9,99999999,3,1,3,placed".to_owned()]);
    assert_eq!(budget(market), (0, 600_003, 600_003));
    assert_eq!(tasks(), ["ceiling_above"]);
    assert_eq!(gaps(market).len(), 6);
    // Cancelled there: taken back.
    let cancelled = row("PCC-0", "2026-11-19", 100).replace("placed", "cancelled");
    let report = import(market, &[cancelled]);
    assert_eq!(report["corrected"], json!(1));
    assert_eq!(budget(market), (0, 480_003, 480_003));
    // Corrected there: counted anew.
    import(market, &[row("PCC-1", "2026-11-19", 50)]);
    assert_eq!(budget(market), (0, 420_003, 420_003));
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 1)).expect(201);
    holds(market);
});

on_both!(what_the_vendor_refused_stands_on_the_site_still, |market| {
    let path = approved(market, 10);
    import(market, &[row("PCC-1", "2026-11-20", 10)]);
    assert_eq!(budget(market), (0, 12_000, 0));
    let order = look(market, &path);
    let decline = json!({ "reason": "原廠停售" });
    let vendor = market.with(&market.cast.vendor.token);
    vendor.step(&format!("{path}/decline"), order["version"].as_i64().unwrap(), &decline).expect(200);
    market.settle();
    let office = market.with(&market.cast.office.token);
    let tasks = office.get("/api/v1/tasks").expect(200).json();
    assert_eq!(tasks["data"][0]["kind"], "supply_refused");
    assert!(tasks["data"][0]["sentence"].as_str().unwrap().contains("原廠停售"), "{tasks}");
    let story = market.with(&market.cast.auditor.token);
    let number = order["number"].as_str().unwrap();
    let story = story.get(&format!("/api/v1/audit/timeline?q={number}")).expect(200).json();
    let refusal = story.as_array().unwrap().iter().find(|moment| moment["body"]["act"] == "order.decline").unwrap();
    assert_eq!(refusal["body"]["rulings"][0]["rule"], "ORD-11");
    assert_eq!(budget(market), (0, 12_000, 12_000), "the site still has it, so it counts as placed outside");
    assert_eq!(gaps(market), [("PCC-1".to_owned(), "only_there".to_owned())]);
    let line = office.get("/api/v1/site-orders?state=outside").expect(200).json()["data"][0].clone();
    assert!(line["order"].is_null(), "{line}");
    // It cannot become the refused order again.
    let settle = format!("/api/v1/site-orders/{}/settle", line["id"].as_str().unwrap());
    let again = json!({ "order": order["id"], "reason": "誤" });
    assert_eq!(
        office.step(&settle, line["version"].as_i64().unwrap(), &again).expect(409).code(),
        "exchange.cannot_be"
    );
    import(market, &[row("PCC-1", "2026-11-20", 10).replace("placed", "cancelled")]);
    assert_eq!(budget(market), (0, 0, 0));
    holds(market);
});

on_both!(what_may_be_several_waits_for_a_person, |market| {
    let (first, second) = (approved(market, 10), approved(market, 10));
    import(market, &[row("PCC-5", "2026-11-20", 10)]);
    assert_eq!(budget(market), (24_000, 12_000, 12_000), "until a person says so it counts as placed outside");
    assert_eq!(gaps(market), [("PCC-5".to_owned(), "waiting".to_owned())]);
    let office = market.with(&market.cast.office.token);
    let list = office.get("/api/v1/site-orders?state=waiting").expect(200).json();
    let id = list["data"][0]["id"].as_str().unwrap().to_owned();
    let line = office.get(&format!("/api/v1/site-orders/{id}")).expect(200).json();
    assert_eq!(line["candidates"].as_array().unwrap().len(), 2);
    let settle = format!("/api/v1/site-orders/{id}/settle");
    let chosen = look(market, &second)["id"].clone();
    let version = line["version"].as_i64().unwrap();
    let refused = office.step(&settle, version, &json!({ "order": chosen, "reason": " " })).expect(422);
    assert_eq!(refused.code(), "words.missing");
    let strange = json!({ "order": uuid::Uuid::now_v7(), "reason": "誤植" });
    office.step(&settle, version, &strange).expect(404);
    office.step(&settle, version, &json!({ "order": chosen, "reason": "承辦人電話確認" })).expect(200);
    market.settle();
    assert_eq!(look(market, &second)["state"], "issued");
    assert_eq!(look(market, &first)["state"], "ready");
    assert_eq!(budget(market), (12_000, 12_000, 0));
    assert!(gaps(market).is_empty());
    let open = office.get("/api/v1/tasks").expect(200).json();
    assert_eq!(open["data"], json!([]), "the task is settled with the choice");
    let again = office.step(&settle, version, &json!({ "order": chosen, "reason": "再一次" }));
    assert_eq!(again.status, 412);
    holds(market);
});

on_both!(a_number_recorded_by_hand_after_the_list_is_that_order, |market| {
    // Another amount than the order's: the list alone cannot tell.
    import(market, &[row("PCC-7", "2026-11-20", 9)]);
    let path = approved(market, 10);
    assert_eq!(budget(market), (12_000, 10_800, 10_800));
    let pcc = json!({ "pcc_number": "PCC-7", "pcc_at": crate::support::market::NOW });
    market.with(&market.cast.buyer.token).step(&format!("{path}/issue"), 2, &pcc).expect(200);
    market.settle();
    assert_eq!(budget(market), (0, 12_000, 0));
    assert_eq!(gaps(market), [("PCC-7".to_owned(), "differs".to_owned())]);
    // Cancelled there, standing here: a person has to look.
    import(market, &[row("PCC-7", "2026-11-20", 9).replace("placed", "cancelled")]);
    assert_eq!(gaps(market), [("PCC-7".to_owned(), "cancelled_there".to_owned())]);
    let tasks = market.with(&market.cast.office.token).get("/api/v1/tasks").expect(200).json();
    assert_eq!(tasks["data"][0]["kind"], "site_order_cancelled");
    holds(market);
});

on_both!(the_history_is_taken_over_with_a_report, |market| {
    let mut rows: Vec<String> = (0..400)
        .map(|turn| format!("H-{turn},{}/5/6,103020{},1,A.1.1,04595257,1,100,100,placed", 103 + turn % 12, turn % 5))
        .collect();
    rows.extend((0..100).map(|turn| row(&format!("N-{turn}"), "2026-05-06", 1)));
    let good = rows.len();
    rows.push("H-1,103/5/6,1030201,1,A.1.1,04595257,1,100,100,placed".to_owned());
    rows.push(",103/5/6,1030201,1,A.1.1,04595257,1,100,100,placed".to_owned());
    rows.push("B-1,103/13/6,1030201,1,A.1.1,04595257,1,100,100,placed".to_owned());
    rows.push("B-2,103/5/6,1030201,1,A.1.1,04595257,-1,100,100,placed".to_owned());
    rows.push("B-3,103/5/6,1030201,1,A.1.1,04595257,1,100,一百,placed".to_owned());
    rows.push("B-4,103/5/6,1030201,1,A.1.1,04595257,1,100,100,maybe".to_owned());
    rows.push("B-5,199/5/6,1030201,1,A.1.1,04595257,1,100,100,placed".to_owned());
    rows.push("B-6,too,few".to_owned());
    let report = import(market, &rows);
    assert_eq!((&report["imported"], &report["rejected"]), (&json!(good), &json!(8)), "{report}");
    for fault in report["faults"].as_array().unwrap() {
        assert!(
            !fault["fault"]["reason"].as_str().unwrap().is_empty() && fault["line"].as_u64().unwrap() > 500,
            "{fault}"
        );
    }
    assert_eq!(budget(market), (0, 120_000, 120_000), "only the framework that is kept here counts");
    let report = import(market, &rows[..good]);
    assert_eq!((&report["imported"], &report["duplicates"]), (&json!(0), &json!(good)));
    assert_eq!(budget(market), (0, 120_000, 120_000));
    let past =
        market.with(&market.cast.office.token).get("/api/v1/site-orders?state=past&limit=200").expect(200).json();
    assert_eq!(past["data"].as_array().unwrap().len(), 200);
    assert!(past["next_cursor"].is_string());
    holds(market);
});

on_both!(the_offices_pages_of_the_exchange, |market| {
    let _ready = approved(market, 10);
    let mut browsing = Browsing::of(market, &market.cast.office.user);
    let csrf = browsing.csrf("/office/imports");
    let text = format!("{HEADER}\n{}\nB-1,,,,,,,,,\n", row("PCC-3", "2026-11-19", 20));
    let done = upload(market, &mut browsing, &csrf, &text);
    assert!(done.body.contains("新增 1") && done.body.contains("拒絕 1"), "{}", done.body);
    let list = browsing.get("/office/site-orders?state=outside").expect(200);
    let at = list.body.find("/office/site-orders/0").unwrap_or_else(|| panic!("{}", list.body));
    let place: String = list.body[at..].chars().take_while(|letter| *letter != '"').collect();
    let shown = browsing.get(&place).expect(200);
    assert!(shown.body.contains("PCC-3") && shown.body.contains("PO-115-000001"), "{}", shown.body);
    let reconciliation = browsing.get("/office/reconciliation").expect(200);
    assert!(
        reconciliation.body.contains("24,000") && reconciliation.body.contains("平臺外下訂"),
        "{}",
        reconciliation.body
    );
    assert!(browsing.get_bytes("/office/reconciliation/sheet.ods").starts_with(b"PK"));
    let csv = String::from_utf8(browsing.get_bytes("/office/reconciliation/sheet.csv?case_no=1150201")).unwrap();
    assert!(csv.contains("only_there,PCC-3"), "{csv}");
    browsing.get("/office/reconciliation?case_no=none").expect(404);
    let settled =
        browsing.post(&place, &[("csrf", &csrf), ("version", "1"), ("order", "none"), ("reason", "機關自行下訂")]);
    assert_eq!(settled.status, 303, "{}", settled.body);
    let refused = browsing.post(&place, &[("csrf", &csrf), ("version", "1"), ("order", "")]).expect(422);
    assert!(refused.body.contains("error-summary"));
    Browsing::of(market, &market.cast.buyer.user).get("/office/reconciliation").expect(403);
    holds(market);
});

/// Sends a file by the form of the imports.
fn upload(market: &TestMarket, browsing: &mut Browsing, csrf: &str, text: &str) -> crate::support::client::Answer {
    assert!(market.base.starts_with("http"));
    browsing
        .upload_named(csrf, "/office/imports", &[("on_fault", "skip")], ("file", "site.csv", text.as_bytes()))
        .expect(200)
}
