//! A maker's products over all resellers; nothing that few resellers or agencies stand behind.

use std::collections::HashMap;

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{cells, guarded, key, largest};
use crate::analytics::store;
use crate::base::error::Error;
use crate::base::id::ProductId;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, line};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The most products that are shown.
const MOST: usize = 20;

/// The chart.
///
/// # Errors
/// The database failed, or a sum is beyond the range.
pub fn load(conn: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let groups = largest(tally.lines(&asked.lines(tally, &[line::PRODUCT]))?, line::AMOUNT, MOST);
    let mut codes: Vec<u32> = groups.iter().map(|group| key(group, 0)).collect();
    let names: HashMap<ProductId, String> =
        store::products(conn)?.into_iter().map(|product| (product.id, product.name)).collect();
    let name = |code: &u32| tally.products.value(*code).and_then(|id| names.get(id).cloned()).unwrap_or_default();
    // In the order of their names: the order of sums would tell which hidden one lies between which told ones.
    codes.sort_by_key(name);
    let mut tables = Vec::new();
    for contributor in [line::VENDOR, line::AGENCY] {
        let groups = tally.lines(&asked.lines(tally, &[line::PRODUCT, contributor]))?;
        // One line of cells: what is hidden is guarded among all products.
        let column = cells(&[groups], &codes, line::AMOUNT);
        tables.push(vec![column.into_iter().flatten().collect::<Vec<_>>()]);
    }
    let values = guarded(&tables).into_iter().next().unwrap_or_default();
    let labels = codes.iter().map(|code| Label::plain(name(code))).collect();
    Ok(Figure::new("brand-products", Shape::Bars, Unit::Money, labels).with(Label::key("figure-amount"), values))
}
