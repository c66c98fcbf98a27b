//! However many orders come at once, no more is sold than there is.

use std::collections::BTreeMap;

use diesel::prelude::*;
use gongqi::db::schema::{ceiling, orders};
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::market::TestMarket;

/// Sends a request from many threads at once and counts the statuses.
fn at_once(market: &TestMarket, count: usize, path: &'static str, body: &Value) -> BTreeMap<u16, usize> {
    let threads: Vec<_> = (0..count)
        .map(|turn| {
            let token = if turn % 2 == 0 { &market.cast.buyer.token } else { &market.cast.buyer2.token };
            let (client, body) = (market.with(token), body.clone());
            std::thread::spawn(move || client.post_until_answered(path, &body).status)
        })
        .collect();
    let mut answers = BTreeMap::new();
    for thread in threads {
        *answers.entry(thread.join().unwrap()).or_default() += 1;
    }
    answers
}

fn full(market: &TestMarket) {
    let (over, placed) = market
        .app
        .door
        .read_now(|conn| {
            let over: i64 = ceiling::table.filter(ceiling::used.gt(ceiling::cap)).count().get_result(conn)?;
            let placed: i64 = orders::table.count().get_result(conn)?;
            Ok((over, placed))
        })
        .unwrap();
    assert_eq!((over, placed), (0, 100));
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
}

on_both!(oversell_500_orders_against_room_for_100, |market| {
    // The framework has room for 500 units.
    let answers = at_once(market, 500, "/api/v1/orders", &wanted(market, 5));
    assert_eq!(answers, BTreeMap::from([(201, 100), (422, 400)]));
    full(market);
});

on_both!(oversell_500_orders_against_an_item_for_100, |market| {
    let item = market.app.door.write_now(|conn| {
        let counted = ceiling::table.filter(ceiling::item_id.is_not_null());
        Ok(diesel::update(counted).set((ceiling::cap.eq(100), ceiling::version.eq(ceiling::version))).execute(conn)?)
    });
    assert_eq!(item.unwrap(), 1);
    let answers = at_once(market, 500, "/api/v1/orders", &wanted(market, 1));
    assert_eq!(answers, BTreeMap::from([(201, 100), (422, 400)]));
    let used: Vec<(i64, i64)> = market
        .app
        .door
        .read_now(|conn| {
            let counted = ceiling::table.filter(ceiling::item_id.is_not_null());
            Ok(counted.select((ceiling::used, ceiling::cap)).load(conn)?)
        })
        .unwrap();
    assert_eq!(used, [(100, 100)]);
});

on_both!(oversell_carts_of_two_orders_take_all_or_nothing, |market| {
    // Each cart holds 100 units of the software, of which 500 fit, and one cloud server.
    let (first, second) = (market.with(&market.cast.buyer.token), market.with(&market.cast.buyer2.token));
    let lines = json!({ "lines": [
        { "listing": market.cast.listing, "listing_version": 1, "quantity": 100 },
        { "listing": market.cast.cloud, "listing_version": 1, "quantity": 1 },
    ] });
    let mut placed = 0;
    for round in 0..4 {
        let threads: Vec<_> = [first.clone(), second.clone()]
            .into_iter()
            .map(|client| {
                let lines = lines.clone();
                std::thread::spawn(move || {
                    let cart = client.post("/api/v1/cart/lines", &lines).expect(200).json();
                    let terms: Vec<Value> = cart["check"]["orders"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|order| json!({ "framework": order["framework"], "vendor": order["vendor"], "reason": "合用" }))
                        .collect();
                    let version = cart["version"].as_i64().unwrap();
                    client.step("/api/v1/cart/place", version, &json!({ "terms": terms })).status
                })
            })
            .collect();
        for thread in threads {
            let status = thread.join().unwrap();
            assert!([201, 422].contains(&status), "round {round}: {status}");
            placed += usize::from(status == 201);
        }
    }
    assert_eq!(placed, 5, "five carts fit, and the others left nothing behind");
    let counted: i64 = market.app.door.read_now(|conn| Ok(orders::table.count().get_result(conn)?)).unwrap();
    assert_eq!(counted, 10);
    assert!(market.verify().holds);
});
