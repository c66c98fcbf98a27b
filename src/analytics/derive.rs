//! Facts from rows: what an order, a line of the site's list or a past order comes to as it stands now.

use std::collections::HashMap;

use diesel::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::analytics::model::{Fact, FactLine, FactOrder, FigureProduct, Origin};
use crate::base::error::Error;
use crate::base::id::{
    AnyId, FrameworkId, ItemId, ListingVersionId, OrderId, OrganisationId, PastOrderId, ProductId, SiteOrderId,
};
use crate::catalog::model::{Class, ListingVersion};
use crate::db::conn::DbConn;
use crate::db::schema::{framework, item, listing_version, order_line, orders, site_order};
use crate::exchange::model::SiteOrder;
use crate::history::model::PastOrder;
use crate::history::store as history;
use crate::orders::model::{Order, OrderLine};
use crate::orders::state::OrderState;
use crate::prices::product::{Licence, Product};

/// What counts, and the products that it speaks of.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// The orders that count; one that came to nothing is not among them.
    pub facts: Vec<Fact>,
    /// Their products.
    pub products: HashMap<ProductId, FigureProduct>,
}

impl Derived {
    fn product(&mut self, product: FigureProduct) -> ProductId {
        let id = product.id;
        self.products.entry(id).or_insert(product);
        id
    }

    /// Puts two together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.facts.extend(other.facts);
        self.products.extend(other.products);
        self
    }
}

/// What names a product, as people wrote it.
struct Named<'a> {
    class: Class,
    category: &'a str,
    maker: &'a str,
    origin: &'a str,
    name: &'a str,
    edition: &'a str,
    unit: &'a str,
    licence: &'a str,
    months: i64,
}

impl Named<'_> {
    fn figure(&self) -> FigureProduct {
        let product = Product::new(self.maker, self.name, self.edition, self.unit);
        let parts = [self.class.as_str(), self.category, self.origin, self.licence, &self.months.to_string()];
        let digest = Sha256::digest(format!("{}\n{}", product.key(), parts.join("\n")));
        let mut bytes = [0_u8; 16];
        bytes.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
        FigureProduct {
            id: ProductId(uuid::Builder::from_custom_bytes(bytes).into_uuid()),
            class: self.class,
            category: self.category.to_owned(),
            maker: self.maker.to_owned(),
            maker_key: product.maker().to_owned(),
            origin: self.origin.to_owned(),
            name: self.name.to_owned(),
            edition: self.edition.to_owned(),
            unit: self.unit.to_owned(),
            licence: self.licence.to_owned(),
            months: self.months,
        }
    }
}

/// The figures' product of a version of a listing.
pub fn product_of(version: &ListingVersion) -> FigureProduct {
    let details: serde_json::Value = serde_json::from_str(&version.details).unwrap_or_default();
    let licence = Licence::of(version);
    let named = Named {
        class: version.class,
        category: &version.category,
        maker: &version.maker,
        origin: &version.origin,
        name: &version.name,
        edition: details.get("edition").and_then(serde_json::Value::as_str).unwrap_or_default(),
        unit: &version.unit,
        licence: &licence.model,
        months: licence.months.parse().unwrap_or(0),
    };
    named.figure()
}

/// What orders of the market come to.
///
/// # Errors
/// The database failed.
pub fn market(conn: &mut DbConn, ids: &[OrderId]) -> Result<Derived, Error> {
    let standing: Vec<(Order, Class)> = orders::table
        .inner_join(framework::table.on(framework::id.eq(orders::framework_id)))
        .filter(orders::id.eq_any(ids))
        .filter(orders::state.eq_any(OrderState::STANDING))
        .select((orders::all_columns, framework::class))
        .load(conn)?;
    let lines: Vec<OrderLine> = order_line::table
        .filter(order_line::order_id.eq_any(standing.iter().map(|(order, _)| order.id)))
        .order((order_line::order_id, order_line::line_no))
        .load(conn)?;
    let mut versions: Vec<ListingVersionId> = lines.iter().map(|line| line.listing_version_id).collect();
    versions.sort();
    versions.dedup();
    let versions: HashMap<ListingVersionId, ListingVersion> = listing_version::table
        .filter(listing_version::id.eq_any(versions))
        .load(conn)?
        .into_iter()
        .map(|version: ListingVersion| (version.id, version))
        .collect();
    let mut of: HashMap<OrderId, Vec<OrderLine>> = HashMap::new();
    for line in lines {
        of.entry(line.order_id).or_default().push(line);
    }
    let mut derived = Derived::default();
    for (order, class) in standing {
        let fact = FactOrder {
            id: AnyId(order.id.0),
            source: Origin::Market,
            day: order.issued_at.unwrap_or(order.placed_at).local_date(),
            class,
            framework_id: Some(order.framework_id),
            agency_id: order.agency_id,
            vendor_id: order.vendor_id,
            amount: order.amount,
            placed_on: order.placed_at.local_date(),
            deliver_by: order.deliver_by,
            delivered_on: order.delivered_on,
            accepted_on: order.accepted_at.map(|at| at.local_date()),
        };
        let mut lines = Vec::new();
        for line in of.remove(&order.id).unwrap_or_default() {
            let version = versions.get(&line.listing_version_id);
            let version = version.ok_or_else(|| Error::internal("count an order", "a line has no listing version"))?;
            let product_id = derived.product(product_of(version));
            lines.push(FactLine {
                id: AnyId(line.id.0),
                product_id,
                quantity: line.quantity,
                unit_price: line.unit_price,
                award_price: line.award_price,
                amount: line.amount,
                ..of_order(&fact, product_id)
            });
        }
        derived.facts.push(Fact { order: fact, lines });
    }
    Ok(derived)
}

/// What lines of the site's list come to that are no orders of the market.
///
/// # Errors
/// The database failed.
pub fn site(conn: &mut DbConn, ids: &[SiteOrderId]) -> Result<Derived, Error> {
    let rows: Vec<SiteOrder> = site_order::table.filter(site_order::id.eq_any(ids)).load(conn)?;
    let rows: Vec<SiteOrder> = rows.into_iter().filter(SiteOrder::counts).collect();
    let frameworks: HashMap<FrameworkId, Class> = framework::table
        .filter(framework::id.eq_any(rows.iter().filter_map(|row| row.framework_id)))
        .select((framework::id, framework::class))
        .load(conn)?
        .into_iter()
        .collect();
    let items: HashMap<ItemId, (String, String, String)> = item::table
        .filter(item::id.eq_any(rows.iter().filter_map(|row| row.item_id)))
        .select((item::id, (item::lot_name, item::name, item::unit)))
        .load(conn)?
        .into_iter()
        .collect();
    let mut derived = Derived::default();
    for row in rows {
        let class = row.framework_id.and_then(|id| frameworks.get(&id).copied());
        // A line that counts hangs on a framework.
        let Some(class) = class else { continue };
        let (category, name, unit) = row.item_id.and_then(|id| items.get(&id).cloned()).unwrap_or_default();
        // The site tells the item, not which maker's product was chosen for it.
        let named = Named {
            class,
            category: &category,
            maker: "",
            origin: "",
            name: if name.is_empty() { &row.item_no } else { &name },
            edition: "",
            unit: &unit,
            licence: "",
            months: 0,
        };
        let product = derived.product(named.figure());
        let nobody = OrganisationId(Uuid::nil());
        let fact = FactOrder {
            id: AnyId(row.id.0),
            source: Origin::Site,
            day: row.ordered_on,
            class,
            framework_id: row.framework_id,
            agency_id: row.agency_id.unwrap_or(nobody),
            vendor_id: row.vendor_id.unwrap_or(nobody),
            amount: row.amount,
            placed_on: row.ordered_on,
            deliver_by: None,
            delivered_on: None,
            accepted_on: None,
        };
        let line = FactLine {
            quantity: row.quantity,
            unit_price: row.unit_price,
            award_price: row.unit_price,
            amount: row.amount,
            ..of_order(&fact, product)
        };
        derived.facts.push(Fact { order: fact, lines: vec![line] });
    }
    Ok(derived)
}

/// What past orders come to.
///
/// # Errors
/// The database failed.
pub fn past(conn: &mut DbConn, ids: &[PastOrderId]) -> Result<Derived, Error> {
    let mut derived = Derived::default();
    for row in history::some(conn, ids)? {
        let product = derived.product(named_past(&row).figure());
        let fact = FactOrder {
            id: AnyId(row.id.0),
            source: Origin::Past,
            day: row.ordered_on,
            class: row.class,
            framework_id: None,
            agency_id: row.agency_id,
            vendor_id: row.vendor_id,
            amount: row.amount,
            placed_on: row.ordered_on,
            deliver_by: row.deliver_by,
            delivered_on: row.delivered_on,
            accepted_on: row.accepted_on,
        };
        let line = FactLine {
            quantity: row.quantity,
            unit_price: row.unit_price,
            award_price: row.award_price,
            amount: row.amount,
            ..of_order(&fact, product)
        };
        derived.facts.push(Fact { order: fact, lines: vec![line] });
    }
    Ok(derived)
}

fn named_past(row: &PastOrder) -> Named<'_> {
    Named {
        class: row.class,
        category: &row.category,
        maker: &row.maker,
        origin: &row.origin,
        name: &row.name,
        edition: &row.edition,
        unit: &row.unit,
        licence: &row.licence,
        months: row.months,
    }
}

/// A line with what it has from its order, and nothing ordered yet.
fn of_order(order: &FactOrder, product_id: ProductId) -> FactLine {
    FactLine {
        id: order.id,
        order_id: order.id,
        day: order.day,
        class: order.class,
        agency_id: order.agency_id,
        vendor_id: order.vendor_id,
        product_id,
        quantity: 0,
        unit_price: order.amount,
        award_price: order.amount,
        amount: order.amount,
    }
}
