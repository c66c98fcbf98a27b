//! The request, the quotes, and their form in the record.

use diesel::prelude::*;
use procurement_law::order::ord_08;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::digest::sha256;
use crate::base::id::{ItemId, ListingId, OrderId, OrganisationId, QuoteId, QuoteRequestId, UserId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::{quote, quote_request};
use crate::text_enum;

/// The subject kind of requests in the record.
pub const KIND: &str = "quote_request";
/// The subject kind of quotes.
pub const QUOTE: &str = "quote";

text_enum! {
    /// Whether a request waits.
    RequestState {
        /// Vendors answer; nobody else sees what.
        Asked = "asked",
        /// The deadline is over and the agency has opened the quotes.
        Opened = "opened",
        /// The agency chose a quote.
        Chosen = "chosen",
        /// The agency took the request back.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What a vendor has said.
    QuoteState {
        /// Nothing yet.
        Invited = "invited",
        /// It offers better terms.
        Offered = "offered",
        /// It offers none.
        Declined = "declined",
    }
}

text_enum! {
    /// On what ground better terms are asked for.
    Ground {
        /// The quantity.
        Quantity = "quantity_tier",
        /// The amount.
        Amount = "amount_tier",
        /// Conditions other than the framework's.
        Conditions = "other_conditions",
    }
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = quote_request, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct QuoteRequest {
    /// The id.
    pub id: QuoteRequestId,
    /// For which item.
    pub item_id: ItemId,
    /// Which agency asks.
    pub agency_id: OrganisationId,
    /// How many units it means to order.
    pub quantity: i64,
    /// On what ground.
    pub ground: Ground,
    /// What it asks for beside the price, and why.
    pub wants: String,
    /// Until when vendors answer.
    pub closes_at: Time,
    /// Whether it waits.
    pub state: RequestState,
    /// The quote that was chosen.
    pub chosen_id: Option<QuoteId>,
    /// Why it was chosen, or the request withdrawn.
    pub closing_note: Option<String>,
    /// The rulings of the choice, canonical JSON.
    pub rulings: String,
    /// Who asked.
    pub made_by: UserId,
    /// When.
    pub made_at: Time,
    /// Who opened the quotes.
    pub opened_by: Option<UserId>,
    /// When.
    pub opened_at: Option<Time>,
    /// Who chose or withdrew.
    pub closed_by: Option<UserId>,
    /// When.
    pub closed_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
    /// The order that took the chosen quote's price.
    pub order_id: Option<OrderId>,
}

/// A vendor's place in a request.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = quote, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Quote {
    /// The id.
    pub id: QuoteId,
    /// Of which request.
    pub request_id: QuoteRequestId,
    /// Which vendor.
    pub vendor_id: OrganisationId,
    /// Its award price when it was invited.
    pub award_price: Money,
    /// What it has said.
    pub state: QuoteState,
    /// The listing that it offers.
    pub listing_id: Option<ListingId>,
    /// The price of a unit that it offers.
    pub unit_price: Option<Money>,
    /// Better terms beside the price, or why it declines.
    pub terms: Option<String>,
    /// Whether only the vendor sees what it said.
    pub sealed: bool,
    /// What makes the digest of a sealed quote unguessable.
    pub salt: String,
    /// Who answered.
    pub answered_by: Option<UserId>,
    /// When.
    pub answered_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

impl From<Ground> for ord_08::Ground {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Quantity => ord_08::Ground::Quantity,
            Ground::Amount => ord_08::Ground::Amount,
            Ground::Conditions => ord_08::Ground::Conditions,
        }
    }
}

impl QuoteRequest {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        let mut row = json!({
            "item": self.item_id, "agency": self.agency_id, "quantity": self.quantity, "ground": self.ground,
            "wants": self.wants, "closes_at": self.closes_at, "state": self.state, "chosen": self.chosen_id,
            "closing_note": self.closing_note, "made_by": self.made_by, "made_at": self.made_at,
            "opened_by": self.opened_by, "opened_at": self.opened_at,
            "closed_by": self.closed_by, "closed_at": self.closed_at,
        });
        // Absent while there is none, so that older events and newer ones read alike.
        if let (Some(order), Some(fields)) = (self.order_id, row.as_object_mut()) {
            fields.insert("order".to_owned(), json!(order));
        }
        row
    }

    /// What a decision about the request rests on; a vendor is a party when it is invited.
    pub fn facts(&self, invited: Option<OrganisationId>) -> Facts {
        Facts { agency: Some(self.agency_id), informed_vendor: invited, ..Facts::default() }
    }

    /// The request as a vendor may see it: whom the agency chose, and why, is told to the chosen vendor alone, because the
    /// reason and the ruling speak of that vendor's price.
    #[must_use]
    pub fn for_vendor(self, own: &[QuoteId]) -> Self {
        let is_own = self.chosen_id.is_none_or(|chosen| own.contains(&chosen));
        // Of an order a vendor learns when it is issued.
        let row = Self { order_id: None, ..self };
        if is_own { row } else { Self { chosen_id: None, closing_note: None, rulings: "[]".to_owned(), ..row } }
    }

    /// Whether vendors may still answer.
    pub fn takes_answers(&self, now: Time) -> bool {
        self.state == RequestState::Asked && now < self.closes_at
    }
}

impl Quote {
    /// The row's form in the record: while it is sealed, a salted digest of what it says, so that no reader of the record
    /// learns it before the opening. Afterwards it says the salt too: whoever reads the record computes the digest again
    /// from the salt and the row without it, and sees that what was opened is what was sealed.
    pub fn recorded(&self) -> Value {
        if self.sealed {
            return json!({ "request": self.request_id, "vendor": self.vendor_id, "sealed": self.digest() });
        }
        let mut said = self.said();
        if let Some(fields) = said.as_object_mut() {
            fields.insert("salt".to_owned(), json!(self.salt));
        }
        said
    }

    /// The salted SHA-256 of what the quote says, hex.
    fn digest(&self) -> String {
        sha256(format!("{}{}", self.salt, self.said()).as_bytes())
    }

    fn said(&self) -> Value {
        json!({
            "request": self.request_id, "vendor": self.vendor_id, "award_price": self.award_price,
            "state": self.state, "listing": self.listing_id, "unit_price": self.unit_price, "terms": self.terms,
            "answered_by": self.answered_by, "answered_at": self.answered_at,
        })
    }
}
