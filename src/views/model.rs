//! The saved view and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::decide::Facts;
use crate::analytics::asked::Filters;
use crate::analytics::gate::Board;
use crate::base::error::Error;
use crate::base::id::{SavedViewId, UserId};
use crate::base::time::Time;
use crate::db::schema::saved_view;

/// The subject kind of saved views in the record.
pub const KIND: &str = "saved_view";

/// A dashboard that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = saved_view, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct SavedView {
    /// The id.
    pub id: SavedViewId,
    /// Whose it is.
    pub user_id: UserId,
    /// What its owner calls it.
    pub name: String,
    /// Which dashboard.
    pub board: Board,
    /// Its filters, as they stand in an address.
    pub query: String,
    /// Whether a report of it is mailed each month.
    pub monthly: bool,
    /// When it was saved.
    pub created_at: Time,
    /// When it was deleted.
    pub deleted_at: Option<Time>,
    /// Counts changes.
    pub version: i64,
}

impl SavedView {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "user": self.user_id, "name": self.name, "board": self.board, "query": self.query,
            "monthly": self.monthly, "created_at": self.created_at, "deleted_at": self.deleted_at,
        })
    }

    /// What a decision about the view rests on.
    pub fn facts(&self) -> Facts {
        Facts { owner: Some(self.user_id), ..Facts::default() }
    }

    /// The filters.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn filters(&self) -> Result<Filters, Error> {
        serde_urlencoded::from_str(&self.query).map_err(|cause| Error::internal("read a saved view", cause))
    }
}
