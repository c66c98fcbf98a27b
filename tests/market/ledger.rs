//! Ceilings in two phases: what an order reserves is posted when it is issued and given back when it will not be; what
//! was ordered outside counts always; the figures are the sums of the movements.

use diesel::prelude::*;
use gongqi::base::id::SiteOrderId;
use gongqi::contracts::ceiling as verbs;
use gongqi::contracts::model::Ceiling;
use gongqi::contracts::{movement, rows};
use gongqi::db::conn::DbConn;
use gongqi::db::schema::{ceiling, ceiling_movement};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::on_both;
use crate::orders::wanted;
use crate::support::market::{NOW, TestMarket};

/// Reserved, posted and outside of the budget of the framework whose orders are issued on the e-procurement site.
fn budget(market: &TestMarket) -> (i64, i64, i64) {
    let row = row(market);
    (row.reserved() / 10_000, row.posted / 10_000, row.outside / 10_000)
}

fn row(market: &TestMarket) -> Ceiling {
    let find = |conn: &mut DbConn| {
        let small = ceiling::table.filter(ceiling::item_id.is_null()).order(ceiling::cap);
        Ok(small.first(conn)?)
    };
    market.app.door.read_now(find).unwrap()
}

fn place(market: &TestMarket, quantity: i64) -> Value {
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, quantity)).expect(201).json()
}

fn issue(market: &TestMarket, order: &Value) -> String {
    let path = format!("/api/v1/orders/{}", order["id"].as_str().unwrap());
    market.with(&market.cast.approver.token).step(&format!("{path}/approve"), 1, &json!({})).expect(200);
    let pcc = json!({ "pcc_number": format!("PCC-{}", order["number"].as_str().unwrap()), "pcc_at": NOW });
    market.with(&market.cast.buyer.token).step(&format!("{path}/issue"), 2, &pcc).expect(200);
    path
}

/// Counts an order outside, of so many dollars; says whether the cap is passed.
fn outside(market: &TestMarket, id: SiteOrderId, dollars: i64) -> bool {
    let (call, of) = (market.app.system_call("test").unwrap(), row(market));
    let count = move |conn: &mut DbConn| {
        let (change, above) = verbs::count_many(conn, &call, &[(id, of.id, dollars * 10_000)])?.remove(0);
        let act = gongqi::audit::entry::Act::new("test", change.subject.clone()).change(change);
        gongqi::audit::record::record(conn, &call, act)?;
        Ok(above)
    };
    market.app.door.write_now(count).unwrap()
}

fn holds(market: &TestMarket) {
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
}

on_both!(what_an_order_reserves_is_posted_or_given_back, |market| {
    let first = place(market, 10);
    assert_eq!(budget(market), (12_000, 0, 0));
    let path = issue(market, &first);
    assert_eq!(budget(market), (0, 12_000, 0));
    let second = place(market, 5);
    assert_eq!(budget(market), (6_000, 12_000, 0));
    let cancel = format!("/api/v1/orders/{}/cancel", second["id"].as_str().unwrap());
    market.with(&market.cast.buyer.token).step(&cancel, 1, &json!({ "reason": "不續辦" })).expect(200);
    assert_eq!(budget(market), (0, 12_000, 0));
    let vendor = market.with(&market.cast.vendor.token);
    vendor.step(&format!("{path}/decline"), 3, &json!({ "reason": "停止供應" })).expect(200);
    assert_eq!(budget(market), (0, 0, 0));
    assert_eq!(vendor.step(&format!("{path}/decline"), 4, &json!({ "reason": "再一次" })).status, 409);
    assert_eq!(budget(market), (0, 0, 0), "what was given back is not given back again");
    holds(market);
});

on_both!(orders_outside_count_above_the_cap_and_ours_never_do, |market| {
    let id: SiteOrderId = Uuid::now_v7().into();
    assert!(!outside(market, id, 590_000), "the room is 600,000");
    let refused = market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 10)).expect(422).json();
    assert_eq!(refused["code"], "order.unlawful");
    let last = place(market, 8);
    assert!(outside(market, Uuid::now_v7().into(), 1_000), "590,000 + 9,600 + 1,000");
    assert_eq!((row(market).remaining(), budget(market)), (0, (9_600, 591_000, 591_000)));
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 1)).expect(422);
    // An order that stood before goes on.
    issue(market, &last);
    assert_eq!(budget(market), (0, 600_600, 591_000));
    let call = market.app.system_call("test").unwrap();
    let taken_back = market.app.door.write_now(move |conn| {
        let changes = verbs::uncount_outside(conn, &call, id)?;
        let subject = changes[0].subject.clone();
        let count = changes.len();
        let mut act = gongqi::audit::entry::Act::new("test", subject);
        act.changes = changes;
        gongqi::audit::record::record(conn, &call, act)?;
        Ok((count, verbs::uncount_outside(conn, &call, id)?.len()))
    });
    assert_eq!(taken_back.unwrap(), (1, 0));
    assert_eq!(budget(market), (0, 10_600, 1_000));
    holds(market);
});

on_both!(a_figure_that_is_not_the_sum_of_its_movements_is_found, |market| {
    issue(market, &place(market, 10));
    holds(market);
    let id = row(market).id;
    let deed = move |conn: &mut DbConn| {
        Ok(diesel::update(ceiling::table.find(id)).set(ceiling::posted.eq(0)).execute(conn)?)
    };
    assert_eq!(market.app.door.write_now(deed).unwrap(), 1);
    let found = market.app.door.read_now(rows::unbalanced).unwrap();
    let [one] = found.as_slice() else { panic!("one difference: {found:?}") };
    assert_eq!((one.kind.as_str(), one.id), ("ceiling", id.0));
    assert!(!market.verify().holds);
});

on_both!(a_movement_is_never_changed_and_a_wrong_one_never_written, |market| {
    place(market, 1);
    let change = |conn: &mut DbConn| {
        Ok(diesel::update(ceiling_movement::table).set(ceiling_movement::amount.eq(1)).execute(conn)?)
    };
    assert!(market.app.door.write_now(change).is_err());
    let remove = |conn: &mut DbConn| Ok(diesel::delete(ceiling_movement::table).execute(conn)?);
    assert!(market.app.door.write_now(remove).is_err());
    let (call, of) = (market.app.system_call("test").unwrap(), row(market));
    let wrong = move |conn: &mut DbConn| {
        let holder = movement::Holder::Outside(Uuid::now_v7().into());
        let way = (movement::Account::Available, movement::Account::Posted);
        movement::movement(conn, &call, of.id, holder, way, 1)
    };
    assert!(market.app.door.write_now(wrong).is_err(), "nothing outside takes what is available");
    let above = |conn: &mut DbConn| {
        let of = ceiling::table.filter(ceiling::item_id.is_null());
        Ok(diesel::update(of).set(ceiling::used.eq(ceiling::cap + 1)).execute(conn)?)
    };
    assert!(market.app.door.write_now(above).is_err(), "a CHECK stands behind the conditional update");
});
