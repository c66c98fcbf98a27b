//! A list and its rows.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::digest::sha256;
use crate::base::id::ReferenceListId;
use crate::base::time::Time;
use crate::db::schema::{reference_list, reference_row};
use crate::lists::kind::ListKind;

/// The subject kind of lists in the record.
pub const KIND: &str = "reference_list";

/// A list as it was published on a day.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = reference_list)]
pub struct List {
    /// The id.
    pub id: ReferenceListId,
    /// Of what.
    pub kind: ListKind,
    /// The day of which it speaks.
    pub as_of: NaiveDate,
    /// The last day on which what it does not name counts as not named.
    pub good_until: NaiveDate,
    /// The file's name.
    pub file_name: String,
    /// The digest under which the file is kept.
    pub file_digest: String,
    /// How many rows.
    pub row_count: i64,
    /// SHA-256 over its rows.
    pub rows_digest: String,
    /// When it was imported.
    pub imported_at: Time,
    /// 1: a list is never changed.
    pub version: i64,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = reference_row, treat_none_as_default_value = false)]
pub struct ListRow {
    /// Of which list.
    pub list_id: ReferenceListId,
    /// Its place in the file, the first being 1.
    pub number: i64,
    /// Business number, branch code or accreditation number; empty where the list gives none.
    pub code: String,
    /// The name.
    pub name: String,
    /// The name as names are compared.
    pub name_key: String,
    /// The first day.
    pub from_day: Option<NaiveDate>,
    /// The last day.
    pub until_day: Option<NaiveDate>,
    /// The whole row as published, canonical JSON.
    pub data: String,
}

impl List {
    /// The list's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "kind": self.kind, "as_of": self.as_of, "good_until": self.good_until, "file": self.file_name,
            "file_digest": self.file_digest, "rows": self.row_count, "rows_digest": self.rows_digest,
            "imported_at": self.imported_at,
        })
    }
}

/// SHA-256 over rows in their order.
pub fn digest<'a>(rows: impl Iterator<Item = &'a ListRow>) -> String {
    let mut text = String::new();
    for row in rows {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let fields =
            [&row.number.to_string(), &row.code, &row.name, &day(row.from_day), &day(row.until_day), &row.data];
        for field in fields {
            text.push_str(&format!("{}:{field}\n", field.len()));
        }
    }
    sha256(text.as_bytes())
}
