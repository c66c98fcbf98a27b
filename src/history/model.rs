//! Orders of before the market: the row.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::base::id::{ImportId, OrganisationId, PastOrderId};
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::db::schema::past_order;

/// The subject kind of imports of past orders in the record; the subject is the import.
pub const KIND: &str = "past_orders";

/// One item of one order.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = past_order, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct PastOrder {
    /// The id.
    pub id: PastOrderId,
    /// The import that it came with last.
    pub run_id: ImportId,
    /// The line of its file.
    pub line: i64,
    /// The number that it had.
    pub number: String,
    /// The day of the order.
    pub ordered_on: NaiveDate,
    /// The class.
    pub class: Class,
    /// The category.
    pub category: String,
    /// The agency.
    pub agency_id: OrganisationId,
    /// The vendor.
    pub vendor_id: OrganisationId,
    /// The maker.
    pub maker: String,
    /// ISO code of the country of origin, or empty.
    pub origin: String,
    /// The product.
    pub name: String,
    /// The edition, or empty.
    pub edition: String,
    /// The unit.
    pub unit: String,
    /// `perpetual`, `subscription`, `service`, or empty.
    pub licence: String,
    /// Months of a term, or 0.
    pub months: i64,
    /// Units.
    pub quantity: i64,
    /// Price of a unit.
    pub unit_price: Money,
    /// Award price of a unit.
    pub award_price: Money,
    /// What was paid, as the file has it.
    pub amount: Money,
    /// By when it was to be delivered.
    pub deliver_by: Option<NaiveDate>,
    /// When it was.
    pub delivered_on: Option<NaiveDate>,
    /// When it was accepted.
    pub accepted_on: Option<NaiveDate>,
    /// What is doubtful about it, words with blanks between.
    pub marks: String,
    /// Counts corrections.
    pub version: i64,
}
