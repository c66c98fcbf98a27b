//! Where a vendor's prices stand beside those of all vendors of the same product; never another's price.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::analytics::asked::{Asked, Scope};
use crate::analytics::charts::prices_paid::{BACK, beside, paid};
use crate::analytics::charts::sums::{MOST, THRESHOLD};
use crate::base::error::Error;
use crate::base::id::{OrganisationId, ProductId};
use crate::db::conn::DbConn;
use crate::db::schema::fact_order_line;
use crate::prices::reference::FEWEST;
use crate::tally::cube::Tally;
use crate::tally::figure::{Figure, Label, Shape, Unit};

/// The chart: one's own median less the market's, in percent of it, where so many other vendors sold the product that the
/// median tells of none of them.
///
/// # Errors
/// The database failed.
pub fn load(conn: &mut DbConn, _: &Tally, asked: &Asked) -> Result<Figure, Error> {
    let Scope::Vendor(own) = asked.scope else { return Err(Error::not_found()) };
    let mut compared = paid(conn, asked, |_, vendor| vendor == own)?;
    let ids: Vec<ProductId> = compared.iter().map(|(product, _)| product.id).collect();
    let others = others(conn, asked, &ids, own)?;
    compared.retain(|(product, _)| others.get(&product.id).copied().unwrap_or_default() >= THRESHOLD.fewest as usize);
    let told = compared.iter().filter_map(|(product, paid)| Some((product, beside(paid)?))).take(MOST);
    let (names, values): (Vec<Label>, Vec<Option<i64>>) =
        told.map(|(product, value)| (Label::plain(format!("{}／{}", product.name, product.unit)), Some(value))).unzip();
    Ok(Figure::new("price-position", Shape::Bars, Unit::Share, names)
        .with(Label::key("figure-difference"), values)
        .noting("fewest", FEWEST)
        .noting("vendors", THRESHOLD.fewest))
}

/// How many other vendors sold each product in the time that prices are compared.
fn others(
    conn: &mut DbConn,
    asked: &Asked,
    ids: &[ProductId],
    own: OrganisationId,
) -> Result<BTreeMap<ProductId, usize>, Error> {
    let mut vendors: BTreeMap<ProductId, BTreeSet<OrganisationId>> = BTreeMap::new();
    for some in ids.chunks(500) {
        let rows: Vec<(ProductId, OrganisationId)> = fact_order_line::table
            .filter(fact_order_line::product_id.eq_any(some))
            .filter(fact_order_line::day.ge(asked.to.plus(1 - BACK).first_day()))
            .filter(fact_order_line::day.lt(asked.to.plus(1).first_day()))
            .filter(fact_order_line::vendor_id.ne(own))
            .select((fact_order_line::product_id, fact_order_line::vendor_id))
            .distinct()
            .load(conn)?;
        for (product, vendor) in rows {
            vendors.entry(product).or_default().insert(vendor);
        }
    }
    Ok(vendors.into_iter().map(|(product, vendors)| (product, vendors.len())).collect())
}
