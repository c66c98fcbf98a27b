//! The organisations of the market: agencies, vendors, the office, the audit body.

pub mod model;
pub mod rows;
pub mod store;
