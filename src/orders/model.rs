//! The order, its lines, and their form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::id::{ChoiceId, FrameworkId, ItemId, ListingVersionId, OrderId, OrderLineId, OrganisationId, UserId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::{order_line, orders};
use crate::orders::state::OrderState;

/// The subject kind of orders in the record.
pub const KIND: &str = "order";

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = orders, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Order {
    /// The id.
    pub id: OrderId,
    /// The number that people write down, `PO-115-000123`.
    pub number: String,
    /// Under which framework.
    pub framework_id: FrameworkId,
    /// The ordering agency (訂購機關).
    pub agency_id: OrganisationId,
    /// The vendor.
    pub vendor_id: OrganisationId,
    /// Where it stands.
    pub state: OrderState,
    /// The sum of its lines.
    pub amount: Money,
    /// Why this vendor (擇定廠商理由).
    pub reason: String,
    /// The superior agency's approval, where the law asks for one.
    pub superior_approval: Option<String>,
    /// The rulings it was placed under, canonical JSON.
    pub rulings: String,
    /// Who placed it.
    pub placed_by: UserId,
    /// When.
    pub placed_at: Time,
    /// Who approved it.
    pub approved_by: Option<UserId>,
    /// Who confirmed it.
    pub confirmed_by: Option<UserId>,
    /// Its number on the e-procurement site.
    pub pcc_number: Option<String>,
    /// When it was issued.
    pub issued_at: Option<Time>,
    /// Why it was sent back, withdrawn or refused.
    pub closing_note: Option<String>,
    /// Counts changes.
    pub version: i64,
    /// The locked comparison or search that the choice of this vendor rests on.
    pub choice_id: Option<ChoiceId>,
}

/// A line of an order, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = order_line)]
pub struct OrderLine {
    /// The id.
    pub id: OrderLineId,
    /// Of which order.
    pub order_id: OrderId,
    /// 1, 2, 3 …
    pub line_no: i64,
    /// Which item of the framework.
    pub item_id: ItemId,
    /// Which listing, in which version.
    pub listing_version_id: ListingVersionId,
    /// How many units.
    pub quantity: i64,
    /// The unit price of the moment.
    pub unit_price: Money,
    /// The award price of the moment.
    pub award_price: Money,
    /// Unit price times quantity in whole dollars.
    pub amount: Money,
}

impl Order {
    /// The row's form in the record, with its lines.
    pub fn recorded(&self, lines: &[OrderLine]) -> Value {
        let lines: Vec<Value> = lines
            .iter()
            .map(|line| {
                json!({
                    "line": line.line_no, "item": line.item_id, "listing_version": line.listing_version_id,
                    "quantity": line.quantity, "unit_price": line.unit_price, "award_price": line.award_price,
                    "amount": line.amount,
                })
            })
            .collect();
        json!({
            "number": self.number, "framework": self.framework_id, "agency": self.agency_id, "vendor": self.vendor_id,
            "state": self.state, "amount": self.amount, "reason": self.reason,
            "superior_approval": self.superior_approval, "placed_by": self.placed_by, "placed_at": self.placed_at,
            "approved_by": self.approved_by, "confirmed_by": self.confirmed_by, "pcc_number": self.pcc_number,
            "issued_at": self.issued_at, "closing_note": self.closing_note,
            "choice": self.choice_id, "lines": lines,
        })
    }

    /// What a decision about the order rests on.
    pub fn facts(&self) -> Facts {
        Facts {
            agency: Some(self.agency_id),
            informed_vendor: self.state.vendor_informed().then_some(self.vendor_id),
            requester: Some(self.placed_by),
            approver: self.approved_by,
            ..Facts::default()
        }
    }
}
