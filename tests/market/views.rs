//! Saved views: one's own, only of dashboards one may see, and a report by mail once a month.

use gongqi::worker;
use serde_json::json;

use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;

/// Days in minutes.
const DAY: i64 = 60 * 24;

/// The day's rounds, and what they enqueue.
fn day_turns(market: &TestMarket, days: i64) {
    market.wait(days * DAY);
    worker::schedule_watch(&market.app).unwrap();
    market.settle();
}

on_both!(a_view_is_ones_own_and_of_what_one_may_see, |market| {
    let cast = &market.cast;
    let buyer = market.with(&cast.buyer.token);
    let view = json!({ "name": "雲端", "board": "agency", "query": "class=cloud&evil=1", "monthly": false });
    let saved = buyer.post("/api/v1/views", &view).expect(201).json();
    assert_eq!((&saved["query"], &saved["board"]), (&"class=cloud".into(), &"agency".into()));
    buyer.post("/api/v1/views", &json!({ "name": "x", "board": "office" })).expect(403);
    for (wrong, code) in [
        (json!({ "name": " ", "board": "agency" }), "view.name_missing"),
        (json!({ "name": "x", "board": "agency", "query": "class=x" }), "figures.class"),
        (json!({ "name": "x", "board": "agency", "query": "from=soon" }), "chart.month_malformed"),
    ] {
        assert_eq!(buyer.post("/api/v1/views", &wrong).expect(422).code(), code);
    }
    let delete = format!("/api/v1/views/{}/delete", saved["id"].as_str().unwrap());
    let stranger = market.with(&cast.other_buyer.token);
    assert_eq!(stranger.get("/api/v1/views").expect(200).json()["data"], json!([]));
    stranger.step(&delete, 1, &json!({})).expect(404);
    buyer.step(&delete, 2, &json!({})).expect(412);
    buyer.step(&delete, 1, &json!({})).expect(200);
    assert_eq!(buyer.get("/api/v1/views").expect(200).json()["data"], json!([]));

    let mut page = Browsing::of(market, &cast.vendor.user);
    let csrf = page.csrf("/vendor/figures?class=software");
    let form = [("csrf", csrf.as_str()), ("name", "本公司軟體"), ("board", "vendor"), ("query", "class=software")];
    page.post("/account/views", &form).expect(303);
    let body = page.get("/account/views").expect(200).body;
    assert!(body.contains("本公司軟體") && body.contains("/vendor/figures?class=software"), "{body}");
    assert!(market.verify().holds);
});

on_both!(a_report_goes_out_once_when_the_month_is_over, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    buyer.post("/api/v1/orders", &wanted(market, 2)).expect(201);
    let view = json!({ "name": "每月", "board": "agency", "query": "", "monthly": true });
    buyer.post("/api/v1/views", &view).expect(201);
    market.settle();
    let reports = || market.mails().into_iter().filter(|mail| mail.contains("application/pdf")).collect::<Vec<_>>();
    day_turns(market, 1);
    assert_eq!(reports().len(), 0, "the month is not over");
    day_turns(market, 11);
    let first = reports();
    assert_eq!(first.len(), 1);
    // The file's bytes begin as those of a PDF, in base64.
    assert!(first[0].contains("report-115-11.pdf") && first[0].contains("JVBERi0"), "{}", &first[0][..600]);
    day_turns(market, 1);
    assert_eq!(reports().len(), 1, "once a month");
    day_turns(market, 31);
    assert_eq!(reports().len(), 2);
    assert!(market.verify().holds);
});
