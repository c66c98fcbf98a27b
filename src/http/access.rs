//! The route table: which route is open to whom. The gate refuses a route that has no row; a test compares the table
//! with the router and tries every row with every role.
//!
//! A row opens the door of a route; whether this person may see or do this thing is `accounts/decide.rs`.

use std::sync::LazyLock;

use crate::http::access_api::API;
use crate::http::access_pages::PAGES;
pub use crate::http::who::{Access, Who};

/// Every route.
pub static ACCESS: LazyLock<Vec<Access>> = LazyLock::new(|| PAGES.iter().chain(API).copied().collect());

/// To whom a route is open; `None` for a route without a row.
pub fn who(method: &str, route: &str) -> Option<Who> {
    let method = if method == "HEAD" { "GET" } else { method };
    ACCESS.iter().find(|access| access.method == method && access.route == route).map(|access| access.who)
}
