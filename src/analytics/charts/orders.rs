//! How many orders there were, by class over time.

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::sums::{all, cells, guarded, key, labels, over_time};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart. To the public a number of few agencies or vendors is not told.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let (periods, classes) = (asked.periods(), asked.classes());
    let codes: Vec<u32> = classes.iter().map(|class| tally.word(class.as_str())).collect();
    let values = if asked.scope == Scope::Public {
        let mut tables = Vec::new();
        for contributor in [order::AGENCY, order::VENDOR] {
            let ask = |one: Asked| tally.orders(&one.orders(tally, &[order::CLASS, contributor]));
            let groups = asked.each(&periods).map(ask).collect::<Result<Vec<_>, _>>()?;
            tables.push(cells(&groups, &codes, order::ORDERS));
        }
        guarded(&tables)
    } else {
        let groups = tally.orders(&asked.orders(tally, &[order::MONTH, order::CLASS]))?;
        let of = |code: &u32| all(over_time(&groups, &periods, order::ORDERS, |group| key(group, 1) == *code));
        codes.iter().map(of).collect()
    };
    let figure = Figure::new("orders", Shape::Stacked, Unit::Count, labels(&periods));
    let with = |figure: Figure, (class, values): (&crate::catalog::model::Class, Vec<Option<i64>>)| {
        figure.with(Label::key(format!("chart-class-{class}")), values)
    };
    Ok(classes.iter().zip(values).fold(figure, with))
}
