//! The hold and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::id::{HoldId, ListingId, OrganisationId, UserId};
use crate::base::time::Time;
use crate::db::schema::hold;
use crate::text_enum;

/// The subject kind of holds in the record.
pub const KIND: &str = "hold";

text_enum! {
    /// Why the ordering is paused, and of what buyers are warned.
    Ground {
        /// A certificate of the vendor has lapsed.
        CertificateLapsed = "certificate_lapsed",
        /// The maker's authorisation has lapsed.
        AuthorisationLapsed = "authorisation_lapsed",
        /// The maker is on the list of restricted brands.
        RestrictedBrand = "restricted_brand",
        /// The origin.
        Origin = "origin",
    }
}

text_enum! {
    /// Whether a hold stands.
    HoldState {
        /// Nobody may order.
        Standing = "standing",
        /// It was lifted.
        Lifted = "lifted",
    }
}

text_enum! {
    /// What the office decides on a hold.
    HoldDecision {
        /// It stays, though the vendor objects.
        Upheld = "upheld",
        /// It is lifted.
        Lifted = "lifted",
    }
}

/// A hold.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = hold, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct ListingHold {
    /// The id.
    pub id: HoldId,
    /// On which listing.
    pub listing_id: ListingId,
    /// Whose listing.
    pub vendor_id: OrganisationId,
    /// Why.
    pub ground: Ground,
    /// What the ground rests on.
    pub evidence: String,
    /// What the vendor is told.
    pub notice: String,
    /// Whether it stands.
    pub state: HoldState,
    /// Who signed it.
    pub placed_by: UserId,
    /// When.
    pub placed_at: Time,
    /// What the vendor objects.
    pub objection: Option<String>,
    /// Who objected.
    pub objected_by: Option<UserId>,
    /// When.
    pub objected_at: Option<Time>,
    /// What the office decided last.
    pub decision: Option<HoldDecision>,
    /// Why.
    pub decision_reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

impl ListingHold {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "listing": self.listing_id, "vendor": self.vendor_id, "ground": self.ground, "evidence": self.evidence,
            "notice": self.notice, "state": self.state, "placed_by": self.placed_by, "placed_at": self.placed_at,
            "objection": self.objection, "objected_by": self.objected_by, "objected_at": self.objected_at,
            "decision": self.decision, "decision_reason": self.decision_reason, "decided_by": self.decided_by,
            "decided_at": self.decided_at,
        })
    }

    /// What a decision about it rests on.
    pub fn facts(&self) -> Facts {
        Facts { informed_vendor: Some(self.vendor_id), ..Facts::default() }
    }

    /// Whether an objection waits for the office.
    pub fn is_objected(&self) -> bool {
        self.state == HoldState::Standing && self.objection.is_some() && self.decision.is_none()
    }

    /// The mark of the task that an objection opens; a later objection has another.
    pub fn mark(&self) -> Option<String> {
        self.objected_at.map(|at| format!("objection:{}:{}", self.id, at.0))
    }
}
