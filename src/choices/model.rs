//! The locked choice, its listings, and their form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::id::{ChoiceId, ListingId, ListingVersionId, OrganisationId, UserId};
use crate::base::time::Time;
use crate::db::schema::{choice, choice_listing};
use crate::text_enum;

/// The subject kind of choices in the record.
pub const KIND: &str = "choice";

text_enum! {
    /// What was locked.
    ChoiceKind {
        /// Two to five listings side by side.
        Comparison = "comparison",
        /// What a search found.
        Search = "search",
    }
}

/// A locked choice, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = choice)]
pub struct Choice {
    /// The id.
    pub id: ChoiceId,
    /// Whose choice it is.
    pub agency_id: OrganisationId,
    /// Who locked it.
    pub locked_by: UserId,
    /// What was locked.
    pub kind: ChoiceKind,
    /// Canonical JSON: the bytes that were hashed.
    pub content: String,
    /// SHA-256 of the content.
    pub digest: String,
    /// When.
    pub locked_at: Time,
}

/// A listing of a choice in the version that was locked.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = choice_listing)]
pub struct ChoiceListing {
    /// Of which choice.
    pub choice_id: ChoiceId,
    /// 1, 2, 3 …
    pub position: i64,
    /// The listing.
    pub listing_id: ListingId,
    /// Its version.
    pub listing_version_id: ListingVersionId,
}

impl Choice {
    /// The row's form in the record; the digest stands for the content.
    pub fn recorded(&self, listings: &[ChoiceListing]) -> Value {
        let versions: Vec<ListingVersionId> = listings.iter().map(|row| row.listing_version_id).collect();
        json!({
            "agency": self.agency_id, "locked_by": self.locked_by, "kind": self.kind, "digest": self.digest,
            "locked_at": self.locked_at, "listing_versions": versions,
        })
    }

    /// What a decision about the choice rests on.
    pub fn facts(&self) -> Facts {
        Facts { agency: Some(self.agency_id), ..Facts::default() }
    }
}
