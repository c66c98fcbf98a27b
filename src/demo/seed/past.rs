//! Orders of the years before the market: more each year, most of them at the year's end, licences bought again when they
//! end, and some products that go together.

use chrono::{Datelike, Days, Months, NaiveDate};
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

use super::agencies::Agency;
use super::awards::Award;
use super::tables::money;

/// The columns of past_orders.csv.
pub const HEADER: [&str; 20] = [
    "order_no",
    "ordered_on",
    "class",
    "category",
    "agency_code",
    "ubn",
    "maker",
    "origin",
    "name",
    "edition",
    "unit",
    "licence_model",
    "term_months",
    "quantity",
    "unit_price",
    "award_price",
    "amount",
    "deliver_by",
    "delivered_on",
    "accepted_on",
];

/// The first year: ROC 103.
const FIRST: i32 = 2014;
/// New orders of the first year; each later year has a tenth more.
const ORDERS: i64 = 260;
/// How much of a year's orders falls into each month.
const SEASON: [u32; 12] = [6, 4, 7, 7, 8, 8, 7, 7, 8, 9, 13, 16];
/// Of a hundred licences that end so many are bought again.
const RENEWED: u32 = 78;
/// Of a hundred licences for good so many are maintained, a year at a time.
const MAINTAINED: u32 = 30;
/// What a year of it costs, percent of the price.
const MAINTENANCE: std::ops::RangeInclusive<i64> = 8..=18;

/// The orders from the first year to a day, each for one item.
pub fn past(rng: &mut ChaCha8Rng, until: NaiveDate, agencies: &[Agency], awards: &[Award<'_>]) -> Vec<[String; 20]> {
    let mut rows = Vec::new();
    let mut orders = ORDERS;
    for year in FIRST..=until.year() {
        for _ in 0..orders {
            let (Some(agency), Some(award)) = (agencies.choose(rng), awards.choose(rng)) else { continue };
            let day = day(rng, year);
            chain(rng, until, day, agency, award, &mut rows);
            // Who buys of one category often buys of its neighbour, too.
            let beside = award.item.ware.product.category.code;
            let next = awards.iter().find(|other| other.item.ware.product.category.code > beside);
            if let Some(next) = next.filter(|_| rng.random_ratio(1, 6)) {
                let soon = day + Days::new(rng.random_range(0..25));
                chain(rng, until, soon, agency, next, &mut rows);
            }
        }
        orders += orders / 10;
    }
    rows.sort_by(|a, b| a.get(1).cmp(&b.get(1)));
    let mut last = (String::new(), 0);
    for row in &mut rows {
        let [number, on, ..] = row;
        let year = on.split('-').next().unwrap_or_default().to_owned();
        last = (year.clone(), if last.0 == year { last.1 + 1 } else { 1 });
        *number = format!("H{year}-{:05}", last.1);
    }
    rows
}

/// A purchase and what is bought again when its term ends.
fn chain(
    rng: &mut ChaCha8Rng,
    until: NaiveDate,
    first: NaiveDate,
    agency: &Agency,
    award: &Award<'_>,
    rows: &mut Vec<[String; 20]>,
) {
    let (quantity, mut day) = (quantity(rng), first);
    while day < until {
        rows.push(row(rng, day, quantity, agency, award));
        if award.item.ware.offer.months.is_none() && rng.random_range(0..100) < MAINTAINED {
            maintain(rng, until, day, rows);
        }
        let term = award.item.ware.offer.months.filter(|months| *months >= 12);
        let Some(term) = term.filter(|_| rng.random_range(0..100) < RENEWED) else { return };
        let again = day.checked_add_months(Months::new(term)).unwrap_or(until);
        day = again + Days::new(rng.random_range(0..40));
    }
}

/// Years of maintenance for the purchase that stands last, from its second year on.
fn maintain(rng: &mut ChaCha8Rng, until: NaiveDate, bought: NaiveDate, rows: &mut Vec<[String; 20]>) {
    let Some(licence) = rows.last().cloned() else { return };
    let amount: i64 = licence.get(16).and_then(|amount| amount.parse().ok()).unwrap_or_default();
    let fee = amount * rng.random_range(MAINTENANCE) / 100;
    for year in 1..=rng.random_range(1..=4_u32) {
        let day =
            bought.checked_add_months(Months::new(12 * year)).unwrap_or(until) + Days::new(rng.random_range(0..20));
        if day >= until || fee < 1 {
            return;
        }
        let mut row = licence.clone();
        let name = format!("{} 年度維護", licence.get(8).map_or("", String::as_str));
        let days = [day + Days::new(30), day + Days::new(5), day + Days::new(12)].map(|day| day.to_string());
        let [due, delivered, accepted] = days;
        let changes = [
            (1, day.to_string()),
            (8, name),
            (10, "年".to_owned()),
            (11, "service".to_owned()),
            (12, "12".to_owned()),
            (13, "1".to_owned()),
            (14, fee.to_string()),
            (15, fee.to_string()),
            (16, fee.to_string()),
            (17, due),
            (18, delivered),
            (19, accepted),
        ];
        for (at, value) in changes {
            if let Some(cell) = row.get_mut(at) {
                *cell = value;
            }
        }
        rows.push(row);
    }
}

fn day(rng: &mut ChaCha8Rng, year: i32) -> NaiveDate {
    let mut left = rng.random_range(0..SEASON.iter().sum::<u32>());
    let mut month = 1;
    for weight in SEASON {
        if left < weight {
            break;
        }
        left -= weight;
        month += 1;
    }
    NaiveDate::from_ymd_opt(year, month, rng.random_range(1..=28)).unwrap_or_default()
}

/// Small orders outnumber large ones.
fn quantity(rng: &mut ChaCha8Rng) -> i64 {
    rng.random_range(1..=80).min(rng.random_range(1..=80)).min(rng.random_range(1..=80))
}

fn row(rng: &mut ChaCha8Rng, day: NaiveDate, quantity: i64, agency: &Agency, award: &Award<'_>) -> [String; 20] {
    let ware = &award.item.ware;
    let (category, maker) = (ware.product.category, ware.product.maker);
    // Prices rise by two percent a year, and some orders were given better terms than the award's.
    let years = i64::from(2026 - day.year()).clamp(0, 20);
    let awarded = (award.price * (1_000 - 20 * years) / 1_000).max(100);
    let paid = (awarded * rng.random_range(930..=1_000) / 1_000).max(100);
    let amount = (paid * quantity + 50) / 100;
    let due = day + Days::new(30);
    // One of eight comes late.
    let late = if rng.random_ratio(1, 8) { rng.random_range(31..60) } else { rng.random_range(5..30) };
    let delivered = day + Days::new(late);
    let accepted = delivered + Days::new(rng.random_range(2..20));
    [
        String::new(),
        day.to_string(),
        category.class.word().to_owned(),
        category.name.to_owned(),
        agency.code.clone(),
        award.vendor.ubn.clone(),
        maker.map_or_else(|| award.vendor.name.clone(), |maker| maker.name.to_owned()),
        maker.map_or(award.vendor.origin, |maker| maker.origin).to_owned(),
        ware.name(maker.map_or(award.vendor.stem, |maker| maker.brand)),
        ware.edition.0.to_owned(),
        ware.metric.unit.to_owned(),
        ware.offer.model.to_owned(),
        ware.offer.months.map(|months| months.to_string()).unwrap_or_default(),
        quantity.to_string(),
        money(paid),
        money(awarded),
        amount.to_string(),
        due.to_string(),
        delivered.to_string(),
        accepted.to_string(),
    ]
}
