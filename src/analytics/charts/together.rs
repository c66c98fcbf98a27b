//! Products that the same agencies order in the same year, and what that was worth as a forecast.

use market_figures::association::{Pair, backtest, pairs};

use crate::analytics::asked::Asked;
use crate::analytics::charts::baskets::{Baskets, LEAST, YEARS, baskets};
use crate::analytics::charts::sums::{MOST, product_names};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart: the pairs with the greatest lift; the note tells what pairs of the years before said of the last one.
///
/// # Errors
/// The database failed, or a sum is beyond the range.
pub fn load(conn: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let baskets = baskets(tally, asked, asked.to)?;
    let found = pairs(&baskets.all(), LEAST);
    // A pair stands in both ways; the surer one is shown.
    let surer = |pair: &&Pair| (pair.with_a, pair.a) <= (pair.with_b, pair.b);
    let shown: Vec<&Pair> = found.iter().filter(surer).take(MOST).collect();
    let names = product_names(conn, tally)?;
    let label = |pair: &&Pair| {
        let name = |code| names.get(&code).cloned().unwrap_or_default();
        Label::plain(format!("{} → {}（×{:.1}）", name(pair.a), name(pair.b), pair.lift()))
    };
    let figure = Figure::new("together", Shape::Bars, Unit::Share, shown.iter().map(label).collect())
        .with(Label::key("figure-confidence"), shown.iter().map(|pair| part(pair.both, pair.with_a)).collect())
        .with(Label::key("figure-by-chance"), shown.iter().map(|pair| part(pair.with_b, pair.baskets)).collect())
        .with(Label::key("figure-support"), shown.iter().map(|pair| part(pair.both, pair.baskets)).collect())
        .noting("pairs", found.len() / 2)
        .noting("years", YEARS);
    Ok(tested(figure, &baskets))
}

/// What pairs of the earlier baskets said of the later ones, in the note.
pub fn tested(figure: Figure, baskets: &Baskets) -> Figure {
    let later: Vec<Vec<u32>> = baskets.later.values().cloned().collect();
    let test = backtest(&baskets.earlier, &later, LEAST);
    let percent = |part: u64, of: u64| match part.saturating_mul(1_000).checked_div(of) {
        Some(thousandths) => format!("{}.{}", thousandths / 10, thousandths % 10),
        None => "—".to_owned(),
    };
    let chances = u64::from(test.chances);
    figure
        .noting("baskets", baskets.earlier.len() + baskets.later.len())
        .noting("tested", test.pairs)
        .noting("held", test.held)
        .noting("hits", percent(u64::from(test.hits), chances))
        .noting("chance", percent(test.by_chance, chances.saturating_mul(10_000)))
}

/// A part in ten-thousandths.
pub fn part(part: u32, of: u32) -> Option<i64> {
    (i64::from(part) * 10_000).checked_div(i64::from(of))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_planted_pair_holds_and_chance_does_not() {
        // Whoever has 1 has 2; 3 and 4 come and go by themselves.
        let basket = |at: u32| {
            let mut has = Vec::new();
            if at.is_multiple_of(4) {
                has.extend([1, 2]);
            }
            if at.is_multiple_of(3) {
                has.push(3);
            }
            if at.is_multiple_of(5) {
                has.push(4);
            }
            has
        };
        let baskets = Baskets {
            earlier: (0..180).map(basket).collect(),
            later: (0..60).map(|at| (at, basket(at))).collect::<BTreeMap<_, _>>(),
        };
        assert_eq!(
            pairs(&baskets.earlier, LEAST).iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(),
            [(1, 2), (2, 1)]
        );
        let note = tested(Figure::new("together", Shape::Bars, Unit::Share, Vec::new()), &baskets).note;
        assert_eq!((note["tested"].as_str(), note["held"].as_str()), ("2", "2"));
        assert_eq!((note["hits"].as_str(), note["chance"].as_str()), ("100.0", "25.0"));
    }
}
