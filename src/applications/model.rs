//! An application and its form in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use procurement_law::price::prc_04::{Ground, Quality};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::applications::state::ApplicationState;
use crate::base::id::{ApplicationId, AwardId, ListingId, ListingVersionId, OrganisationId, UserId};
use crate::base::time::Time;
use crate::catalog::model::Class;
use crate::catalog::questions::answers::Answers;
use crate::db::schema::application;
use crate::text_enum;

/// The subject kind of applications in the record.
pub const KIND: &str = "application";

text_enum! {
    /// What is asked for.
    ApplicationKind {
        /// A new listing (上架).
        List = "list",
        /// Other answers of a listing (異動).
        Change = "change",
        /// That it be ordered no more for a while (暫停).
        Pause = "pause",
        /// That it be ordered again (恢復).
        Resume = "resume",
        /// That it be taken off (下架).
        Delist = "delist",
    }
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = application, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Application {
    /// The id.
    pub id: ApplicationId,
    /// What is asked for.
    pub kind: ApplicationKind,
    /// Who asks.
    pub vendor_id: OrganisationId,
    /// About which listing; none while a new one is asked for.
    pub listing_id: Option<ListingId>,
    /// The version of it that the vendor wrote against.
    pub base_version_id: Option<ListingVersionId>,
    /// The award that a new listing hangs on; none feeds the next round (公開徵求).
    pub award_id: Option<AwardId>,
    /// The class.
    pub class: Class,
    /// The vendor's own number.
    pub sku: String,
    /// Answers by question key, canonical JSON.
    pub answers: String,
    /// What the vendor says of a replacement, canonical JSON of [`Replacement`].
    pub replacement: Option<String>,
    /// The vendor's words.
    pub note: String,
    /// Where it stands.
    pub state: ApplicationState,
    /// Codes of the office's reasons, parted by semicolons.
    pub reasons: String,
    /// The office's words.
    pub said: String,
    /// The rulings of the last check, JSON.
    pub rulings: String,
    /// Who wrote it.
    pub made_by: UserId,
    /// When.
    pub made_at: Time,
    /// When it was last handed in.
    pub submitted_at: Option<Time>,
    /// By when whoever has to act is to act, Taipei day.
    pub due_on: Option<NaiveDate>,
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

/// What a vendor says of a replacement under a running framework (採購契約要項 21).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// On what ground: a code of PRC-04.
    pub ground: String,
    /// How it compares: a code of PRC-04.
    pub quality: String,
    /// What the vendor saves per unit, NT$ as a decimal.
    pub saved: String,
    /// The comparison of specification, function, benefit and price.
    pub comparison: String,
}

impl Replacement {
    /// The ground, where it is one.
    pub fn ground(&self) -> Option<Ground> {
        Ground::from_code(&self.ground)
    }

    /// The quality, where it is one.
    pub fn quality(&self) -> Option<Quality> {
        Quality::from_code(&self.quality)
    }
}

impl ApplicationKind {
    /// Whether answers are asked for: a pause has none.
    pub fn has_answers(self) -> bool {
        matches!(self, Self::List | Self::Change)
    }
}

impl Application {
    /// The answers.
    pub fn answers(&self) -> Answers {
        serde_json::from_str(&self.answers).unwrap_or_default()
    }

    /// What is said of a replacement.
    pub fn replacement(&self) -> Option<Replacement> {
        serde_json::from_str(self.replacement.as_deref()?).ok()
    }

    /// Whose business it is.
    pub fn facts(&self) -> Facts {
        Facts { informed_vendor: Some(self.vendor_id), requester: Some(self.made_by), ..Facts::default() }
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "kind": self.kind, "vendor": self.vendor_id, "listing": self.listing_id, "base": self.base_version_id,
            "award": self.award_id, "class": self.class, "sku": self.sku, "answers": self.answers(),
            "replacement": self.replacement(), "note": self.note, "state": self.state, "reasons": self.reasons,
            "said": self.said, "made_by": self.made_by, "due_on": self.due_on, "decided_by": self.decided_by,
        })
    }
}
