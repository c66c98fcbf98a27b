//! A line of an order as the e-procurement site tells of it, and its form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{FrameworkId, ItemId, OrderId, OrganisationId, SiteOrderId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::site_order;
use crate::text_enum;

/// The subject kind of these lines in the record.
pub const KIND: &str = "site_order";

text_enum! {
    /// What a line is to the market.
    SiteState {
        /// It is an order of the market.
        Matched = "matched",
        /// It was placed without the market, and counts against the ceilings.
        Outside = "outside",
        /// Several orders of the market may be meant: a person says which. Until then it counts as placed outside.
        Waiting = "waiting",
        /// It was cancelled there.
        Cancelled = "cancelled",
        /// Its framework is not kept here.
        Past = "past",
    }
}

/// A line of an order on the site.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = site_order, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct SiteOrder {
    /// The id.
    pub id: SiteOrderId,
    /// The order's number there.
    pub pcc_number: String,
    /// 案號.
    pub case_no: String,
    /// 項次.
    pub item_no: String,
    /// The day there.
    pub ordered_on: NaiveDate,
    /// The ordering agency's code.
    pub agency_code: String,
    /// The vendor's business number.
    pub vendor_ubn: String,
    /// Units.
    pub quantity: i64,
    /// Price of a unit.
    pub unit_price: Money,
    /// The line's amount, as the site has it.
    pub amount: Money,
    /// What it is to the market.
    pub state: SiteState,
    /// The framework, where it is kept here.
    pub framework_id: Option<FrameworkId>,
    /// The item, where the framework has it.
    pub item_id: Option<ItemId>,
    /// The agency, where it is known.
    pub agency_id: Option<OrganisationId>,
    /// The vendor, where it is known.
    pub vendor_id: Option<OrganisationId>,
    /// The market's order that it is.
    pub order_id: Option<OrderId>,
    /// When it came in.
    pub at: Time,
    /// Counts changes.
    pub version: i64,
}

impl SiteOrder {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "pcc_number": self.pcc_number, "case_no": self.case_no, "item_no": self.item_no,
            "ordered_on": self.ordered_on, "agency_code": self.agency_code, "vendor_ubn": self.vendor_ubn,
            "quantity": self.quantity, "unit_price": self.unit_price, "amount": self.amount, "state": self.state,
            "framework": self.framework_id, "item": self.item_id, "agency": self.agency_id, "vendor": self.vendor_id,
            "order": self.order_id, "at": self.at,
        })
    }

    /// Whether it counts against ceilings by itself.
    pub fn counts(&self) -> bool {
        matches!(self.state, SiteState::Outside | SiteState::Waiting)
    }
}
