//! Writes on PostgreSQL: READ COMMITTED, run again when the server asks for it.

use std::time::Duration;

use diesel::Connection;

use crate::base::error::Error;
use crate::db::conn::DbConn;

/// How often a change is tried before the conflict becomes the caller's.
const TRIES: u32 = 4;
/// The code under which `Error` carries a serialization failure or a deadlock.
const BUSY: &str = "database.busy";

/// Runs the change in a transaction; a deadlock or serialization failure undoes it whole and runs it again.
///
/// # Errors
/// What the closure says, or that the database failed.
pub fn write<T>(conn: &mut DbConn, mut body: impl FnMut(&mut DbConn) -> Result<T, Error>) -> Result<T, Error> {
    let mut tried = 1;
    loop {
        match conn.transaction(|conn| body(conn)) {
            Err(error) if error.code == BUSY && tried < TRIES => {
                std::thread::sleep(Duration::from_millis(5 << tried));
                tried += 1;
            }
            outcome => return outcome,
        }
    }
}
