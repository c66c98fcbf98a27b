//! The figures of a market.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod association;
pub mod change;
pub mod columns;
pub mod concentration;
pub mod dictionary;
pub mod disclosure;
pub mod error;
pub mod group;
pub mod quartile;
pub mod renewal;
pub mod rollups;
pub mod season;

pub use columns::Columns;
pub use dictionary::Dictionary;
pub use error::Error;
pub use group::{Ask, Group};
pub use rollups::Rollups;
