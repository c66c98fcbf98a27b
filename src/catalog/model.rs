//! The listing, its versions, and their form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{AwardId, ListingId, ListingVersionId, OrganisationId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::{listing, listing_version};
use crate::text_enum;

/// The subject kind of listings in the record.
pub const KIND: &str = "listing";

text_enum! {
    /// The class of a framework and of what it holds.
    Class {
        /// 電腦軟體, tendered as goods.
        Software = "software",
        /// 雲端服務, tendered as services.
        Cloud = "cloud",
        /// 資通安全服務暨資訊服務, tendered as services.
        Security = "security",
    }
}

text_enum! {
    /// Whether a listing is shown and ordered.
    ListingState {
        /// It is shown and, under an award, ordered.
        Listed = "listed",
        /// It is shown and not ordered for a while.
        Paused = "paused",
        /// It is no longer offered; orders keep what they pinned.
        Delisted = "delisted",
    }
}

/// A listing: its identity, whose it is, and the award that makes it orderable.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = listing, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Listing {
    /// The id.
    pub id: ListingId,
    /// The vendor's own number, unique in the market.
    pub sku: String,
    /// The vendor.
    pub vendor_id: OrganisationId,
    /// The award it is ordered under; none means that it cannot be ordered.
    pub award_id: Option<AwardId>,
    /// The version shown and ordered now.
    pub current_version_id: ListingVersionId,
    /// Counts changes.
    pub version: i64,
    /// Whether it is shown and ordered.
    pub state: ListingState,
}

/// One version of a listing, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = listing_version)]
pub struct ListingVersion {
    /// The id.
    pub id: ListingVersionId,
    /// Of which listing.
    pub listing_id: ListingId,
    /// 1, 2, 3 …
    pub number: i64,
    /// The class.
    pub class: Class,
    /// The category within the class.
    pub category: String,
    /// The maker (原廠).
    pub maker: String,
    /// Country of origin, ISO 3166-1 alpha-2.
    pub origin: String,
    /// The name.
    pub name: String,
    /// What one unit is.
    pub unit: String,
    /// Price of a unit, tax included.
    pub unit_price: Money,
    /// The description.
    pub description: String,
    /// Further answers by question key, canonical JSON.
    pub details: String,
    /// Since when it is shown.
    pub created_at: Time,
}

/// The listing's form in the record, with its current version.
pub fn recorded(listing: &Listing, version: &ListingVersion) -> Value {
    let details: Value = serde_json::from_str(&version.details).unwrap_or(Value::Null);
    let mut said = json!({
        "sku": listing.sku, "vendor": listing.vendor_id, "award": listing.award_id,
        "listing_version": listing.current_version_id, "number": version.number, "class": version.class,
        "category": version.category, "maker": version.maker, "origin": version.origin, "name": version.name,
        "unit": version.unit, "unit_price": version.unit_price, "description": version.description, "details": details,
    });
    // Left out while it is listed, as in the events of before listings had states.
    if let Some(fields) = said.as_object_mut().filter(|_| listing.state != ListingState::Listed) {
        fields.insert("state".to_owned(), json!(listing.state));
    }
    said
}
