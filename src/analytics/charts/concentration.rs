//! How much of the market few vendors hold: the HHI of each class, year by year.

use std::collections::HashMap;

use market_figures::Group;
use market_figures::concentration::concentration;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{key, labels, of};
use crate::base::error::Error;
use crate::catalog::model::Class;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart; the note tells the share of the four largest in the last year.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let years = asked.years();
    let ask = |one: Asked| tally.orders(&one.orders(tally, &[order::CLASS, order::VENDOR]));
    let groups = asked.each(&years).map(ask).collect::<Result<Vec<_>, _>>()?;
    let sales = |year: &Vec<Group>, class: Option<Class>| -> Vec<i64> {
        let mut sales: HashMap<u32, i64> = HashMap::new();
        let counts = |code: u32| class.is_none_or(|class| tally.word(class.as_str()) == code);
        for group in year.iter().filter(|group| counts(key(group, 0))) {
            let sum = sales.entry(key(group, 1)).or_default();
            *sum = sum.saturating_add(of(group, order::AMOUNT));
        }
        sales.into_values().collect()
    };
    let mut figure = Figure::new("concentration", Shape::Lines, Unit::Index, labels(&years));
    for class in asked.classes() {
        let index = |year: &Vec<Group>| concentration(&sales(year, Some(class))).map(|found| i64::from(found.hhi));
        figure = figure.with(Label::key(format!("chart-class-{class}")), groups.iter().map(index).collect());
    }
    let last = groups.last().and_then(|year| concentration(&sales(year, None)));
    Ok(figure
        .noting("sellers", last.map_or(0, |found| found.sellers))
        .noting("hhi", last.map_or(0, |found| found.hhi))
        .noting("cr4", last.map_or_else(String::new, |found| Unit::Share.said(i64::from(found.cr4)))))
}
