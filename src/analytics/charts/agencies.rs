//! The agencies that ordered most. For the office alone.

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{MOST, key, largest, names, of};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart.
///
/// # Errors
/// The database failed, or a sum is beyond the range.
pub fn load(conn: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let groups = largest(tally.orders(&asked.orders(tally, &[order::AGENCY]))?, order::AMOUNT, MOST);
    let codes: Vec<u32> = groups.iter().map(|group| key(group, 0)).collect();
    let names = names(conn, tally, &codes)?;
    let label = |code: &u32| names.get(code).map_or_else(|| Label::key("figure-unknown"), Label::plain);
    Ok(Figure::new("agencies", Shape::Bars, Unit::Money, codes.iter().map(label).collect())
        .with(Label::key("figure-amount"), groups.iter().map(|group| Some(of(group, order::AMOUNT))).collect()))
}
