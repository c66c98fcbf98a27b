//! A statement of interest, and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{RecusalId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::recusal;
use crate::text_enum;

/// The subject kind of statements in the record.
pub const KIND: &str = "recusal";

text_enum! {
    /// What a person states.
    Said {
        /// It has no interest in the tender.
        Impartial = "impartial",
        /// It has, and keeps away.
        Recused = "recused",
    }
}

text_enum! {
    /// Which interest.
    Interest {
        /// Its own.
        Own = "own",
        /// Of its spouse, relatives within the second degree, or family living with it (政府採購法 15-2).
        Family = "family",
        /// It left a bidder's service, or the agency's, less than three years ago (政府採購法 15-1).
        Service = "service",
        /// Another ground on which it would not be trusted to be fair.
        Other = "other",
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = recusal, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Recusal {
    /// The id.
    pub id: RecusalId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// Who states it.
    pub user_id: UserId,
    /// What.
    pub said: Said,
    /// Which interest.
    pub interest: Option<Interest>,
    /// More of it, in the person's words.
    pub note: String,
    /// When.
    pub stated_at: Time,
    /// Counts changes.
    pub version: i64,
}

impl Recusal {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "tender": self.tender_id, "user": self.user_id, "said": self.said, "interest": self.interest,
            "note": self.note, "stated_at": self.stated_at,
        })
    }
}
