//! The record of an opening, and its form in the audit's record.

use diesel::prelude::*;
use procurement_law::ruling::Ruling;
use serde_json::{Value, json};

use crate::base::error::Error;
use crate::base::id::{OpeningId, TenderId, UserId};
use crate::base::time::Time;
use crate::db::schema::opening_record;
use crate::openings::written::Written;
use crate::tenders::model::Stage;

/// The subject kind of openings in the record.
pub const KIND: &str = "opening";

/// The record of the opening of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = opening_record)]
pub struct OpeningRecord {
    /// The id.
    pub id: OpeningId,
    /// Of which tender.
    pub tender_id: TenderId,
    /// Of which stage.
    pub stage: Stage,
    /// What the clerk wrote, canonical JSON of [`Written`].
    pub content: String,
    /// What the law says of it, canonical JSON.
    pub rulings: String,
    /// How many bids count.
    pub counted: i64,
    /// Who wrote it.
    pub recorded_by: UserId,
    /// When.
    pub recorded_at: Time,
    /// Counts changes.
    pub version: i64,
}

impl OpeningRecord {
    /// What the clerk wrote.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn written(&self) -> Result<Written, Error> {
        serde_json::from_str(&self.content).map_err(|cause| Error::internal("read the record of an opening", cause))
    }

    /// What the law says of it.
    ///
    /// # Errors
    /// The row holds none, a fault of the program.
    pub fn read_rulings(&self) -> Result<Vec<Ruling>, Error> {
        serde_json::from_str(&self.rulings).map_err(|cause| Error::internal("read the rulings of an opening", cause))
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "tender": self.tender_id, "stage": self.stage, "content": self.content, "rulings": self.rulings,
            "counted": self.counted, "recorded_by": self.recorded_by, "recorded_at": self.recorded_at,
        })
    }
}
