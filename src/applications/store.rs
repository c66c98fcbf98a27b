//! Queries on applications.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Cause};

use crate::applications::model::{Application, ApplicationKind};
use crate::applications::state::ApplicationState;
use crate::base::error::Error;
use crate::base::id::{ApplicationId, ListingId, OrganisationId};
use crate::base::page::{PageAsk, due_key, due_place};
use crate::db::conn::{Db, DbConn};
use crate::db::schema::application;

/// Which applications a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Which {
    /// Only this vendor's.
    pub vendor: Option<OrganisationId>,
    /// Only in this state.
    pub state: Option<ApplicationState>,
    /// Not those that the office has not been handed.
    pub handed_in: bool,
    /// What is due first comes first; all of them have to be in a state that has a due day.
    pub due_first: bool,
}

/// An application.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: ApplicationId) -> Result<Application, Error> {
    Ok(application::table.find(id).first(conn)?)
}

/// The open application about a listing.
///
/// # Errors
/// The database failed.
pub fn open_of(conn: &mut DbConn, listing: ListingId) -> Result<Option<Application>, Error> {
    let mine = application::table
        .filter(application::listing_id.eq(listing))
        .filter(application::state.eq_any(ApplicationState::OPEN));
    Ok(mine.first(conn).optional()?)
}

/// A vendor's open applications about listings that stand.
///
/// # Errors
/// The database failed.
pub fn open_of_vendor(conn: &mut DbConn, vendor: OrganisationId) -> Result<Vec<Application>, Error> {
    let mine = application::table
        .filter(application::vendor_id.eq(vendor))
        .filter(application::state.eq_any(ApplicationState::OPEN));
    Ok(mine.filter(application::listing_id.is_not_null()).load(conn)?)
}

/// The vendor's application for a new listing of this number that the office has or asks about.
///
/// # Errors
/// The database failed.
pub fn asked(conn: &mut DbConn, vendor: OrganisationId, sku: &str) -> Result<Option<ApplicationId>, Error> {
    let mine = application::table
        .filter(application::vendor_id.eq(vendor))
        .filter(application::sku.eq(sku))
        .filter(application::kind.eq(ApplicationKind::List))
        .filter(application::state.eq_any([ApplicationState::Submitted, ApplicationState::Questioned]));
    Ok(mine.select(application::id).first(conn).optional()?)
}

/// A page of applications, newest first or by due day, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, which: Which, ask: &PageAsk) -> Result<Vec<Application>, Error> {
    let mut query = application::table.limit(ask.limit + 1).into_boxed::<Db>();
    if let Some(vendor) = which.vendor {
        query = query.filter(application::vendor_id.eq(vendor));
    }
    if let Some(state) = which.state {
        query = query.filter(application::state.eq(state));
    }
    if which.handed_in {
        query = query.filter(application::submitted_at.is_not_null());
    }
    let after: Option<(_, ApplicationId)> = ask.after.as_deref().map(due_place).transpose()?;
    if which.due_first {
        query = query.order((application::due_on, application::id));
        if let Some((day, id)) = after {
            let later = application::due_on.gt(day);
            query = query.filter(later.or(application::due_on.eq(day).and(application::id.gt(id))).assume_not_null());
        }
    } else {
        query = query.order(application::id.desc());
        if let Some((_, id)) = after {
            query = query.filter(application::id.lt(id));
        }
    }
    Ok(query.load(conn)?)
}

/// The cursor after an application.
pub fn cursor(row: &Application) -> String {
    due_key(row.due_on.unwrap_or_default(), row.id)
}

/// Adds an application.
///
/// # Errors
/// The listing has an open one, or the database failed.
pub fn insert(conn: &mut DbConn, row: &Application) -> Result<(), Error> {
    match diesel::insert_into(application::table).values(row).execute(conn) {
        Err(Cause::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(taken()),
        other => Ok(other.map(drop)?),
    }
}

/// Writes an application over the version before; false when that version is no longer the present one.
///
/// # Errors
/// The listing has another open one, or the database failed.
pub fn update(conn: &mut DbConn, row: &Application) -> Result<bool, Error> {
    let before = application::table.find(row.id).filter(application::version.eq(row.version - 1));
    match diesel::update(before).set(row).execute(conn) {
        Err(Cause::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Err(taken()),
        other => Ok(other? == 1),
    }
}

/// The error of a listing about which something is asked already.
pub fn taken() -> Error {
    Error::conflict("application.open_already")
}
