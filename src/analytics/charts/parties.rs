//! How many agencies ordered, and of how many vendors, year by year.

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::labels;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let years = asked.years();
    let mut figure = Figure::new("parties", Shape::Columns, Unit::Count, labels(&years));
    for (name, dimension) in [("figure-agencies", order::AGENCY), ("figure-vendors", order::VENDOR)] {
        let count = |one: Asked| Ok(i64::try_from(tally.orders(&one.orders(tally, &[dimension]))?.len()).ok());
        figure = figure.with(Label::key(name), asked.each(&years).map(count).collect::<Result<_, Error>>()?);
    }
    Ok(figure)
}
