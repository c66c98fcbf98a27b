//! Files that come in: CSV with a header row, kept whole by digest, every row imported, corrected, known or refused.
//!
//! A refused row is named with its line, column and reason. The rest is imported, or nothing, as asked.

pub mod agencies;
pub mod award_notices;
pub mod catalog;
pub mod frameworks;
pub mod item_awards;
pub mod items;
pub mod keep;
pub mod listings;
pub mod lists;
pub mod makers;
pub mod organisations;
pub mod outcome;
pub mod past_orders;
pub mod restricted_brands;
pub mod row;
pub mod run;
pub mod vendors;
