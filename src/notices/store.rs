//! Queries on award notices.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::NoticeId;
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::award_notice;
use crate::notices::model::Notice;

/// A notice by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: NoticeId) -> Result<Notice, Error> {
    Ok(award_notice::table.find(id).first(conn)?)
}

/// Some notices, in no order.
///
/// # Errors
/// The database failed.
pub fn some(conn: &mut DbConn, ids: &[NoticeId]) -> Result<Vec<Notice>, Error> {
    Ok(award_notice::table.filter(award_notice::id.eq_any(ids)).load(conn)?)
}

/// Every notice.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<Notice>, Error> {
    Ok(award_notice::table.order(award_notice::id).load(conn)?)
}

/// The notices of these natural keys.
///
/// # Errors
/// The database failed.
pub fn by_keys(conn: &mut DbConn, keys: &[String]) -> Result<Vec<Notice>, Error> {
    let mut found = Vec::new();
    for chunk in keys.chunks(5_000) {
        found.extend(award_notice::table.filter(award_notice::natural_key.eq_any(chunk)).load::<Notice>(conn)?);
    }
    Ok(found)
}

/// Adds notices.
///
/// # Errors
/// A natural key is taken, or the database failed.
pub fn insert(conn: &mut DbConn, rows: &[Notice]) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(award_notice::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Writes a corrected notice over the one before.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Notice) -> Result<(), Error> {
    diesel::update(award_notice::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}
