//! Queries on saved searches.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{SavedSearchId, UserId};
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::db::schema::{saved_search, saved_search_round};
use crate::watches::model::{Round, SavedSearch};

/// A search that was not deleted, with its notes.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: SavedSearchId) -> Result<(SavedSearch, Round), Error> {
    Ok(saved_search::table
        .inner_join(saved_search_round::table.on(saved_search_round::search_id.eq(saved_search::id)))
        .filter(saved_search::id.eq(id).and(saved_search::deleted_at.is_null()))
        .first(conn)?)
}

/// A person's searches, newest first.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, user: UserId) -> Result<Vec<(SavedSearch, Round)>, Error> {
    Ok(saved_search::table
        .inner_join(saved_search_round::table.on(saved_search_round::search_id.eq(saved_search::id)))
        .filter(saved_search::user_id.eq(user).and(saved_search::deleted_at.is_null()))
        .order(saved_search::id.desc())
        .load(conn)?)
}

/// The searches whose last look is as old as this, the oldest look first.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, looked_until: Time, most: i64) -> Result<Vec<(SavedSearch, Round)>, Error> {
    Ok(saved_search::table
        .inner_join(saved_search_round::table.on(saved_search_round::search_id.eq(saved_search::id)))
        .filter(saved_search::deleted_at.is_null().and(saved_search_round::checked_at.le(looked_until)))
        .order(saved_search_round::checked_at)
        .limit(most)
        .load(conn)?)
}

/// Adds a search with its first notes.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &SavedSearch, round: &Round) -> Result<(), Error> {
    diesel::insert_into(saved_search::table).values(row).execute(conn)?;
    diesel::insert_into(saved_search_round::table).values(round).execute(conn)?;
    Ok(())
}

/// Writes a search over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &SavedSearch) -> Result<bool, Error> {
    let before = saved_search::table.find(row.id).filter(saved_search::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// Writes notes over those of the round before; false when another round wrote meanwhile.
///
/// # Errors
/// The database failed.
pub fn note(conn: &mut DbConn, row: &Round) -> Result<bool, Error> {
    let before = saved_search_round::table.find(row.search_id).filter(saved_search_round::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}
