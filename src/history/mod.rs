//! Orders of before the market, imported with where they came from and what is doubtful about them. They are figures, never
//! orders: nothing is approved, delivered or counted against a ceiling by them.

pub mod model;
pub mod store;
