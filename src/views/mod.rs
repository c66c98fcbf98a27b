//! Dashboards that people keep: saved with their filters, deleted, and mailed each month as a report if they wish; and the
//! office's yearly reports, asked for when the year is over.
//!
//! What a view shows is what its owner may see at that moment, never what was allowed when it was saved.

pub mod keep;
pub mod model;
pub mod monthly;
pub mod report;
pub mod rows;
pub mod store;
pub mod yearly;
