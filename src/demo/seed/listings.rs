//! Listings: what buyers see, most of it under an award, some of it without one.

use super::answers::{COLUMNS, answers};
use super::awards::Award;
use super::products::{Product, Ware};
use super::tables::{money, rounded};
use super::vendors::Vendor;
use chrono::{Datelike, NaiveDate};
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::{BTreeMap, BTreeSet};

/// How wide a row of listings.csv is.
const WIDTH: usize = FIRST.len() + COLUMNS.len();

/// The columns that every listing has.
#[rustfmt::skip]
const FIRST: [&str; 20] = [
    "sku", "ubn", "class", "category", "maker", "origin", "name",
    "edition", "licence_model", "licence_metric", "term_months", "platforms",
    "languages", "unit", "unit_price", "case_no", "item_no",
    "delivery_days", "warranty_months", "description",
];

/// The columns of listings.csv.
pub fn header() -> [&'static str; WIDTH] {
    let mut names = FIRST.into_iter().chain(COLUMNS);
    std::array::from_fn(|_| names.next().unwrap_or_default())
}

/// Fewest listings under an award.
const AWARDED: usize = 2_050;

/// Counts the listings of each category and writes their rows.
#[derive(Default)]
struct Ledger {
    counts: BTreeMap<&'static str, u32>,
    /// Vendor, ware and variant of every row so far.
    known: BTreeSet<(String, String)>,
    rows: Vec<[String; WIDTH]>,
}

/// The rows of listings.csv.
pub fn listings(
    rng: &mut ChaCha8Rng,
    today: NaiveDate,
    awards: &[Award],
    vendors: &[Vendor],
    shelf: &[Product],
) -> Vec<[String; WIDTH]> {
    let mut ledger = Ledger::default();
    // Every award is listed once; some are listed again in a variant.
    let again = AWARDED.saturating_sub(awards.len()).max(awards.len() / 4);
    let mut variants = vec![0_usize; awards.len()];
    for _ in 0..again {
        if !awards.is_empty()
            && let Some(count) = variants.get_mut(rng.random_range(0..awards.len()))
        {
            *count += 1;
        }
    }
    for (award, variants) in awards.iter().zip(variants) {
        for variant in 0..=variants {
            let permille = match variant {
                0 if rng.random_ratio(3, 5) => 1000,
                0 => rng.random_range(900..=990),
                _ => rng.random_range(820..=960),
            };
            let price = rounded(award.price * permille / 1000);
            ledger.enter(rng, award.vendor, &award.item.ware, variant, price, Some(award));
        }
    }
    // 15 % of all listings are shown without being orderable.
    let wanted = ledger.rows.len() * 100 / 85;
    for _ in 0..wanted * 10 {
        if ledger.rows.len() >= wanted {
            break;
        }
        let vendor = vendors.choose(rng);
        let product = shelf.choose(rng);
        if let (Some(vendor), Some(product)) = (vendor, product)
            && vendor.focus.contains(product.category.code)
            && let Some(ware) = Ware::draw(rng, product, today.year(), 0)
        {
            // Off contract prices are higher as a rule.
            let price = rounded(ware.list_price() * rng.random_range(950..=1200) / 1000);
            ledger.enter(rng, vendor, &ware, 0, price, None);
        }
    }
    ledger.rows
}

impl Ledger {
    /// Adds a listing. One without an award is dropped where the vendor lists that ware already.
    fn enter(
        &mut self,
        rng: &mut ChaCha8Rng,
        vendor: &Vendor,
        ware: &Ware,
        variant: usize,
        price: i64,
        award: Option<&Award>,
    ) {
        let fresh = self.known.insert((vendor.ubn.clone(), ware.item_name()));
        if !fresh && award.is_none() {
            return;
        }
        let (category, maker) = (ware.product.category, ware.product.maker);
        let count = self.counts.entry(category.code).or_default();
        *count += 1;
        let name = ware.name(maker.map_or(vendor.stem, |maker| maker.brand));
        let origin = maker.map_or(vendor.origin, |maker| maker.origin);
        let model = ware.offer.model;
        let months = ware.offer.months.map(|months| months.to_string());
        let delivery: &[u32] = match model {
            "perpetual" => &[7, 10, 14, 20, 30],
            "subscription" => &[3, 5, 7, 10],
            _ => &[14, 30, 45, 60, 90],
        };
        let warranty: &[u32] = match model {
            "perpetual" => &[12, 12, 24, 36],
            _ => &[3, 6],
        };
        let delivery = delivery.choose(rng).copied().unwrap_or(30);
        let warranty = warranty.choose(rng).copied().unwrap_or(12);
        let first = [
            format!("{}-{count:04}", category.code),
            vendor.ubn.clone(),
            category.class.word().to_owned(),
            category.name.to_owned(),
            maker.map_or(vendor.name.clone(), |maker| maker.name.to_owned()),
            origin.to_owned(),
            format!("{name}{}", variant_mark(model, variant)),
            ware.edition.0.to_owned(),
            model.to_owned(),
            ware.metric.word.to_owned(),
            months.clone().unwrap_or_default(),
            category.platforms.to_owned(),
            languages(rng, origin).to_owned(),
            ware.metric.unit.to_owned(),
            money(price),
            award.map_or(String::new(), |award| award.item.case_no.to_owned()),
            award.map_or(String::new(), |award| award.item.item_no.to_string()),
            delivery.to_string(),
            // A term is covered to its end.
            months.unwrap_or_else(|| warranty.to_string()),
            ware.description(rng),
        ];
        let mut cells = first.into_iter().chain(answers(ware, origin, *count, price));
        self.rows.push(std::array::from_fn(|_| cells.next().unwrap_or_default()));
    }
}

/// What tells a further listing under the same award from the first.
fn variant_mark(model: &str, variant: usize) -> &'static str {
    let marks: &[&str] = match model {
        "perpetual" => &["", "（升級授權）", "（附安裝媒體）", "（多語版）", "（大量授權）"],
        "subscription" => &["", "（續訂）", "（大量授權）", "（附導入設定）", "（跨機關共用）"],
        _ => &["", "（遠距執行）", "（併案執行）", "（分次執行）", "（附成果教學）"],
    };
    marks.get(variant).copied().unwrap_or("（專案組合）")
}

/// Interface languages that go with a country of origin.
fn languages(rng: &mut ChaCha8Rng, origin: &str) -> &'static str {
    let sets: &[&str] = match origin {
        "TW" => &["zh-TW", "zh-TW;en", "zh-TW;en;ja"],
        "JP" => &["ja;en;zh-TW", "ja;zh-TW"],
        "KR" => &["ko;en;zh-TW"],
        "DE" => &["en;de;zh-TW", "en;de"],
        "FR" => &["en;fr;zh-TW", "en;fr"],
        _ => &["en;zh-TW", "en;zh-TW;ja", "en"],
    };
    sets.choose(rng).copied().unwrap_or("zh-TW")
}
