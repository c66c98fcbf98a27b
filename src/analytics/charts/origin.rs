//! Domestic and foreign products, year by year.

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{all, key, labels, over_time};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, line};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart. What comes from where is not known of orders that only the site tells of.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let years = asked.years();
    let groups = tally.lines(&asked.lines(tally, &[line::MONTH, line::ORIGIN]))?;
    let (here, unknown) = (tally.word("TW"), tally.word(""));
    let sums =
        |passes: &dyn Fn(u32) -> bool| all(over_time(&groups, &years, line::AMOUNT, |group| passes(key(group, 1))));
    Ok(Figure::new("origin", Shape::Stacked, Unit::Money, labels(&years))
        .with(Label::key("figure-domestic"), sums(&|code| code == here))
        .with(Label::key("figure-foreign"), sums(&|code| code != here && code != unknown))
        .with(Label::key("figure-unknown"), sums(&|code| code == unknown)))
}
