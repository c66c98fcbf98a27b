//! A fresh database for one test: a file, or a copy of the migrated template on the tests' own server.

use std::path::Path;

use diesel::prelude::*;
use gongqi::config::market::Location;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The base URL of the tests' PostgreSQL, which `scripts/with-postgres` starts.
pub fn server() -> String {
    std::env::var("GONGQI_TEST_POSTGRES")
        .expect("GONGQI_TEST_POSTGRES is unset: run the tests by `make test`, or by scripts/with-postgres")
}

/// A database of its own for one test, in `folder` or on the server.
pub fn fresh(engine: Engine, folder: &Path) -> Location {
    match engine {
        Engine::Sqlite => Location::Sqlite(folder.join("gongqi.db")),
        Engine::Postgres => {
            let base = server();
            let base = base.trim_end_matches('/');
            let name = format!("t_{}", uuid::Uuid::now_v7().simple());
            let mut conn = PgConnection::establish(&format!("{base}/postgres")).expect("the tests' PostgreSQL answers");
            let sql = format!("CREATE DATABASE {name} TEMPLATE gongqi_template");
            diesel::sql_query(sql).execute(&mut conn).expect("the template is there and idle");
            Location::Postgres(format!("{base}/{name}"))
        }
    }
}
