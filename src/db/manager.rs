//! Opens connections for the pool, each with the settings that the market's promises rest on.

use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use diesel::{Connection, ConnectionError, PgConnection, RunQueryDsl, SqliteConnection, sql_query};

use crate::config::market::Location;
use crate::db::conn::{DbConn, broken};

/// Makes connections for readers; the embedded database's refuse to write.
#[derive(Clone, Debug)]
pub struct Manager(pub Location);

/// Opens a connection that may write.
///
/// # Errors
/// The file cannot be opened, or the server does not answer.
pub fn connect(location: &Location) -> Result<DbConn, ConnectionError> {
    match location {
        Location::Sqlite(path) => {
            let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
            // FULL: an acknowledged order survives a power cut. The door makes it cheap by group commit, in which each change is a
            // savepoint; what could be rolled back to it is kept in memory (temp_store), not in a file.
            conn.batch_execute(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -16000; \
                 PRAGMA temp_store = MEMORY;",
            )
            .map_err(ConnectionError::CouldntSetupConfiguration)?;
            Ok(DbConn::Sqlite(conn))
        }
        Location::Postgres(url) => Ok(DbConn::Pg(PgConnection::establish(url)?)),
    }
}

impl ManageConnection for Manager {
    type Connection = DbConn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<DbConn, Self::Error> {
        let mut conn = connect(&self.0).map_err(diesel::r2d2::Error::ConnectionError)?;
        if let DbConn::Sqlite(sqlite) = &mut conn {
            // A reader has nothing to roll back; what it sorts may be large and is better spilled into a file.
            sqlite
                .batch_execute("PRAGMA query_only = ON; PRAGMA temp_store = DEFAULT;")
                .map_err(diesel::r2d2::Error::QueryError)?;
        }
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut DbConn) -> Result<(), Self::Error> {
        sql_query("SELECT 1").execute(conn).map(drop).map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut DbConn) -> bool {
        std::thread::panicking() || broken(conn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::sql_types::Text;

    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        compile_options: String,
    }

    /// Without the flag of `.cargo/config.toml` everything works, and every statement with a limit is planned anew whenever it is used.
    #[test]
    fn the_embedded_database_keeps_its_plans() {
        let mut conn = connect(&Location::Sqlite(":memory:".into())).unwrap();
        let DbConn::Sqlite(sqlite) = &mut conn else { panic!("a file is SQLite's") };
        let options: Vec<Row> = sql_query("PRAGMA compile_options").load(sqlite).unwrap();
        assert!(options.iter().any(|row| row.compile_options == "ENABLE_QPSG"));
    }
}
