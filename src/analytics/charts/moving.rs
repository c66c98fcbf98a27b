//! Products that are new, grow or decline: the last twelve months beside the twelve before.

use std::collections::HashMap;

use market_figures::change::{Movement, moved};

use crate::analytics::asked::Asked;
use crate::analytics::charts::sums::{MOST, key, of};
use crate::analytics::store;
use crate::base::error::Error;
use crate::base::id::ProductId;
use crate::db::conn::DbConn;
use crate::tally::cube::{Tally, line};
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// A change of at least so many percent is growth or decline.
const PERCENT: i64 = 20;

/// The chart: the products whose sums moved most, and in the note how many moved in which way.
///
/// # Errors
/// The database failed, or a sum is beyond the range.
pub fn load(conn: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let last = Asked { from: asked.to.plus(-11), ..asked.clone() };
    let sums = |asked: &Asked| -> Result<HashMap<u32, i64>, Error> {
        let groups = tally.lines(&asked.lines(tally, &[line::PRODUCT]))?;
        Ok(groups.iter().map(|group| (key(group, 0), of(group, line::AMOUNT))).collect())
    };
    let (now, before) = (sums(&last)?, sums(&last.before())?);
    let at = |sums: &HashMap<u32, i64>, code: &u32| sums.get(code).copied().unwrap_or_default();
    let mut codes: Vec<u32> = now.keys().chain(before.keys()).copied().collect();
    codes.sort_unstable();
    codes.dedup();
    let mut ways: HashMap<Movement, usize> = HashMap::new();
    for way in codes.iter().filter_map(|code| moved(at(&before, code), at(&now, code), PERCENT)) {
        *ways.entry(way).or_default() += 1;
    }
    codes.sort_by_key(|code| (std::cmp::Reverse(at(&now, code).abs_diff(at(&before, code))), *code));
    codes.truncate(MOST);
    let names: HashMap<ProductId, String> =
        store::products(conn)?.into_iter().map(|product| (product.id, product.name)).collect();
    let name = |code: &u32| tally.products.value(*code).and_then(|id| names.get(id).cloned()).unwrap_or_default();
    let way = |movement: Movement| ways.get(&movement).copied().unwrap_or_default();
    Ok(Figure::new("moving", Shape::Bars, Unit::Money, codes.iter().map(|code| Label::plain(name(code))).collect())
        .with(Label::key("figure-now"), codes.iter().map(|code| Some(at(&now, code))).collect())
        .with(Label::key("figure-before"), codes.iter().map(|code| Some(at(&before, code))).collect())
        .noting("from", last.from.roc())
        .noting("to", last.to.roc())
        .noting("percent", PERCENT)
        .noting("new", way(Movement::New))
        .noting("growing", way(Movement::Growing))
        .noting("steady", way(Movement::Steady))
        .noting("declining", way(Movement::Declining))
        .noting("gone", way(Movement::Gone)))
}
