//! The saved search, the notes of its rounds, and its form in the record.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::base::error::Error;
use crate::base::id::{ListingId, SavedSearchId, UserId};
use crate::base::time::Time;
use crate::db::schema::{saved_search, saved_search_round};

/// The subject kind of saved searches in the record.
pub const KIND: &str = "saved_search";

/// Listings and the version numbers that somebody knows of.
pub type Known = BTreeMap<ListingId, i64>;

/// A search that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = saved_search, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct SavedSearch {
    /// The id.
    pub id: SavedSearchId,
    /// Whose it is.
    pub user_id: UserId,
    /// What its owner calls it.
    pub name: String,
    /// The query string of the search page.
    pub query: String,
    /// When it was saved.
    pub created_at: Time,
    /// When it was deleted.
    pub deleted_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

/// The notes of a search's rounds.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = saved_search_round, treat_none_as_default_value = false, treat_none_as_null = true, primary_key(search_id))]
pub struct Round {
    /// Of which search.
    pub search_id: SavedSearchId,
    /// What the owner was last told of, canonical JSON of [`Known`].
    pub told: String,
    /// The last look.
    pub checked_at: Time,
    /// The last mail.
    pub mailed_at: Option<Time>,
    /// Counts rounds: of two that look at once, one writes.
    pub version: i64,
}

impl SavedSearch {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "user": self.user_id, "name": self.name, "query": self.query, "created_at": self.created_at,
            "deleted_at": self.deleted_at,
        })
    }

    /// What a decision about the search rests on.
    pub fn facts(&self) -> Facts {
        Facts { owner: Some(self.user_id), ..Facts::default() }
    }
}

impl Round {
    /// What the owner was last told of.
    ///
    /// # Errors
    /// The notes cannot be read, a fault of the program.
    pub fn known(&self) -> Result<Known, Error> {
        serde_json::from_str(&self.told).map_err(|cause| Error::internal("read the notes of a search", cause))
    }
}
