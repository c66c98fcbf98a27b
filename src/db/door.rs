//! The one door to the rows: `write` for every change of state, `read` for the rest.
//!
//! A write is a closure run inside a transaction that may run again after a conflict, so it has no effect but its rows.

use std::sync::Arc;

use diesel::r2d2::Pool;

use crate::base::error::{Error, Kind};
use crate::config::market::Location;
use crate::db::conn::{BeforeCommit, DbConn};
use crate::db::manager::Manager;
use crate::db::postgres;
use crate::db::sqlite::Writer;

/// The databases' door. Clones share it.
#[derive(Clone)]
pub struct Door {
    location: Location,
    readers: Pool<Manager>,
    writer: Option<Arc<Writer>>,
}

impl Door {
    /// Opens the database, which must have been migrated.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub fn open(location: Location, connections: u32, before_commit: BeforeCommit) -> Result<Self, Error> {
        let readers = Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .connection_timeout(std::time::Duration::from_secs(10))
            .build(Manager(location.clone()))
            .map_err(|cause| Error::internal("open the database", cause))?;
        let writer = match &location {
            Location::Sqlite(_) => Some(Arc::new(Writer::start(&location, before_commit)?)),
            Location::Postgres(_) => None,
        };
        Ok(Self { location, readers, writer })
    }

    /// Where the rows are.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// Runs a change of state from async code and answers after it is durable.
    ///
    /// # Errors
    /// What the closure says, or that the database failed.
    pub async fn write<T, F>(&self, body: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut DbConn) -> Result<T, Error> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.submit(body)?.await.unwrap_or_else(|_| Err(stopped())),
            None => {
                let readers = self.readers.clone();
                off_thread(move || postgres::write(&mut *take(&readers)?, body)).await
            }
        }
    }

    /// The same from a thread that may block: the command line, jobs, tests.
    ///
    /// # Errors
    /// What the closure says, or that the database failed.
    pub fn write_now<T, F>(&self, body: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut DbConn) -> Result<T, Error> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.submit(body)?.blocking_recv().unwrap_or_else(|_| Err(stopped())),
            None => postgres::write(&mut *take(&self.readers)?, body),
        }
    }

    /// Runs a reading closure from async code.
    ///
    /// # Errors
    /// What the closure says, or that the database failed.
    pub async fn read<T, F>(&self, body: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut DbConn) -> Result<T, Error> + Send + 'static,
    {
        let door = self.clone();
        off_thread(move || door.read_now(body)).await
    }

    /// The same from a thread that may block.
    ///
    /// # Errors
    /// What the closure says, or that the database failed.
    pub fn read_now<T>(&self, body: impl FnOnce(&mut DbConn) -> Result<T, Error>) -> Result<T, Error> {
        body(&mut *take(&self.readers)?)
    }
}

fn take(pool: &Pool<Manager>) -> Result<diesel::r2d2::PooledConnection<Manager>, Error> {
    pool.get().map_err(|cause| Error {
        cause: Some(cause.to_string()),
        ..Error::of(Kind::Unavailable, "database.unavailable")
    })
}

async fn off_thread<T: Send + 'static>(body: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(body).await.unwrap_or_else(|cause| Err(Error::internal("run a query", cause)))
}

/// The writer has stopped: after a failed commit nothing more is acknowledged.
fn stopped() -> Error {
    Error::of(Kind::Unavailable, "database.unavailable")
}
