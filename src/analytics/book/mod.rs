//! The price database (採購價格資料庫): what was paid for each product and unit, whoever bought it and whoever sold it.
//!
//! `list` finds products, `paid` tells of one: quartiles, how they moved, and each price that stands out with what
//! explains it (`outlier`). Nobody is named: a price is no secret of the agency that paid it, but which agency runs which
//! product is.

pub mod asked;
pub mod list;
pub mod outlier;
pub mod paid;
