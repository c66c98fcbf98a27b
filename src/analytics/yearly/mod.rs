//! The yearly reports of a framework (中央機關共同供應契約集中採購實施要點), due fifteen days after the year: what was saved
//! against the budget (RPT-1), what the market asks (RPT-2), and how often each item was ordered (RPT-3).
//!
//! `sold` counts the year's orders by item, those of the e-procurement site too; each report is a sheet made of it.
//! `views/yearly.rs` asks the office for them when the year is over.

pub mod market_prices;
pub mod of_items;
pub mod report;
pub mod savings;
pub mod sold;
