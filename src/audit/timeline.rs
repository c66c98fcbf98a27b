//! The story of a thing or of a person, told from the record.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::entry::{Body, Subject};
use crate::audit::personal;
use crate::base::error::Error;
use crate::base::id::{AnyId, EntryId};
use crate::db::conn::DbConn;
use crate::db::schema::{audit_chain, audit_entry, event};

/// The most entries that one timeline shows.
const MOST: i64 = 500;

/// One entry of a story.
#[derive(Clone, Debug, Serialize)]
pub struct Moment {
    /// The entry's number; absent for the second until the sequencer gives it.
    pub seq: Option<i64>,
    /// The entry's chain hash.
    pub hash: Option<String>,
    /// The frozen body.
    pub body: Body,
    /// What changed in the rows: field, before, after.
    pub changes: Vec<FieldChange>,
}

/// A field that an act changed.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct FieldChange {
    /// The row.
    pub subject: Subject,
    /// The field's path in the row.
    pub field: String,
    /// What it was; null when the row is new.
    pub before: Value,
    /// What it became.
    pub after: Value,
}

/// The entries about a thing, oldest first.
///
/// # Errors
/// The database failed.
pub fn of_subject(conn: &mut DbConn, kind: &str, id: Uuid) -> Result<Vec<Moment>, Error> {
    let touched =
        event::table.filter(event::subject_kind.eq(kind).and(event::subject_id.eq(AnyId(id)))).select(event::entry_id);
    let entries = audit_entry::table
        .filter(audit_entry::subject_kind.eq(kind).and(audit_entry::subject_id.eq(AnyId(id))))
        .or_filter(audit_entry::id.eq_any(touched))
        .select(audit_entry::id)
        .order(audit_entry::id.desc())
        .limit(MOST)
        .load(conn)?;
    tell(conn, entries)
}

/// The acts of a person, oldest first.
///
/// # Errors
/// The database failed.
pub fn of_actor(conn: &mut DbConn, user: Uuid) -> Result<Vec<Moment>, Error> {
    let entries = audit_entry::table
        .filter(audit_entry::actor_id.eq(AnyId(user)))
        .select(audit_entry::id)
        .order(audit_entry::id.desc())
        .limit(MOST)
        .load(conn)?;
    tell(conn, entries)
}

fn tell(conn: &mut DbConn, entries: Vec<EntryId>) -> Result<Vec<Moment>, Error> {
    let rows: Vec<(EntryId, String, Option<i64>, Option<String>)> = audit_entry::table
        .left_join(audit_chain::table.on(audit_chain::entry_id.eq(audit_entry::id)))
        .filter(audit_entry::id.eq_any(&entries))
        .select((audit_entry::id, audit_entry::body, audit_chain::seq.nullable(), audit_chain::hash.nullable()))
        .order(audit_entry::id)
        .load(conn)?;
    let mut moments = Vec::with_capacity(rows.len());
    for (id, body, seq, hash) in rows {
        let body: Body = serde_json::from_str(&body).map_err(|cause| Error::internal("read an entry", cause))?;
        moments.push(Moment { seq, hash, body, changes: changes(conn, id)? });
    }
    // The record's own order; what still waits for its number comes last.
    moments.sort_by_key(|moment| moment.seq.unwrap_or(i64::MAX));
    Ok(moments)
}

fn changes(conn: &mut DbConn, entry: EntryId) -> Result<Vec<FieldChange>, Error> {
    let events: Vec<(String, AnyId, i64, String)> = event::table
        .filter(event::entry_id.eq(entry))
        .select((event::subject_kind, event::subject_id, event::subject_version, event::after))
        .order(event::ordinal)
        .limit(50)
        .load(conn)?;
    let mut changes = Vec::new();
    for (kind, id, version, after) in events {
        let before: Option<String> = event::table
            .filter(
                event::subject_kind.eq(&kind).and(event::subject_id.eq(id)).and(event::subject_version.eq(version - 1)),
            )
            .select(event::after)
            .first(conn)
            .optional()?;
        let subject = Subject { kind, id: id.0 };
        let before = fields(conn, before.as_deref())?;
        let after = fields(conn, Some(&after))?;
        let mut names: Vec<&String> = after.keys().collect();
        names.sort();
        for name in names {
            let (old, new) =
                (before.get(name).cloned().unwrap_or_default(), after.get(name).cloned().unwrap_or_default());
            if old != new {
                changes.push(FieldChange { subject: subject.clone(), field: name.clone(), before: old, after: new });
            }
        }
    }
    Ok(changes)
}

fn fields(conn: &mut DbConn, row: Option<&str>) -> Result<HashMap<String, Value>, Error> {
    let Some(row) = row else { return Ok(HashMap::new()) };
    let row: HashMap<String, Value> =
        serde_json::from_str(row).map_err(|cause| Error::internal("read an event", cause))?;
    let mut shown = HashMap::new();
    for (name, value) in row {
        let value = match value.get("commitment").and_then(Value::as_str) {
            Some(commitment) => personal::reveal(conn, commitment)?.map_or(Value::Null, Value::String),
            None => value,
        };
        shown.insert(name, value);
    }
    Ok(shown)
}
