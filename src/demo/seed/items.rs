//! The items of the frameworks, grouped into lots (組別).

use super::catalogue::category::Class;
use super::frameworks::Framework;
use super::products::{Product, Ware};
use super::tables::{money, rounded};
use chrono::{Datelike, NaiveDate};
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

/// The columns of items.csv.
pub const HEADER: [&str; 10] = [
    "case_no",
    "lot_no",
    "lot_name",
    "item_no",
    "item_name",
    "unit",
    "price_ceiling",
    "min_quantity",
    "max_quantity",
    "quantity_cap",
];

/// An item of a framework.
#[derive(Debug)]
pub struct Item<'a> {
    /// Case number of the framework.
    pub case_no: &'a str,
    /// Number of the lot within the framework.
    pub lot_no: usize,
    /// Number of the item within the framework.
    pub item_no: usize,
    /// What is bought.
    pub ware: Ware<'a>,
    /// Highest award price in cents.
    pub ceiling: i64,
    min_quantity: u32,
    max_quantity: u32,
    quantity_cap: Option<u32>,
}

impl Item<'_> {
    /// The row of items.csv.
    pub fn row(&self) -> [String; 10] {
        [
            self.case_no.to_owned(),
            self.lot_no.to_string(),
            self.ware.product.category.lot.to_owned(),
            self.item_no.to_string(),
            self.ware.item_name(),
            self.ware.metric.unit.to_owned(),
            money(self.ceiling),
            self.min_quantity.to_string(),
            self.max_quantity.to_string(),
            self.quantity_cap.map(|cap| cap.to_string()).unwrap_or_default(),
        ]
    }
}

/// The items of all frameworks, in the order of the frameworks and their lots.
pub fn items<'a>(
    rng: &mut ChaCha8Rng,
    today: NaiveDate,
    frameworks: &'a [Framework],
    shelf: &'a [Product],
) -> Vec<Item<'a>> {
    let mut all = Vec::new();
    for framework in frameworks {
        let year = framework.starts_on.year();
        let wares = wares(rng, shelf, framework.class, framework.size, (year, today.year() - year));
        let (mut lot_no, mut lot) = (0, "");
        for (item_no, ware) in (1..).zip(wares) {
            if ware.product.category.lot != lot {
                lot = ware.product.category.lot;
                lot_no += 1;
            }
            all.push(priced(rng, &framework.case_no, (lot_no, item_no), ware));
        }
    }
    all
}

/// Different wares of a class in the order of the shelf: every product once, then as many more as
/// fit.
fn wares<'a>(
    rng: &mut ChaCha8Rng,
    shelf: &'a [Product],
    class: Class,
    size: usize,
    (year, age): (i32, i32),
) -> Vec<Ware<'a>> {
    let of_class: Vec<(usize, &Product)> =
        shelf.iter().enumerate().filter(|(_, product)| product.category.class == class).collect();
    let mut names = BTreeSet::new();
    let mut drawn: Vec<(usize, Ware)> = Vec::new();
    // The catalogue has several times as many wares as a framework has items; the bound only
    // keeps a shrunken word list from looping for ever.
    for attempt in 0..size * 50 {
        if drawn.len() >= size {
            break;
        }
        let pick = of_class.get(attempt).or_else(|| of_class.choose(rng));
        if let Some((place, product)) = pick
            && let Some(ware) = Ware::draw(rng, product, year, age)
            && names.insert(ware.item_name())
        {
            drawn.push((*place, ware));
        }
    }
    drawn.sort_by_key(|(place, _)| *place);
    drawn.into_iter().map(|(_, ware)| ware).collect()
}

/// Puts a ceiling and quantities on a ware.
fn priced<'a>(rng: &mut ChaCha8Rng, case_no: &'a str, (lot_no, item_no): (usize, usize), ware: Ware<'a>) -> Item<'a> {
    // The committee sets the ceiling a little off the market price.
    let ceiling = rounded(ware.list_price() * rng.random_range(960..=1080) / 1000);
    let most: &[u32] = match ware.metric.word {
        "user" => &[500, 1000, 2000, 3000],
        "device" => &[300, 500, 1000],
        "core" => &[64, 128, 256],
        "instance" => &[20, 50, 100],
        "man_day" => &[60, 120, 240],
        _ => &[5, 10, 20],
    };
    let max_quantity = most.choose(rng).copied().unwrap_or(10);
    // Nobody invoices a handful of cents: cheap licences come in packs.
    let min_quantity = match ceiling {
        ..20_000 => 10,
        20_000..80_000 => 5,
        _ => 1,
    };
    let cap = max_quantity * rng.random_range(4..=20);
    Item {
        case_no,
        lot_no,
        item_no,
        ware,
        ceiling,
        min_quantity,
        max_quantity: max_quantity.max(min_quantity),
        quantity_cap: rng.random_ratio(1, 5).then_some(cap),
    }
}
