//! Rows of facts and rollups.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::base::id::{AnyId, FrameworkId, OrganisationId, ProductId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::Class;
use crate::db::schema::{fact_order, fact_order_line, figure_place, figure_product, rollup_day, rollup_month};
use crate::text_enum;

text_enum! {
    /// Where an order that counts was placed.
    Origin {
        /// In the market.
        Market = "market",
        /// On the e-procurement site, without the market.
        Site = "site",
        /// Before the market; imported.
        Past = "past",
    }
}

/// What figures call one product.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = figure_product)]
pub struct FigureProduct {
    /// Made of what names the product.
    pub id: ProductId,
    /// The class.
    pub class: Class,
    /// The category.
    pub category: String,
    /// The maker (原廠), as its first listing writes it.
    pub maker: String,
    /// How makers are compared.
    pub maker_key: String,
    /// ISO code of the country of origin; empty when it is not known.
    pub origin: String,
    /// The name.
    pub name: String,
    /// The edition.
    pub edition: String,
    /// The unit.
    pub unit: String,
    /// `perpetual`, `subscription`, `service`; empty when it is not known.
    pub licence: String,
    /// Months of a term; 0 without one.
    pub months: i64,
}

impl FigureProduct {
    /// Name and edition, the latter once.
    pub fn called(&self) -> String {
        if self.name.ends_with(&self.edition) { self.name.clone() } else { format!("{} {}", self.name, self.edition) }
    }
}

/// An order that counts.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = fact_order, treat_none_as_default_value = false)]
pub struct FactOrder {
    /// The order, the site's line or the past order.
    pub id: AnyId,
    /// Where it was placed.
    pub source: Origin,
    /// Issued, or placed while it is not issued yet; in Taipei.
    pub day: NaiveDate,
    /// The class of its framework.
    pub class: Class,
    /// The framework, where it is kept here.
    pub framework_id: Option<FrameworkId>,
    /// The agency; nil when it is not known here.
    pub agency_id: OrganisationId,
    /// The vendor; nil when it is not known here.
    pub vendor_id: OrganisationId,
    /// The sum of its lines.
    pub amount: Money,
    /// When it was placed.
    pub placed_on: NaiveDate,
    /// By when the vendor delivers.
    pub deliver_by: Option<NaiveDate>,
    /// When it did.
    pub delivered_on: Option<NaiveDate>,
    /// When the agency accepted.
    pub accepted_on: Option<NaiveDate>,
}

/// A line of an order that counts.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = fact_order_line)]
pub struct FactLine {
    /// The line; of an order of one line its order's id.
    pub id: AnyId,
    /// The order.
    pub order_id: AnyId,
    /// The order's day.
    pub day: NaiveDate,
    /// The order's class.
    pub class: Class,
    /// The order's agency.
    pub agency_id: OrganisationId,
    /// The order's vendor.
    pub vendor_id: OrganisationId,
    /// What was ordered.
    pub product_id: ProductId,
    /// Units.
    pub quantity: i64,
    /// Price of a unit.
    pub unit_price: Money,
    /// Award price of a unit.
    pub award_price: Money,
    /// Amount of the line.
    pub amount: Money,
}

/// Orders of one agency from one vendor on one day.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = rollup_day)]
pub struct RollupDay {
    /// The day.
    pub day: NaiveDate,
    /// The class.
    pub class: Class,
    /// The agency.
    pub agency_id: OrganisationId,
    /// The vendor.
    pub vendor_id: OrganisationId,
    /// How many orders.
    pub orders: i64,
    /// Their amount.
    pub amount: Money,
    /// Where in the feed the row last changed.
    pub seq: i64,
}

/// Lines of one product from one agency to one vendor in a month.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = rollup_month)]
pub struct RollupMonth {
    /// The month's number.
    pub month: i64,
    /// The class.
    pub class: Class,
    /// The agency.
    pub agency_id: OrganisationId,
    /// The vendor.
    pub vendor_id: OrganisationId,
    /// The product.
    pub product_id: ProductId,
    /// How many lines.
    pub lines: i64,
    /// Units.
    pub quantity: i64,
    /// Amount.
    pub amount: Money,
    /// Amount at award prices.
    pub awarded: Money,
    /// Where in the feed the row last changed.
    pub seq: i64,
}

/// How far the feed was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = figure_place)]
pub struct Place {
    /// The place in the feed.
    pub seq: i64,
    /// How often the figures in memory were to begin anew.
    pub epoch: i64,
    /// When this place was reached.
    pub counted_at: Time,
}

/// An order that counts, with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The order.
    pub order: FactOrder,
    /// Its lines.
    pub lines: Vec<FactLine>,
}
