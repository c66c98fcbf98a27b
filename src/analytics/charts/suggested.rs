//! What agencies of the same kind have that this one has not: pairs of which it has the first half.

use std::collections::BTreeMap;

use market_figures::association::{Pair, pairs};

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::baskets::{LEAST, baskets};
use crate::analytics::charts::sums::{MOST, product_names};
use crate::analytics::charts::together::{part, tested};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Fewer agencies of a kind than this are no measure: all agencies are looked at then.
const FEWEST: usize = 20;

/// The chart: what may come next, with how many of those who had the one had the other too. At least five agencies'
/// years stand behind each, so that none of them shows.
///
/// # Errors
/// The scope is no agency, the database failed, or a sum is beyond the range.
pub fn load(conn: &mut DbConn, tally: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let Scope::Agency(own) = asked.scope else { return Err(Error::not_found()) };
    let kind = tally.kind_of(own).map(str::to_owned);
    let of_kind = Asked { kind: kind.filter(|kind| !kind.is_empty()), ..asked.of_all() };
    let mut known = baskets(tally, &of_kind, asked.to)?;
    let alike = known.later.len() >= FEWEST;
    if !alike {
        known = baskets(tally, &asked.of_all(), asked.to)?;
    }
    let has = known.later.get(&tally.organisation(own)).cloned().unwrap_or_default();
    let holds = |product: &u32| has.binary_search(product).is_ok();
    // The surest reason for each product.
    let mut next: BTreeMap<u32, Pair> = BTreeMap::new();
    for pair in pairs(&known.all(), LEAST).into_iter().filter(|pair| holds(&pair.a) && !holds(&pair.b)) {
        let best = next.entry(pair.b).or_insert(pair);
        if pair.confidence() > best.confidence() {
            *best = pair;
        }
    }
    let mut shown: Vec<Pair> = next.into_values().collect();
    shown.sort_by(|x, y| y.confidence().total_cmp(&x.confidence()).then(x.b.cmp(&y.b)));
    shown.truncate(MOST);
    let names = product_names(conn, tally)?;
    let label = |pair: &Pair| {
        let name = |code| names.get(&code).cloned().unwrap_or_default();
        Label::plain(format!("{}（{}）", name(pair.b), name(pair.a)))
    };
    let figure = Figure::new("suggested", Shape::Bars, Unit::Share, shown.iter().map(label).collect())
        .with(Label::key("figure-confidence"), shown.iter().map(|pair| part(pair.both, pair.with_a)).collect())
        .with(Label::key("figure-by-chance"), shown.iter().map(|pair| part(pair.with_b, pair.baskets)).collect())
        .noting("agencies", known.later.len());
    Ok(tested(figure, &known))
}
