//! The seeded demo market: invented agencies, vendors, frameworks, items, awards and listings.

use chrono::NaiveDate;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use tables::table;

mod agencies;
mod answers;
mod awards;
mod catalogue;
mod frameworks;
mod items;
mod listings;
mod past;
mod products;
mod tables;
mod vendors;
mod words;

/// The tables of a demo market, each a CSV text with a header row. An empty field means absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// agencies.csv: superiors come before the agencies below them within their group.
    pub agencies: String,
    /// vendors.csv.
    pub vendors: String,
    /// makers.csv.
    pub makers: String,
    /// frameworks.csv: four frameworks that are all open today.
    pub frameworks: String,
    /// items.csv, numbered from 1 in every framework.
    pub items: String,
    /// item_awards.csv.
    pub item_awards: String,
    /// listings.csv: first the listings under an award, then those without one.
    pub listings: String,
    /// past_orders.csv: the orders of the years before the market, and those that still went by earlier frameworks.
    pub past_orders: String,
}

/// Days before today at which the orders of the market begin.
pub const MARKET_DAYS: u64 = 396;
/// Days before today at which the orders under earlier frameworks end, those that are imported.
const PAST_DAYS: u64 = 31;

/// Draws the market of a seed as it stands on a day. Equal arguments give equal texts.
pub fn market(seed: u64, today: NaiveDate) -> Market {
    // A stream for each table: a longer word list in one table leaves the draws of others alone.
    let dice = |stream: u64| {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        rng
    };
    let agencies = agencies::agencies(&mut dice(1));
    let vendors = vendors::vendors(&mut dice(2));
    let frameworks = frameworks::frameworks(&mut dice(3), today, &agencies);
    let shelf = products::shelf(&mut dice(4));
    let items = items::items(&mut dice(5), today, &frameworks, &shelf);
    let awards = awards::awards(&mut dice(6), &items, &vendors);
    let listings = listings::listings(&mut dice(7), today, &awards, &vendors, &shelf);
    let until = today - chrono::Days::new(PAST_DAYS);
    let past = past::past(&mut dice(8), until, &agencies, &awards);
    Market {
        past_orders: table(past::HEADER, past),
        agencies: table(
            ["agency_code", "name", "kind", "region", "superior_code"],
            agencies.iter().map(agencies::Agency::row),
        ),
        vendors: table(["ubn", "name", "origin", "region", "email"], vendors.iter().map(vendors::Vendor::row)),
        makers: table(["maker_code", "maker_name", "email"], words::makers()),
        frameworks: table(frameworks::HEADER, frameworks.iter().map(frameworks::Framework::row)),
        items: table(items::HEADER, items.iter().map(items::Item::row)),
        item_awards: table(["case_no", "item_no", "ubn", "award_price"], awards.iter().map(awards::Award::row)),
        listings: table(listings::header(), listings),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::tables::reading::{keyed, on, price, rows};
    use super::{Market, market};
    use chrono::NaiveDate;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn equal_arguments_give_equal_texts() {
        let day = on("2026-11-21");
        let later = day + chrono::Months::new(1);
        assert_eq!(market(7, day), market(7, day));
        assert_ne!(market(7, day).listings, market(8, day).listings);
        assert_ne!(market(7, day).frameworks, market(7, later).frameworks);
    }

    #[test]
    fn every_market_holds_together() {
        for seed in 0..3 {
            for day in ["2024-02-29", "2026-01-01", "2026-08-31", "2027-12-31"] {
                let market = market(seed, on(day));
                contracts(&market, on(day));
                listings(&market);
            }
        }
    }

    fn contracts(market: &Market, today: NaiveDate) {
        let frameworks = rows(&market.frameworks);
        let cases = keyed(&frameworks, &["case_no"]);
        let agencies = rows(&market.agencies);
        let codes = keyed(&agencies, &["agency_code"]);
        let classes: Vec<_> = frameworks.iter().map(|row| row["class"].as_str()).collect();
        assert_eq!(classes, ["software", "cloud", "security", "software"]);
        for row in &frameworks {
            assert!(on(&row["starts_on"]) <= today && today <= on(&row["ends_on"]), "{row:?}");
            let entitled: Vec<_> = row["entitled"].split(';').collect();
            let known = entitled.iter().all(|code| codes.contains_key(&vec![*code]));
            assert!(entitled == ["*"] || (entitled.len() == 36 && known), "{row:?}");
            assert_eq!(entitled == ["*"], row["order_of_record"] == "pcc");
        }
        let items = rows(&market.items);
        let by_no = keyed(&items, &["case_no", "item_no"]);
        keyed(&items, &["case_no", "item_name"]);
        assert_eq!(items.len(), 420);
        for row in &items {
            assert!(cases.contains_key(&vec![row["case_no"].as_str()]), "{row:?}");
            assert!(price(row, "min_quantity") <= price(row, "max_quantity"), "{row:?}");
        }
        let vendors = rows(&market.vendors);
        let ubns = keyed(&vendors, &["ubn"]);
        let awards = rows(&market.item_awards);
        keyed(&awards, &["case_no", "item_no", "ubn"]);
        let mut winners: BTreeMap<_, u32> = BTreeMap::new();
        for row in &awards {
            let key = vec![row["case_no"].as_str(), row["item_no"].as_str()];
            let ceiling = price(by_no[&key], "price_ceiling");
            assert!(0.0 < price(row, "award_price") && price(row, "award_price") <= ceiling);
            assert!(ubns.contains_key(&vec![row["ubn"].as_str()]));
            *winners.entry(key).or_default() += 1;
        }
        assert_eq!(winners.len(), items.len());
        assert!(winners.values().all(|count| *count <= 6));
    }

    fn listings(market: &Market) {
        let (listings, items) = (rows(&market.listings), rows(&market.items));
        let (vendors, awards) = (rows(&market.vendors), rows(&market.item_awards));
        let frameworks = rows(&market.frameworks);
        let (ubns, cases) = (keyed(&vendors, &["ubn"]), keyed(&frameworks, &["case_no"]));
        let by_no = keyed(&items, &["case_no", "item_no"]);
        let by_award = keyed(&awards, &["case_no", "item_no", "ubn"]);
        keyed(&listings, &["sku"]);
        let mut served = BTreeSet::new();
        for row in &listings {
            let length = row["description"].chars().count();
            assert!((40..=120).contains(&length), "{length} {}", row["description"]);
            assert!(price(row, "unit_price") > 0.0, "{row:?}");
            assert!(ubns.contains_key(&vec![row["ubn"].as_str()]), "{row:?}");
            let key = ["case_no", "item_no", "ubn"].map(|column| row[column].as_str());
            if key[0].is_empty() {
                assert!(key[1].is_empty());
                continue;
            }
            let award = by_award[&key.to_vec()];
            assert!(price(row, "unit_price") <= price(award, "award_price"), "{row:?}");
            assert_eq!(row["unit"], by_no[&key[..2].to_vec()]["unit"]);
            assert_eq!(row["class"], cases[&vec![key[0]]]["class"]);
            served.insert(key);
        }
        assert_eq!(served.len(), awards.len());
        let bare = listings.iter().filter(|row| row["case_no"].is_empty()).count();
        assert!(listings.len() >= 2_300);
        assert!((12..=18).contains(&(bare * 100 / listings.len())), "{bare}");
    }
}
