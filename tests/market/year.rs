//! A year of orders through the API, day by day and several callers at a time: totals and ceilings agree with a plain sum
//! of what the market answered, to the cent. `make year` replays a whole year: 10,357 orders of 2,300 agencies.

use std::collections::BTreeMap;

use gongqi::accounts::model::User;
use gongqi::accounts::store as accounts;
use gongqi::accounts::token::{Scope, make};
use gongqi::base::actor::Role;
use gongqi::parties::model::OrganisationKind;
use gongqi::parties::store as parties;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::client::Client;
use crate::support::market::TestMarket;
use crate::support::seed::import;

/// Orders of the year unless `GONGQI_YEAR_ORDERS` says otherwise.
const FEW: usize = 240;
/// Of so many orders.
const ORDERS: usize = 10_357;
/// So many agencies.
const AGENCIES: usize = 2_300;
/// Callers at a time.
const CALLERS: usize = 4;
/// Ten-thousandths of a dollar.
const UNIT: i64 = 10_000;
/// Frameworks of the year: case number and class.
const FRAMEWORKS: [(&str, &str); 3] = [("1150901", "software"), ("1150902", "cloud"), ("1150903", "security")];

/// What somebody else adds up: nothing of it is read from the market's tables.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sums {
    /// By framework: what orders that stand hold, and what of it is issued, ten-thousandths.
    budgets: BTreeMap<String, (i64, i64)>,
    /// By framework and item: units.
    units: BTreeMap<(String, String), i64>,
    /// By agency: orders that stand, and their sum.
    agencies: BTreeMap<String, (i64, i64)>,
    /// By month and framework: orders that stand and their sum.
    months: BTreeMap<(String, String), (i64, i64)>,
}

/// An agency's people, as callers.
struct Agency {
    id: String,
    buyer: Client,
    approver: Client,
}

/// What became of one order.
struct Told {
    agency: String,
    framework: usize,
    item: usize,
    quantity: i64,
    /// Ten-thousandths.
    amount: i64,
    month: String,
    stands: bool,
    issued: bool,
}

fn item_no(item: usize) -> String {
    (item + 1).to_string()
}

/// The unit price of a framework's item in ten-thousandths: with cents, so that rounding shows.
fn price(framework: usize, item: usize) -> i64 {
    i64::try_from(11 + framework * 7 + item * 3).unwrap() * UNIT + 3_750
}

/// Frameworks, items, vendors' awards and listings of the year.
fn goods(market: &TestMarket) -> Vec<Vec<String>> {
    let mut frameworks = "case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled\n".to_owned();
    let mut items =
        "case_no,lot_no,lot_name,item_no,item_name,unit,price_ceiling,min_quantity,max_quantity,quantity_cap\n"
            .to_owned();
    let mut awards = "case_no,item_no,ubn,award_price\n".to_owned();
    let mut listings = crate::choices::HEAD.to_owned();
    for (at, (case_no, class)) in FRAMEWORKS.iter().enumerate() {
        let record = if at == 0 { "pcc" } else { "here" };
        frameworks.push_str(&format!("{case_no},全年{class},{class},90000000,2026-11-01,2027-12-31,{record},*\n"));
        for item in 0..4 {
            let no = item_no(item);
            items.push_str(&format!("{case_no},1,範例,{no},項次{no},套,900,1,,1000000\n"));
            awards.push_str(&format!("{case_no},{no},04595257,800\n"));
            let price = price(at, item);
            let (whole, cents) = (price / UNIT, price % UNIT);
            listings.push_str(&format!(
                "Y-{at}-{item},04595257,{class},{},範例,TW,年度品項{at}{item},,subscription,user,12,,zh-TW,套,{whole}.{cents:04},{case_no},{no},3,,範例\n",
                ["辦公室軟體", "雲端主機", "資安檢測"][at]
            ));
        }
    }
    for (name, text) in
        [("frameworks.csv", frameworks), ("items.csv", items), ("item_awards.csv", awards), ("listings.csv", listings)]
    {
        import(&market.app, name, &text);
    }
    let all = market.app.door.read_now(gongqi::catalog::store::all).unwrap();
    let of = |sku: &str| all.iter().find(|(listing, _)| listing.sku == sku).unwrap().0.id.to_string();
    (0..3).map(|at| (0..4).map(|item| of(&format!("Y-{at}-{item}"))).collect()).collect()
}

/// So many agencies, each with a buyer and an approver.
fn agencies(market: &TestMarket, count: usize) -> Vec<Agency> {
    let mut text = "agency_code,name,kind,region,superior_code\n".to_owned();
    for at in 0..count {
        text.push_str(&format!("Y.{at},第{at}機關（範例）,{},北區,\n", ["central", "local"][at % 2]));
    }
    import(&market.app, "agencies.csv", &text);
    let call = market.app.system_call("year").unwrap();
    let made = market.app.door.write_now(move |conn| {
        let mut made = Vec::new();
        for at in 0..count {
            let agency = parties::by_code(conn, OrganisationKind::Agency, &format!("Y.{at}"))?.unwrap().id;
            let mut person = |role: Role| {
                let user = User {
                    id: call.id(),
                    organisation_id: agency,
                    role,
                    email: format!("{role}-{at}@year.example"),
                    name: format!("{role} {at}"),
                    password_hash: String::new(),
                    totp_secret: None,
                    totp_last_step: 0,
                    failed_count: 0,
                    locked_until: None,
                    disabled: false,
                    created_at: call.now,
                    version: 1,
                };
                accounts::create(conn, &call, &user)?;
                make(conn, &call.by(user.actor()), user.id, "year", Scope::Write).map(|(_, token)| token)
            };
            made.push((agency.to_string(), person(Role::Buyer)?, person(Role::Approver)?));
        }
        Ok(made)
    });
    let caller = |(id, buyer, approver): (String, String, String)| {
        let (buyer, approver) = (market.with(&buyer), market.with(&approver));
        Agency { id, buyer, approver }
    };
    made.unwrap().into_iter().map(caller).collect()
}

/// Places one order and takes it as far as chance says.
fn order(market: &TestMarket, by: &Agency, goods: &[Vec<String>], rng: &mut ChaCha20Rng, number: usize) -> Told {
    let (framework, item, quantity) = (rng.random_range(0..3), rng.random_range(0..4), rng.random_range(1..40_i64));
    let stated = if framework == 0 { json!({}) } else { json!({ "level": "basic" }) };
    let wanted = json!({
        "lines": [{ "listing": goods[framework][item], "listing_version": 1, "quantity": quantity }],
        "reason": "合用", "stated": stated,
    });
    // Half a dollar goes up.
    let amount = (price(framework, item) * quantity + UNIT / 2) / UNIT * UNIT;
    let now = market.app.clock.now();
    let month = now.local_date().format("%Y-%m").to_string();
    let mut told =
        Told { agency: by.id.clone(), framework, item, quantity, amount, month, stands: true, issued: false };
    let placed = by.buyer.post("/api/v1/orders", &wanted).expect(201).json();
    let cents = |value: &Value| gongqi::base::money::Money::parse(value.as_str().unwrap()).unwrap().0;
    assert_eq!(cents(&placed["amount"]), amount);
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    let step = |who: &Client, event: &str, version: i64, body: Value| {
        who.step(&format!("{path}/{event}"), version, &body).expect(200).json()
    };
    match rng.random_range(0..20) {
        0 => told.stands = step(&by.approver, "reject", 1, json!({ "reason": "不符" }))["state"] != "rejected",
        1 => told.stands = step(&by.buyer, "cancel", 1, json!({ "reason": "不需" }))["state"] != "cancelled",
        2 => {}
        chance => {
            let mut version = 2;
            step(&by.approver, "approve", 1, json!({}));
            if framework == 0 {
                let pcc = json!({ "pcc_number": format!("PCC-{number}"), "pcc_at": now });
                step(&by.buyer, "issue", 2, pcc);
                version = 3;
            }
            told.issued = true;
            let vendor = market.with(&market.cast.vendor.token);
            if chance == 3 {
                step(&vendor, "decline", version, json!({ "reason": "缺貨" }));
                (told.stands, told.issued) = (false, false);
            } else if chance > 9 {
                step(&vendor, "confirm", version, json!({}));
            }
        }
    }
    told
}

fn add(sums: &mut Sums, told: &Told) {
    let case_no = FRAMEWORKS[told.framework].0.to_owned();
    let budget = sums.budgets.entry(case_no.clone()).or_default();
    let units = sums.units.entry((case_no, item_no(told.item))).or_default();
    if !told.stands {
        return;
    }
    budget.0 += told.amount;
    budget.1 += if told.issued { told.amount } else { 0 };
    *units += told.quantity;
    for (count, sum) in [
        sums.agencies.entry(told.agency.clone()).or_default(),
        sums.months.entry((told.month.clone(), FRAMEWORKS[told.framework].1.to_owned())).or_default(),
    ] {
        *count += 1;
        *sum += told.amount;
    }
}

/// What the market says, by its pages of the API.
fn said(market: &TestMarket, own: &[Agency]) -> Sums {
    let mut sums = Sums::default();
    let office = market.with(&market.cast.office.token);
    for (case_no, _) in FRAMEWORKS {
        let read = office.get(&format!("/api/v1/frameworks/{case_no}")).expect(200).json();
        for row in read["ceilings"].as_array().unwrap() {
            let figure = |name: &str| row[name].as_i64().unwrap_or_else(|| panic!("{name}: {row}"));
            let used = figure("reserved") + figure("posted");
            match row["item_no"].as_str() {
                None => drop(sums.budgets.insert(case_no.to_owned(), (used, figure("posted")))),
                Some(item) => drop(sums.units.insert((case_no.to_owned(), item.to_owned()), used)),
            }
        }
    }
    let cents = |value: &Value| gongqi::base::money::Money::parse(value.as_str().unwrap()).unwrap().0;
    let auditor = market.with(&market.cast.auditor.token);
    let mut cursor = String::new();
    loop {
        let page = auditor.get(&format!("/api/v1/orders?limit=200{cursor}")).expect(200).json();
        for row in page["data"].as_array().unwrap() {
            let agency = row["agency"].as_str().unwrap();
            let void = ["rejected", "cancelled", "declined", "expired"].contains(&row["state"].as_str().unwrap());
            if !void && own.iter().any(|one| one.id == agency) {
                let (count, sum) = sums.agencies.entry(agency.to_owned()).or_default();
                *count += 1;
                *sum += cents(&row["amount"]);
            }
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let chart = auditor.get("/api/v1/charts/orders-by-month?from=2026-11&to=2027-11").expect(200).json();
    let months = chart["categories"].as_array().unwrap();
    for series in chart["series"].as_array().unwrap() {
        for (at, month) in months.iter().enumerate() {
            let (count, sum) = (series["counts"][at].as_i64().unwrap(), cents(&series["values"][at]));
            let (year, month) = month.as_str().unwrap().split_once('-').unwrap();
            let month = format!("{}-{month}", year.parse::<i32>().unwrap() + 1911);
            if count > 0 {
                sums.months.insert((month, series["name"].as_str().unwrap().to_owned()), (count, sum));
            }
        }
    }
    sums
}

on_both!(a_year_of_orders_comes_to_the_same_sums, |market| {
    let orders = std::env::var("GONGQI_YEAR_ORDERS").map_or(FEW, |text| text.parse().unwrap());
    let goods = goods(market);
    let all = agencies(market, (orders * AGENCIES / ORDERS).max(CALLERS));
    let mut sums = Sums::default();
    let months = 12;
    for month in 0..months {
        let share = orders / months + usize::from(month < orders % months);
        let told: Vec<Told> = std::thread::scope(|scope| {
            let callers: Vec<_> = (0..CALLERS)
                .map(|caller| {
                    let (all, goods) = (&all, &goods);
                    scope.spawn(move || {
                        let mut rng = ChaCha20Rng::seed_from_u64((month * CALLERS + caller) as u64);
                        let mine: Vec<&Agency> = all.iter().skip(caller).step_by(CALLERS).collect();
                        (caller..share)
                            .step_by(CALLERS)
                            .map(|turn| {
                                let by = mine[rng.random_range(0..mine.len())];
                                order(market, by, goods, &mut rng, month * orders + turn)
                            })
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            callers.into_iter().flat_map(|caller| caller.join().unwrap()).collect()
        });
        told.iter().for_each(|one| add(&mut sums, one));
        market.wait(30 * 24 * 60);
    }
    market.settle();
    let found = said(market, &all);
    assert_eq!(found, sums);
    let placed: i64 = sums.agencies.values().map(|(count, _)| count).sum();
    assert!(placed > i64::try_from(orders).unwrap() * 3 / 4, "{placed}");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});
