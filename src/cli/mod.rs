//! The command line: one file per command.

pub mod args;
pub mod audit;
pub mod bids;
pub mod demo;
pub mod export;
pub mod figures;
pub mod import;
pub mod law;
pub mod lists;
pub mod market;
pub mod people;
pub mod read_file;
pub mod review;
pub mod run;
pub mod say;
pub mod search;
pub mod serve;
pub mod tenders;
