//! A framework as pages and API write it: organisations by their codes, amounts as decimals; turned into what the verbs
//! take.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::contracts::model::{Ceiling, Framework, OrderOfRecord};
use crate::contracts::new::{Ended, NewFramework, NewItem};
use crate::contracts::store;
use crate::contracts::terms::Terms;
use crate::db::conn::DbConn;
use crate::parties::model::OrganisationKind;
use crate::parties::store as parties;

/// A framework as it is written.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// 案號.
    pub case_no: String,
    /// The title.
    pub title: String,
    /// The class.
    pub class: Class,
    /// The published budget, NT$.
    #[schema(value_type = String)]
    pub budget: Decimal,
    /// First ordering day.
    #[schema(value_type = String, format = Date)]
    pub starts_on: NaiveDate,
    /// Last ordering day, extension included.
    #[schema(value_type = String, format = Date)]
    pub ends_on: NaiveDate,
    /// Where the order of record is made.
    pub order_of_record: OrderOfRecord,
    /// Codes of the entitled agencies; `*` alone for every agency.
    pub entitled: Vec<String>,
    /// Other agencies with their caps.
    #[serde(default)]
    pub others: Vec<WrittenOther>,
    /// Whether the terms let the office pause the ordering of a listing.
    #[serde(default)]
    pub holds_allowed: bool,
    /// The terms.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub terms: Terms,
    /// The items; an amendment names those that it adds or changes.
    #[serde(default)]
    pub items: Vec<WrittenItem>,
}

/// Another agency (其他機關).
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenOther {
    /// Its code.
    pub agency_code: String,
    /// The most that it may order, NT$.
    #[schema(value_type = String)]
    pub cap: Decimal,
}

/// An item as it is written.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenItem {
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
    /// The unit-price ceiling, NT$.
    #[schema(value_type = String)]
    pub price_ceiling: Decimal,
    /// Fewest units an order.
    pub min_quantity: Option<i64>,
    /// Most units an order.
    pub max_quantity: Option<i64>,
    /// Least amount an order, NT$.
    #[schema(value_type = Option<String>)]
    pub min_amount: Option<Decimal>,
    /// Highest amount an order, NT$.
    #[schema(value_type = Option<String>)]
    pub max_amount: Option<Decimal>,
    /// Units that may be ordered in all.
    pub quantity_cap: Option<i64>,
    /// The awarded vendors; an amendment names those that it adds or changes.
    #[serde(default)]
    pub awards: Vec<WrittenAward>,
    /// Business numbers of the vendors whose awards an amendment ends; `*` alone for all that it does not name.
    #[serde(default)]
    pub ended: Vec<String>,
}

/// An awarded vendor.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenAward {
    /// Its business number.
    pub ubn: String,
    /// The award price of a unit, NT$.
    #[schema(value_type = String)]
    pub price: Decimal,
}

impl Written {
    /// What the verbs take.
    ///
    /// # Errors
    /// An organisation is not known, or an amount has more than four decimals.
    pub fn resolve(&self, conn: &mut DbConn) -> Result<NewFramework, Error> {
        let entitled = match self.entitled.as_slice() {
            [all] if all == "*" => None,
            codes => {
                let ids = codes.iter().map(|code| agency(conn, code, "entitled"));
                Some(ids.collect::<Result<Vec<_>, Error>>()?)
            }
        };
        let mut others = Vec::with_capacity(self.others.len());
        for other in &self.others {
            others.push((agency(conn, &other.agency_code, "others")?, money(other.cap, "others")?));
        }
        let items = self.items.iter().enumerate().map(|(place, item)| item.resolve(conn, place));
        Ok(NewFramework {
            case_no: self.case_no.clone(),
            title: self.title.clone(),
            class: self.class,
            budget: money(self.budget, "budget")?,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            order_of_record: self.order_of_record,
            entitled,
            others,
            holds_allowed: self.holds_allowed,
            terms: self.terms.clone(),
            items: items.collect::<Result<Vec<_>, Error>>()?,
        })
    }

    /// A framework that stands, as it would be written, without its items.
    ///
    /// # Errors
    /// The database failed.
    pub fn of(conn: &mut DbConn, framework: &Framework) -> Result<Self, Error> {
        let mut entitled = Vec::new();
        for id in store::entitled(conn, framework.id)? {
            entitled.push(parties::find(conn, id)?.code);
        }
        if framework.entitles_all {
            entitled = vec!["*".to_owned()];
        }
        let mut others = Vec::new();
        let caps: Vec<Ceiling> = store::ceilings(conn, framework.id)?;
        for (id, cap) in caps.iter().filter(|row| !row.closed).filter_map(|row| row.agency_id.map(|id| (id, row.cap))) {
            let agency_code = parties::find(conn, id)?.code;
            others.push(WrittenOther { agency_code, cap: Money(cap).decimal() });
        }
        Ok(Self {
            case_no: framework.case_no.clone(),
            title: framework.title.clone(),
            class: framework.class,
            budget: framework.budget.decimal(),
            starts_on: framework.starts_on,
            ends_on: framework.ends_on,
            order_of_record: framework.order_of_record,
            entitled,
            others,
            holds_allowed: framework.holds_allowed,
            terms: framework.read_terms()?,
            items: Vec::new(),
        })
    }
}

impl WrittenItem {
    fn resolve(&self, conn: &mut DbConn, place: usize) -> Result<NewItem, Error> {
        let at = |field: &str| format!("items/{place}/{field}");
        let mut awards = Vec::with_capacity(self.awards.len());
        for award in &self.awards {
            awards.push((vendor(conn, &award.ubn, &at("awards"))?, money(award.price, &at("awards"))?));
        }
        let ended = match self.ended.as_slice() {
            [all] if all == "*" => Ended::Others,
            named => {
                let ids = named.iter().map(|ubn| vendor(conn, ubn, &at("ended")));
                Ended::Of(ids.collect::<Result<_, Error>>()?)
            }
        };
        if let Ended::Of(ids) = &ended
            && awards.iter().any(|(named, _)| ids.contains(named))
        {
            return Err(Error::invalid("framework.vendor_twice").with("item_no", &self.item_no).at(&at("ended")));
        }
        let some = |amount: Option<Decimal>, field: &str| amount.map(|amount| money(amount, &at(field))).transpose();
        Ok(NewItem {
            lot_no: self.lot_no.clone(),
            lot_name: self.lot_name.clone(),
            item_no: self.item_no.clone(),
            name: self.name.clone(),
            unit: self.unit.clone(),
            price_ceiling: money(self.price_ceiling, &at("price_ceiling"))?,
            min_quantity: self.min_quantity,
            max_quantity: self.max_quantity,
            min_amount: some(self.min_amount, "min_amount")?,
            max_amount: some(self.max_amount, "max_amount")?,
            quantity_cap: self.quantity_cap,
            awards,
            ended,
        })
    }
}

fn agency(conn: &mut DbConn, code: &str, field: &str) -> Result<OrganisationId, Error> {
    let found = parties::by_code(conn, OrganisationKind::Agency, code.trim())?;
    let missing = || Error::invalid("framework.no_such_agency").with("code", code).at(field);
    found.map(|row| row.id).ok_or_else(missing)
}

fn vendor(conn: &mut DbConn, ubn: &str, field: &str) -> Result<OrganisationId, Error> {
    let found = parties::by_code(conn, OrganisationKind::Vendor, ubn.trim())?;
    let missing = || Error::invalid("framework.no_such_vendor").with("code", ubn).at(field);
    found.map(|row| row.id).ok_or_else(missing)
}

fn money(amount: Decimal, field: &str) -> Result<Money, Error> {
    Money::from_decimal(amount).ok_or_else(|| Error::invalid("framework.amount").at(field))
}
