//! Finding: the index follows the change feed, and answers are read again from the rows before they are shown.

pub mod entries;
pub mod filters;
pub mod find;
pub mod follow;
pub mod listed;
pub mod rebuild;
