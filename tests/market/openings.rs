//! Openings: whose bids count is the law's word, nothing is written before the hour, and a record is mended with a reason.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::bids::{TENDER, bring, enter, minutes, packed};
use crate::support::browsing::Browsing;
use crate::support::client::Answer;
use crate::support::market::TestMarket;

const PATH: &str = "/api/v1/tenders/1151101-A1/openings/all";

fn bid(market: &TestMarket, ubn: &str, name: &str, delivered: i64) -> Value {
    json!({ "label": ubn, "ubn": ubn, "name": name, "delivered_at": minutes(market, delivered), "price": "98000" })
}

fn three(market: &TestMarket) -> Vec<Value> {
    let bids = [("04595257", "範例資訊"), ("22099131", "甲公司"), ("27950876", "乙公司")];
    bids.map(|(ubn, name)| bid(market, ubn, name, -30)).into()
}

fn written(market: &TestMarket, bids: &[Value], result: &str) -> Value {
    json!({
        "held_at": minutes(market, 0), "place": "第一會議室", "called": "open", "turn": 1, "chair": "王主任",
        "chair_appointed": "府授採字第1號", "clerk": "陳科員", "monitor": "林專員", "attended": "甲公司 李四",
        "bids": bids, "result": result, "remarks": "",
    })
}

fn send(market: &TestMarket, record: &Value) -> Answer {
    market.with(&market.cast.office.token).post(PATH, record)
}

on_both!(an_opening_is_recorded_as_the_law_counts, |market| {
    enter(market, 0);
    let bids = three(market);
    // One came late: two count, and the first open tender needs three.
    let mut late = bids.clone();
    late[2]["delivered_at"] = json!(minutes(market, 0));
    assert_eq!(send(market, &written(market, &late, "opened")).expect(422).code(), "opening.too_few");
    assert_eq!(send(market, &written(market, &bids, "too_few")).expect(422).code(), "opening.enough");
    assert_eq!(send(market, &written(market, &bids, "withheld")).expect(422).code(), "opening.no_ground");
    let kept = send(market, &written(market, &bids, "opened")).expect(201);
    assert_eq!(kept.header("etag"), "\"1\"");
    let kept = kept.json();
    assert_eq!((&kept["counted"], &kept["record"]["bids"][0]["price"]), (&json!(3), &json!("98000")));
    let rules: Vec<&str> =
        kept["rulings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"OPN-01") && rules.contains(&"OPN-02") && rules.contains(&"OPN-04"), "{rules:?}");
    assert_eq!(send(market, &written(market, &bids, "opened")).expect(412).code(), "opening.stale");

    let office = market.with(&market.cast.office.token);
    let mend = |seen: i64, reason: &str, record: &Value| {
        office.step(&format!("{PATH}/mend"), seen, &json!({ "reason": reason, "record": record }))
    };
    let mut fewer = written(market, &late, "too_few");
    fewer["remarks"] = json!("一家逾期送達");
    assert_eq!(mend(1, " ", &fewer).expect(422).code(), "words.missing");
    assert_eq!(mend(2, "更正", &fewer).expect(412).code(), "opening.stale");
    let mended = mend(1, "更正送達時間", &fewer).expect(200).json();
    assert_eq!((&mended["version"], &mended["counted"]), (&json!(2), &json!(2)));
    assert!(mended["rulings"].to_string().contains("opn-02.late"), "{mended}");
    let seen = market.with(&market.cast.auditor.token).get(PATH).expect(200).json();
    assert_eq!(seen["record"]["result"], "too_few");
    market.with(&market.cast.buyer.token).get(PATH).expect(404);
    market.with(&market.cast.vendor.token).post(PATH, &fewer).expect(403);
    assert!(market.verify().holds);
});

on_both!(what_the_record_leaves_unopened_stays_sealed, |market| {
    enter(market, 0);
    let mut bids = three(market);
    bids.push(bid(market, "10458575", "丁公司", -30));
    bids[3]["obstacle"] = json!("unsealed");
    let package = packed(&[("a.pdf", b"%PDF pages=1 a")]);
    bring(market, "22099131", "", &package).expect(201);
    send(market, &written(market, &bids, "opened")).expect(201);
    assert_eq!(bring(market, "10458575", "", &package).expect(409).code(), "bid.stays_sealed");
    bring(market, "04595257", "", &packed(&[("b.pdf", b"%PDF pages=1 b")])).expect(201);
    bring(market, "10458575", "&despite=true", &package).expect(201);
    assert!(market.verify().holds);
});

on_both!(before_the_hour_nothing_is_written_and_nothing_told, |market| {
    enter(market, 60);
    let record = written(market, &three(market), "opened");
    assert_eq!(send(market, &record).expect(409).code(), "opening.too_early");
    let office = market.with(&market.cast.office.token);
    assert_eq!(office.get(PATH).expect(409).code(), "opening.too_early");
    market.wait(60);
    office.get(PATH).expect(404);
    assert_eq!(send(market, &record).expect(422).code(), "opening.held_at", "no opening before its hour");
    let mut twice = written(market, &[bid(market, "a", "甲", -99), bid(market, "a", "甲", -99)], "too_few");
    assert_eq!(send(market, &twice).expect(422).code(), "opening.label_twice");
    twice["bids"] = json!([]);
    twice["chair"] = json!(" ");
    assert_eq!(send(market, &twice).expect(422).code(), "words.missing");
});

on_both!(the_page_writes_the_record_and_gives_its_paper, |market| {
    enter(market, 0);
    let path = format!("/tenders/{TENDER}/openings/all");
    let mut office = Browsing::of(market, &market.cast.office.user);
    assert!(office.get(&format!("/tenders/{TENDER}")).expect(200).body.contains(&path));
    let form = office.get(&path).expect(200).body;
    assert!(form.contains("製作開標紀錄"), "{form}");
    office.get(&format!("{path}/record.pdf")).expect(404);
    let (csrf, now) = (office.csrf(&path), market.app.clock.now());
    let (day, hour) =
        (format!("{}/{}", now.roc_year(), now.taipei().format("%m/%d")), now.taipei().format("%H:%M").to_string());
    let early = now.after(chrono::Duration::minutes(-30)).taipei().format("%H:%M").to_string();
    let mut send = |key: &str, result: &str, delivered: &str, more: &[(&str, &str)]| {
        let mut fields = vec![
            ("csrf", csrf.as_str()),
            ("key", key),
            ("held_on", &day),
            ("held_at", &hour),
            ("place", "第一會議室"),
            ("called", "open"),
            ("turn", "1"),
            ("chair", "王主任"),
            ("chair_appointed", "首長指派"),
            ("clerk", "陳科員"),
            ("result", result),
        ];
        for (ubn, name) in [("04595257", "範例資訊"), ("22099131", "甲公司"), ("27950876", "乙公司")] {
            fields.extend([("label", ubn), ("name", name), ("ubn", ubn), ("delivered_on", &day)]);
            fields.extend([("delivered_at", delivered), ("obstacle", ""), ("price", "1,000")]);
        }
        fields.extend(more);
        office.post(&path, &fields)
    };
    let wrong = send("o1", "opened", "早上", &[]).expect(422).body;
    assert!(wrong.contains("24 小時制") && wrong.contains("早上"), "what was written stays: {wrong}");
    assert!(send("o2", "too_few", &early, &[]).expect(422).body.contains("已達開標門檻"));
    send("o3", "opened", &early, &[]).expect(303);
    send("o3", "opened", &early, &[]).expect(303);
    send("o4", "opened", &early, &[("version", "1"), ("reason", "補記")]).expect(303);
    let shown = office.get(&path).expect(200).body;
    assert!(shown.contains("第 2 版") && shown.contains("OPN-02"), "{shown}");
    assert!(office.get_bytes(&format!("{path}/record.pdf")).starts_with(b"%PDF"));
    assert!(office.get_bytes(&format!("{path}/record.odt")).starts_with(b"PK"));
    let read = Browsing::of(market, &market.cast.reviewer.user).get(&path).expect(200).body;
    assert!(read.contains("王主任") && !read.contains("<textarea"), "{read}");
    assert!(market.verify().holds);
});
