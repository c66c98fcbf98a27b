//! What can be found, and how.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

mod analyze;
pub mod ask;
mod bm25;
pub mod entry;
pub mod error;
mod expand;
mod fields;
mod filter;
mod find;
mod fold;
pub mod hits;
pub mod index;
mod loose;
mod numeral;
mod ordinal;
mod phrase;
mod slots;
mod snippet;
mod stretch;
mod tally;
mod tokenizer;
mod unit;
mod vocabulary;
mod words;
mod write;

pub use index::Index;
