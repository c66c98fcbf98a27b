//! How many agencies ordered, and of how many vendors, year by year.

use std::collections::HashSet;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{key, labels};
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
        let groups = tally.orders(&asked.orders(tally, &[order::MONTH, dimension]))?;
        let count = |year: &crate::analytics::asked::Period| {
            let of_year = groups.iter().filter(|group| year.holds(key(group, 0)));
            i64::try_from(of_year.map(|group| key(group, 1)).collect::<HashSet<_>>().len()).ok()
        };
        figure = figure.with(Label::key(name), years.iter().map(count).collect());
    }
    Ok(figure)
}
