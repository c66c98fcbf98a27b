//! Personal values in the record: the chain holds a salted commitment, a side table holds salt and value.
//!
//! Erasing the side row forgets the value for good and leaves every hash as it was.

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::call::Call;
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::db::schema::audit_personal;

/// Puts a personal value beside the record and gives what the record may hold of it.
///
/// # Errors
/// The database failed.
pub fn commit(conn: &mut DbConn, call: &Call, value: &str) -> Result<Value, Error> {
    let salt = hex(&call.bytes::<16>());
    let commitment = commitment(&salt, value);
    diesel::insert_into(audit_personal::table)
        .values((
            audit_personal::commitment.eq(&commitment),
            audit_personal::salt.eq(&salt),
            audit_personal::value.eq(value),
        ))
        .execute(conn)?;
    Ok(json!({ "commitment": commitment }))
}

/// The value behind a commitment; `None` when it was erased.
///
/// # Errors
/// The database failed.
pub fn reveal(conn: &mut DbConn, commitment: &str) -> Result<Option<String>, Error> {
    let value = audit_personal::table.find(commitment).select(audit_personal::value).first(conn).optional()?;
    Ok(value)
}

/// Whether a commitment is of this value. An erased commitment cannot be told and counts as such.
///
/// # Errors
/// The database failed.
pub fn holds(conn: &mut DbConn, promised: &str, value: &str) -> Result<bool, Error> {
    let salt: Option<String> =
        audit_personal::table.find(promised).select(audit_personal::salt).first(conn).optional()?;
    Ok(salt.is_none_or(|salt| commitment(&salt, value) == promised))
}

/// The commitments whose value beside the record is no longer the one that was committed to.
///
/// # Errors
/// The database failed.
pub fn broken(conn: &mut DbConn) -> Result<Vec<String>, Error> {
    let rows: Vec<(String, String, String)> = audit_personal::table.load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(promised, salt, value)| commitment(salt, value) != *promised)
        .map(|(promised, _, _)| promised)
        .collect())
}

/// Forgets a value.
///
/// # Errors
/// The database failed.
pub fn erase(conn: &mut DbConn, commitment: &str) -> Result<(), Error> {
    diesel::delete(audit_personal::table.find(commitment)).execute(conn)?;
    Ok(())
}

fn commitment(salt: &str, value: &str) -> String {
    sha256(format!("{salt}\n{value}").as_bytes())
}
