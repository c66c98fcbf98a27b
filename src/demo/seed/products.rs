//! Products on the shelf, the wares they are sold as, and the sentences that describe them.

use super::catalogue::categories;
use super::catalogue::category::{Category, Edition, Metric, Numbering, Offer};
use super::words::{CLOSINGS_PERPETUAL, CLOSINGS_SERVICE, CLOSINGS_SUBSCRIPTION, FILLERS, FRAMES, MAKERS, Maker};
use rand::RngExt;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;

/// A product, with the figures that it keeps in every framework.
#[derive(Debug)]
pub struct Product {
    /// The kind of product.
    pub category: &'static Category,
    /// The maker; a service without a brand has none.
    pub maker: Option<&'static Maker>,
    /// The name after the brand.
    pub name: &'static str,
    /// Base price in cents.
    base: i64,
    /// The running version number of today, where the category counts so.
    number: i32,
}

/// All products, in the order of the categories.
pub fn shelf(rng: &mut ChaCha8Rng) -> Vec<Product> {
    let mut all = Vec::new();
    for category in categories() {
        for line in category.lines.split(',') {
            let Some((brand, name)) = line.trim().split_once(' ') else {
                continue;
            };
            let (low, high) = category.price;
            // The lower of two draws: cheap products outnumber dear ones.
            let price = rng.random_range(low..=high).min(rng.random_range(low..=high));
            all.push(Product {
                category,
                maker: MAKERS.iter().find(|maker| maker.brand == brand),
                name,
                base: price * 100,
                number: rng.random_range(4..18),
            });
        }
    }
    all
}

/// A product in one version, edition, licence and unit: what an item asks for.
#[derive(Clone, Debug)]
pub struct Ware<'a> {
    /// The product.
    pub product: &'a Product,
    /// The version, empty where there is none.
    pub version: String,
    /// The edition with its price factor.
    pub edition: Edition,
    /// The licence.
    pub offer: Offer,
    /// The unit.
    pub metric: Metric,
}

impl<'a> Ware<'a> {
    /// Draws a ware of a product as it was sold in a year. Yearly versions carry the year; running
    /// numbers go back by one for each year of `age`.
    pub fn draw(rng: &mut ChaCha8Rng, product: &'a Product, year: i32, age: i32) -> Option<Self> {
        let category = product.category;
        Some(Self {
            product,
            version: match category.numbering {
                Numbering::Year => year.to_string(),
                Numbering::Number => (product.number - age).max(1).to_string(),
                Numbering::Unversioned => String::new(),
            },
            edition: *category.editions.choose(rng)?,
            offer: *category.offers.choose(rng)?,
            metric: *category.metrics.choose(rng)?,
        })
    }

    /// The name under a brand, with version and edition.
    pub fn name(&self, brand: &str) -> String {
        let mut name = joined(brand, self.product.name);
        for word in [self.version.as_str(), self.edition.0] {
            if !word.is_empty() {
                name.push(' ');
                name.push_str(word);
            }
        }
        name
    }

    /// The name of the item: the ware with its licence and unit.
    pub fn item_name(&self) -> String {
        let brand = self.product.maker.map_or("", |maker| maker.brand);
        let licence = match (self.offer.model, self.offer.months) {
            ("perpetual", _) => "永久授權".to_owned(),
            ("subscription", Some(months)) => format!("訂閱 {months} 個月"),
            (_, Some(months)) => format!("履約 {months} 個月"),
            _ => "單次".to_owned(),
        };
        format!("{}，{licence}（每{}）", self.name(brand), self.metric.unit)
    }

    /// The market price in cents, before anyone bids.
    pub fn list_price(&self) -> i64 {
        [self.edition.1, self.offer.permille, self.metric.permille]
            .into_iter()
            .fold(self.product.base, |price, permille| price * permille / 1000)
    }

    /// A description of 40 to 120 characters.
    pub fn description(&self, rng: &mut ChaCha8Rng) -> String {
        let category = self.product.category;
        let mut features: Vec<&str> = category.features.split('；').collect();
        features.shuffle(rng);
        let mut features = features.into_iter();
        let closings = match self.offer.model {
            "perpetual" => CLOSINGS_PERPETUAL,
            "subscription" => CLOSINGS_SUBSCRIPTION,
            _ => CLOSINGS_SERVICE,
        };
        let mut text = FRAMES
            .choose(rng)
            .copied()
            .unwrap_or_default()
            .replace("{p}", category.purpose)
            .replace("{a}", features.next().unwrap_or_default())
            .replace("{b}", features.next().unwrap_or_default());
        text.push_str(closings.choose(rng).copied().unwrap_or_default());
        let length = text.chars().count();
        if length < 45 || (length < 95 && rng.random_ratio(3, 10)) {
            text.push_str(FILLERS.choose(rng).copied().unwrap_or_default());
        }
        text
    }
}

/// Puts a product after its brand, apart where either side is Latin, as Chinese typesetting does.
fn joined(brand: &str, product: &str) -> String {
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii());
    let apart = latin(brand.chars().last()) || latin(product.chars().next());
    let space = if apart && !brand.is_empty() { " " } else { "" };
    format!("{brand}{space}{product}")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn latin_stands_apart_from_chinese() {
        assert_eq!(joined("磐盾", "端點防護"), "磐盾端點防護");
        assert_eq!(joined("雲岡", "OfficePlus"), "雲岡 OfficePlus");
        assert_eq!(joined("Norvale", "文書"), "Norvale 文書");
        assert_eq!(joined("", "SOC 監控服務"), "SOC 監控服務");
    }
}
