//! Queries on organisations.

use diesel::prelude::*;

use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::both;
use crate::db::conn::DbConn;
use crate::db::schema::organisation;
use crate::parties::model::{Organisation, OrganisationKind};

/// An organisation by id.
///
/// # Errors
/// There is none, or the database failed.
pub fn find(conn: &mut DbConn, id: OrganisationId) -> Result<Organisation, Error> {
    Ok(organisation::table.find(id).first(conn)?)
}

/// An organisation by its code.
///
/// # Errors
/// The database failed.
pub fn by_code(conn: &mut DbConn, kind: OrganisationKind, code: &str) -> Result<Option<Organisation>, Error> {
    let found = organisation::table.filter(organisation::kind.eq(kind).and(organisation::code.eq(code)));
    Ok(found.first(conn).optional()?)
}

/// All organisations of a kind, by code.
///
/// # Errors
/// The database failed.
pub fn all(conn: &mut DbConn, kind: OrganisationKind) -> Result<Vec<Organisation>, Error> {
    Ok(organisation::table.filter(organisation::kind.eq(kind)).order(organisation::code).load(conn)?)
}

/// Adds organisations.
///
/// # Errors
/// A code is taken, or the database failed.
pub fn insert(conn: &mut DbConn, rows: &[Organisation]) -> Result<(), Error> {
    for chunk in rows.chunks(500) {
        both!(conn, c => diesel::insert_into(organisation::table).values(chunk).execute(c))?;
    }
    Ok(())
}

/// Writes an organisation over its earlier version.
///
/// # Errors
/// The database failed.
pub fn update(conn: &mut DbConn, row: &Organisation) -> Result<(), Error> {
    diesel::update(organisation::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}
