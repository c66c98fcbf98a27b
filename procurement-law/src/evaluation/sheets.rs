//! Score sheets of a committee: checked once, then added up exactly.
//!
//! Points are kept in ten-thousandths, so that sums are whole numbers; the limits on numbers of members, items and points keep every sum in 64 bits.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::ratio::Ratio;
use super::score_facts::{BidderFacts, Fault, Flaw, ItemFacts, SheetFacts};

/// Ten-thousandths in one point or dollar.
const UNITS: u32 = 10_000;
/// Places after the point that [`UNITS`] holds.
const PLACES: u32 = 4;
/// Most items, and most members.
const MANY: usize = 100;
/// Most points of an item.
const MOST_POINTS: i64 = 1_000_000;
/// Highest price in NT$.
const MOST_PRICE: i64 = 90_000_000_000_000;

/// A number for each bidder.
pub type ByBidder<T> = BTreeMap<String, T>;

/// Complete score sheets: every member has scored every bidder on every item, inside the item's weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    items: Vec<i64>,
    prices: ByBidder<Option<i64>>,
    sheets: BTreeMap<String, ByBidder<Vec<i64>>>,
}

/// Points in ten-thousandths; `None` when there are more than a million or they are finer.
#[must_use]
pub fn points(value: Decimal) -> Option<i64> {
    units(value, MOST_POINTS)
}

/// A value in ten-thousandths; `None` when it is negative, above `most` or finer.
fn units(value: Decimal, most: i64) -> Option<i64> {
    let value = value.normalize();
    let inside = value >= Decimal::ZERO && value <= Decimal::from(most) && value.scale() <= PLACES;
    let whole = || i64::try_from(value.saturating_mul(Decimal::from(UNITS))).ok();
    inside.then(whole).flatten()
}

fn flaw(fault: Fault, place: &str) -> Flaw {
    Flaw { fault, place: place.to_owned() }
}

/// The first text that stands twice.
fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = BTreeSet::new();
    names.into_iter().find(|name| !seen.insert(*name))
}

impl Scores {
    /// Checks sheets and keeps them.
    ///
    /// # Errors
    /// The first thing that keeps them from being counted.
    pub fn new(items: &[ItemFacts], bidders: &[BidderFacts], sheets: &[SheetFacts]) -> Result<Self, Flaw> {
        let mut scores = Self { items: weights(items)?, prices: prices(bidders)?, sheets: BTreeMap::new() };
        for sheet in sheets {
            scores.add(sheet)?;
        }
        match scores.sheets.len() {
            1..=MANY => scores.complete(),
            _ => Err(flaw(Fault::MemberCount, "")),
        }
    }

    fn add(&mut self, sheet: &SheetFacts) -> Result<(), Flaw> {
        let place = format!("{} / {}", sheet.member, sheet.bidder);
        if !self.prices.contains_key(&sheet.bidder) {
            return Err(flaw(Fault::Stranger, &place));
        }
        if sheet.points.0.len() != self.items.len() {
            return Err(flaw(Fault::PointsCount, &place));
        }
        let inside = |(given, max): (_, &i64)| points(given).filter(|points| points <= max);
        let given: Option<Vec<i64>> = sheet.points.0.iter().map(|given| given.0).zip(&self.items).map(inside).collect();
        let given = given.ok_or_else(|| flaw(Fault::Points, &place))?;
        match self.sheets.entry(sheet.member.clone()).or_default().insert(sheet.bidder.clone(), given) {
            None => Ok(()),
            Some(_) => Err(flaw(Fault::SheetTwice, &place)),
        }
    }

    fn complete(self) -> Result<Self, Flaw> {
        let asked = self.sheets.iter().flat_map(|(member, own)| self.prices.keys().map(move |b| (member, own, b)));
        let gap = asked.into_iter().find(|(_, own, bidder)| !own.contains_key(*bidder));
        match gap.map(|(member, _, bidder)| format!("{member} / {bidder}")) {
            Some(place) => Err(flaw(Fault::SheetMissing, &place)),
            None => Ok(self),
        }
    }

    /// How many members have scored.
    #[must_use]
    pub fn members(&self) -> u32 {
        u32::try_from(self.sheets.len()).unwrap_or(u32::MAX)
    }

    /// How many bidders were scored.
    #[must_use]
    pub fn bidders(&self) -> i64 {
        i64::try_from(self.prices.len()).unwrap_or(i64::MAX)
    }

    /// Full marks of one sheet (總滿分), in ten-thousandths.
    #[must_use]
    pub fn full(&self) -> i64 {
        self.items.iter().sum()
    }

    /// Price of each bidder in ten-thousandths of NT$; without those who gave none.
    #[must_use]
    pub fn prices(&self) -> ByBidder<i64> {
        self.prices.iter().filter_map(|(bidder, price)| Some((bidder.clone(), (*price)?))).collect()
    }

    /// Total of each bidder in each member's sheet (總評分), in ten-thousandths.
    #[must_use]
    pub fn totals(&self) -> BTreeMap<String, ByBidder<i64>> {
        let total = |own: &ByBidder<Vec<i64>>| own.iter().map(|(b, points)| (b.clone(), points.iter().sum())).collect();
        self.sheets.iter().map(|(member, own)| (member.clone(), total(own))).collect()
    }

    /// Sum of the totals of all members for each bidder, in ten-thousandths.
    #[must_use]
    pub fn sums(&self) -> ByBidder<i64> {
        self.added(|points| points.iter().sum())
    }

    /// Sum over all members of the points on one item, in ten-thousandths; nothing for an item that is not there.
    #[must_use]
    pub fn item_sums(&self, item: usize) -> ByBidder<i64> {
        self.added(|points| points.get(item).copied().unwrap_or_default())
    }

    /// What each member gave a bidder, on one item or altogether, in ten-thousandths.
    #[must_use]
    pub fn given(&self, bidder: &str, item: Option<usize>) -> Vec<i64> {
        let part = |points: &Vec<i64>| match item {
            Some(place) => points.get(place).copied().unwrap_or_default(),
            None => points.iter().sum(),
        };
        self.sheets.values().filter_map(|own| own.get(bidder)).map(part).collect()
    }

    /// Place of the item with the largest weight; `None` when several share it.
    #[must_use]
    pub fn heaviest(&self) -> Option<usize> {
        let most = self.items.iter().max()?;
        let mut places = self.items.iter().enumerate().filter(|(_, max)| *max == most).map(|(place, _)| place);
        places.next().filter(|_| places.next().is_none())
    }

    /// The average total of a bidder as an exact fraction of points.
    #[must_use]
    pub fn average(&self, sum: i64) -> Option<Ratio> {
        Ratio::new(sum, i64::from(self.members()).saturating_mul(UNITS.into()))
    }

    /// The same sheets without some bidders.
    #[must_use]
    pub fn without(&self, gone: &BTreeSet<String>) -> Self {
        let mut left = self.clone();
        left.prices.retain(|bidder, _| !gone.contains(bidder));
        left.sheets.values_mut().for_each(|own| own.retain(|bidder, _| !gone.contains(bidder)));
        left
    }

    fn added(&self, part: impl Fn(&[i64]) -> i64) -> ByBidder<i64> {
        let mut sums = BTreeMap::new();
        for (bidder, points) in self.sheets.values().flatten() {
            *sums.entry(bidder.clone()).or_default() += part(points);
        }
        sums
    }
}

fn weights(items: &[ItemFacts]) -> Result<Vec<i64>, Flaw> {
    if items.is_empty() || items.len() > MANY {
        return Err(flaw(Fault::ItemCount, ""));
    }
    if let Some(name) = twice(items.iter().map(|item| item.item.as_str())) {
        return Err(flaw(Fault::ItemTwice, name));
    }
    let weight = |item: &ItemFacts| {
        let max = points(item.max.0).filter(|max| *max > 0);
        max.ok_or_else(|| flaw(Fault::Weight, &item.item))
    };
    items.iter().map(weight).collect()
}

fn prices(bidders: &[BidderFacts]) -> Result<ByBidder<Option<i64>>, Flaw> {
    if let Some(name) = twice(bidders.iter().map(|bidder| bidder.bidder.as_str())) {
        return Err(flaw(Fault::BidderTwice, name));
    }
    let price = |bidder: &BidderFacts| match bidder.price.map(|price| units(price, MOST_PRICE)) {
        Some(None) => Err(flaw(Fault::Price, &bidder.bidder)),
        read => Ok((bidder.bidder.clone(), read.flatten())),
    };
    bidders.iter().map(price).collect()
}
