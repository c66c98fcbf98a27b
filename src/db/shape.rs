//! Opens or makes the database of a market: migrated, and on an SQLite that does not lose rows.

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};

use crate::base::error::Error;
use crate::config::market::Location;
use crate::db::conn::{BeforeCommit, DbConn};
use crate::db::door::Door;
use crate::db::manager::connect;
use crate::db::migrate;

/// SQLite before this version can corrupt a WAL when several connections checkpoint.
const SQLITE_AT_LEAST: [u32; 3] = [3, 51, 3];

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

/// Migrates the database and opens its door.
///
/// # Errors
/// The database cannot be reached or migrated, or the SQLite in the program is too old.
pub fn open(location: Location, connections: u32, before_commit: BeforeCommit) -> Result<Door, Error> {
    let mut conn = connect(&location).map_err(|cause| Error::internal("open the database", cause))?;
    if matches!(conn, DbConn::Sqlite(_)) {
        check_version(&sql_query("SELECT sqlite_version() AS version").get_result::<Version>(&mut conn)?.version)?;
    }
    migrate::migrate(&mut conn)?;
    drop(conn);
    Door::open(location, connections, before_commit)
}

fn check_version(version: &str) -> Result<(), Error> {
    let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    if numbers.as_slice() < SQLITE_AT_LEAST.as_slice() {
        return Err(Error::internal("open the database", format!("SQLite {version} is older than 3.51.3")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_sqlite_is_refused() {
        assert!(check_version("3.51.2").is_err());
        assert!(check_version("3.51.3").is_ok());
        assert!(check_version("3.53").is_ok());
    }
}
