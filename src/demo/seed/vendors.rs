//! The invented vendors: names, unified business numbers and what each one specialises in.

use super::catalogue::categories;
use super::catalogue::category::{Category, Class};
use super::words::{PLACES, STEMS};
use rand::RngExt;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

/// A vendor that may hold awards and list products.
#[derive(Debug)]
pub struct Vendor {
    /// Unified business number (統一編號).
    pub ubn: String,
    /// Company name.
    pub name: String,
    /// The word that opens the name; services without a brand carry it.
    pub stem: &'static str,
    /// ISO code of the country of origin.
    pub origin: &'static str,
    /// Region of Taiwan.
    pub region: &'static str,
    /// Mail address at a reserved domain.
    pub email: String,
    /// Codes of the categories it deals in.
    pub focus: BTreeSet<&'static str>,
}

impl Vendor {
    /// The row of vendors.csv.
    pub fn row(&self) -> [String; 5] {
        [self.ubn.clone(), self.name.clone(), self.origin.to_owned(), self.region.to_owned(), self.email.clone()]
    }
}

/// Fewest vendors that deal in a category, so that every item can have several awards.
const FEWEST: usize = 6;

/// All vendors, in the order of the word list.
pub fn vendors(rng: &mut ChaCha8Rng) -> Vec<Vendor> {
    let mut taken = BTreeSet::new();
    let mut all: Vec<Vendor> = Vec::new();
    for (stem, roman, origin) in STEMS {
        // Goods are the widest class, so half of the vendors come from there.
        let home = match rng.random_range(0..10_u32) {
            0..5 => Class::Software,
            5..7 => Class::Cloud,
            _ => Class::Security,
        };
        let trades: &[&str] = match home {
            Class::Software => &["資訊", "軟體", "系統", "科技", "電腦"],
            Class::Cloud => &["雲端", "數位", "網路"],
            Class::Security => &["資安", "網安", "資訊服務", "顧問"],
        };
        let trade = trades.choose(rng).copied().unwrap_or("資訊");
        let form = if rng.random_ratio(7, 10) { "股份有限公司" } else { "有限公司" };
        let region = PLACES.choose(rng).map_or("北區", |place| place.2);
        // Most firms sit in the capital region, whatever the map of agencies says.
        let region = if rng.random_ratio(1, 2) { "北區" } else { region };
        let mailbox = ["sales", "gov", "contact", "bid"].choose(rng).copied();
        all.push(Vendor {
            ubn: unused_ubn(rng, &mut taken),
            name: format!("{stem}{trade}{form}"),
            stem,
            origin,
            region,
            email: format!("{}@{roman}.example", mailbox.unwrap_or("sales")),
            focus: focus(rng, home),
        });
    }
    fill_gaps(rng, &mut all);
    all
}

/// Five to nine categories of the home class, and sometimes one or two from next door.
fn focus(rng: &mut ChaCha8Rng, home: Class) -> BTreeSet<&'static str> {
    let (mut inside, mut outside): (Vec<&Category>, Vec<&Category>) =
        categories().partition(|category| category.class == home);
    inside.shuffle(rng);
    outside.shuffle(rng);
    let (deep, wide) = (rng.random_range(5..10), rng.random_range(0..3));
    let inside = inside.into_iter().take(deep);
    inside.chain(outside.into_iter().take(wide)).map(|category| category.code).collect()
}

/// Gives thinly served categories to further vendors.
fn fill_gaps(rng: &mut ChaCha8Rng, all: &mut [Vendor]) {
    for category in categories() {
        let served = all.iter().filter(|vendor| vendor.focus.contains(category.code)).count();
        let mut order: Vec<&mut Vendor> =
            all.iter_mut().filter(|vendor| !vendor.focus.contains(category.code)).collect();
        order.shuffle(rng);
        for vendor in order.into_iter().take(FEWEST.saturating_sub(served)) {
            vendor.focus.insert(category.code);
        }
    }
}

/// A number that passes the checksum and is new. It begins with 00, so that people recognise the
/// demo and a real firm's number is unlikely to come up.
fn unused_ubn(rng: &mut ChaCha8Rng, taken: &mut BTreeSet<String>) -> String {
    loop {
        let ubn = format!("00{:06}", rng.random_range(100_000..1_000_000_u32));
        if passes_checksum(&ubn) && taken.insert(ubn.clone()) {
            return ubn;
        }
    }
}

/// Whether a unified business number passes the checksum of 112 (a multiple of five suffices).
/// With 7 as its seventh digit, that product 28 adds up to 10 and counts as either 0 or 1.
pub fn passes_checksum(ubn: &str) -> bool {
    let digits: Option<Vec<u32>> = ubn.chars().map(|digit| digit.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 8) else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .zip([1, 2, 1, 2, 1, 2, 4, 1])
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(5) || (digits.get(6) == Some(&7) && (sum + 1).is_multiple_of(5))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::super::market;
    use super::super::tables::reading::{keyed, on, rows};
    use super::passes_checksum;
    use std::collections::BTreeSet;

    #[test]
    fn checksum_follows_the_rule() {
        // Sums by hand: 1+4+3+8+5+(1+2)+(2+8)+8 = 42; with 9 last 43; with 7 seventh either way.
        assert!(!passes_checksum("12345678"));
        assert!(!passes_checksum("12345679"));
        assert!(passes_checksum("00000000"));
        assert!(passes_checksum("10000004"));
        assert!(passes_checksum("00000070"));
        assert!(passes_checksum("00000074"));
        assert!(!passes_checksum("0000007"));
        assert!(!passes_checksum("0000000x"));
    }

    #[test]
    fn parties_are_well_formed() {
        let market = market(3, on("2026-11-21"));
        let agencies = rows(&market.agencies);
        let codes = keyed(&agencies, &["agency_code"]);
        keyed(&agencies, &["name"]);
        let kinds: BTreeSet<_> = agencies.iter().map(|row| row["kind"].as_str()).collect();
        assert!(agencies.len() >= 40 && kinds.len() == 5);
        for row in &agencies {
            let superior = row["superior_code"].as_str();
            assert!(superior.is_empty() || codes.contains_key(&vec![superior]), "{row:?}");
        }
        let vendors = rows(&market.vendors);
        keyed(&vendors, &["ubn"]);
        keyed(&vendors, &["name"]);
        assert!(vendors.len() >= 64);
        for row in &vendors {
            assert!(passes_checksum(&row["ubn"]) && row["email"].ends_with(".example"), "{row:?}");
        }
    }
}
