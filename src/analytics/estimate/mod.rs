//! Budget estimates (經費估算): what products would cost for some years, from prices that were really paid.
//!
//! `rate` gathers the rates of maintenance with source and date, our own measured one first (`measured`). `reckon` is the
//! arithmetic, pure; `paper` puts an estimate on paper under headings that stand as data (`data/estimate.csv`). Nothing is
//! stored: an estimate is its address.

pub mod asked;
pub mod load;
pub mod measured;
pub mod paper;
pub mod rate;
pub mod reckon;
