//! Caps that an amendment sets, and how the version notes them.

use serde_json::{Value, json};

use crate::audit::entry::Change;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::contracts::model::{Ceiling, CeilingUnit};
use crate::contracts::version::Difference;
use crate::contracts::{ceiling, store};
use crate::db::conn::DbConn;

/// What an amendment has come to so far.
#[derive(Debug, Default)]
pub struct Notes {
    /// The rows that changed, for the record.
    pub changes: Vec<Change>,
    /// What differs, for the version.
    pub changed: Vec<Difference>,
}

impl Notes {
    /// Notes a cap or a price that differs.
    pub fn differs(&mut self, what: String, before: Option<i64>, after: Option<i64>, unit: CeilingUnit) {
        if before == after {
            return;
        }
        let value = |cap: Option<i64>| match (cap, unit) {
            (None, _) => Value::Null,
            (Some(cap), CeilingUnit::Money) => json!(Money(cap)),
            (Some(cap), CeilingUnit::Count) => json!(cap),
        };
        self.changed.push(Difference { what, before: value(before), after: value(after) });
    }
}

/// Sets a ceiling's cap; nothing when it stands so already.
///
/// # Errors
/// Orders hold more than that, or the database failed.
pub fn set_cap(conn: &mut DbConn, of: &Ceiling, cap: i64, field: &str) -> Result<Option<Change>, Error> {
    if of.cap == cap {
        return Ok(None);
    }
    match store::set_cap(conn, of.id, cap)? {
        Some(after) => Ok(Some(ceiling::change("ceiling.set", &after))),
        None => {
            let (unit, used) = (of.unit, of.used);
            let said = if unit == CeilingUnit::Money { Money(used).to_string() } else { used.to_string() };
            Err(Error::conflict("framework.cap_below_used").with("used", said).at(field))
        }
    }
}

/// Closes the cap of an agency, or opens it again; nothing when it stands so already.
///
/// # Errors
/// The database failed.
pub fn close(conn: &mut DbConn, of: &Ceiling, closed: bool) -> Result<Option<Change>, Error> {
    if of.closed == closed {
        return Ok(None);
    }
    let after = store::close_cap(conn, of.id, closed)?;
    Ok(Some(ceiling::change(if closed { "ceiling.closed" } else { "ceiling.opened" }, &after)))
}
