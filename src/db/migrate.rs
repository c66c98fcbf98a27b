//! Brings a database to the present shape. `migrations/README.md` tells how shapes change.

use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::base::error::Error;
use crate::db::conn::{Db, DbConn};

const COMMON: EmbeddedMigrations = embed_migrations!("migrations/common");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Runs what is pending and says how many migrations that were.
///
/// # Errors
/// A migration fails; the database keeps the shape before it.
pub fn migrate(conn: &mut DbConn) -> Result<usize, Error> {
    let own = own(conn);
    let mut count = run(conn, COMMON)?;
    count += run(conn, own)?;
    Ok(count)
}

/// Undoes every migration, newest first.
///
/// # Errors
/// A migration cannot be undone.
pub fn revert(conn: &mut DbConn) -> Result<(), Error> {
    let own = own(conn);
    undo(conn, own)?;
    undo(conn, COMMON)
}

/// Whether a migration waits to be run.
///
/// # Errors
/// The database does not answer.
pub fn pending(conn: &mut DbConn) -> Result<bool, Error> {
    let own = own(conn);
    let common = conn.has_pending_migration(COMMON).map_err(|cause| Error::internal("migrations", cause))?;
    Ok(common || conn.has_pending_migration(own).map_err(|cause| Error::internal("migrations", cause))?)
}

fn own(conn: &DbConn) -> EmbeddedMigrations {
    match conn {
        DbConn::Pg(_) => POSTGRES,
        DbConn::Sqlite(_) => SQLITE,
    }
}

fn run(conn: &mut DbConn, source: EmbeddedMigrations) -> Result<usize, Error> {
    conn.run_pending_migrations(source).map(|done| done.len()).map_err(|cause| Error::internal("migrate", cause))
}

fn undo(conn: &mut DbConn, source: EmbeddedMigrations) -> Result<(), Error> {
    let mut all =
        MigrationSource::<Db>::migrations(&source).map_err(|cause| Error::internal("read migrations", cause))?;
    all.sort_by_key(|migration| std::cmp::Reverse(migration.name().to_string()));
    for migration in all {
        conn.revert_migration(&migration).map_err(|cause| Error::internal("revert", cause))?;
    }
    Ok(())
}
