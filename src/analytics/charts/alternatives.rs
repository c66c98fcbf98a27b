//! Cheaper products of the same kind: for what an agency spends most on, the one of the same category, unit and term with
//! the lowest median that others paid.

use market_figures::quartile::quartile;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::prices_paid::{BACK, Paid, paid_by_all};
use crate::analytics::charts::sums::MOST;
use crate::analytics::model::FigureProduct;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::prices::reference::FEWEST;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart: one's own median beside the cheaper product's. Functions are not compared: the note says so.
///
/// # Errors
/// The scope is no agency, or the database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let Scope::Agency(own) = asked.scope else { return Err(Error::not_found()) };
    let priced = paid_by_all(conn, asked, |agency, _| agency == own)?;
    let found = cheaper(&priced);
    let label = |(mine, other, ..): &(usize, usize, i64, i64)| {
        let name = |at: &usize| priced.get(*at).map_or("", |(product, _)| product.name.as_str());
        Label::plain(format!("{} → {}", name(mine), name(other)))
    };
    Ok(Figure::new("alternatives", Shape::Bars, Unit::Money, found.iter().map(label).collect())
        .with(Label::key("figure-own-median"), found.iter().map(|pair| Some(pair.2)).collect())
        .with(Label::key("figure-other-median"), found.iter().map(|pair| Some(pair.3)).collect())
        .noting("months", BACK)
        .noting("fewest", FEWEST))
}

/// Of one's own products, the one with the largest amount first as they stand: the place of each, of the cheapest of its kind, and both medians.
fn cheaper(priced: &[(FigureProduct, Paid)]) -> Vec<(usize, usize, i64, i64)> {
    let median = |sorted: &[i64]| quartile(sorted, 2);
    let kind = |of: &FigureProduct| (of.class, of.category.clone(), of.unit.clone(), of.licence.clone(), of.months);
    let mut found = Vec::new();
    for (mine, (product, paid)) in priced.iter().enumerate() {
        let Some(paid_median) = median(&paid.own) else { continue };
        let others = priced.iter().enumerate().filter(|(at, (other, of))| {
            *at != mine && of.all.len() >= FEWEST && kind(other) == kind(product) && other.name != product.name
        });
        let best = others.filter_map(|(at, (_, of))| Some((median(&of.all)?, at))).min();
        if let Some((price, other)) = best.filter(|(price, _)| *price < paid_median) {
            found.push((mine, other, paid_median, price));
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::base::id::ProductId;
    use crate::catalog::model::Class;

    fn product(name: &str, category: &str) -> FigureProduct {
        FigureProduct {
            id: ProductId(Uuid::nil()),
            class: Class::Software,
            category: category.to_owned(),
            maker: "m".to_owned(),
            maker_key: "m".to_owned(),
            origin: "TW".to_owned(),
            name: name.to_owned(),
            edition: String::new(),
            unit: "套".to_owned(),
            licence: "perpetual".to_owned(),
            months: 0,
        }
    }

    fn paid(own: &[i64], all: &[i64]) -> Paid {
        Paid { all: all.to_vec(), own: own.to_vec(), amount: own.iter().sum() }
    }

    #[test]
    fn the_cheapest_of_the_same_kind_with_enough_orders_is_named() {
        let priced = [
            (product("mine", "a"), paid(&[100, 120], &[100, 120])),
            (product("cheap", "a"), paid(&[], &[80; 5])),
            (product("cheapest", "a"), paid(&[], &[60; 5])),
            (product("rare", "a"), paid(&[], &[10; 4])),
            (product("elsewhere", "b"), paid(&[], &[5; 9])),
        ];
        assert_eq!(cheaper(&priced), [(0, 2, 110, 60)]);
        assert_eq!(cheaper(&priced[3..]), []);
    }
}
