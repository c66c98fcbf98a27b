//! Queries on open-source software.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error as Cause};

use crate::base::error::{Error, Kind};
use crate::base::id::OpenSoftwareId;
use crate::db::conn::DbConn;
use crate::db::schema::open_software;
use crate::open_source::model::OpenSoftware;

/// One by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: OpenSoftwareId) -> Result<OpenSoftware, Error> {
    Ok(open_software::table.find(id).first(conn)?)
}

/// All of it by name.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn) -> Result<Vec<OpenSoftware>, Error> {
    Ok(open_software::table.order(open_software::name).load(conn)?)
}

/// Adds one.
///
/// # Errors
/// The name is taken, or the database failed.
pub fn insert(conn: &mut DbConn, row: &OpenSoftware) -> Result<(), Error> {
    named(diesel::insert_into(open_software::table).values(row).execute(conn)).map(drop)
}

/// Writes one over the version before.
///
/// # Errors
/// It changed since it was read, the name is taken, or the database failed.
pub fn update(conn: &mut DbConn, row: &OpenSoftware) -> Result<(), Error> {
    let before = open_software::table.find(row.id).filter(open_software::version.eq(row.version - 1));
    match named(diesel::update(before).set(row).execute(conn))? {
        1 => Ok(()),
        _ => Err(Error::of(Kind::Stale, "open_source.stale")),
    }
}

fn named(done: Result<usize, Cause>) -> Result<usize, Error> {
    match done {
        Err(Cause::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            Err(Error::conflict("open_source.name_taken").at("name"))
        }
        other => Ok(other?),
    }
}
