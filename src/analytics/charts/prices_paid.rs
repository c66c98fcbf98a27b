//! What an agency paid beside what all agencies paid: its products of the last two years, each with the market's median.

use std::collections::BTreeMap;

use diesel::prelude::*;
use market_figures::quartile::quartiles;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::sums::{MOST, share};
use crate::analytics::model::FigureProduct;
use crate::base::error::Error;
use crate::base::id::{OrganisationId, ProductId};
use crate::base::money::Money;
use crate::db::conn::DbConn;
use crate::db::schema::{fact_order_line, figure_product};
use crate::prices::reference::FEWEST;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// Months that are compared: older prices say little.
pub const BACK: i32 = 24;

/// Prices of a product.
#[derive(Debug, Default)]
pub struct Paid {
    /// Every line's, of everybody.
    pub all: Vec<i64>,
    /// One's own.
    pub own: Vec<i64>,
    /// Units times price of one's own.
    pub amount: i64,
}

type Line = (ProductId, OrganisationId, OrganisationId, Money, Money);

/// What was paid for the products that some of one's own lines are of; `own` tells which lines these are. The product
/// with the largest own amount stands first.
///
/// # Errors
/// The database failed.
pub fn paid(
    conn: &mut DbConn,
    asked: &Asked,
    own: impl Fn(OrganisationId, OrganisationId) -> bool,
) -> Result<Vec<(FigureProduct, Paid)>, Error> {
    let mut paid = paid_by_all(conn, asked, own)?;
    paid.retain(|(_, paid)| !paid.own.is_empty());
    Ok(paid)
}

/// The same for every product that anybody ordered.
///
/// # Errors
/// The database failed.
pub fn paid_by_all(
    conn: &mut DbConn,
    asked: &Asked,
    own: impl Fn(OrganisationId, OrganisationId) -> bool,
) -> Result<Vec<(FigureProduct, Paid)>, Error> {
    let rows: Vec<Line> = fact_order_line::table
        .filter(fact_order_line::day.ge(asked.to.plus(1 - BACK).first_day()))
        .filter(fact_order_line::day.lt(asked.to.plus(1).first_day()))
        .select((
            fact_order_line::product_id,
            fact_order_line::agency_id,
            fact_order_line::vendor_id,
            fact_order_line::unit_price,
            fact_order_line::amount,
        ))
        .load(conn)?;
    let mut prices: BTreeMap<ProductId, Paid> = BTreeMap::new();
    for (product, agency, vendor, price, amount) in rows {
        let paid = prices.entry(product).or_default();
        paid.all.push(price.0);
        if own(agency, vendor) {
            paid.own.push(price.0);
            paid.amount = paid.amount.saturating_add(amount.0);
        }
    }
    let ids: Vec<ProductId> = prices.keys().copied().collect();
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let products: Vec<FigureProduct> = figure_product::table.filter(figure_product::id.eq_any(some)).load(conn)?;
        // A line that only the site tells of names an item, not a product: its price compares with nothing.
        for product in products.into_iter().filter(|product| !product.maker.is_empty()) {
            if let Some(mut paid) = prices.remove(&product.id) {
                paid.all.sort_unstable();
                paid.own.sort_unstable();
                found.push((product, paid));
            }
        }
    }
    found.sort_by_key(|(product, paid)| (std::cmp::Reverse(paid.amount), product.id));
    Ok(found)
}

/// The chart: one's own median less the market's, in percent of it, of the products with the largest sums that have
/// enough lines for quartiles.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let Scope::Agency(own) = asked.scope else { return Err(Error::not_found()) };
    let compared = paid(conn, asked, |agency, _| agency == own)?;
    let compared: Vec<(FigureProduct, i64)> =
        compared.into_iter().filter_map(|(p, paid)| Some((p, beside(&paid)?))).collect();
    let shown = || compared.iter().take(MOST);
    let name = |(product, _): &(FigureProduct, i64)| Label::plain(format!("{}／{}", product.name, product.unit));
    Ok(Figure::new("prices-paid", Shape::Bars, Unit::Share, shown().map(name).collect())
        .with(Label::key("figure-difference"), shown().map(|(_, difference)| Some(*difference)).collect())
        .noting("products", compared.len())
        .noting("fewest", FEWEST)
        .noting("months", BACK))
}

/// One's own median less that of all, in ten-thousandths of it; none with too few lines.
pub fn beside(paid: &Paid) -> Option<i64> {
    if paid.all.len() < FEWEST {
        return None;
    }
    let ([_, all, _], [_, own, _]) = (quartiles(&paid.all)?, quartiles(&paid.own)?);
    share(own, all).map(|share| share - 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_of_medians_and_needs_enough_lines() {
        let paid = |all: &[i64], own: &[i64]| Paid { all: all.to_vec(), own: own.to_vec(), amount: 0 };
        assert_eq!(beside(&paid(&[90, 100, 100, 100, 120], &[120])), Some(2_000));
        assert_eq!(beside(&paid(&[90, 90, 100, 110, 120], &[90, 90])), Some(-1_000));
        assert_eq!(beside(&paid(&[90, 100, 100, 120], &[120])), None);
    }
}
