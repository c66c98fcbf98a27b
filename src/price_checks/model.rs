//! The case, the reports that opened it, and their form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{ItemId, ListingId, MarketReportId, OrganisationId, PriceCheckId, UserId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::{market_report, price_check};
use crate::evidence::media::Media;
use crate::text_enum;

/// The subject kind of cases in the record.
pub const KIND: &str = "price_check";
/// The subject kind of reports.
pub const REPORT: &str = "market_report";

text_enum! {
    /// Whether a case waits.
    CheckState {
        /// It waits for the vendor's answer or the office's decision.
        Open = "open",
        /// The office has decided.
        Closed = "closed",
    }
}

text_enum! {
    /// What a vendor says.
    Answer {
        /// The price stays, for a reason.
        Keeps = "keeps",
        /// The price goes down.
        Cuts = "cuts",
        /// What was found is no price of the same thing.
        Disputes = "disputes",
    }
}

text_enum! {
    /// What the office decides.
    Decision {
        /// The price stands.
        PriceKept = "price_kept",
        /// The price is cut.
        PriceCut = "price_cut",
        /// The vendor is called to negotiate.
        VendorToNegotiate = "vendor_to_negotiate",
    }
}

text_enum! {
    /// Whether a report stands.
    ReportState {
        /// It stands.
        Standing = "standing",
        /// The agency withdrew it.
        Withdrawn = "withdrawn",
    }
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = price_check, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct PriceCheck {
    /// The id.
    pub id: PriceCheckId,
    /// Which listing.
    pub listing_id: ListingId,
    /// Which item of the framework.
    pub item_id: ItemId,
    /// Whose listing.
    pub vendor_id: OrganisationId,
    /// Whether it waits.
    pub state: CheckState,
    /// The listing's unit price when the case was opened.
    pub listed_price: Money,
    /// The award price then.
    pub award_price: Money,
    /// When it was opened.
    pub opened_at: Time,
    /// The day by which the vendor is asked to answer.
    pub answer_by: NaiveDate,
    /// What the vendor says.
    pub answer: Option<Answer>,
    /// The price that it cuts to.
    pub answer_price: Option<Money>,
    /// Why.
    pub answer_reason: Option<String>,
    /// Who answered.
    pub answered_by: Option<UserId>,
    /// When.
    pub answered_at: Option<Time>,
    /// What the office decided.
    pub decision: Option<Decision>,
    /// Why.
    pub decision_reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Time>,
    /// The rulings of the latest act, canonical JSON.
    pub rulings: String,
    /// Counts changes.
    pub version: i64,
}

/// What an agency found.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = market_report, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct MarketReport {
    /// The id.
    pub id: MarketReportId,
    /// In which case.
    pub price_check_id: PriceCheckId,
    /// Which item of the framework.
    pub item_id: ItemId,
    /// Which agency.
    pub agency_id: OrganisationId,
    /// The price found, per unit.
    pub price: Money,
    /// Where.
    pub place: String,
    /// On which day.
    pub found_on: NaiveDate,
    /// What shows it.
    pub evidence: String,
    /// The file's digest.
    pub file_digest: Option<String>,
    /// The file's label.
    pub file_name: Option<String>,
    /// What the file is.
    pub file_type: Option<Media>,
    /// Whether it stands.
    pub state: ReportState,
    /// Who reported.
    pub reported_by: UserId,
    /// When.
    pub reported_at: Time,
    /// Why it was withdrawn.
    pub closing_note: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl PriceCheck {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "listing": self.listing_id, "item": self.item_id, "vendor": self.vendor_id, "state": self.state,
            "listed_price": self.listed_price, "award_price": self.award_price, "opened_at": self.opened_at,
            "answer_by": self.answer_by, "answer": self.answer, "answer_price": self.answer_price,
            "answer_reason": self.answer_reason, "answered_by": self.answered_by, "answered_at": self.answered_at,
            "decision": self.decision, "decision_reason": self.decision_reason, "decided_by": self.decided_by,
            "decided_at": self.decided_at,
        })
    }

    /// The mark of its task.
    pub fn mark(&self) -> String {
        format!("{KIND}:{}", self.id)
    }
}

impl MarketReport {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "price_check": self.price_check_id, "item": self.item_id, "agency": self.agency_id, "price": self.price,
            "place": self.place, "found_on": self.found_on, "evidence": self.evidence, "file": self.file_digest,
            "file_name": self.file_name, "file_type": self.file_type, "state": self.state,
            "reported_by": self.reported_by, "reported_at": self.reported_at, "closing_note": self.closing_note,
        })
    }
}
