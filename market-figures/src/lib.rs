//! The figures of a market.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod ask;
pub mod association;
pub mod change;
pub mod columns;
pub mod concentration;
pub mod dictionary;
pub mod disclosure;
pub mod error;
mod grain;
mod group;
pub mod quartile;
pub mod renewal;
pub mod rollups;
pub mod season;

pub use ask::{Ask, Codes, Filter, Group, Keep, Sums};
pub use columns::Columns;
pub use dictionary::Dictionary;
pub use error::Error;
pub use rollups::Rollups;
