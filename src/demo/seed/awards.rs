//! Awards: every item goes to one to six vendors that deal in its category.

use super::items::Item;
use super::tables::{money, rounded};
use super::vendors::Vendor;
use rand::RngExt;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;

/// The award of an item to one vendor.
#[derive(Debug)]
pub struct Award<'a> {
    /// The item.
    pub item: &'a Item<'a>,
    /// The vendor.
    pub vendor: &'a Vendor,
    /// Award price in cents, at most the ceiling of the item.
    pub price: i64,
}

impl Award<'_> {
    /// The row of item_awards.csv.
    pub fn row(&self) -> [String; 4] {
        [self.item.case_no.to_owned(), self.item.item_no.to_string(), self.vendor.ubn.clone(), money(self.price)]
    }
}

/// How many vendors win an item; drawn evenly, so three or four is the rule.
const WINNERS: [usize; 11] = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6];

/// The awards in the order of the items.
pub fn awards<'a>(rng: &mut ChaCha8Rng, items: &'a [Item<'a>], vendors: &'a [Vendor]) -> Vec<Award<'a>> {
    let mut all = Vec::new();
    for item in items {
        let mut able: Vec<&Vendor> =
            vendors.iter().filter(|vendor| vendor.focus.contains(item.ware.product.category.code)).collect();
        able.shuffle(rng);
        let winners = WINNERS.choose(rng).copied().unwrap_or(1);
        let lowest = item.ceiling * rng.random_range(780..=970) / 1000;
        for vendor in able.into_iter().take(winners) {
            // Most winners match the lowest price; the others stay between it and the ceiling.
            let over = if rng.random_ratio(7, 10) { 0 } else { rng.random_range(0..=900) };
            let price = lowest + (item.ceiling - lowest) * over / 1000;
            all.push(Award { item, vendor, price: rounded(price) });
        }
    }
    all
}
