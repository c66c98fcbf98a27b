//! The row beside a tender's result, and its form in the record.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::error::Error;
use crate::base::id::{ResultId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::tender_result;
use crate::results::announced::Announced;

/// The subject kind of results in the record.
pub const KIND: &str = "tender_result";

/// What the office writes beside a result.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = tender_result)]
pub struct ResultRow {
    /// The id.
    pub id: ResultId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// Days and objections, canonical JSON of [`Announced`].
    pub content: String,
    /// Who wrote it last.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: Time,
    /// Counts changes.
    pub version: i64,
}

impl ResultRow {
    /// What is written.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn announced(&self) -> Result<Announced, Error> {
        serde_json::from_str(&self.content).map_err(|cause| Error::internal("read what is told of a result", cause))
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "tender": self.tender_id, "content": self.content, "recorded_by": self.recorded_by,
            "recorded_at": self.recorded_at,
        })
    }
}
