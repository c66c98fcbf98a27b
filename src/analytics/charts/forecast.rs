//! How orders go on: a forecast of months with the band that its own past errors give it.

use market_figures::season::{self, FEWEST};

use crate::analytics::asked::{Asked, Period};
use crate::analytics::charts::sums::over_time;
use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Months ahead.
const AHEAD: usize = 6;
/// Months that are looked back.
const BACK: i32 = 96;
/// Months of the past that the chart shows.
const SHOWN: usize = 24;

/// The chart: whole months only, this month is not over. The note tells what the backtest measured.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let last = Month::of_day(asked.today).plus(-1);
    let past = Asked { from: last.plus(1 - BACK), to: last, ..asked.clone() };
    let groups = tally.orders(&past.orders(tally, &[order::MONTH, order::CLASS]))?;
    let months: Vec<Period> =
        (0..BACK).map(|step| past.from.plus(step)).map(|month| Period { from: month, to: month }).collect();
    let sums = over_time(&groups, &months, order::AMOUNT, |_| true);
    // Months before the first order are no months without orders.
    let first = sums.iter().position(|sum| *sum != 0).unwrap_or(sums.len());
    let known: Vec<f64> = sums.iter().skip(first).map(|sum| *sum as f64).collect();
    let ahead = season::forecast(&known, AHEAD).unwrap_or_default();
    let test = season::backtest(&known, AHEAD);

    let shown = known.len().min(SHOWN);
    let begin = last.plus(1 - i32::try_from(shown).unwrap_or(0));
    let months = shown + ahead.len();
    let labels = (0..months).map(|at| Label::plain(begin.plus(i32::try_from(at).unwrap_or(0)).roc())).collect();
    let tail = sums.iter().skip(sums.len() - shown).map(|sum| Some(*sum));
    let came: Vec<Option<i64>> = tail.chain(ahead.iter().map(|_| None)).collect();
    let foretold = |value: &dyn Fn(&season::Ahead) -> Option<f64>| -> Vec<Option<i64>> {
        let dollars = |value: f64| (value / 10_000.0).round() as i64 * 10_000;
        (0..shown).map(|_| None).chain(ahead.iter().map(|month| value(month).map(dollars))).collect()
    };
    let percent = |part: f64| format!("{:.1}", part * 100.0);
    let said = |value: &dyn Fn(&season::Backtest) -> String| test.as_ref().map_or_else(|| "—".to_owned(), value);
    Ok(Figure::new("forecast", Shape::Band, Unit::Money, labels)
        .with(Label::key("figure-came"), came)
        .with(Label::key("figure-expected"), foretold(&|month| Some(month.expected)))
        .with(Label::key("figure-low"), foretold(&|month| month.low))
        .with(Label::key("figure-high"), foretold(&|month| month.high))
        .noting("months", known.len())
        .noting("fewest", FEWEST)
        .noting("origins", said(&|test| test.origins.to_string()))
        .noting("error", said(&|test| percent(test.error)))
        .noting("plain", said(&|test| percent(test.plain)))
        .noting("covered", said(&|test| percent(test.covered))))
}
