//! Listings: what vendors offer, by version. An order pins a version; only a listing that hangs on an award is orderable.

pub mod model;
pub mod questions;
pub mod rows;
pub mod store;
