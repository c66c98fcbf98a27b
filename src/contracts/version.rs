//! The versions of a framework: what it was from then on, what changed, who changed it, when and why.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::call::Call;
use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::id::{FrameworkId, FrameworkVersionId, UserId};
use crate::base::time::Time;
use crate::contracts::model::Framework;
use crate::contracts::terms::Terms;
use crate::db::conn::DbConn;
use crate::db::schema::framework_version;

/// A version, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = framework_version, treat_none_as_default_value = false)]
pub struct FrameworkVersion {
    /// The id.
    pub id: FrameworkVersionId,
    /// Of which framework.
    pub framework_id: FrameworkId,
    /// 1, 2, 3 …, the framework's own version.
    pub number: i64,
    /// Why.
    pub reason: String,
    /// The framework from then on, canonical JSON.
    pub content: String,
    /// What differs from the version before, canonical JSON of [`Difference`]s.
    pub changed: String,
    /// Who; none for the program itself.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Time,
}

/// What differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The framework's field, or `item NUMBER FIELD`.
    pub what: String,
    /// Before; null for something new.
    pub before: Value,
    /// After.
    pub after: Value,
}

/// Keeps a version.
///
/// # Errors
/// The number is taken, or the database failed.
pub fn keep(
    conn: &mut DbConn,
    call: &Call,
    of: &Framework,
    content: &Value,
    reason: &str,
    changed: &[Difference],
) -> Result<(), Error> {
    let row = FrameworkVersion {
        id: call.id(),
        framework_id: of.id,
        number: of.version,
        reason: reason.to_owned(),
        content: canonical(content)?,
        changed: canonical(&changed)?,
        by_user: call.actor.person().map(|person| person.user),
        at: call.now,
    };
    diesel::insert_into(framework_version::table).values(&row).execute(conn)?;
    Ok(())
}

/// The versions of a framework, newest first.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn, of: FrameworkId) -> Result<Vec<FrameworkVersion>, Error> {
    let mine = framework_version::table.filter(framework_version::framework_id.eq(of));
    Ok(mine.order(framework_version::number.desc()).load(conn)?)
}

/// The terms that an order of a moment keeps to: those of the newest version that stood then.
///
/// # Errors
/// The database failed.
pub fn terms_at(conn: &mut DbConn, of: &Framework, moment: Time) -> Result<Terms, Error> {
    let then = framework_version::table
        .filter(framework_version::framework_id.eq(of.id).and(framework_version::at.le(moment)))
        .order(framework_version::number.desc())
        .select(framework_version::content);
    let Some(content) = then.first::<String>(conn).optional()? else { return of.read_terms() };
    let failed = |cause| Error::internal("read a version of a framework", cause);
    let fields: BTreeMap<String, Value> = serde_json::from_str(&content).map_err(failed)?;
    let own = fields.into_iter().filter_map(|(name, value)| Some((name.strip_prefix("terms_")?.to_owned(), value)));
    serde_json::from_value(Value::Object(own.collect())).map_err(failed)
}

/// The fields that differ between two objects.
pub fn differences(prefix: &str, before: &Value, after: &Value) -> Vec<Difference> {
    let empty = serde_json::Map::new();
    let (left, right) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
    let mut names: Vec<&String> = left.keys().chain(right.keys()).collect();
    names.sort();
    names.dedup();
    let value = |fields: &serde_json::Map<String, Value>, name: &str| fields.get(name).cloned().unwrap_or(Value::Null);
    names
        .into_iter()
        .map(|name| Difference {
            what: format!("{prefix}{name}"),
            before: value(left, name),
            after: value(right, name),
        })
        .filter(|one| one.before != one.after)
        .collect()
}
