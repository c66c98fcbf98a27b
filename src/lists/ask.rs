//! Looks somebody up in the newest list of a kind.

use chrono::NaiveDate;
use procurement_law::grammar::company_name::key;

use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::lists::kind::ListKind;
use crate::lists::model::{List, ListRow};
use crate::lists::store;

/// What a list says of somebody on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// There is no list, or none that is young enough to show that somebody is not on it: the check was not run.
    NotRun {
        /// The newest one, if there is any.
        newest: Option<List>,
    },
    /// The list does not name it for that day.
    Absent(List),
    /// The list names it.
    Named(List, ListRow),
}

/// What the newest list of a kind says of a business number and a name on a day. Whoever an old list names is named; whoever
/// it does not name was not looked up.
///
/// A row without days holds for any day, and one without a business number is whoever has its name.
///
/// # Errors
/// The database failed.
pub fn ask(conn: &mut DbConn, kind: ListKind, (code, name): (&str, &str), on: NaiveDate) -> Result<Said, Error> {
    let Some(list) = store::newest(conn, kind)? else { return Ok(Said::NotRun { newest: None }) };
    let rows = store::named(conn, list.id, code.trim(), &key(name))?;
    let holds =
        |row: &ListRow| row.from_day.is_none_or(|from| from <= on) && row.until_day.is_none_or(|until| on <= until);
    Ok(match rows.into_iter().find(holds) {
        Some(row) => Said::Named(list, row),
        None if on > list.good_until => Said::NotRun { newest: Some(list) },
        None => Said::Absent(list),
    })
}
