//! Cheaper products of the same kind: for what an agency spends most on, the one of the same category, unit and term with
//! the lowest median that others paid.

use std::collections::BTreeMap;

use diesel::prelude::*;
use market_figures::quartile::quartile;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::sums::MOST;
use crate::analytics::model::FigureProduct;
use crate::analytics::store;
use crate::base::error::Error;
use crate::base::id::{OrganisationId, ProductId};
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::db::schema::fact_order_line;
use crate::prices::reference::FEWEST;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Months that are compared.
const BACK: i32 = 24;

/// What was paid for a product: every price, and what of it is one's own.
#[derive(Debug, Default)]
struct Paid {
    all: Vec<i64>,
    own: Vec<i64>,
    amount: i64,
}

/// The chart: one's own median beside the cheaper product's. Functions are not compared: the note says so.
///
/// # Errors
/// The scope is no agency, or the database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let Scope::Agency(own) = asked.scope else { return Err(Error::not_found()) };
    let rows: Vec<(ProductId, OrganisationId, Money, Money)> = fact_order_line::table
        .filter(fact_order_line::day.ge(asked.to.plus(1 - BACK).first_day()))
        .filter(fact_order_line::day.lt(asked.to.plus(1).first_day()))
        .select((
            fact_order_line::product_id,
            fact_order_line::agency_id,
            fact_order_line::unit_price,
            fact_order_line::amount,
        ))
        .load(conn)?;
    let mut paid: BTreeMap<ProductId, Paid> = BTreeMap::new();
    for (product, agency, price, amount) in rows {
        let of = paid.entry(product).or_default();
        of.all.push(price.0);
        if agency == own {
            of.own.push(price.0);
            of.amount = of.amount.saturating_add(amount.0);
        }
    }
    let priced: Vec<(FigureProduct, Paid)> = store::products(conn)?
        .into_iter()
        .filter(|product| !product.maker.is_empty())
        .filter_map(|product| Some((paid.remove(&product.id)?, product)))
        .map(|(paid, product)| (product, paid))
        .collect();
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

/// Of one's own products with the largest amounts: the place of each, of the cheapest of its kind, and both medians.
fn cheaper(priced: &[(FigureProduct, Paid)]) -> Vec<(usize, usize, i64, i64)> {
    let median = |prices: &[i64]| {
        let mut sorted = prices.to_vec();
        sorted.sort_unstable();
        quartile(&sorted, 2)
    };
    let kind = |of: &FigureProduct| (of.class, of.category.clone(), of.unit.clone(), of.licence.clone(), of.months);
    let mut own: Vec<usize> =
        (0..priced.len()).filter(|at| priced.get(*at).is_some_and(|one| one.1.amount > 0)).collect();
    own.sort_by_key(|at| std::cmp::Reverse(priced.get(*at).map(|one| one.1.amount)));
    let mut found = Vec::new();
    for mine in own {
        let Some((product, paid)) = priced.get(mine) else { continue };
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
