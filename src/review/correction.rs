//! What a person read on a page where the machine read something else, as it is kept: who, when, from what to what, and why.

use bid_review::correction::Correction as AsRead;
use bid_review::kind::DocumentKind;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::error::Error;
use crate::base::id::{CorrectionId, ReviewId, UserId};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::review_correction;

/// The subject kind of corrections in the record.
pub const CORRECTION: &str = "correction";

/// A correction. Evidence: never changed; the last one of a field counts.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = review_correction)]
pub struct Correction {
    /// The id.
    pub id: CorrectionId,
    /// Of which review.
    pub review_id: ReviewId,
    /// The type of the document.
    pub kind: String,
    /// Its file.
    pub file: String,
    /// Its first page, from 0.
    pub page: i64,
    /// The field.
    pub field: String,
    /// Its value before, JSON.
    pub before: String,
    /// Its value now, JSON.
    pub after: String,
    /// Why.
    pub reason: String,
    /// Who read it.
    pub corrected_by: UserId,
    /// When.
    pub corrected_at: Time,
}

impl Correction {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "review": self.review_id, "kind": self.kind, "file": self.file, "page": self.page, "field": self.field,
            "before": self.before, "after": self.after, "reason": self.reason,
            "corrected_by": self.corrected_by, "corrected_at": self.corrected_at,
        })
    }

    /// The value before.
    pub fn value_before(&self) -> Value {
        serde_json::from_str(&self.before).unwrap_or(Value::Null)
    }

    /// The value now.
    pub fn value_after(&self) -> Value {
        serde_json::from_str(&self.after).unwrap_or(Value::Null)
    }
}

/// The corrections of a review, in the order in which they were made.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, review: ReviewId) -> Result<Vec<Correction>, Error> {
    let found = review_correction::table.filter(review_correction::review_id.eq(review));
    Ok(found.order(review_correction::id).load(conn)?)
}

/// The same as the judge takes them.
///
/// # Errors
/// The database failed.
pub fn as_read(conn: &mut DbConn, review: ReviewId) -> Result<Vec<AsRead>, Error> {
    let read = |row: Correction| {
        let kind = DocumentKind::ALL.into_iter().find(|kind| kind.name() == row.kind)?;
        let (value, page) = (row.value_after(), u32::try_from(row.page).ok()?);
        Some(AsRead { kind, file: row.file, page, field: row.field, value })
    };
    Ok(of(conn, review)?.into_iter().filter_map(read).collect())
}

/// All.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Correction>, Error> {
    Ok(review_correction::table.order(review_correction::id).load(conn)?)
}

/// Adds one.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &Correction) -> Result<(), Error> {
    diesel::insert_into(review_correction::table).values(row).execute(conn)?;
    Ok(())
}
