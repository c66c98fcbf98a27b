//! What agencies have: the products that each ordered in a year.

use std::collections::BTreeMap;

use market_figures::association::Least;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::key;
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::tally::cube::{Tally, line};

/// What a pair must reach: five agencies' years with both, three of ten that have the one, half as often again as by
/// chance.
pub const LEAST: Least = Least { baskets: 5, confidence: 3_000, lift: 15_000 };
/// Years that are looked at, the last for the backtest.
pub const YEARS: i32 = 4;

/// Baskets by agency, of years that end with a month.
#[derive(Debug, Default)]
pub struct Baskets {
    /// Each agency's of the last twelve months.
    pub later: BTreeMap<u32, Vec<u32>>,
    /// Each agency's of each of the three years before.
    pub earlier: Vec<Vec<u32>>,
}

/// The baskets of those who are asked about, until a month.
///
/// # Errors
/// A sum is beyond the range.
pub fn baskets(tally: &Tally, asked: &Asked, to: Month) -> Result<Baskets, Error> {
    let whole = Asked { from: to.plus(1 - YEARS * 12), to, ..asked.clone() };
    let groups = tally.lines(&whole.lines(tally, &[line::MONTH, line::AGENCY, line::PRODUCT]))?;
    let last = to.number();
    let mut of: BTreeMap<(i32, u32), Vec<u32>> = BTreeMap::new();
    for group in groups.iter().filter(|group| group.sums.get(line::LINES).is_some_and(|lines| *lines > 0)) {
        let month = i32::try_from(key(group, 0)).unwrap_or_default();
        of.entry(((last - month) / 12, key(group, 1))).or_default().push(key(group, 2));
    }
    let mut baskets = Baskets::default();
    for ((back, agency), mut products) in of {
        products.sort_unstable();
        products.dedup();
        match back {
            0 => _ = baskets.later.insert(agency, products),
            _ => baskets.earlier.push(products),
        }
    }
    Ok(baskets)
}

impl Baskets {
    /// All of them.
    pub fn all(&self) -> Vec<Vec<u32>> {
        self.earlier.iter().chain(self.later.values()).cloned().collect()
    }
}
