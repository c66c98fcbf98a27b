//! A vendor's place in the market: its share of each class and the band of its rank, year by year; nobody else's.

use std::collections::HashMap;

use market_figures::Group;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::sums::{THRESHOLD, contributed, key, labels, of, share};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Ranks are told in bands: an exact rank beside a share would tell of the neighbours.
const BANDS: [(usize, &str); 4] = [(3, "1–3"), (10, "4–10"), (30, "11–30"), (usize::MAX, "31+")];

/// The chart: shares of a class; none where too few vendors sell for a share not to tell of the others. The note tells
/// market size and band of the whole time.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let own = match asked.scope {
        Scope::Vendor(id) => tally.organisation(id),
        _ => u32::MAX,
    };
    let years = asked.years();
    let market = asked.of_all();
    let ask = |one: Asked| tally.orders(&one.orders(tally, &[order::CLASS, order::VENDOR]));
    let groups = market.each(&years).map(ask).collect::<Result<Vec<_>, _>>()?;
    let mine = |sales: &HashMap<u32, i64>| sales.get(&own).copied().unwrap_or_default();
    let whole = |sales: &HashMap<u32, i64>| sales.values().fold(0_i64, |sum, more| sum.saturating_add(*more));
    let mut figure = Figure::new("rank", Shape::Lines, Unit::Share, labels(&years));
    for class in asked.classes() {
        let code = tally.word(class.as_str());
        let value = |groups: &Vec<Group>| {
            let sales = sales(groups.iter().filter(|group| key(group, 0) == code));
            enough(&sales, own).then(|| share(mine(&sales), whole(&sales))).flatten()
        };
        figure = figure.with(Label::key(format!("chart-class-{class}")), groups.iter().map(value).collect());
    }
    let all = sales(groups.iter().flatten());
    let before = all.values().filter(|sum| **sum > mine(&all)).count();
    let band = BANDS.iter().find(|(last, _)| before < *last).map_or("", |(_, band)| band);
    let (size, band) = match enough(&all, own) {
        true => (Unit::Money.said(whole(&all)), if mine(&all) > 0 { band } else { "—" }),
        false => ("—".to_owned(), "—"),
    };
    Ok(figure.noting("size", size).noting("band", band))
}

/// The sales of every vendor.
fn sales<'a>(groups: impl Iterator<Item = &'a Group>) -> HashMap<u32, i64> {
    let mut sales: HashMap<u32, i64> = HashMap::new();
    for group in groups {
        let sum = sales.entry(key(group, 1)).or_default();
        *sum = sum.saturating_add(of(group, order::AMOUNT));
    }
    sales
}

/// Whether so many others sell that what is left after one's own part tells of none of them.
fn enough(sales: &HashMap<u32, i64>, own: u32) -> bool {
    let cell = contributed(sales.iter().filter(|(vendor, _)| **vendor != own).map(|(_, sum)| *sum));
    cell.contributors > 0 && THRESHOLD.allows(&cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_only_beside_several_others() {
        let sales = |others: &[i64]| -> HashMap<u32, i64> {
            std::iter::once((0, 100)).chain((1..).zip(others.iter().copied())).collect()
        };
        assert!(enough(&sales(&[10, 10, 10]), 0));
        assert!(!enough(&sales(&[10, 10]), 0), "each of two would learn the other's");
        assert!(!enough(&sales(&[100, 1, 1]), 0), "what is left is one's");
        assert!(!enough(&sales(&[]), 0));
    }
}
