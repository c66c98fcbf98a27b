//! Tenders (招標案): what they ask for, and when which of their envelopes may be opened.

pub mod keep;
pub mod model;
pub mod plan;
pub mod read;
pub mod rows;
pub mod store;
