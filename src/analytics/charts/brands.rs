//! A maker's brands over all resellers, by class over time; nothing that few resellers or agencies stand behind.

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{cells, guarded, labels};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, line};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let (periods, classes) = (asked.periods(), asked.classes());
    let codes: Vec<u32> = classes.iter().map(|class| tally.word(class.as_str())).collect();
    let mut tables = Vec::new();
    for contributor in [line::VENDOR, line::AGENCY] {
        let ask = |one: Asked| tally.lines(&one.lines(tally, &[line::CLASS, contributor]));
        let groups = asked.each(&periods).map(ask).collect::<Result<Vec<_>, _>>()?;
        tables.push(cells(&groups, &codes, line::AMOUNT));
    }
    let mut figure = Figure::new("brands", Shape::Stacked, Unit::Money, labels(&periods));
    for (class, values) in classes.iter().zip(guarded(&tables)) {
        figure = figure.with(Label::key(format!("chart-class-{class}")), values);
    }
    Ok(figure)
}
