//! Figures that everybody may see: counts and sums over the market, never a party's own numbers.
//!
//! A query folds rows into a plain `Chart`; `svg` draws one. Pages and API give the same chart as figure, table and
//! file, so that no number is only in a picture.

pub mod chart;
pub mod month;
pub mod orders_by_month;
pub mod svg;
