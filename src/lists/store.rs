//! Queries on lists.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::ReferenceListId;
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::{reference_list, reference_row};
use crate::lists::kind::ListKind;
use crate::lists::model::{List, ListRow};

/// Every list, newest first.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<List>, Error> {
    let newest = (reference_list::as_of.desc(), reference_list::imported_at.desc(), reference_list::id.desc());
    Ok(reference_list::table.order(newest).load(conn)?)
}

/// The newest list of a kind.
///
/// # Errors
/// The database failed.
pub fn newest(conn: &mut DbConn, kind: ListKind) -> Result<Option<List>, Error> {
    let mine = reference_list::table.filter(reference_list::kind.eq(kind));
    let newest = (reference_list::as_of.desc(), reference_list::imported_at.desc(), reference_list::id.desc());
    Ok(mine.order(newest).first(conn).optional()?)
}

/// The rows of a list that give this code or this name.
///
/// # Errors
/// The database failed.
pub fn named(conn: &mut DbConn, list: ReferenceListId, code: &str, name_key: &str) -> Result<Vec<ListRow>, Error> {
    let mine = reference_row::table.filter(reference_row::list_id.eq(list)).order(reference_row::number);
    let mut rows: Vec<ListRow> = Vec::new();
    if !code.is_empty() {
        rows.extend(mine.filter(reference_row::code.eq(code)).load::<ListRow>(conn)?);
    }
    if !name_key.is_empty() {
        let namesakes: Vec<ListRow> = mine.filter(reference_row::name_key.eq(name_key)).load(conn)?;
        rows.extend(namesakes.into_iter().filter(|row| row.code.is_empty() || code.is_empty()));
    }
    Ok(rows)
}

/// The rows of a list in their order.
///
/// # Errors
/// The database failed.
pub fn rows(conn: &mut DbConn, list: ReferenceListId) -> Result<Vec<ListRow>, Error> {
    Ok(reference_row::table.filter(reference_row::list_id.eq(list)).order(reference_row::number).load(conn)?)
}

/// Adds a list.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, list: &List, rows: &[ListRow]) -> Result<(), Error> {
    diesel::insert_into(reference_list::table).values(list).execute(conn)?;
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(reference_row::table).values(chunk).execute(c))?;
    }
    Ok(())
}
