//! Rows of framework contracts and their form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use procurement_law::category::Category;
use serde_json::{Value, json};

use crate::base::error::Error;
use crate::base::id::{AwardId, CeilingId, FrameworkId, ItemId, OrganisationId};
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::contracts::terms::Terms;
use crate::db::schema::{ceiling, framework, item, item_award};
use crate::text_enum;

text_enum! {
    /// Where the order of record is made.
    OrderOfRecord {
        /// On the e-procurement site: an order is issued when its number there is recorded.
        Pcc = "pcc",
        /// In this market.
        Here = "here",
    }
}

text_enum! {
    /// What a ceiling counts.
    CeilingUnit {
        /// Ten-thousandths of a dollar.
        Money = "money",
        /// Units ordered.
        Count = "count",
    }
}

/// A framework contract.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = framework)]
pub struct Framework {
    /// The id.
    pub id: FrameworkId,
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
    /// Whether every agency may order.
    pub entitles_all: bool,
    /// Counts changes.
    pub version: i64,
    /// Whether the terms let the office pause the ordering of a listing.
    pub holds_allowed: bool,
    /// The terms, canonical JSON; [`Terms`] reads them.
    pub terms: String,
}

/// An item (項次) in its lot (組別).
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = item, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Item {
    /// The id.
    pub id: ItemId,
    /// Of which framework.
    pub framework_id: FrameworkId,
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
    /// Counts changes.
    pub version: i64,
    /// Least amount an order.
    pub min_amount: Option<Money>,
    /// Highest amount an order.
    pub max_amount: Option<Money>,
}

/// An awarded vendor of an item.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = item_award)]
pub struct Award {
    /// The id.
    pub id: AwardId,
    /// The item.
    pub item_id: ItemId,
    /// The vendor.
    pub vendor_id: OrganisationId,
    /// The award price of a unit.
    pub price: Money,
    /// Counts changes.
    pub version: i64,
    /// Whether an amendment ended it: nothing further is ordered under it.
    pub ended: bool,
}

/// A ceiling that orders count against.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = ceiling, treat_none_as_default_value = false)]
pub struct Ceiling {
    /// The id.
    pub id: CeilingId,
    /// Of which framework.
    pub framework_id: FrameworkId,
    /// Of which item; none for the framework's budget.
    pub item_id: Option<ItemId>,
    /// What is counted.
    pub unit: CeilingUnit,
    /// The most.
    pub cap: i64,
    /// What orders hold of it, reserved or posted, those placed outside included.
    pub used: i64,
    /// Counts changes.
    pub version: i64,
    /// Of what is used: what issued orders took.
    pub posted: i64,
    /// Of what is posted: what was ordered outside.
    pub outside: i64,
    /// The other agency (其他機關) whose orders alone are counted.
    pub agency_id: Option<OrganisationId>,
    /// Whether it admits nothing further: the framework names its agency no more.
    pub closed: bool,
}

impl Class {
    /// How the law sees the class: software licences are goods, cloud and security are services.
    pub fn category(self) -> Category {
        match self {
            Class::Software => Category::Goods,
            Class::Cloud | Class::Security => Category::Services,
        }
    }
}

impl Framework {
    /// The row's form in the record, with the agencies it entitles by name.
    pub fn recorded(&self, entitled: &[OrganisationId]) -> Value {
        let mut after = json!({
            "case_no": self.case_no, "title": self.title, "class": self.class, "budget": self.budget,
            "starts_on": self.starts_on, "ends_on": self.ends_on, "order_of_record": self.order_of_record,
            "entitles_all": self.entitles_all, "entitled": entitled,
        });
        // Absent means no: frameworks that were recorded before the term was asked for stay as they were recorded.
        if let (true, Some(fields)) = (self.holds_allowed, after.as_object_mut()) {
            fields.insert("holds_allowed".to_owned(), true.into());
        }
        if let (Ok(Value::Object(terms)), Some(fields)) = (serde_json::from_str(&self.terms), after.as_object_mut()) {
            fields.extend(terms.into_iter().map(|(name, value)| (format!("terms_{name}"), value)));
        }
        after
    }
}

impl Framework {
    /// The terms.
    ///
    /// # Errors
    /// The row holds something else, a fault of the program.
    pub fn read_terms(&self) -> Result<Terms, Error> {
        serde_json::from_str(&self.terms).map_err(|cause| Error::internal("read a framework's terms", cause))
    }
}

impl Item {
    /// Where it stands among the items of its framework. Numbers are texts that mostly hold numbers: 2 goes before 10.
    pub fn place(&self) -> impl Ord + use<> {
        let rank = |number: &str| (number.parse::<u64>().unwrap_or(u64::MAX), number.to_owned());
        (rank(&self.lot_no), rank(&self.item_no))
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "framework": self.framework_id, "lot_no": self.lot_no, "lot_name": self.lot_name, "item_no": self.item_no,
            "name": self.name, "unit": self.unit, "price_ceiling": self.price_ceiling,
            "min_quantity": self.min_quantity, "max_quantity": self.max_quantity,
            "min_amount": self.min_amount, "max_amount": self.max_amount,
        })
    }
}

impl Award {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let mut row = json!({ "item": self.item_id, "vendor": self.vendor_id, "price": self.price });
        // Absent while it stands, so that older events and newer ones read alike.
        if let (true, Some(fields)) = (self.ended, row.as_object_mut()) {
            fields.insert("ended".to_owned(), json!(true));
        }
        row
    }
}

impl Ceiling {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let mut row = json!({
            "framework": self.framework_id, "item": self.item_id, "unit": self.unit, "cap": self.cap, "used": self.used,
            "posted": self.posted, "outside": self.outside, "agency": self.agency_id,
        });
        // Absent while it is open, so that older events and newer ones read alike.
        if let (true, Some(fields)) = (self.closed, row.as_object_mut()) {
            fields.insert("closed".to_owned(), json!(true));
        }
        row
    }

    /// What may still be ordered: nothing when orders outside have passed the cap.
    pub fn remaining(&self) -> i64 {
        self.cap.saturating_sub(self.used).max(0)
    }

    /// What orders hold that are not issued yet.
    pub fn reserved(&self) -> i64 {
        self.used - self.posted
    }

    /// Whether this is the framework's published budget.
    pub fn is_budget(&self) -> bool {
        self.item_id.is_none() && self.agency_id.is_none()
    }
}
