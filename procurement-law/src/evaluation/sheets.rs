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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Number, Values};

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn item(name: &str, max: &str) -> ItemFacts {
        ItemFacts { item: name.into(), max: Number(number(max)), price: false }
    }

    fn bidder(name: &str, price: &str) -> BidderFacts {
        BidderFacts { bidder: name.into(), price: Some(number(price)), passed: true }
    }

    fn sheet(member: &str, bidder: &str, points: &[&str]) -> SheetFacts {
        let points = points.iter().map(|points| Number(number(points))).collect();
        SheetFacts { member: member.into(), bidder: bidder.into(), points: Values(points) }
    }

    fn fault(items: &[ItemFacts], bidders: &[BidderFacts], sheets: &[SheetFacts]) -> Option<(Fault, String)> {
        Scores::new(items, bidders, sheets).err().map(|flaw| (flaw.fault, flaw.place))
    }

    fn said(fault: Fault, place: &str) -> Option<(Fault, String)> {
        Some((fault, place.to_owned()))
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        let (items, a) = ([item("i", "10")], [bidder("A", "1")]);
        let one = [sheet("m", "A", &["1"])];
        assert_eq!(fault(&items, &a, &one), None);
        assert_eq!(fault(&[], &a, &one), said(Fault::ItemCount, ""));
        assert_eq!(fault(&[item("i", "1"), item("i", "2")], &a, &one), said(Fault::ItemTwice, "i"));
        assert_eq!(fault(&items, &[bidder("A", "1"), bidder("A", "2")], &one), said(Fault::BidderTwice, "A"));
        assert_eq!(fault(&items, &a, &[]), said(Fault::MemberCount, ""));
        assert_eq!(fault(&items, &a, &[sheet("m", "B", &["1"])]), said(Fault::Stranger, "m / B"));
        assert_eq!(fault(&items, &a, &[sheet("m", "A", &["1", "1"])]), said(Fault::PointsCount, "m / A"));
        assert_eq!(fault(&items, &a, &[sheet("m", "A", &[])]), said(Fault::PointsCount, "m / A"));
        let two = [sheet("m", "A", &["1"]), sheet("m", "A", &["1"])];
        assert_eq!(fault(&items, &a, &two), said(Fault::SheetTwice, "m / A"));
        let ab = [bidder("A", "1"), bidder("B", "1")];
        let gap = [sheet("m", "A", &["1"]), sheet("m", "B", &["1"]), sheet("n", "B", &["1"])];
        assert_eq!(fault(&items, &ab, &gap), said(Fault::SheetMissing, "n / A"));
    }

    #[test]
    fn weights_points_and_prices_at_their_limits() {
        let a = [bidder("A", "1")];
        let weight = |max: &str| fault(&[item("i", max)], &a, &[sheet("m", "A", &["0"])]);
        for (max, fine) in
            [("0", false), ("0.0001", true), ("0.00001", false), ("1000000", true), ("1000000.0001", false)]
        {
            assert_eq!(weight(max), if fine { None } else { said(Fault::Weight, "i") }, "{max}");
        }
        assert_eq!(weight("-1"), said(Fault::Weight, "i"));
        let given = |points: &str| fault(&[item("i", "10")], &a, &[sheet("m", "A", &[points])]);
        for (points, fine) in
            [("10", true), ("10.0001", false), ("9.99999", false), ("9.99990", true), ("-0.0001", false)]
        {
            assert_eq!(given(points), if fine { None } else { said(Fault::Points, "m / A") }, "{points}");
        }
        let price = |price: &str| fault(&[item("i", "10")], &[bidder("A", price)], &[sheet("m", "A", &["1"])]);
        for (amount, fine) in
            [("90000000000000", true), ("90000000000000.01", false), ("1.00001", false), ("-1", false)]
        {
            assert_eq!(price(amount), if fine { None } else { said(Fault::Price, "A") }, "{amount}");
        }
    }

    #[test]
    fn a_hundred_members_and_items_and_no_more() {
        let of = |members: usize, items: usize| {
            let items: Vec<_> = (0..items).map(|n| item(&n.to_string(), "1000000")).collect();
            let points = vec!["1000000"; items.len()];
            let sheets: Vec<_> = (0..members).map(|n| sheet(&n.to_string(), "A", &points)).collect();
            Scores::new(&items, &[bidder("A", "1")], &sheets).map_err(|flaw| flaw.fault)
        };
        let most = of(100, 100).unwrap();
        assert_eq!(most.sums()["A"], 100_000_000_000_000);
        assert_eq!((most.members(), most.bidders(), most.full()), (100, 1, 1_000_000_000_000));
        assert_eq!(of(101, 1), Err(Fault::MemberCount));
        assert_eq!(of(1, 101), Err(Fault::ItemCount));
    }

    #[test]
    fn sums_by_bidder_item_and_member() {
        let items = [item("i", "10"), item("j", "10"), item("k", "5")];
        let sheets = [sheet("m", "A", &["1", "2.5", "0"]), sheet("n", "A", &["4", "0", "1"])];
        let scores = Scores::new(&items, &[bidder("A", "7")], &sheets).unwrap();
        assert_eq!(scores.sums()["A"], 85_000);
        assert_eq!([0, 1, 2, 3].map(|place| scores.item_sums(place)["A"]), [50_000, 25_000, 10_000, 0]);
        assert_eq!(scores.given("A", None), [35_000, 50_000]);
        assert_eq!(scores.given("A", Some(1)), [25_000, 0]);
        assert_eq!(scores.given("B", None), [0_i64; 0]);
        assert_eq!(scores.average(85_000).unwrap().shown(1), number("4.25"));
        assert_eq!(scores.heaviest(), None);
        assert_eq!(scores.prices()["A"], 70_000);
        assert!(scores.without(&BTreeSet::from(["A".to_owned()])).sums().is_empty());
        assert_eq!(scores.without(&BTreeSet::from(["B".to_owned()])), scores);
    }
}
