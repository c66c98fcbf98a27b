//! A framework as it is entered, by whatever way: the whole of it, with items and awarded vendors.

use chrono::NaiveDate;

use crate::base::id::OrganisationId;
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::contracts::model::OrderOfRecord;
use crate::contracts::terms::Terms;

/// A framework contract as it is entered.
#[derive(Clone, Debug)]
pub struct NewFramework {
    /// 案號.
    pub case_no: String,
    /// The title.
    pub title: String,
    /// The class.
    pub class: Class,
    /// The budget published in the award notice.
    pub budget: Money,
    /// First ordering day.
    pub starts_on: NaiveDate,
    /// Last ordering day, extension included.
    pub ends_on: NaiveDate,
    /// Where the order of record is made.
    pub order_of_record: OrderOfRecord,
    /// The entitled agencies (適用機關); none for every agency.
    pub entitled: Option<Vec<OrganisationId>>,
    /// Other agencies (其他機關), each with the most it may order.
    pub others: Vec<(OrganisationId, Money)>,
    /// Whether the terms let the office pause the ordering of a listing.
    pub holds_allowed: bool,
    /// The terms.
    pub terms: Terms,
    /// The items. An amendment names those that it adds or changes; the others stay.
    pub items: Vec<NewItem>,
}

/// Whose awards of an item an amendment ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every vendor's that it does not name among its awards: the item is taken out of the framework.
    Others,
    /// These vendors'.
    Of(Vec<OrganisationId>),
}

/// An item as it is entered.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// The lot's number.
    pub lot_no: String,
    /// The lot's name.
    pub lot_name: String,
    /// The item's number.
    pub item_no: String,
    /// The item's name.
    pub name: String,
    /// What one unit is.
    pub unit: String,
    /// The bid unit-price ceiling (投標單價上限).
    pub price_ceiling: Money,
    /// Fewest units an order.
    pub min_quantity: Option<i64>,
    /// Most units an order.
    pub max_quantity: Option<i64>,
    /// Least amount an order.
    pub min_amount: Option<Money>,
    /// Highest amount an order.
    pub max_amount: Option<Money>,
    /// Units that may be ordered in all; none for no limit of its own.
    pub quantity_cap: Option<i64>,
    /// The awarded vendors, each with its price of a unit. An amendment names those that it adds or changes; one that was
    /// ended and is named stands again.
    pub awards: Vec<(OrganisationId, Money)>,
    /// Whose awards an amendment ends.
    pub ended: Ended,
}
