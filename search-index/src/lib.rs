//! What can be found, and how.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

mod analyze;
pub mod ask;
mod begin;
mod bm25;
mod code;
mod codes;
mod columns;
mod data;
mod document;
pub mod entry;
pub mod error;
mod expand;
mod fields;
mod find;
mod fold;
mod folder;
mod glossary;
pub mod hits;
pub mod index;
mod live;
mod lookup;
mod loose;
mod matches;
mod meant;
mod merge;
mod numeral;
mod ordinal;
mod page;
mod readings;
pub mod rebuild;
mod segment;
mod slots;
mod snippet;
mod stretch;
mod strict;
pub mod suggest;
mod sweep;
mod synonyms;
mod terms;
mod tokenizer;
mod unit;
mod unknown;
mod vocabulary;
mod walk;
mod why;
mod words;
mod write;

pub use begin::Completes;
pub use index::Index;
