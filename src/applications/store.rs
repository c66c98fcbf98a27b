//! Queries on applications.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Cause};

use crate::applications::model::Application;
use crate::applications::state::ApplicationState;
use crate::base::error::{Error, Kind};
use crate::base::id::{ApplicationId, ListingId, OrganisationId};
use crate::base::page::PageAsk;
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
    let open = [ApplicationState::Draft, ApplicationState::Submitted, ApplicationState::Questioned];
    let mine = application::table.filter(application::listing_id.eq(listing)).filter(application::state.eq_any(open));
    Ok(mine.first(conn).optional()?)
}

/// A page of applications, newest first, one row more than asked so that the page can be cut.
///
/// # Errors
/// The cursor is none of this list, or the database failed.
pub fn list(conn: &mut DbConn, which: Which, ask: &PageAsk) -> Result<Vec<Application>, Error> {
    let mut query = application::table.order(application::id.desc()).limit(ask.limit + 1).into_boxed::<Db>();
    if let Some(vendor) = which.vendor {
        query = query.filter(application::vendor_id.eq(vendor));
    }
    if let Some(state) = which.state {
        query = query.filter(application::state.eq(state));
    }
    if which.handed_in {
        query = query.filter(application::submitted_at.is_not_null());
    }
    if let Some(after) = &ask.after {
        let after: ApplicationId =
            after.parse().map_err(|_| Error::of(Kind::Invalid, "page.bad_cursor").at("cursor"))?;
        query = query.filter(application::id.lt(after));
    }
    Ok(query.load(conn)?)
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
