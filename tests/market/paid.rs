//! What was paid: the price database, budget estimates made of it, and the yearly reports.

use serde_json::Value;

use crate::exchange::{import, row};
use crate::on_both;
use crate::orders::wanted;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;
use crate::support::seed;

const PAST: &str = "order_no,ordered_on,class,category,agency_code,ubn,maker,origin,name,edition,unit,licence_model,term_months,quantity,unit_price,award_price,amount,deliver_by,delivered_on,accepted_on";

/// One past order: number, day, agency, what it names (name, edition, unit, licence, months), units, price, award price.
fn past(number: usize, day: &str, agency: &str, what: &str, quantity: i64, price: i64, award: i64) -> String {
    let amount = quantity * price;
    format!(
        "OLD-{number},{day},software,辦公室軟體,{agency},00000000,雲岡,TW,{what},{quantity},{price},{award},{amount},,,"
    )
}

/// Seven orders of a licence for good around 1,000 dollars, one of them dear, four of a subscription, and maintenance.
fn bought(market: &TestMarket) {
    let mut rows = vec![PAST.to_owned()];
    let licence = "雲岡排版,標準版,套,perpetual,";
    for (at, (quantity, price, award)) in [
        (10, 980, 1_000),
        (12, 990, 1_000),
        (11, 1_000, 1_000),
        (9, 1_010, 1_010),
        (8, 1_020, 1_020),
        (10, 1_000, 1_000),
    ]
    .into_iter()
    .enumerate()
    {
        rows.push(past(at, &format!("2026-02-0{}", at + 1), "A.1", licence, quantity, price, award));
    }
    rows.push(past(10, "2026-03-03", "A.1.1", licence, 1, 2_500, 1_000));
    for at in 0..4 {
        let day = format!("2026-04-0{}", at + 1);
        rows.push(past(20 + at, &day, "B.1", "雲岡雲端,企業版,使用者,subscription,36", 10, 3_600, 3_600));
    }
    for (at, fee) in [900, 1_000, 1_100, 1_200, 1_300].into_iter().enumerate() {
        rows.push(past(40 + at, "2026-09-01", "A.1", "雲岡排版 年度維護,標準版,年,service,12", 1, fee, fee));
    }
    seed::import(&market.app, "past.csv", &format!("{}\n", rows.join("\n")));
    market.settle();
}

fn product<'a>(list: &'a Value, name: &str) -> &'a Value {
    list["products"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{list}"))
}

on_both!(prices_are_told_by_product_and_nobody_is_named, |market| {
    bought(market);
    let buyer = market.with(&market.cast.buyer.token);
    let list = buyer.get("/api/v1/prices?q=%E9%9B%B2%E5%B2%A1").expect(200).json();
    let row = product(&list, "雲岡排版");
    assert_eq!((&row["lines"], &row["quartiles"][1]), (&7.into(), &"1000".into()), "{row}");
    // Four orders give no quartiles.
    assert_eq!(product(&list, "雲岡雲端")["quartiles"], Value::Null);
    let sheet = buyer.get(&format!("/api/v1/prices/{}", row["id"].as_str().unwrap())).expect(200).json();
    assert_eq!((&sheet["units"], &sheet["range"][0], &sheet["range"][1]), (&61.into(), &"980".into(), &"2500".into()));
    let outliers = sheet["outliers"].as_array().unwrap();
    assert_eq!(
        (outliers.len(), &outliers[0]["why"], &outliers[0]["dear"]),
        (1, &"small".into(), &true.into()),
        "{sheet}"
    );
    for secret in ["範例署", "A.1", "00000000"] {
        assert!(!list.to_string().contains(secret) && !sheet.to_string().contains(secret), "{secret}");
    }
    let mut page = Browsing::of(market, &market.cast.buyer.user);
    let body = page.get("/prices?q=%E6%8E%92%E7%89%88").expect(200).body;
    assert!(body.contains("雲岡排版") && !body.contains("雲岡雲端"), "{body}");
    let body = page.get(&format!("/prices/{}", row["id"].as_str().unwrap())).expect(200).body;
    for words in ["<svg ", "中位數", "數量少", "以此產品估算經費"] {
        assert!(body.contains(words), "{words}");
    }
    page.get("/prices?months=0").expect(422);
    page.get("/prices/00000000-0000-0000-0000-000000000001").expect(404);
    for role in gongqi::base::actor::Role::ALL {
        let status = market.with(&market.cast.of(*role).token).get("/api/v1/prices").status;
        let may = ["buyer", "approver", "accounting", "office", "auditor"].contains(&role.as_str());
        assert_eq!(status == 200, may, "{role}: {status}");
    }
});

on_both!(an_estimate_is_prices_times_units_with_a_measured_rate, |market| {
    bought(market);
    let buyer = market.with(&market.cast.buyer.token);
    let list = buyer.get("/api/v1/prices").expect(200).json();
    let [licence, cloud] = ["雲岡排版", "雲岡雲端"].map(|name| product(&list, name)["id"].as_str().unwrap().to_owned());
    let query = format!("product={licence}&quantity=10&product={cloud}&quantity=2&years=4");
    let told = buyer.get(&format!("/api/v1/estimates?{query}")).expect(200).json();
    // Maintenance of 900 to 1,300 dollars a year beside the last licence of 10,000 dollars before it.
    assert_eq!((&told["rate"], &told["rates"][0]["percent"]), (&"measured".into(), &"10–12%".into()), "{told}");
    // Ten licences at the median of 1,000 with three years of maintenance at 11 %, two subscriptions of 36 months and a
    // third of one for the fourth year.
    let middle = |value: &Value| value[1].as_str().unwrap().parse::<f64>().unwrap();
    assert!((middle(&told["total"]) - (10_000.0 + 3.0 * 1_100.0 + 7_200.0 + 2_400.0)).abs() < 0.01, "{told}");
    let norm = buyer.get(&format!("/api/v1/estimates?{query}&rate=norm")).expect(200).json();
    assert!((middle(&norm["total"]) - (10_000.0 + 3.0 * 800.0 + 9_600.0)).abs() < 0.01, "{norm}");
    for (wrong, field) in [("rate=x", "rate"), ("years=11", "years"), ("product=x", "product-0")] {
        let problem = buyer.get(&format!("/api/v1/estimates?{wrong}")).expect(422).json();
        assert!(problem.to_string().contains(field), "{problem}");
    }
    let mut page = Browsing::of(market, &market.cast.buyer.user);
    let body = page.get(&format!("/estimates?{query}")).expect(200).body;
    for words in ["經費估算", "10–12%", "6–10%", "20–30%", "2024-12-31", "第 4 年", "estimate.odt?"] {
        assert!(body.contains(words), "{words}");
    }
    assert!(page.get("/estimates").expect(200).body.contains("請先由採購價格資料庫選擇產品"));
    let odt = page.get(&format!("/estimates/estimate.odt?{query}")).expect(200);
    assert_eq!(odt.header("content-type"), "application/vnd.oasis.opendocument.text");
    let pdf = page.get(&format!("/estimates/estimate.pdf?{query}")).expect(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    page.get(&format!("/estimates/other.pdf?{query}")).expect(404);
});

on_both!(yearly_reports_sum_orders_of_both_sides, |market| {
    let buyer = market.with(&market.cast.buyer.token);
    buyer.post("/api/v1/orders", &wanted(market, 2)).expect(201);
    import(market, &[row("SITE-1", "2026-11-01", 3)]);
    let office = market.with(&market.cast.office.token);
    let year = office.get("/api/v1/yearly-reports?year=115").expect(200).json();
    assert_eq!(year["due_on"], "2027-01-15");
    let framework = &year["frameworks"][0];
    assert_eq!(framework["amount"], "6000", "{year}");
    let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
    assert!((number(&framework["budget"]) - 6_000.0 - number(&framework["saved"])).abs() < 0.01, "{year}");
    let base = format!("/api/v1/yearly-reports/{}", framework["id"].as_str().unwrap());
    let orders = office.get(&format!("{base}/rpt-3.csv?year=115")).expect(200).body;
    let first = orders.lines().nth(1).unwrap();
    assert!(first.contains(",2,5,6000,"), "{orders}");
    assert!(office.get(&format!("{base}/rpt-1.csv?year=115")).expect(200).body.contains("合計"));
    let market_prices = office.get(&format!("{base}/rpt-2.csv?year=115")).expect(200).body;
    assert!(market_prices.contains("無市場價格資料"), "{market_prices}");
    assert_eq!(office.get("/api/v1/yearly-reports?year=114").expect(200).json()["frameworks"], serde_json::json!([]));
    for nothing in ["rpt-4.ods", "rpt-1.exe", "rpt-1"] {
        office.get(&format!("{base}/{nothing}?year=115")).expect(404);
    }
    buyer.get("/api/v1/yearly-reports").expect(403);
    let mut page = Browsing::of(market, &market.cast.office.user);
    let body = page.get("/office/yearly?year=115").expect(200).body;
    assert!(body.contains("RPT-1") && body.contains("6,000") && body.contains("2027-01-15"), "{body}");
    page.get("/office/yearly?year=x").expect(422);
});
