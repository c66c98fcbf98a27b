//! Where the market's rows and files are.

use std::path::{Path, PathBuf};

/// Where the rows are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file of the embedded database.
    Sqlite(PathBuf),
    /// The URL of a PostgreSQL database.
    Postgres(String),
}

/// The data folder and the database.
#[derive(Clone, Debug)]
pub struct Market {
    /// Files, the search index and, unless a server is named, the database.
    pub data: PathBuf,
    /// Where the rows are.
    pub location: Location,
}

impl Market {
    /// A market in a folder, or one whose rows are on a PostgreSQL server.
    pub fn new(data: &Path, database: Option<&str>) -> Self {
        let location = match database {
            Some(url) => Location::Postgres(url.to_owned()),
            None => Location::Sqlite(data.join("gongqi.db")),
        };
        Self { data: data.to_owned(), location }
    }
}
