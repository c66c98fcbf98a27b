//! Queries on saved views.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::{SavedViewId, UserId};
use crate::db::conn::DbConn;
use crate::db::schema::{saved_view, saved_view_mail};
use crate::views::model::SavedView;

/// A view that was not deleted.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: SavedViewId) -> Result<SavedView, Error> {
    Ok(saved_view::table.find(id).filter(saved_view::deleted_at.is_null()).first(conn)?)
}

/// A person's views, newest first.
///
/// # Errors
/// The database failed.
pub fn of(conn: &mut DbConn, user: UserId) -> Result<Vec<SavedView>, Error> {
    let own = saved_view::user_id.eq(user).and(saved_view::deleted_at.is_null());
    Ok(saved_view::table.filter(own).order(saved_view::id.desc()).load(conn)?)
}

/// The views whose report of a month is still to go out.
///
/// # Errors
/// The database failed.
pub fn due(conn: &mut DbConn, month: i64) -> Result<Vec<SavedViewId>, Error> {
    Ok(saved_view::table
        .inner_join(saved_view_mail::table.on(saved_view_mail::view_id.eq(saved_view::id)))
        .filter(saved_view::deleted_at.is_null().and(saved_view::monthly.eq(true)))
        .filter(saved_view_mail::month.lt(month))
        .order(saved_view::id)
        .select(saved_view::id)
        .load(conn)?)
}

/// Adds a view; the report of `month` counts as gone out.
///
/// # Errors
/// The database failed.
pub fn insert(conn: &mut DbConn, row: &SavedView, month: i64) -> Result<(), Error> {
    diesel::insert_into(saved_view::table).values(row).execute(conn)?;
    let note = (saved_view_mail::view_id.eq(row.id), saved_view_mail::month.eq(month));
    diesel::insert_into(saved_view_mail::table).values(note).execute(conn)?;
    Ok(())
}

/// Writes a view over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &SavedView) -> Result<bool, Error> {
    let before = saved_view::table.find(row.id).filter(saved_view::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// Notes that the report of a month goes out; false when it did already.
///
/// # Errors
/// The database failed.
pub fn mailed(conn: &mut DbConn, id: SavedViewId, month: i64) -> Result<bool, Error> {
    let before = saved_view_mail::table.find(id).filter(saved_view_mail::month.lt(month));
    Ok(diesel::update(before).set(saved_view_mail::month.eq(month)).execute(conn)? == 1)
}
