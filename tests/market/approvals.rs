//! How agencies approve: steps by amount, accounting, delegates, four eyes, and approval on paper.

use gongqi::accounts::model::User;
use gongqi::accounts::token::{Scope, make};
use gongqi::accounts::{second_factor, store};
use gongqi::base::actor::Role;
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;
use crate::support::seed::Player;

/// Another person of the agency.
fn colleague(market: &TestMarket, role: Role, name: &'static str) -> Player {
    let (call, like) = (market.app.system_call("test").unwrap(), market.cast.approver.user.clone());
    let made = market.app.door.write_now(move |conn| {
        let user = User {
            id: call.id(),
            role,
            email: format!("{name}@test.example"),
            name: name.to_owned(),
            totp_secret: Some(second_factor::new_secret(&call)),
            ..like.clone()
        };
        store::create(conn, &call, &user)?;
        let (_, token) = make(conn, &call.by(user.actor()), user.id, "test", Scope::Write)?;
        Ok(Player { user, token })
    });
    made.unwrap()
}

fn keep(market: &TestMarket, setting: &Value, tag: &str) -> crate::support::client::Answer {
    market.with(&market.cast.approver.token).put("/api/v1/approvals", setting, tag)
}

fn placed(market: &TestMarket, quantity: i64) -> String {
    let order = market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, quantity)).expect(201);
    format!("/api/v1/orders/{}", order.json()["id"].as_str().unwrap())
}

const BUDGET: &str =
    r#"{"budget_year":115,"budget_line":"資訊業務－軟體購置","available":"500000","carried_over":false}"#;

on_both!(an_order_takes_the_steps_of_its_amount, |market| {
    let second = colleague(market, Role::Approver, "second");
    let setting = json!({ "steps": [
        { "from": "0", "kind": "approval", "user": null },
        { "from": "10000", "kind": "accounting", "user": null },
        { "from": "100000", "kind": "approval", "user": second.user.id },
    ] });
    keep(market, &setting, "\"0\"").expect(200);
    assert_eq!(keep(market, &setting, "\"0\"").expect(412).code(), "approval.stale");
    let (first, accounting) = (market.with(&market.cast.approver.token), market.with(&market.cast.accounting.token));
    let (last, buyer) = (market.with(&second.token), market.with(&market.cast.buyer.token));

    let small = placed(market, 1);
    let done = first.step(&format!("{small}/approve"), 1, &json!({})).expect(200).json();
    assert_eq!(done["state"], "ready");

    // 100 at 1,200 take all three.
    let path = placed(market, 100);
    let budget: Value = serde_json::from_str(BUDGET).unwrap();
    assert_eq!(accounting.step(&format!("{path}/encumber"), 1, &budget).expect(409).code(), "order.wrong_state");
    let one = first.step(&format!("{path}/approve"), 1, &json!({})).expect(200).json();
    assert_eq!(
        (&one["state"], &one["awaits"], &one["next"]),
        (&json!("placed"), &json!("accounting"), &json!(["reject"]))
    );
    assert_eq!(first.step(&format!("{path}/approve"), 2, &json!({})).expect(409).code(), "order.wrong_state");
    let mut short = budget.clone();
    short["available"] = json!("119999");
    assert_eq!(accounting.step(&format!("{path}/encumber"), 2, &short).expect(422).code(), "approval.budget_short");
    accounting.step(&format!("{path}/encumber"), 2, &budget).expect(200);
    // Four eyes: the first approver signs no second step, and the third step is another's.
    assert_eq!(first.step(&format!("{path}/approve"), 3, &json!({})).expect(403).code(), "approval.anothers_step");
    let ready = last.step(&format!("{path}/approve"), 3, &json!({})).expect(200).json();
    assert_eq!((&ready["state"], &ready["awaits"]), (&json!("ready"), &json!(null)));
    let steps = buyer.get(&format!("{path}/approvals")).expect(200).json();
    assert_eq!((&steps[1]["encumbered"], &steps[1]["budget_year"]), (&json!("120000"), &json!(115)));
    assert_eq!(steps[2]["signed_by"], json!(second.user.id));
    market.settle();
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(nobody_signs_twice_even_where_anybody_may, |market| {
    let second = colleague(market, Role::Approver, "second");
    let setting = json!({ "steps": [
        { "from": "0", "kind": "approval", "user": null }, { "from": "0", "kind": "approval", "user": null },
    ] });
    keep(market, &setting, "\"0\"").expect(200);
    let path = placed(market, 1);
    let first = market.with(&market.cast.approver.token);
    first.step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    assert_eq!(first.step(&format!("{path}/approve"), 2, &json!({})).expect(403).code(), "separation.signed_before");
    let done = market.with(&second.token).step(&format!("{path}/approve"), 2, &json!({})).expect(200).json();
    assert_eq!(done["state"], "ready");
});

on_both!(whoever_is_named_later_is_kept_for_that, |market| {
    let steps = |named: Value| {
        json!({ "steps": [
        { "from": "0", "kind": "approval", "user": null }, { "from": "0", "kind": "approval", "user": named },
    ] })
    };
    let alone = keep(market, &steps(json!(null)), "\"0\"").expect(422);
    assert_eq!(alone.code(), "approval.too_few_people", "one approver signs no two steps");
    let second = colleague(market, Role::Approver, "second");
    keep(market, &steps(json!(market.cast.approver.user.id)), "\"0\"").expect(200);
    let path = placed(market, 1);
    let named = market.with(&market.cast.approver.token);
    assert_eq!(named.step(&format!("{path}/approve"), 1, &json!({})).expect(403).code(), "approval.named_later");
    market.with(&second.token).step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    named.step(&format!("{path}/approve"), 2, &json!({})).expect(200);
});

on_both!(a_delegate_signs_while_somebody_is_away_and_no_longer, |market| {
    let second = colleague(market, Role::Approver, "second");
    let me = market.cast.approver.user.id;
    keep(market, &json!({ "steps": [{ "from": "0", "kind": "approval", "user": me }] }), "\"0\"").expect(200);
    let (first, other) = (market.with(&market.cast.approver.token), market.with(&second.token));
    let path = placed(market, 1);
    assert_eq!(other.step(&format!("{path}/approve"), 1, &json!({})).expect(403).code(), "approval.anothers_step");
    let away = json!({ "delegate": second.user.id, "from": "2026-11-20", "to": "2026-11-21" });
    let strange = json!({ "delegate": market.cast.other_approver.user.id, "from": "2026-11-20", "to": "2026-11-21" });
    assert_eq!(first.post("/api/v1/absences", &strange).expect(422).code(), "approval.delegate_unknown");
    let noted = first.post("/api/v1/absences", &away).expect(201).json();
    other.step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    let steps = first.get(&format!("{path}/approvals")).expect(200).json();
    assert_eq!((&steps[0]["signed_by"], &steps[0]["on_behalf_of"]), (&json!(second.user.id), &json!(me)));
    // Back before the last day: the delegation is over at once.
    let path = placed(market, 1);
    let end = format!("/api/v1/absences/{}/end", noted["id"].as_str().unwrap());
    assert_eq!(other.step(&end, 1, &json!({})).status, 404);
    first.step(&end, 1, &json!({})).expect(200);
    assert_eq!(other.step(&format!("{path}/approve"), 1, &json!({})).expect(403).code(), "approval.anothers_step");
    // And it is over by itself after the last day.
    first.post("/api/v1/absences", &away).expect(201);
    market.wait(2 * 24 * 60);
    assert_eq!(other.step(&format!("{path}/approve"), 1, &json!({})).expect(403).code(), "approval.anothers_step");
    first.step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    market.settle();
    assert!(market.verify().holds);
});

on_both!(an_agency_approves_on_paper_and_records_it, |market| {
    keep(market, &json!({ "outside": true }), "\"0\"").expect(200);
    let path = placed(market, 10);
    let (buyer, approver) = (market.with(&market.cast.buyer.token), market.with(&market.cast.approver.token));
    assert_eq!(approver.step(&format!("{path}/approve"), 1, &json!({})).expect(409).code(), "order.wrong_state");
    let mut browser = Browsing::of(market, &market.cast.buyer.user);
    let page = path.replace("/api/v1", "");
    for (format, magic) in [("odt", &b"PK"[..]), ("pdf", &b"%PDF"[..])] {
        let bytes = browser.get_bytes(&format!("{page}/request.{format}"));
        assert!(bytes.starts_with(magic) && bytes.len() > 2_000, "{format}: {} bytes", bytes.len());
    }
    let document =
        json!({ "document_no": "範署資字第1150001234號", "document_on": "2026-11-20", "approver": "王署長" });
    let mut tomorrow = document.clone();
    tomorrow["document_on"] = json!("2026-11-21");
    let refused = buyer.step(&format!("{path}/record"), 1, &tomorrow).expect(422).code();
    assert_eq!(refused, "approval.document_in_future");
    let done = buyer.step(&format!("{path}/record"), 1, &document).expect(200).json();
    assert_eq!(done["state"], "ready");
    let shown = browser.get(&page);
    assert!(shown.body.contains("範署資字第1150001234號") && shown.body.contains("王署長"), "{}", shown.body);
    // The paper is the agency's own.
    let mut vendor = Browsing::of(market, &market.cast.vendor.user);
    assert_eq!(vendor.get(&format!("{page}/request.odt")).status, 404);
    market.settle();
    assert!(market.verify().holds);
});

on_both!(a_setting_that_lets_orders_through_is_refused, |market| {
    let code = |setting: Value| {
        let answer = keep(market, &setting, "\"0\"").expect(422).json();
        answer["code"].as_str().unwrap().to_owned()
    };
    let step = |from: &str, kind: &str, user: Value| json!({ "steps": [{ "from": from, "kind": kind, "user": user }] });
    assert_eq!(code(step("0", "accounting", Value::Null)), "approval.no_first_step");
    assert_eq!(code(step("5", "approval", Value::Null)), "approval.no_first_step");
    assert_eq!(code(step("0", "approval", json!(market.cast.other_approver.user.id))), "approval.person_unknown");
    assert_eq!(code(step("0", "approval", json!(market.cast.buyer.user.id))), "approval.person_unknown");
    assert_eq!(code(json!({ "expire_days": 0 })), "approval.days");
    let compare = json!({ "compare": { "from": "10000", "least": 2, "scope": "item" } });
    keep(market, &compare, "\"0\"").expect(200);
    let checked = market.with(&market.cast.buyer.token).post("/api/v1/orders/check", &wanted(market, 10)).expect(200);
    let rulings = checked.json()["rulings"].as_array().unwrap().clone();
    let own = rulings.iter().find(|ruling| ruling["rule"] == "ORD-14").unwrap();
    assert_eq!(own["text"]["key"], "ord-14.too_few", "nobody was invited where one vendor could have been");
});

on_both!(the_agencys_manager_sets_the_steps_on_a_page, |market| {
    let mut browser = Browsing::of(market, &market.cast.approver.user);
    let csrf = browser.csrf("/approvals");
    let fields = [
        ("csrf", csrf.as_str()),
        ("version", "0"),
        ("from", "0"),
        ("kind", "approval"),
        ("user", ""),
        ("from", "10,000"),
        ("kind", "accounting"),
        ("user", ""),
        ("from", ""),
        ("kind", "approval"),
        ("user", ""),
    ];
    assert_eq!(browser.post("/approvals", &fields).status, 303);
    let path = placed(market, 10);
    market.with(&market.cast.approver.token).step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    let page = path.replace("/api/v1", "");
    let mut accounting = Browsing::of(market, &market.cast.accounting.user);
    let csrf = accounting.csrf(&page);
    let budget = [
        ("csrf", csrf.as_str()),
        ("key", "k1"),
        ("version", "2"),
        ("budget_year", "115"),
        ("budget_line", "資訊業務"),
        ("available", "1,000"),
    ];
    let short = accounting.post(&format!("{page}/encumber"), &budget);
    assert_eq!(short.status, 422);
    assert!(short.body.contains("不足以保留") && short.body.contains("資訊業務"), "{}", short.body);
    let mut enough = budget;
    enough[5].1 = "99,000";
    assert_eq!(accounting.post(&format!("{page}/encumber"), &enough).status, 303);
    let shown = accounting.get(&page);
    assert!(shown.body.contains("待下訂") && shown.body.contains("保留 12,000 元"), "{}", shown.body);
    let home = accounting.get("/");
    assert_eq!(home.status, 200);
});
