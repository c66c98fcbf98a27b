//! The market's figures in memory: ids and words as codes, sums of orders and of order lines by any of them.
//!
//! A node keeps one for its dashboards. It knows no rows: `analytics` fills it from the rollups and brings it up to date.

pub mod cube;
pub mod figure;
pub mod kept;
