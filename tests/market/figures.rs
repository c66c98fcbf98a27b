//! The figures of dashboards: equal to the rows to the cent whatever happened, and to each role no more than its own.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use diesel::prelude::*;
use gongqi::analytics::asked::{Filters, Scope};
use gongqi::analytics::board;
use gongqi::analytics::model::{RollupDay, RollupMonth};
use gongqi::analytics::rebuild::rebuild;
use gongqi::base::id::{ListingVersionId, OrganisationId, ProductId};
use gongqi::catalog::model::{Class, ListingVersion};
use gongqi::db::schema::{
    fact_order, figure_product, framework, listing_version, order_line, orders, rollup_day, rollup_month,
};
use gongqi::orders::model::{Order, OrderLine};
use gongqi::worker;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use crate::exchange::{import, row};
use crate::on_both;
use crate::orders::wanted;
use crate::support::market::TestMarket;
use crate::support::seed;

type Key = (String, OrganisationId, OrganisationId);
/// Lines, units, paid and award dollars.
type Sums = (i64, i64, i64, i64);

/// What the rows come to, counted from nothing: orders and dollars by day, units, paid and award dollars by month and
/// product.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    days: BTreeMap<(NaiveDate, Key), (i64, i64)>,
    months: BTreeMap<(i64, Key, String), Sums>,
}

/// Counts the orders of the market.
fn recount(market: &TestMarket) -> Count {
    let (orders, lines, versions) = market
        .app
        .door
        .read_now(|conn| {
            let orders: Vec<(Order, Class)> = orders::table
                .inner_join(framework::table.on(framework::id.eq(orders::framework_id)))
                .select((orders::all_columns, framework::class))
                .load(conn)?;
            let lines: Vec<OrderLine> = order_line::table.load(conn)?;
            let versions: Vec<ListingVersion> = listing_version::table.load(conn)?;
            Ok((orders, lines, versions))
        })
        .unwrap();
    let names: BTreeMap<ListingVersionId, String> = versions.into_iter().map(|row| (row.id, row.name)).collect();
    let gone = ["rejected", "cancelled", "declined", "expired"];
    let mut count = Count::default();
    for (order, class) in orders.into_iter().filter(|(order, _)| !gone.contains(&order.state.as_str())) {
        let day = order.issued_at.unwrap_or(order.placed_at).taipei().date_naive();
        let key: Key = (class.to_string(), order.agency_id, order.vendor_id);
        let sum = count.days.entry((day, key.clone())).or_default();
        *sum = (sum.0 + 1, sum.1 + order.amount.0);
        for line in lines.iter().filter(|line| line.order_id == order.id) {
            let month = i64::from(day.year()) * 12 + i64::from(day.month0());
            let product = names[&line.listing_version_id].clone();
            let sum = count.months.entry((month, key.clone(), product)).or_default();
            let awarded = line.award_price.line_total(line.quantity).unwrap().0;
            *sum = (sum.0 + 1, sum.1 + line.quantity, sum.2 + line.amount.0, sum.3 + awarded);
        }
    }
    count
}

/// What the rollups say.
fn rolled(market: &TestMarket) -> Count {
    let (days, months, names) = market
        .app
        .door
        .read_now(|conn| {
            let days: Vec<RollupDay> = rollup_day::table.load(conn)?;
            let months: Vec<RollupMonth> = rollup_month::table.load(conn)?;
            let names: Vec<(ProductId, String)> =
                figure_product::table.select((figure_product::id, figure_product::name)).load(conn)?;
            Ok((days, months, names))
        })
        .unwrap();
    let names: BTreeMap<ProductId, String> = names.into_iter().collect();
    let mut count = Count::default();
    for cell in days.into_iter().filter(|cell| cell.orders != 0 || cell.amount.0 != 0) {
        let key = (cell.class.to_string(), cell.agency_id, cell.vendor_id);
        count.days.insert((cell.day, key), (cell.orders, cell.amount.0));
    }
    for cell in months.into_iter().filter(|cell| cell.lines != 0 || cell.amount.0 != 0) {
        let key = (cell.class.to_string(), cell.agency_id, cell.vendor_id);
        let sum = count.months.entry((cell.month, key, names[&cell.product_id].clone())).or_default();
        *sum = (sum.0 + cell.lines, sum.1 + cell.quantity, sum.2 + cell.amount.0, sum.3 + cell.awarded.0);
    }
    count
}

/// Some steps of orders at random: new ones, and whatever may happen to old ones.
fn happen(market: &TestMarket, rng: &mut ChaCha8Rng, known: &mut Vec<String>) {
    let cast = &market.cast;
    let (buyer, approver) = (market.with(&cast.buyer.token), market.with(&cast.approver.token));
    let vendor = market.with(&cast.vendor.token);
    for _ in 0..6 {
        market.wait(rng.random_range(60..3_000));
        if known.len() < 3 || rng.random_range(0..3) == 0 {
            let mut order = wanted(market, rng.random_range(1..9));
            if rng.random_range(0..2) == 0 {
                order["lines"][0]["listing"] = json!(cast.cloud);
                order["lines"][0]["quantity"] = json!(1);
            }
            known.push(buyer.post("/api/v1/orders", &order).expect(201).json()["id"].as_str().unwrap().to_owned());
            continue;
        }
        let path = format!("/api/v1/orders/{}", known[rng.random_range(0..known.len())]);
        let read = buyer.get(&path).expect(200).json();
        let version = read["version"].as_i64().unwrap();
        let reason = json!({ "reason": "範例" });
        let step = |who: &crate::support::client::Client, what: &str, body: &Value| {
            who.step(&format!("{path}/{what}"), version, body).expect(200);
        };
        let lucky = rng.random_range(0..4) > 0;
        match read["state"].as_str().unwrap() {
            "placed" if lucky => step(&approver, "approve", &json!({})),
            "placed" => step(&approver, "reject", &reason),
            "ready" if lucky => {
                let at = market.app.clock.now().rfc3339();
                step(
                    &buyer,
                    "issue",
                    &json!({ "pcc_number": format!("PCC-{}", &path[path.len() - 12..]), "pcc_at": at }),
                );
            }
            "ready" => step(&buyer, "cancel", &reason),
            "issued" if lucky => step(&vendor, "confirm", &json!({})),
            "issued" => step(&vendor, "decline", &reason),
            _ => {}
        }
    }
}

on_both!(rollups_are_a_recount_whatever_happened, |market| {
    let mut rng = ChaCha8Rng::seed_from_u64(20);
    let mut known = Vec::new();
    for round in 0..8 {
        happen(market, &mut rng, &mut known);
        market.settle();
        assert_eq!(rolled(market), recount(market), "round {round}");
    }
    let figures =
        || market.with(&market.cast.office.token).get("/api/v1/office/figures?chart=spend").expect(200).json();
    let told: f64 = figures()["charts"][0]["series"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|series| series["values"].as_array().unwrap().iter())
        .map(|value| value.as_str().unwrap().parse::<f64>().unwrap())
        .sum();
    let counted: i64 = recount(market).days.values().map(|(_, amount)| amount / 10_000).sum();
    assert!(counted > 0 && (told - counted as f64).abs() < 0.01, "{told} {counted}");
    // Somebody spoils sums and facts behind the program's back: counted anew everything is right again.
    market
        .app
        .door
        .write_now(|conn| {
            diesel::update(rollup_day::table).set(rollup_day::amount.eq(rollup_day::amount + 7)).execute(conn)?;
            diesel::update(fact_order::table).set(fact_order::amount.eq(fact_order::amount + 9)).execute(conn)?;
            Ok(diesel::update(rollup_month::table)
                .set(rollup_month::lines.eq(rollup_month::lines + 1))
                .execute(conn)?)
        })
        .unwrap();
    assert_ne!(rolled(market), recount(market));
    let found = rebuild(&market.app.door).unwrap();
    assert!(found.orders_mended > 0 && found.cells_mended > 0, "{found:?}");
    assert_eq!(rolled(market), recount(market));
    let again = rebuild(&market.app.door).unwrap();
    assert_eq!((again.orders_mended, again.cells_mended), (0, 0));
    // The figures in memory begin anew with them.
    let after: f64 = figures()["charts"][0]["series"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|series| series["values"].as_array().unwrap().iter())
        .map(|value| value.as_str().unwrap().parse::<f64>().unwrap())
        .sum();
    assert!((after - counted as f64).abs() < 0.01, "{after} {counted}");
});

/// The sum of a chart's values.
fn sum(answer: &Value, chart: &str) -> f64 {
    let charts = answer["charts"].as_array().unwrap();
    let chart = charts.iter().find(|one| one["id"] == chart).unwrap();
    let values = chart["series"].as_array().unwrap().iter().flat_map(|series| series["values"].as_array().unwrap());
    values.filter_map(|value| value.as_str()?.parse::<f64>().ok()).sum()
}

const PAST: &str = "order_no,ordered_on,class,category,agency_code,ubn,maker,origin,name,edition,unit,licence_model,term_months,quantity,unit_price,award_price,amount,deliver_by,delivered_on,accepted_on";

on_both!(orders_of_everywhere_count_once, |market| {
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 2)).expect(201);
    import(market, &[row("SITE-1", "2026-11-01", 3)]);
    let past = format!(
        "{PAST}\nOLD-1,2024-05-06,software,辦公室軟體,B.1,00000000,雲岡,TW,雲岡文書處理,標準版,使用者,perpetual,,10,900,1000,9000,2024-06-01,2024-05-20,2024-05-25\n"
    );
    seed::import(&market.app, "past.csv", &past);
    market.settle();
    let office = market.with(&market.cast.office.token);
    let read = || office.get("/api/v1/office/figures?from=113-01&to=115-11").expect(200).json();
    assert_eq!(sum(&read(), "spend"), 2.0 * 1_200.0 + 3.0 * 1_200.0 + 9_000.0);
    assert_eq!(sum(&read(), "orders"), 3.0);
    // The same file changes nothing; other content under the same number is a correction.
    seed::import(&market.app, "past.csv", &past);
    seed::import(&market.app, "past.csv", &past.replace(",10,900,1000,9000,", ",20,900,1000,18000,"));
    market.settle();
    assert_eq!(sum(&read(), "spend"), 2.0 * 1_200.0 + 3.0 * 1_200.0 + 18_000.0);
    assert_eq!(sum(&read(), "orders"), 3.0);
    // What was cancelled on the site no longer counts.
    import(market, &[row("SITE-1", "2026-11-01", 3).replace(",placed", ",cancelled")]);
    assert_eq!(sum(&read(), "orders"), 2.0);
    assert!(read()["counted_until"].as_str().unwrap() >= market.app.clock.now().rfc3339().as_str());
    assert!(market.verify().holds);
});

on_both!(nobody_sees_anothers_figures, |market| {
    let cast = &market.cast;
    market.with(&cast.buyer.token).post("/api/v1/orders", &wanted(market, 10)).expect(201);
    market.settle();
    let read = |token: &str, path: &str| market.with(token).get(path).expect(200).json();
    // The agency and the vendor of the order see it; others of their kinds see nothing of it anywhere.
    for (one, stranger, path) in [
        (&cast.buyer, &cast.other_buyer, "/api/v1/agency/figures"),
        (&cast.vendor, &cast.other_vendor, "/api/v1/vendor/figures"),
    ] {
        assert_eq!(sum(&read(&one.token, path), "spend"), 12_000.0);
        let other = read(&stranger.token, path);
        for chart in other["charts"].as_array().unwrap() {
            assert_eq!(sum(&other, chart["id"].as_str().unwrap()), 0.0, "{chart}");
        }
        assert!(!other.to_string().contains("12,000") && !other.to_string().contains("雲岡文書處理"), "{other}");
    }
    // One agency and one vendor stand behind the sum: the public is not told it.
    let public = market.anonymous().get("/api/v1/figures").expect(200).json();
    for chart in public["charts"].as_array().unwrap() {
        assert_eq!(sum(&public, chart["id"].as_str().unwrap()), 0.0, "{chart}");
    }
    for words in ["12,000", "12000", "雲岡", "範例署", "範例資訊"] {
        assert!(!public.to_string().contains(words), "{words}");
    }
    // A sole vendor learns no market size that would be another's.
    let rival = read(&cast.other_vendor.token, "/api/v1/vendor/figures?chart=rank");
    assert!(rival["charts"][0]["note"].as_str().unwrap().contains("—"), "{rival}");
    market.anonymous().get("/api/v1/figures?region=%E5%8C%97%E5%8D%80&kind=central").expect(200);
    for (path, allowed) in [
        ("/api/v1/office/figures", vec!["office", "auditor"]),
        ("/api/v1/agency/figures", vec!["buyer", "approver", "accounting"]),
        ("/api/v1/vendor/figures", vec!["vendor"]),
        ("/api/v1/maker/figures", vec!["maker"]),
    ] {
        for role in gongqi::base::actor::Role::ALL {
            let status = market.with(&cast.of(*role).token).get(path).status;
            assert_eq!(status == 200, allowed.contains(&role.as_str()), "{path} by {role}: {status}");
        }
    }
});

on_both!(orders_behind_the_figures_are_listed_to_whom_they_belong, |market| {
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 10)).expect(201);
    import(market, &[row("SITE-7", "2026-11-01", 3)]);
    for (who, path) in [
        (&market.cast.office, "/office/figures"),
        (&market.cast.buyer, "/agency/figures"),
        (&market.cast.vendor, "/vendor/figures"),
    ] {
        let mut page = crate::support::browsing::Browsing::of(market, &who.user);
        let figures = page.get(&format!("{path}?from=115-01&to=115-11")).expect(200).body;
        assert!(figures.contains(&format!("{path}/orders?from=115-11&#38;to=115-11")), "{figures}");
        let body = page.get(&format!("{path}/orders?from=115-11&to=115-11")).expect(200).body;
        for words in ["PO-115-000001", "SITE-7", "12,000", "3,600", "共 2 筆"] {
            assert!(body.contains(words), "{path}: {words}");
        }
        assert!(!page.get(&format!("{path}/orders?from=115-01&to=115-10")).expect(200).body.contains("SITE-7"));
        assert!(page.get(&format!("{path}/orders/sheet.csv")).expect(200).body.contains(",12000"));
        page.get(&format!("{path}/orders?class=x")).expect(422);
    }
    let mut stranger = crate::support::browsing::Browsing::of(market, &market.cast.other_buyer.user);
    assert!(!stranger.get("/agency/figures/orders").expect(200).body.contains("PO-115"));
});

on_both!(a_chart_is_picture_table_and_file, |market| {
    market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 10)).expect(201);
    market.settle();
    let mut office = crate::support::browsing::Browsing::of(market, &market.cast.office.user);
    let page = office.get("/office/figures?class=software").expect(200).body;
    for words in ["<svg ", "計至", "12,000", "spend.csv?class=software", "重新計算"] {
        assert!(page.contains(words), "{words}");
    }
    let csv = office.get("/office/figures/spend.csv").expect(200);
    assert!(csv.body.contains(",12000") && csv.header("content-type").starts_with("text/csv"), "{}", csv.body);
    assert_eq!(
        office.get("/office/figures/spend.ods").expect(200).header("content-type"),
        "application/vnd.oasis.opendocument.spreadsheet"
    );
    assert!(office.get("/office/figures/spend.svg").expect(200).body.starts_with("<svg "));
    for nothing in ["nothing.csv", "spend.exe", "spend"] {
        office.get(&format!("/office/figures/{nothing}")).expect(404);
    }
    office.get("/office/figures?from=115-05&to=115-01").expect(422);
    let csrf = office.csrf("/office/figures");
    office.post("/office/figures/rebuild", &[("csrf", &csrf)]).expect(303);
    worker::number_waiting(&market.app).unwrap();
    worker::count_figures(&market.app).unwrap();
    assert!(market.verify().holds);
});

on_both!(savings_against_the_market_count_where_its_price_was_found, |market| {
    let cast = &market.cast;
    market.with(&cast.buyer.token).post("/api/v1/orders", &wanted(market, 10)).expect(201);
    market.with(&cast.other_buyer.token).post("/api/v1/orders", &wanted(market, 5)).expect(201);
    market.settle();
    let read = |who: &str, board: &str| {
        let figures = market.with(who).get(&format!("/api/v1/{board}/figures?from=115-01&to=115-11"));
        sum(&figures.expect(200).json(), "market-savings")
    };
    assert_eq!(read(&cast.office.token, "office"), 0.0, "nobody has found a price");
    let report =
        json!({ "price": "1000", "place": "範例網路商店", "found_on": "2026-11-19", "evidence": "同版本同授權" });
    market
        .with(&cast.buyer.token)
        .post(&format!("/api/v1/listings/{}/price-reports", cast.listing), &report)
        .expect(201);
    market.settle();
    // 15 units at 1,200 where the market asks 1,000: a fifth more.
    assert_eq!(read(&cast.office.token, "office"), -20.0);
    assert_eq!(read(&cast.buyer.token, "agency"), -20.0);
    assert_eq!(read(&cast.other_buyer.token, "agency"), 0.0, "another agency's report is not told");
    assert!(market.verify().holds);
});

/// A past order of a product by a vendor to an agency, for so many dollars.
fn past_row(number: &str, agency: &str, vendor: &str, name: &str, dollars: i64) -> String {
    format!(
        "{number},2026-05-06,software,辦公室軟體,{agency},{vendor},雲岡,TW,{name},標準版,使用者,perpetual,,1,{dollars},{dollars},{dollars},,,"
    )
}

on_both!(a_maker_is_told_of_its_brands_and_of_no_reseller, |market| {
    seed::import(
        &market.app,
        "vendors.csv",
        "ubn,name,origin,region,email\n12345675,範例第三有限公司,TW,北區,three@x.example\n",
    );
    let mut rows = vec![PAST.to_owned()];
    let resellers = [("A.1", "04595257"), ("A.1.1", "00000000"), ("B.1", "12345675")];
    for (name, dollars) in [("雲岡甲", 1_000), ("雲岡乙", 2_000)] {
        for (number, (agency, vendor)) in resellers.iter().enumerate() {
            rows.push(past_row(&format!("{name}-{number}"), agency, vendor, name, dollars));
        }
    }
    rows.push(past_row("R-1", "A.1", "04595257", "雲岡丙", 500));
    seed::import(&market.app, "past.csv", &format!("{}\n", rows.join("\n")));
    market.settle();
    let shown = |maker: &str| {
        let scope = Scope::Maker(procurement_law::grammar::company_name::key(maker));
        let now = market.app.clock.now();
        let asked = Filters::default().read(scope, now.local_date()).unwrap();
        let tally = market.app.tally.clone();
        market.app.door.read_now(|conn| board::load(conn, &tally, &asked, None, now)).unwrap().figures
    };
    let figures = shown("雲岡股份有限公司");
    let told = |at: usize| -> Vec<i64> {
        figures[at]
            .series
            .iter()
            .flat_map(|series| series.values.iter().flatten())
            .map(|value| value / 10_000)
            .collect()
    };
    assert_eq!((figures[0].id, told(0).iter().sum::<i64>()), ("brands", 9_500));
    // One reseller sold the third product; the smallest other one is hidden with it, or subtraction would tell.
    assert_eq!((figures[1].id, told(1)), ("brand-products", vec![6_000]));
    assert!(shown("磐盾").iter().all(|figure| figure.is_empty()), "another maker's");
});

on_both!(the_share_of_electronic_bids_is_of_those_recorded, |market| {
    crate::support::bids::enter(market, 0);
    let bids = [("04595257", "甲公司"), ("22099131", "乙公司"), ("27950876", "丙公司"), ("12345675", "丁公司")];
    let mut record = crate::results::opening(market, &bids, "opened");
    for (place, way) in [(0, "electronic"), (1, "electronic"), (2, "written")] {
        record["bids"][place]["submitted"] = json!(way);
    }
    let office = market.with(&market.cast.office.token);
    office.post("/api/v1/tenders/1151101-A1/openings/all", &record).expect(201);
    market.settle();
    let mut page = crate::support::browsing::Browsing::of(market, &market.cast.office.user);
    let csv = page.get("/office/figures/electronic.csv").expect(200).body;
    let last = csv.trim_end().lines().last().unwrap().to_owned();
    assert!(last.ends_with(",2,1,1"), "{csv}");
    let shown = page.get("/office/figures").expect(200).body;
    assert!(shown.contains("電子投標占 66.67%"), "{shown}");
    // The record shows it again, on the form and on paper.
    let form = page.get("/tenders/1151101-A1/openings/all").expect(200).body;
    assert_eq!(form.matches("value=\"electronic\" selected").count(), 2, "{form}");
    record["bids"][0]["submitted"] = json!("by_pigeon");
    let mended = json!({ "reason": "更正", "record": record });
    assert_eq!(office.step("/api/v1/tenders/1151101-A1/openings/all/mend", 1, &mended).status, 422);
});
