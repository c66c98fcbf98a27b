//! Tasks of the office (待辦事項): what a person has to look at, by a day of the working calendar.
//!
//! Whoever notices something opens a task under a mark; the same thing noticed again opens no second one.

pub mod finish;
pub mod model;
pub mod open;
pub mod read;
pub mod rows;
pub mod store;
pub mod words;
