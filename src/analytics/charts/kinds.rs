//! What kinds of agencies ordered, by class.

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::sums::{cells, guarded};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, order};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Kinds of agencies, as the agencies' file writes them; the last are those of which it is not known.
pub const KINDS: [&str; 6] = ["central", "local", "school", "hospital", "state_enterprise", ""];

/// The chart. To the public a sum of few agencies or vendors is not told.
///
/// # Errors
/// A sum is beyond the range.
pub fn load(_: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let codes = KINDS.map(|kind| tally.word(kind));
    let label = |kind: &str| Label::key(format!("agency-kind-{}", if kind.is_empty() { "unknown" } else { kind }));
    let mut figure = Figure::new("kinds", Shape::Bars, Unit::Money, KINDS.map(label).to_vec());
    // A table of kinds and classes: a hidden cell is guarded in both directions.
    let classes = asked.classes();
    let mut tables: Vec<Vec<Vec<market_figures::disclosure::Cell>>> = vec![Vec::new(); 2];
    for class in &classes {
        let of_class = Asked { class: Some(*class), ..asked.clone() };
        for (table, contributor) in tables.iter_mut().zip([order::AGENCY, order::VENDOR]) {
            let groups = tally.orders(&of_class.orders(tally, &[order::KIND, contributor]))?;
            table.push(cells(&[groups], &codes, order::AMOUNT).into_iter().flatten().collect());
        }
    }
    let plain = |table: &Vec<Vec<market_figures::disclosure::Cell>>| -> Vec<Vec<Option<i64>>> {
        table.iter().map(|row| row.iter().map(|cell| Some(cell.value)).collect()).collect()
    };
    let values = match asked.scope {
        Scope::Public => guarded(&tables),
        _ => tables.first().map(plain).unwrap_or_default(),
    };
    for (class, values) in classes.iter().zip(values) {
        figure = figure.with(Label::key(format!("chart-class-{class}")), values);
    }
    Ok(figure)
}
