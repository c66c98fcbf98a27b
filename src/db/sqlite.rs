//! The embedded database's one writer: changes that arrive together share one durable commit.
//!
//! Each change is a savepoint, so one that fails takes nothing of its neighbours away; every caller is answered after
//! the commit. When a commit itself fails the writer stops: what it might have lost must not be built upon.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use diesel::connection::{AnsiTransactionManager, Connection, TransactionManager};
use diesel::result::QueryResult;
use tokio::sync::oneshot;

use crate::base::error::{Error, Kind};
use crate::config::market::Location;
use crate::db::conn::{BeforeCommit, DbConn};
use crate::db::manager::connect;

/// The most changes that one commit carries.
const BATCH: usize = 64;

type Answer = Box<dyn FnOnce(bool) + Send>;
/// Runs on the connection, or is told that there was no transaction to run in.
type Change = Box<dyn FnOnce(Option<&mut DbConn>) -> Answer + Send>;

/// The thread that writes.
pub struct Writer {
    changes: Sender<Change>,
}

impl Writer {
    /// Starts the thread on a connection of its own.
    ///
    /// # Errors
    /// The file cannot be opened, or the thread cannot start.
    pub fn start(location: &Location, before_commit: BeforeCommit) -> Result<Self, Error> {
        let conn = connect(location).map_err(|cause| Error::internal("open the database", cause))?;
        let (changes, queue) = channel();
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(conn, &queue, before_commit))
            .map_err(|cause| Error::internal("start the writer", cause))?;
        Ok(Self { changes })
    }

    /// Hands a change over; the answer comes after the commit.
    ///
    /// # Errors
    /// The writer has stopped.
    pub fn submit<T, F>(&self, mut body: F) -> Result<oneshot::Receiver<Result<T, Error>>, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut DbConn) -> Result<T, Error> + Send + 'static,
    {
        let (send, receive) = oneshot::channel();
        let change: Change = Box::new(move |conn| {
            let result = match conn {
                None => Err(busy()),
                Some(conn) => catch_unwind(AssertUnwindSafe(|| conn.transaction(|conn| body(conn))))
                    .unwrap_or_else(|_| Err(Error::internal("write", "the change panicked"))),
            };
            Box::new(move |committed| {
                let answer = if committed { result } else { Err(Error::internal("commit", "the commit failed")) };
                // The caller may have gone; the change stands all the same.
                let _ = send.send(answer);
            })
        });
        self.changes.send(change).map_err(|_| busy())?;
        Ok(receive)
    }
}

fn run(mut conn: DbConn, queue: &Receiver<Change>, before_commit: BeforeCommit) {
    while let Ok(first) = queue.recv() {
        let batch: Vec<Change> = std::iter::once(first).chain(queue.try_iter().take(BATCH - 1)).collect();
        if let Err(cause) = begin(&mut conn) {
            // Another process holds the file, an import perhaps: nothing was begun, so nothing can be lost.
            tracing::warn!(%cause, "no transaction could begin");
            batch.into_iter().for_each(|change| change(None)(true));
            continue;
        }
        let answers: Vec<Answer> = batch.into_iter().map(|change| change(Some(&mut conn))).collect();
        let outcome = commit(&mut conn, before_commit);
        for answer in answers {
            answer(outcome.is_ok());
        }
        if let Err(cause) = outcome {
            tracing::error!(%cause, "the writer stops after a failed commit");
            return;
        }
    }
}

fn commit(conn: &mut DbConn, before_commit: BeforeCommit) -> Result<(), Error> {
    before_commit(conn)?;
    <DbConn as Connection>::TransactionManager::commit_transaction(conn).map_err(Error::from)
}

fn busy() -> Error {
    Error::of(Kind::Unavailable, "database.unavailable")
}

fn begin(conn: &mut DbConn) -> QueryResult<()> {
    match conn {
        DbConn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        DbConn::Pg(pg) => AnsiTransactionManager::begin_transaction_sql(pg, "BEGIN"),
    }
}
