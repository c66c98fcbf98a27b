//! The API's manners: idempotency keys, ETags, cursors, problems, headers, tokens.

use serde_json::json;

use crate::on_both;
use crate::orders::wanted;

on_both!(a_key_has_one_effect, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let order = wanted(market, 1);
    assert_eq!(buyer.send("/api/v1/orders", &order, &[]).expect(400).code(), "http.idempotency_key_missing");
    let first = buyer.send("/api/v1/orders", &order, &[("Idempotency-Key", "k1")]).expect(201);
    let again = buyer.send("/api/v1/orders", &order, &[("Idempotency-Key", "k1")]).expect(201);
    assert_eq!((first.body.as_str(), first.header("etag")), (again.body.as_str(), again.header("etag")));
    assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), ("", "true"));
    let other = buyer.send("/api/v1/orders", &wanted(market, 2), &[("Idempotency-Key", "k1")]).expect(422);
    assert_eq!(other.code(), "http.idempotency_other_body");
    assert_eq!(buyer.get("/api/v1/orders").json()["data"].as_array().unwrap().len(), 1);
    let second = market.with(&market.cast.buyer2.token);
    second.send("/api/v1/orders", &order, &[("Idempotency-Key", "k1")]).expect(201);
    market.wait(60 * 24 * 8);
    buyer.send("/api/v1/orders", &order, &[("Idempotency-Key", "k1")]).expect(201);
    assert_eq!(buyer.get("/api/v1/orders").json()["data"].as_array().unwrap().len(), 3);
});

on_both!(many_senders_of_one_key_make_one_order, |market| {
    let order = wanted(market, 1);
    let threads: Vec<_> = (0..20)
        .map(|_| {
            let (buyer, order) = (market.with(&market.cast.buyer.token), order.clone());
            std::thread::spawn(move || buyer.send("/api/v1/orders", &order, &[("Idempotency-Key", "same")]).status)
        })
        .collect();
    let statuses: Vec<u16> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert!(statuses.iter().all(|status| [201, 409].contains(status)), "{statuses:?}");
    let buyer = market.with(&market.cast.buyer.token);
    assert_eq!(buyer.get("/api/v1/orders").json()["data"].as_array().unwrap().len(), 1);
});

on_both!(a_change_names_the_version_it_means, |market| {
    let (buyer, approver) = (market.with(&market.cast.buyer.token), market.with(&market.cast.approver.token));
    let placed = buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201).json();
    let path = format!("/api/v1/orders/{}/approve", placed["id"].as_str().unwrap());
    assert_eq!(approver.post(&path, &json!({})).expect(428).code(), "http.if_match_missing");
    assert_eq!(approver.step(&path, 7, &json!({})).expect(412).code(), "stale");
    let bad = approver.send(&path, &json!({}), &[("Idempotency-Key", "a"), ("If-Match", "W/1")]).expect(400);
    assert_eq!(bad.code(), "http.if_match_malformed");
    approver.step(&path, 1, &json!({})).expect(200);
    let late = approver.step(&path, 2, &json!({})).expect(409);
    assert_eq!(late.code(), "order.wrong_state");
});

on_both!(lists_go_on_by_cursor, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let mut placed: Vec<String> = (0..5)
        .map(|_| {
            buyer.post("/api/v1/orders", &wanted(market, 1)).expect(201).json()["number"].as_str().unwrap().to_owned()
        })
        .collect();
    let (mut seen, mut path) = (Vec::new(), "/api/v1/orders?limit=2".to_owned());
    loop {
        let page = buyer.get(&path).expect(200).json();
        seen.extend(page["data"].as_array().unwrap().iter().map(|order| order["number"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/api/v1/orders?limit=2&cursor={cursor}");
        assert_eq!(buyer.get(&format!("{path}&state=issued")).expect(422).code(), "page.bad_cursor");
    }
    seen.sort();
    placed.sort();
    assert_eq!(seen, placed);
    assert_eq!(buyer.get("/api/v1/orders?limit=0").expect(422).code(), "page.limit_out_of_range");
    assert_eq!(buyer.get("/api/v1/orders?limit=x").expect(400).code(), "http.query_malformed");
});

on_both!(bad_input_is_a_problem_with_a_code_and_a_sentence, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    let keys = [("Idempotency-Key", "bad")];
    let unknown = buyer.send("/api/v1/orders", &json!({ "lines": [], "colour": 1 }), &keys).expect(422);
    assert_eq!(
        (unknown.code().as_str(), unknown.header("content-type")),
        ("http.body_unfit", "application/problem+json")
    );
    let empty = buyer.send("/api/v1/orders", &json!({ "lines": [], "reason": "r" }), &keys).expect(422).json();
    assert_eq!(
        (empty["code"].as_str(), empty["errors"][0]["pointer"].as_str()),
        (Some("order.no_lines"), Some("/lines"))
    );
    for answer in [
        buyer.get("/api/v1/nothing"),
        buyer.get("/api/v1/orders/nonsense"),
        market.anonymous().get("/api/v1/listings/x"),
    ] {
        assert_eq!(answer.expect(404).code(), "not_found");
    }
    let anonymous = market.anonymous().get("/api/v1/orders").expect(401);
    let problem = anonymous.json();
    assert!(
        problem["title"].as_str().unwrap().chars().any(|letter| letter > '\u{4e00}'),
        "a Chinese sentence: {problem}"
    );
    assert_eq!(anonymous.header("x-request-id"), problem["instance"].as_str().unwrap());
    let described = market.anonymous().get(problem["type"].as_str().unwrap()).expect(200).json();
    assert_eq!(described["title"], problem["title"]);
    for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "ratelimit"] {
        assert!(!anonymous.header(name).is_empty(), "{name}");
    }
    market.with("gongqi_00000000000070008000000000000000_feed").get("/api/v1/me").expect(401);
});

on_both!(the_api_describes_itself, |market| {
    let document = market.anonymous().get("/api/v1/openapi.json").expect(200).json();
    assert_eq!(document["openapi"], "3.1.0");
    let place = &document["paths"]["/api/v1/orders"]["post"];
    assert!(place["responses"]["422"].is_object() && place["requestBody"].is_object(), "{place}");
    let page = market.anonymous().get("/api/v1/docs/").expect(200);
    assert!(page.body.contains("swagger"));
    market.anonymous().get("/live").expect(200);
    market.anonymous().get("/ready").expect(200);
    assert!(market.anonymous().get("/metrics").expect(200).body.contains("http_requests_total"));
});
