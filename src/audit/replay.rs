//! Folding the events must give today's rows: a row edited without an event, or an event without its row, shows here.

use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use crate::audit::personal;
use crate::base::error::Error;
use crate::base::id::AnyId;
use crate::db::conn::DbConn;
use crate::db::schema::{event, feed};

/// All rows of a kind as today's database has them: id, version, and the row in the events' form.
pub type Rows = fn(&mut DbConn) -> Result<Vec<(Uuid, i64, Value)>, Error>;

/// A kind of row whose changes are events.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The subject kind of its events.
    pub name: &'static str,
    /// Reads its rows.
    pub rows: Rows,
}

/// A row that is not what its events say.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// The row's kind.
    pub kind: String,
    /// The row's id.
    pub id: Uuid,
    /// What is different, in English for the operator.
    pub what: String,
}

/// Compares the last event of every row of this kind with the row; gives the differences and the rows compared.
///
/// # Errors
/// The database failed.
pub fn compare(conn: &mut DbConn, kind: Kind) -> Result<(Vec<Difference>, usize), Error> {
    let mut said: HashMap<Uuid, (i64, String)> = HashMap::new();
    let events: Vec<(AnyId, i64, String)> = event::table
        .inner_join(feed::table.on(feed::event_id.eq(event::id)))
        .filter(event::subject_kind.eq(kind.name))
        .select((event::subject_id, event::subject_version, event::after))
        .order(feed::seq)
        .load(conn)?;
    let mut differences = Vec::new();
    let differs = |id: Uuid, what: String| Difference { kind: kind.name.to_owned(), id, what };
    for (id, version, after) in events {
        // Two writers may be numbered in either order, so the higher version is the later.
        let newer = said.get(&id.0).is_none_or(|(known, _)| *known < version);
        if newer {
            said.insert(id.0, (version, after));
        }
    }
    let rows = (kind.rows)(conn)?;
    let count = rows.len();
    for (id, version, row) in rows {
        match said.remove(&id) {
            None => differences.push(differs(id, "a row that no event made".to_owned())),
            Some((promised, _)) if promised != version => {
                differences.push(differs(id, format!("version {version}, its events say {promised}")));
            }
            Some((_, after)) => {
                let after: Value =
                    serde_json::from_str(&after).map_err(|cause| Error::internal("read an event", cause))?;
                if let Some(path) = first_difference(conn, "", &after, &row)? {
                    differences.push(differs(id, format!("`{path}` is not what its last event says")));
                }
            }
        }
    }
    differences.extend(said.into_keys().map(|id| differs(id, "an event whose row is gone".to_owned())));
    Ok((differences, count))
}

fn first_difference(conn: &mut DbConn, path: &str, said: &Value, row: &Value) -> Result<Option<String>, Error> {
    match (said, row) {
        (Value::Object(fields), Value::String(value)) => match fields.get("commitment").and_then(Value::as_str) {
            Some(commitment) if personal::holds(conn, commitment, value)? => Ok(None),
            _ => Ok(Some(path.to_owned())),
        },
        (Value::Object(left), Value::Object(right)) => {
            for key in left.keys().chain(right.keys()) {
                let inner = format!("{path}/{key}");
                let (l, r) = (left.get(key).unwrap_or(&Value::Null), right.get(key).unwrap_or(&Value::Null));
                if let Some(found) = first_difference(conn, &inner, l, r)? {
                    return Ok(Some(found));
                }
            }
            Ok(None)
        }
        _ => Ok((said != row).then(|| path.to_owned())),
    }
}
