//! One connection type over both databases, and the two bridges for what diesel's derive leaves out.

use crate::base::error::Error;
use diesel::RunQueryDsl;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sqlite::Sqlite;

pub use multi::{DbConn, MultiBackend};

#[allow(missing_docs, reason = "the derive writes public items without documentation")]
mod multi {
    use diesel::pg::PgConnection;
    use diesel::sqlite::SqliteConnection;

    /// A connection to whichever database the market stands on.
    #[derive(diesel::MultiConnection)]
    pub enum DbConn {
        /// PostgreSQL.
        Pg(PgConnection),
        /// The embedded database.
        Sqlite(SqliteConnection),
    }
}

/// Runs one body per database: for batches, which the derived connection cannot take.
#[macro_export]
macro_rules! both {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::db::conn::DbConn::Pg($c) => $body,
            $crate::db::conn::DbConn::Sqlite($c) => $body,
        }
    };
}

/// A statement that both databases understand but the derived backend has no word for, such as `ON CONFLICT`.
pub struct Both<T>(pub T);

impl<T: QueryFragment<Pg> + QueryFragment<Sqlite>> QueryFragment<MultiBackend> for Both<T> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        MultiBackend::walk_variant_ast(&self.0, out)
    }
}

impl<T: QueryId> QueryId for Both<T> {
    type QueryId = T::QueryId;
    const HAS_STATIC_QUERY_ID: bool = T::HAS_STATIC_QUERY_ID;
}

impl<T: Query> Query for Both<T> {
    type SqlType = T::SqlType;
}

impl<T> RunQueryDsl<DbConn> for Both<T> {}

/// Which database it is, for messages and metrics.
pub fn name(conn: &DbConn) -> &'static str {
    match conn {
        DbConn::Pg(_) => "postgres",
        DbConn::Sqlite(_) => "sqlite",
    }
}

/// The backend that a boxed query is written for.
pub type Db = MultiBackend;

/// Whether a transaction was left open, so that the connection must not go back to the pool.
pub fn broken(conn: &mut DbConn) -> bool {
    use diesel::connection::{AnsiTransactionManager, TransactionManager};
    both!(conn, c => AnsiTransactionManager::is_broken_transaction_manager(c))
}

/// What runs inside a write transaction just before it commits: the audit sequencer on the embedded database.
pub type BeforeCommit = fn(&mut DbConn) -> Result<(), Error>;
