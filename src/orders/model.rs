//! The order, its lines, and their form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::approvals::model::StepKind;
use crate::base::id::{ChoiceId, FrameworkId, ItemId, ListingVersionId, OrderId, OrderLineId, OrganisationId, UserId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::{order_line, orders};
use crate::orders::state::OrderState;
use crate::orders::stated::Stated;

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
    /// What the buyer stated beside the lines, canonical JSON of [`Stated`].
    pub stated: Option<String>,
    /// By when the vendor delivers.
    pub deliver_by: Option<NaiveDate>,
    /// Which kind of step the approval waits for; none for one step by any approver.
    pub awaits: Option<StepKind>,
    /// Whose step it is.
    pub awaits_user: Option<UserId>,
    /// When the vendor delivered.
    pub delivered_on: Option<NaiveDate>,
    /// Who reported the delivery.
    pub delivered_by: Option<UserId>,
    /// Who accepted.
    pub accepted_by: Option<UserId>,
    /// When.
    pub accepted_at: Option<Time>,
    /// The record of the last inspection with its rulings, canonical JSON.
    pub acceptance: Option<String>,
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
        let mut said = json!({
            "number": self.number, "framework": self.framework_id, "agency": self.agency_id, "vendor": self.vendor_id,
            "state": self.state, "amount": self.amount, "reason": self.reason,
            "superior_approval": self.superior_approval, "placed_by": self.placed_by, "placed_at": self.placed_at,
            "approved_by": self.approved_by, "confirmed_by": self.confirmed_by, "pcc_number": self.pcc_number,
            "issued_at": self.issued_at, "closing_note": self.closing_note,
            "choice": self.choice_id, "lines": lines,
        });
        // Left out while it is not said, as in the events of before orders said it.
        let acceptance = self.acceptance.as_ref().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let more = [
            ("stated", self.stated.is_some().then(|| json!(self.stated()))),
            ("deliver_by", self.deliver_by.map(|day| json!(day))),
            ("awaits", self.awaits.map(|kind| json!(kind))),
            ("awaits_user", self.awaits_user.map(|user| json!(user))),
            ("delivered_on", self.delivered_on.map(|day| json!(day))),
            ("delivered_by", self.delivered_by.map(|user| json!(user))),
            ("accepted_by", self.accepted_by.map(|user| json!(user))),
            ("accepted_at", self.accepted_at.map(|at| json!(at))),
            ("acceptance", acceptance),
        ];
        if let Some(fields) = said.as_object_mut() {
            fields.extend(more.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
        }
        said
    }

    /// What the buyer stated beside the lines.
    pub fn stated(&self) -> Stated {
        let text = self.stated.as_deref().unwrap_or("{}");
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The kind of step that the approval waits for.
    pub fn waits_for(&self) -> StepKind {
        self.awaits.unwrap_or(StepKind::Approval)
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
