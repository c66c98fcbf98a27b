//! The categories of which most was ordered, beside the same time before.

use std::collections::HashMap;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{MOST, key, largest, of};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, line};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let now = largest(tally.lines(&asked.lines(tally, &[line::CATEGORY]))?, line::AMOUNT, MOST);
    let before: HashMap<u32, i64> = tally
        .lines(&asked.before().lines(tally, &[line::CATEGORY]))?
        .iter()
        .map(|group| (key(group, 0), of(group, line::AMOUNT)))
        .collect();
    let names = now.iter().map(|group| Label::plain(tally.said(key(group, 0)))).collect();
    let sum = |group: &market_figures::Group| Some(of(group, line::AMOUNT));
    let earlier = |group: &market_figures::Group| Some(before.get(&key(group, 0)).copied().unwrap_or_default());
    Ok(Figure::new("categories", Shape::Bars, Unit::Money, names)
        .with(Label::key("figure-now"), now.iter().map(sum).collect())
        .with(Label::key("figure-before"), now.iter().map(earlier).collect()))
}
