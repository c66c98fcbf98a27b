//! The demo market: invented agencies, vendors, frameworks, listings, people and a year of orders. Every name is
//! fictitious and marked 範例; the rows come in by the same imports and verbs as real ones.

pub mod approvals;
pub mod exchange;
pub mod fill;
pub mod history;
pub mod logins;
pub mod offers;
pub mod people;
pub mod planned;
pub mod seed;
pub mod tenders;
pub mod trust;
pub mod under_way;
