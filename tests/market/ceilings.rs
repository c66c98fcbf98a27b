//! No interleaving of orders passes a ceiling.

use std::collections::BTreeMap;

use serde_json::json;

use crate::on_both;
use crate::orders::wanted;

on_both!(two_hundred_orders_at_once_fill_room_for_fifty, |market| {
    let order = wanted(market, 10);
    let threads: Vec<_> = (0..200)
        .map(|turn| {
            let token = if turn % 2 == 0 { &market.cast.buyer.token } else { &market.cast.buyer2.token };
            let (client, order) = (market.with(token), order.clone());
            std::thread::spawn(move || {
                let answer = client.post_until_answered("/api/v1/orders", &order);
                let refused = answer.status == 422
                    && answer.json()["rulings"]
                        .as_array()
                        .unwrap()
                        .iter()
                        .any(|r| r["rule"] == "ORD-10" && r["outcome"] == "refuse");
                (answer.status, refused)
            })
        })
        .collect();
    let mut answers: BTreeMap<(u16, bool), usize> = BTreeMap::new();
    for thread in threads {
        *answers.entry(thread.join().unwrap()).or_default() += 1;
    }
    assert_eq!(answers, BTreeMap::from([((201, false), 50), ((422, true), 150)]));
    let frameworks = market.anonymous().get("/api/v1/frameworks").expect(200).json();
    assert_eq!(frameworks["data"].as_array().unwrap().len(), 2);
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
    let last = market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 1)).expect(422).json();
    assert_eq!(last["code"], json!("order.unlawful"));
});
