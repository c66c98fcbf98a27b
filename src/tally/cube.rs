//! The sums, and the codes that name what they are sums of.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use market_figures::{Ask, Dictionary, Group, Rollups};

use crate::base::error::Error;
use crate::base::id::{OrganisationId, ProductId};
use crate::tally::kept::Kept;

/// Dimensions of orders. Months are numbers of `analytics::month`, days count from the common era.
pub mod order {
    /// The day.
    pub const DAY: usize = 0;
    /// The month.
    pub const MONTH: usize = 1;
    /// The class, a word.
    pub const CLASS: usize = 2;
    /// The kind of the agency, a word.
    pub const KIND: usize = 3;
    /// The region of the agency, a word.
    pub const REGION: usize = 4;
    /// The agency.
    pub const AGENCY: usize = 5;
    /// The vendor.
    pub const VENDOR: usize = 6;
    /// How many dimensions there are.
    pub const DIMENSIONS: usize = 7;
    /// Measure: orders.
    pub const ORDERS: usize = 0;
    /// Measure: ten-thousandths of a dollar.
    pub const AMOUNT: usize = 1;
}

/// Dimensions of order lines.
pub mod line {
    /// The month.
    pub const MONTH: usize = 0;
    /// The class, a word.
    pub const CLASS: usize = 1;
    /// The kind of the agency, a word.
    pub const KIND: usize = 2;
    /// The region of the agency, a word.
    pub const REGION: usize = 3;
    /// The agency.
    pub const AGENCY: usize = 4;
    /// The vendor.
    pub const VENDOR: usize = 5;
    /// The product.
    pub const PRODUCT: usize = 6;
    /// Its category, a word.
    pub const CATEGORY: usize = 7;
    /// The key of its maker, a word.
    pub const MAKER: usize = 8;
    /// Where it comes from, a word.
    pub const ORIGIN: usize = 9;
    /// How many dimensions there are.
    pub const DIMENSIONS: usize = 10;
    /// Measure: lines.
    pub const LINES: usize = 0;
    /// Measure: units.
    pub const QUANTITY: usize = 1;
    /// Measure: ten-thousandths of a dollar.
    pub const AMOUNT: usize = 2;
    /// Measure: the same at award prices.
    pub const AWARDED: usize = 3;
}

/// Grains of orders beside the finest.
const ORDER_GRAINS: [&[usize]; 3] = [
    &[order::MONTH, order::CLASS, order::KIND, order::REGION],
    &[order::MONTH, order::CLASS, order::VENDOR],
    &[order::MONTH, order::CLASS, order::KIND, order::AGENCY],
];
/// Grains of lines beside the finest.
const LINE_GRAINS: [&[usize]; 4] = [
    &[line::MONTH, line::CLASS, line::KIND, line::CATEGORY, line::ORIGIN],
    &[line::MONTH, line::CLASS, line::PRODUCT, line::CATEGORY],
    &[line::MONTH, line::CLASS, line::VENDOR, line::CATEGORY],
    &[line::MONTH, line::CLASS, line::AGENCY, line::CATEGORY],
];

/// Dimensions of orders and of lines of which dashboards show one, or a few months.
const ORDERS_SOUGHT: [usize; 3] = [order::MONTH, order::AGENCY, order::VENDOR];
const LINES_SOUGHT: [usize; 4] = [line::MONTH, line::AGENCY, line::VENDOR, line::MAKER];

/// Orders of one agency from one vendor on one day.
#[derive(Clone, Debug)]
pub struct DayCell {
    /// The day in Taipei.
    pub day: NaiveDate,
    /// The class.
    pub class: &'static str,
    /// The agency.
    pub agency: OrganisationId,
    /// The vendor.
    pub vendor: OrganisationId,
    /// Orders and amount.
    pub values: [i64; 2],
}

/// Lines of one product that one agency ordered from one vendor in a month.
#[derive(Clone, Debug)]
pub struct MonthCell {
    /// The month's number.
    pub month: u32,
    /// The class.
    pub class: &'static str,
    /// The agency.
    pub agency: OrganisationId,
    /// The vendor.
    pub vendor: OrganisationId,
    /// The product.
    pub product: ProductId,
    /// Lines, units, amount, amount at award prices.
    pub values: [i64; 4],
}

/// The figures of a market.
#[derive(Debug)]
pub struct Tally {
    /// Which beginning of the figures this is; another one is counted from nothing.
    pub epoch: i64,
    /// How far the feed is in it.
    pub seq: i64,
    /// Agencies and vendors.
    pub organisations: Dictionary<OrganisationId>,
    /// Products.
    pub products: Dictionary<ProductId>,
    /// Classes, kinds, regions, categories, keys of makers, origins.
    pub words: Dictionary<String>,
    /// Kind and region of agencies.
    agencies: HashMap<OrganisationId, [u32; 2]>,
    /// Category, maker and origin of products.
    product_words: HashMap<ProductId, [u32; 3]>,
    orders: Rollups,
    lines: Rollups,
    /// Figures computed from these sums.
    pub kept: Kept,
}

impl Default for Tally {
    fn default() -> Self {
        Self::beginning(0)
    }
}

impl Tally {
    /// An empty one of a beginning. The word with code 0 is the empty one: what is not known.
    pub fn beginning(epoch: i64) -> Self {
        let mut words = Dictionary::default();
        words.code(&String::new());
        Self {
            epoch,
            seq: 0,
            organisations: Dictionary::default(),
            products: Dictionary::default(),
            words,
            agencies: HashMap::new(),
            product_words: HashMap::new(),
            orders: Rollups::new(order::DIMENSIONS, 2, &ORDER_GRAINS, &ORDERS_SOUGHT),
            lines: Rollups::new(line::DIMENSIONS, 4, &LINE_GRAINS, &LINES_SOUGHT),
            kept: Kept::default(),
        }
    }

    /// Says of what kind and region an agency is. What was counted of it before keeps what was known then.
    pub fn agency(&mut self, id: OrganisationId, kind: &str, region: &str) {
        let codes = [kind, region].map(|word| self.words.code(&word.to_owned()));
        self.agencies.insert(id, codes);
    }

    /// Says what a product is.
    pub fn product(&mut self, id: ProductId, category: &str, maker: &str, origin: &str) {
        let codes = [category, maker, origin].map(|word| self.words.code(&word.to_owned()));
        self.product_words.insert(id, codes);
    }

    /// Gives a cell of orders its sums.
    ///
    /// # Errors
    /// A sum is beyond the range.
    pub fn set_day(&mut self, cell: &DayCell) -> Result<(), Error> {
        let [kind, region] = self.agencies.get(&cell.agency).copied().unwrap_or_default();
        let day = u32::try_from(cell.day.num_days_from_ce()).unwrap_or_default();
        let month = u32::try_from(cell.day.year() * 12 + cell.day.month0().cast_signed()).unwrap_or_default();
        let class = self.words.code(&cell.class.to_owned());
        let (agency, vendor) = (self.organisations.code(&cell.agency), self.organisations.code(&cell.vendor));
        self.orders.set(&[day, month, class, kind, region, agency, vendor], &cell.values).map_err(failed)
    }

    /// Gives a cell of lines its sums.
    ///
    /// # Errors
    /// A sum is beyond the range.
    pub fn set_month(&mut self, cell: &MonthCell) -> Result<(), Error> {
        let [kind, region] = self.agencies.get(&cell.agency).copied().unwrap_or_default();
        let [category, maker, origin] = self.product_words.get(&cell.product).copied().unwrap_or_default();
        let class = self.words.code(&cell.class.to_owned());
        let (agency, vendor) = (self.organisations.code(&cell.agency), self.organisations.code(&cell.vendor));
        let product = self.products.code(&cell.product);
        let key = [cell.month, class, kind, region, agency, vendor, product, category, maker, origin];
        self.lines.set(&key, &cell.values).map_err(failed)
    }

    /// Groups orders by dimensions of [`order`].
    ///
    /// # Errors
    /// A sum is beyond the range.
    pub fn orders(&self, ask: &Ask) -> Result<Vec<Group>, Error> {
        self.orders.ask(ask).map_err(failed)
    }

    /// Groups lines by dimensions of [`mod@line`].
    ///
    /// # Errors
    /// A sum is beyond the range.
    pub fn lines(&self, ask: &Ask) -> Result<Vec<Group>, Error> {
        self.lines.ask(ask).map_err(failed)
    }

    /// The code of a word; of a word that nothing is named by a code that nothing has.
    pub fn word(&self, word: &str) -> u32 {
        self.words.find(&word.to_owned()).unwrap_or(u32::MAX)
    }

    /// The word of a code.
    pub fn said(&self, code: u32) -> &str {
        self.words.value(code).map_or("", String::as_str)
    }

    /// The kind of an agency; none where it is not known.
    pub fn kind_of(&self, id: OrganisationId) -> Option<&str> {
        self.agencies.get(&id).map(|[kind, _]| self.said(*kind))
    }

    /// The code of an organisation; of one that has no figures a code that nothing has.
    pub fn organisation(&self, id: OrganisationId) -> u32 {
        self.organisations.find(&id).unwrap_or(u32::MAX)
    }
}

fn failed(cause: market_figures::Error) -> Error {
    Error::internal("sum figures", cause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_cell_set_again_counts_once_in_every_grain() {
        let mut tally = Tally::beginning(1);
        let [agency, vendor] = [1, 2].map(|number| OrganisationId(Uuid::from_u128(number)));
        tally.agency(agency, "central", "北區");
        let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
        for values in [[3, 900], [2, 700]] {
            tally.set_day(&DayCell { day, class: "cloud", agency, vendor, values }).unwrap();
        }
        for by in [order::DAY, order::MONTH, order::KIND, order::VENDOR] {
            let groups = tally.orders(&Ask::by(&[by])).unwrap();
            assert_eq!((groups.len(), groups[0].sums.as_slice()), (1, &[2, 700][..]), "{by}");
        }
        let month = &tally.orders(&Ask::by(&[order::MONTH, order::KIND])).unwrap()[0];
        assert_eq!((month.key[0], tally.said(month.key[1])), (2026 * 12 + 2, "central"));
        assert!(tally.orders(&Ask::by(&[]).only(order::CLASS, [tally.word("software")])).unwrap().is_empty());
    }
}
