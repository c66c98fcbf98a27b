//! Reference lists: imported whole or not at all, looked up when an order is placed, never passed when they are too old.

use serde_json::{Value, json};

use bid_review::registers::{Looked, Register, Registers as _};
use gongqi::review::registers::Kept;

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;

/// A list of debarred vendors as it is published, with one vendor of the market on it.
fn published(from: &str, until: &str) -> Vec<u8> {
    let row = |ubn: &str, name: &str, from: &str, until: &str| {
        json!({
            "Corporation_Number": ubn, "Corporation_Name": name, "Announce_Agency_Name": "範例機關",
            "Effective_Date": from, "Expire_Date": until, "GPA101_Caluse": "第101條第1項第12款", "Remark": null,
        })
    };
    let rows = [
        row("12345675", "他家工程有限公司", "114/01/02", "117/01/01"),
        row("04595257", "範例資訊股份有限公司", from, until),
    ];
    json!({ "Rvlmd_List": { "Rvlmd": rows } }).to_string().into_bytes()
}

fn send(market: &TestMarket, bytes: &[u8], ask: &str) -> crate::support::client::Answer {
    market.with(&market.cast.office.token).upload(&format!("/api/v1/lists?name=list.json{ask}"), bytes)
}

fn checked(market: &TestMarket, order: &Value) -> (Value, Vec<String>, Option<String>) {
    let answer = market.with(&market.cast.buyer.token).post("/api/v1/orders/check", order).expect(200).json();
    let warned = answer["warnings"].as_array().unwrap().iter().map(|one| one["ground"].as_str().unwrap().to_owned());
    let ruling = answer["rulings"].as_array().unwrap().iter().find(|one| one["rule"] == "ORD-12");
    let outcome = ruling.map(|one| one["outcome"].as_str().unwrap().to_owned());
    (answer["lawful"].clone(), warned.collect(), outcome)
}

on_both!(a_vendor_on_the_list_of_debarred_vendors_is_ordered_from_only_after_a_persons_judgement, |market| {
    let plain = wanted(market, 1);
    assert_eq!(checked(market, &plain), (json!(true), vec![], None));
    market.wait(1);
    let report = send(market, &published("115/10/01", "116/03/31"), "").expect(200).json();
    assert_eq!((&report["kind"], &report["report"]["imported"]), (&json!("debarred"), &json!(2)));
    let person = Some("needs_person".to_owned());
    assert_eq!(checked(market, &plain), (json!(false), vec!["debarred".to_owned()], person));
    let buyer = market.with(&market.cast.buyer.token);
    assert_eq!(buyer.post("/api/v1/orders", &plain).expect(422).code(), "order.unlawful");

    let mut judged = plain.clone();
    judged["stated"] = json!({ "barred_judgement": "契約第十七條：停權不影響停權前已訂之契約，本案急需續用" });
    assert_eq!(checked(market, &judged), (json!(true), vec!["debarred".to_owned()], Some("warn".to_owned())));
    let placed = buyer.post("/api/v1/orders", &judged).expect(201).json();
    let read = buyer.get(&format!("/api/v1/orders/{}", placed["id"].as_str().unwrap())).expect(200).json();
    assert!(read["stated"]["barred_judgement"].as_str().unwrap().starts_with("契約第十七條"), "{read}");

    // A newer list no longer names it for today.
    market.wait(1);
    send(market, &published("114/01/01", "115/10/31"), "").expect(200);
    assert_eq!(checked(market, &plain), (json!(true), vec![], None));
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(what_a_framework_says_of_debarred_vendors_goes_before_the_buyer, |market| {
    market.wait(1);
    send(market, &published("115/10/01", "116/03/31"), "").expect(200);
    let mut order = wanted(market, 1);
    order["stated"] = json!({ "barred_judgement": "急需，經上級核准" });
    let office = market.with(&market.cast.office.token);
    let clause = |version: i64, text: &str| {
        let title = office.get("/api/v1/frameworks/1150201").expect(200).json()["title"].clone();
        let framework = json!({
            "case_no": "1150201", "title": title, "class": "software", "budget": "600000", "starts_on": "2026-03-01",
            "ends_on": "2027-03-31", "order_of_record": "pcc", "entitled": ["*"], "terms": { "when_debarred": text },
        });
        let body = json!({ "reason": "約定停權期間之訂購", "framework": framework });
        let amended = office.step("/api/v1/frameworks/1150201/amend", version, &body).expect(200).json();
        assert_eq!(amended["terms"]["when_debarred"], text);
    };
    clause(1, "stops");
    let refused = checked(market, &order);
    assert_eq!(
        (refused.0, refused.2),
        (json!(false), Some("refuse".to_owned())),
        "a judgement does not undo the clause"
    );
    let mut approved = wanted(market, 1);
    approved["superior_approval"] = json!("府採字第1150001號");
    assert_eq!(checked(market, &approved).2, Some("refuse".to_owned()), "nor does an approval of the amount");
    order["superior_approval"] = approved["superior_approval"].clone();
    assert_eq!(checked(market, &order).2, Some("warn".to_owned()));
    clause(2, "goes_on");
    let plain = checked(market, &wanted(market, 1));
    assert_eq!((plain.0, plain.2), (json!(true), Some("warn".to_owned())));
});

on_both!(the_page_of_an_order_asks_for_the_judgement_where_the_vendor_is_debarred, |market| {
    let form = format!("/orders/new?listing={}", market.cast.listing);
    let mut buyer = Browsing::of(market, &market.cast.buyer.user);
    assert!(!buyer.get(&form).expect(200).body.contains("barred_judgement"));
    market.wait(1);
    send(market, &published("115/10/01", "116/03/31"), "").expect(200);
    let page = buyer.get(&form).expect(200).body;
    assert!(page.contains("id=\"barred_judgement\""), "{page}");
    let (csrf, listing) = (buyer.csrf(&form), market.cast.listing.to_string());
    let mut told = |why: &str| {
        let lines = [("csrf", csrf.as_str()), ("listing", &listing), ("seen", "1"), ("quantity", "1")];
        let words = [("reason", "續用既有系統"), ("barred_judgement", why)];
        buyer.post("/orders/check", &[&lines[..], &words].concat())
    };
    assert!(told("").expect(422).body.contains("ORD-12"));
    let page = told("契約第十七條").expect(200).body;
    assert!(page.contains("value=\"契約第十七條\""), "{page}");
});

on_both!(a_list_that_is_too_old_passes_nobody, |market| {
    market.wait(1);
    assert_eq!(send(market, &published("114/01/01", "115/10/31"), "").expect(200).json()["kind"], "debarred");
    assert_eq!(checked(market, &wanted(market, 1)), (json!(true), vec![], None));
    market.wait(60 * 24 * 8);
    let warned = vec!["debarment_not_run".to_owned()];
    assert_eq!(checked(market, &wanted(market, 1)), (json!(true), warned, None));
});

on_both!(the_review_asks_the_same_lists, |market| {
    market.wait(1);
    let (register, today) = (Kept(&market.app), market.app.clock.now().local_date());
    let look = |which, ubn: &str, name: &str| register.look(which, ubn, name, today);
    assert_eq!(look(Register::MainlandIt, "12345675", "他家工程有限公司"), Looked::NotRun, "no such list yet");
    send(market, &published("115/10/01", "116/03/31"), "").expect(200);
    let Looked::Named(entry) = look(Register::Debarred, "04595257", "") else { panic!("not found by its number") };
    assert_eq!((entry.row, entry.by_number, entry.as_of), (2, true, today));
    assert_eq!(entry.until.unwrap().to_string(), "2027-03-31");
    assert_eq!(entry.says(&["Announce_Agency_Name"]), Some("範例機關"));
    let Looked::Named(entry) = look(Register::Debarred, "", "他家工程有限公司") else {
        panic!("not found by its name")
    };
    assert_eq!((entry.row, entry.by_number), (1, false));
    assert_eq!(look(Register::Debarred, "22099131", "別家有限公司"), Looked::Absent(today));
    market.wait(60 * 24 * 8);
    let late = market.app.clock.now().local_date();
    assert_eq!(
        register.look(Register::Debarred, "22099131", "別家有限公司", late),
        Looked::NotRun,
        "too old to clear anybody"
    );
});

on_both!(a_list_comes_in_whole_or_not_at_all, |market| {
    let lists = || market.with(&market.cast.auditor.token).get("/api/v1/lists").expect(200).json();
    let before = lists().as_array().unwrap().len();
    let broken = "廠商代碼,廠商名稱,生效日期,截止日期,刊登機關\n12345675,甲公司,115/01/01,115/12/31,範例機關\n12345675,,115/01/01,,範例機關\n";
    let report = send(market, broken.as_bytes(), "").expect(200).json();
    assert_eq!((&report["report"]["written"], &report["report"]["rejected"]), (&json!(false), &json!(1)), "{report}");
    assert_eq!(send(market, "甲,乙\n1,2\n".as_bytes(), "").expect(422).code(), "import.unknown_layout");
    assert_eq!(send(market, "{\"a\": [".as_bytes(), "").expect(422).code(), "import.not_json");
    assert_eq!(send(market, &published("115/10/01", ""), "&as_of=2099-01-01").expect(422).code(), "list.future");
    assert_eq!(lists().as_array().unwrap().len(), before);

    let codes = "銀行代號,分支機構代號,名稱\n004,0040015,範例銀行營業部\n";
    assert_eq!(send(market, codes.as_bytes(), "").expect(200).json()["kind"], "banks");
    let again = send(market, codes.as_bytes(), "").expect(200).json();
    assert_eq!((&again["report"]["imported"], &again["report"]["duplicates"]), (&json!(0), &json!(1)));
    assert_eq!(lists().as_array().unwrap().len(), before + 1);

    let mut office = Browsing::of(market, &market.cast.office.user);
    let csrf = office.csrf("/office/lists");
    let told = [("kind", "mainland_it"), ("as_of", "2026-11-01")];
    let listed = "業者名稱,統一編號\n範例陸資資訊有限公司,12345675\n";
    let sent = office.upload_named(&csrf, "/office/lists", &told, ("file", "listed.csv", listed.as_bytes()));
    assert!(sent.expect(200).body.contains("陸資資訊服務業者"));
    let wrong = [("as_of", "115/11/1")];
    let sent = office.upload_named(&csrf, "/office/lists", &wrong, ("file", "a.csv", b"a,b\n1,2\n"));
    assert!(sent.expect(422).body.contains("西元年月日"));
    let page = Browsing::of(market, &market.cast.reviewer.user).get("/office/lists").expect(200).body;
    assert!(page.contains("尚無") || page.contains("未匯入"), "kinds without a list say so");
    assert!(!page.contains("<input id=\"file\""), "who only reads has no form");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});
